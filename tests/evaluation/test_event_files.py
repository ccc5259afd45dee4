from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.errors import EvaluationError
from whatweknow.evaluation import event_run, read_event_run, read_gold_event
from whatweknow.evaluation.events import GoldStatement, Quote
from whatweknow.records import Brief, Citation, Event, Mode, Software, Speaker, Statement

TEXT = "Dam gate fails\n\nTamm said the gate held. “It held,” he said.\n\n“It held,” Orla Pask said.\n"
GOLD: dict[str, Any] = {
    "event": "Dam gate",
    "parties": [{"id": "velmora", "name": "Velmora", "aliases": ["Port Vel"]}],
    "statements": [
        {
            "id": "s1",
            "report": "01-lorvia",
            "content": ["the gate held"],
            "paragraph": 1,
            "speaker": "Oskar Tamm",
            "party": None,
            "via": [],
        }
    ],
    "points": [{"id": "p1", "claim": "The gate held", "stances": []}],
    "unknowns": [],
}


def write_event(folder: Path, gold: object = GOLD, text: bytes = TEXT.encode()) -> Path:
    (folder / "reports").mkdir()
    (folder / "reports" / "01-lorvia.txt").write_bytes(text)
    (folder / "reports" / "02-page.html").write_bytes(b"<p>passed over</p>")
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


def statement(*content: str, paragraph: int | None = None) -> GoldStatement:
    return GoldStatement("s", "01-lorvia", content, paragraph)


def test_an_event_folder_is_read(tmp_path: Path) -> None:
    event = read_gold_event(write_event(tmp_path, text=b"Line ends\r\nstay"))
    assert event.name == tmp_path.name
    assert event.texts == {"01-lorvia": "Line ends\r\nstay"}
    assert event.gold.parties[0].aliases == ("Port Vel",)
    assert event.gold.statements[0].speaker == "Oskar Tamm"


def test_a_content_is_located_from_its_paragraph_on() -> None:
    first, second = TEXT.index("“It held,”"), TEXT.rindex("“It held,”")
    assert statement("“It held,”").locate(TEXT) == [(first, first + 10)]
    assert statement("“It held,”", paragraph=2).locate(TEXT) == [(second, second + 10)]
    assert statement("“It held,”", paragraph=9).locate(TEXT) == [(first, first + 10)]
    assert statement("“It held,”", "said").locate(TEXT)[1][0] > first
    assert statement("“It held,”", "Dam gate", paragraph=2).locate(TEXT)[1] == (0, 8)


def test_gold_words_that_are_not_in_the_report_are_named() -> None:
    with pytest.raises(EvaluationError, match=r"gold statement s: 'the gate fell' is not in report 01-lorvia"):
        statement("the gate fell").locate(TEXT)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (
            {"statements": [{"id": "s1", "report": "01-lorvia", "content": []}]},
            r"gold\.json: statement s1 has no content",
        ),
        ({"statements": [{"id": "s1", "content": ["x"]}]}, r"gold\.json: .*missing required field `report`"),
        ({"parties": "velmora"}, r"gold\.json: Expected `array`, got `str` - at `\$\.parties`"),
    ],
)
def test_gold_of_another_form_is_named(tmp_path: Path, change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(EvaluationError, match=complaint):
        read_gold_event(write_event(tmp_path, {**GOLD, **change}))


def test_a_folder_without_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"gold\.json: No such file"):
        read_gold_event(tmp_path)


def test_a_report_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"01-lorvia\.txt: byte 0 is not UTF-8"):
        read_gold_event(write_event(tmp_path, text=TEXT.encode("utf-16")))


def test_the_event_has_the_last_word_on_texts_and_the_brief_adds_its_pages(tmp_path: Path) -> None:
    run = event_run(read_gold_event(write_event(tmp_path)), {}, {"01-lorvia": "altered", "02-page": "passed over"})
    assert run.texts == {"01-lorvia": TEXT, "02-page": "passed over"}


def test_a_report_without_text_is_named(tmp_path: Path) -> None:
    gold = {**GOLD, "statements": [{"id": "s7", "report": "02-page", "content": ["passed"]}]}
    event = read_gold_event(write_event(tmp_path, gold))
    with pytest.raises(EvaluationError, match=r"gold statement s7 stands in report '02-page', which has no text"):
        event_run(event, {}, {})


def test_a_brief_of_another_form_is_named(tmp_path: Path) -> None:
    event = read_gold_event(write_event(tmp_path))
    with pytest.raises(EvaluationError, match=rf"brief of {tmp_path.name}: Expected `str`, got `int`.*speakers"):
        event_run(event, {"speakers": [{"id": 4, "name": "Tamm"}]}, {})


def test_what_a_brief_does_not_fill_yet_is_empty(tmp_path: Path) -> None:
    content = [{"start": 21, "end": 25, "exact": "said", "report": "01-lorvia"}]
    brief = {"schema": "x", "statements": [{"id": "a", "report": "01-lorvia", "content": content}]}
    run = event_run(read_gold_event(write_event(tmp_path)), brief, {})
    assert run.brief.statements[0].party is None
    assert run.brief.points == ()


def test_a_brief_in_memory_needs_no_file(tmp_path: Path) -> None:
    said = Citation("01-lorvia", 21, 25, "said")
    brief = Brief(
        generated="2031-05-02T10:00:00+00:00",
        software=Software("0", ()),
        event=Event(None),
        reports=(),
        speakers=(Speaker(id="x", name="he", named=False),),
        statements=(
            Statement(
                id="a",
                report="01-lorvia",
                content=(said,),
                cue=None,
                source=said,
                mode=Mode.INDIRECT,
                speaker="x",
                in_headline=False,
                score=0.5,
            ),
        ),
    )
    run = event_run(read_gold_event(write_event(tmp_path)), brief, {})
    assert run.brief.statements[0].source == Quote(21, 25, "said")
    assert run.brief.speakers[0].named is False


def test_a_brief_is_read_with_the_stored_texts_of_its_pages(tmp_path: Path) -> None:
    written = tmp_path / "out"
    (written / "sources").mkdir(parents=True)
    (written / "sources" / "02-page.txt").write_text("passed over", encoding="utf-8")
    (written / "brief.json").write_text('{"parties": [{"id": "v", "name": "Velmora"}]}', encoding="utf-8")
    event = tmp_path / "event"
    event.mkdir()
    run = read_event_run(write_event(event), written)
    assert run.texts == {"01-lorvia": TEXT, "02-page": "passed over"}
    assert run.brief.parties[0].name == "Velmora"


@given(st.text(alphabet="ab\n ", max_size=40), st.integers(0, 5), st.data())
def test_what_stands_in_the_text_is_found(text: str, paragraph: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    piece = text[start : data.draw(st.integers(start, len(text)))]
    for found_start, found_end in statement(piece, piece, paragraph=paragraph).locate(text):
        assert text[found_start:found_end] == piece
