"""In whatever order reports are given, the brief is the same."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import whatweknow
from whatweknow.annotation import Tagger
from whatweknow.briefing import to_json
from whatweknow.pipeline import default_tagger
from whatweknow.records import AnnotatedReport, Reading, Report

EXAMPLES = Path(__file__).parent.parent / "examples"


class Remembering(Tagger):
    """The tagger that ships, which annotates each report once."""

    def __init__(self, tagger: Tagger) -> None:
        self.__dict__.update(tagger.__dict__)
        self._known: dict[str, AnnotatedReport] = {}

    def annotate(self, reports: object, min_score: float | None = None) -> list[AnnotatedReport]:
        given = list(reports)  # type: ignore[call-overload]
        new = [report for report in given if report.id not in self._known]
        self._known.update({one.report.id: one for one in super().annotate(new, min_score)})
        return [self._known[report.id] for report in given]


@cache
def read(example: str) -> tuple[whatweknow.Pipeline, Reading]:
    pipeline = whatweknow.Pipeline(Remembering(default_tagger()))
    return pipeline, pipeline.read(EXAMPLES / example)


def brief_of(example: str, reports: tuple[Report, ...]) -> bytes:
    pipeline, reading = read(example)
    brief = pipeline.brief(replace(reading, reports=reports)).brief
    return to_json(replace(brief, generated=""))


@pytest.mark.parametrize("example", ["korrin-viaduct", "pennow-brook"])
@settings(max_examples=4, deadline=None)
@given(data=st.data())
def test_the_order_of_the_reports_makes_no_difference(example: str, data: st.DataObject) -> None:
    reports = read(example)[1].reports
    shuffled = tuple(data.draw(st.permutations(reports)))
    assert brief_of(example, shuffled) == brief_of(example, reports)
