from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.errors import EvaluationError
from whatweknow.evaluation import RoleSpans, predictions_from_json, predictions_to_json
from whatweknow.records import Attribution, Mode, Span

SPAN = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 10**6), st.integers(1, 99))
SPANS = st.lists(SPAN, max_size=2).map(lambda spans: tuple(sorted(spans)))
ROLES = st.builds(RoleSpans, SPANS, SPANS, SPANS)


def test_the_form_that_is_published() -> None:
    predictions = {
        "vale-07": [Attribution(None, Span(4, 8), (Span(9, 20), Span(24, 30)), Mode.MIXED, 0.7)],
        "arn-01": [],
    }
    assert json.loads(predictions_to_json(predictions)) == {
        "arn-01": [],
        "vale-07": [{"source": [], "cue": [[4, 8]], "content": [[9, 20], [24, 30]]}],
    }


@given(st.dictionaries(st.text(), st.lists(ROLES, max_size=2), max_size=3))
def test_what_is_written_is_what_is_read(predictions: dict[str, list[RoleSpans]]) -> None:
    assert predictions_from_json(predictions_to_json(predictions)) == predictions


def test_a_role_may_be_missing_or_null_and_other_fields_are_passed_over() -> None:
    read = predictions_from_json('{"a": [{"source": null, "content": [[3, 5]], "score": 0.4}]}')
    assert read == {"a": [RoleSpans(content=(Span(3, 5),))]}


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        ("{", r"^out\.json: .*truncated"),
        ('{"a": [{"cue": [[1, "x"]]}]}', r"^out\.json: .*`int`.*cue"),
        ('{"a": [{"cue": [[1, 2, 3]]}]}', r"^out\.json: .*length 2.*cue"),
        (b'{"a\xff": []}', r"^out\.json: "),
    ],
)
def test_what_is_not_of_the_form_is_named(data: str | bytes, complaint: str) -> None:
    with pytest.raises(EvaluationError, match=complaint):
        predictions_from_json(data, "out.json")
