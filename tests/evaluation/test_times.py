"""TimeML files in, TempEval-3's figures out."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from whatweknow.cli import app
from whatweknow.errors import EvaluationError
from whatweknow.evaluation import Fold, format_times, read_timeml, score_times
from whatweknow.evaluation.timeml import is_held_out
from whatweknow.evaluation.times import agrees
from whatweknow.records import Span, TimeKind, TimeMention

DOCUMENT = """<?xml version="1.0" ?>
<TimeML><DOCID>tarn-1</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2031-05-08" functionInDocument="CREATION_TIME">08/05/2031</TIMEX3></DCT>
<TEXT>
The ferry <EVENT eid="e1">sank</EVENT> on <TIMEX3 tid="t1" type="DATE" value="2031-05-07">Wednesday</TIMEX3>,
<!-- a comment --> after <TIMEX3 tid="t2" type="DURATION" value="P2D">two <EVENT eid="e2">days</EVENT></TIMEX3> at
sea &amp; storm, not in <TIMEX3 tid="t3" type="DATE" value="2031-04">April.</TIMEX3>
</TEXT></TimeML>
"""


def written(folder: Path, document: str = DOCUMENT, name: str = "tarn.tml") -> Path:
    (folder / name).write_text(document, encoding="utf-8")
    return folder


def test_text_and_times_are_read(tmp_path: Path) -> None:
    (document,) = read_timeml(written(tmp_path))
    assert document.created == "2031-05-08"
    assert "sank on Wednesday,\n after two days at\nsea & storm" in document.text
    assert [(time.span.of(document.text), time.kind, time.value) for time in document.times] == [
        ("Wednesday", "DATE", "2031-05-07"),
        ("two days", "DURATION", "P2D"),
        ("April.", "DATE", "2031-04"),
    ]


@pytest.mark.parametrize(
    "document",
    [
        "<TimeML><TEXT>no time of creation</TEXT></TimeML>",
        "<TimeML><DCT><TIMEX3 value='2031'/></DCT></TimeML>",
        "not XML at all",
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + DOCUMENT.split("?>")[1].replace("storm", "&b;"),
        '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>' + DOCUMENT.split("?>")[1].replace("storm", "&f;"),
    ],
)
def test_what_is_no_timeml_is_refused_by_name(tmp_path: Path, document: str) -> None:
    with pytest.raises(EvaluationError, match=r"tarn\.tml"):
        read_timeml(written(tmp_path, document))


def test_no_documents_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="held-out"):
        read_timeml(tmp_path, Fold.HELD_OUT)


def test_folds_part_the_documents(tmp_path: Path) -> None:
    names = [f"report-{number}.tml" for number in range(40)]
    for name in names:
        written(tmp_path, name=name)
    held_out = {document.name for document in read_timeml(tmp_path, Fold.HELD_OUT)}
    rest = {document.name for document in read_timeml(tmp_path, Fold.REST)}
    assert held_out == {name for name in names if is_held_out(name)}
    assert held_out | rest == set(names)
    assert not held_out & rest
    assert held_out


def found(text: str, words: str, value: str | None) -> TimeMention:
    start = text.index(words)
    span = Span(start, start + len(words))
    return TimeMention(span=span, sentence=span, kind=TimeKind.DATE, value=value)


def test_strict_relaxed_and_value(tmp_path: Path) -> None:
    (document,) = read_timeml(written(tmp_path))
    text = document.text
    mentions = [
        found(text, "ferry", "2031"),  # nothing in the gold
        found(text, "on Wednesday", "2031-05-07"),  # overlaps, with the right value
        found(text, "two days", "P2W"),  # the same extent, with a wrong value
        found(text, "April", "2031-04"),  # all right: punctuation does not count
    ]
    scores = score_times([document], {"tarn.tml": mentions})
    assert (scores.strict.matched, scores.relaxed.matched, scores.value.matched) == (2, 3, 2)
    assert (scores.strict.predicted, scores.strict.gold) == (4, 3)
    assert len(scores.misses) == 3
    assert "relaxed  P 0.750  R 1.000  F1 0.857" in format_times(scores)


@pytest.mark.parametrize(
    ("gold", "found", "one"),
    [
        ("1989-WXX", "1989-W43", True),
        ("1989-WXX", "1988-W43", False),
        ("1989-WXX", "1989-10", False),
        ("1989-10-XX", "1989-10", True),
        ("198X", "198", True),
        ("2000-W8", "2000-W08", True),
        ("XXXX-WXX-5", "XXXX-WXX-5", True),
        ("PXY", "P2Y", False),
        ("PAST_REF", "1989", False),
        ("1989", "198", False),
    ],
)
def test_open_digits_of_the_gold_agree_with_any(gold: str, found: str, one: bool) -> None:
    assert agrees(gold, found) is one


def test_one_time_is_matched_once(tmp_path: Path) -> None:
    (document,) = read_timeml(written(tmp_path))
    twice = [found(document.text, "two", "P2D"), found(document.text, "days", "P2D")]
    assert score_times([document], {"tarn.tml": twice}).relaxed.matched == 1


def test_the_held_out_documents_are_those_of_the_rule() -> None:
    listed = (Path(__file__).parents[2] / "bench" / "timex-held-out.txt").read_text(encoding="utf-8").splitlines()
    names = [line.split("/")[-1] for line in listed if not line.startswith("#")]
    assert names
    assert all(is_held_out(name) for name in names)


def test_the_command_prints_the_figures(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", "times", str(written(tmp_path)), "--misses"])
    assert result.exit_code == 0
    assert "documents 1  gold 3  predicted 3" in result.output
    assert "value    P 1.000  R 1.000  F1 1.000" in result.output


def test_the_command_names_the_folds(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["evaluate", "times", str(written(tmp_path)), "--fold", "half"])
    assert result.exit_code == 2
    assert "held-out" in result.output
