from dataclasses import replace
from pathlib import Path

import pytest

from whatweknow.briefing import digest, make_brief, to_json
from whatweknow.errors import InvalidRecord, VerbatimError
from whatweknow.records import Attribution, Citation, Mode, Resolution, Span
from whatweknow.resolution import resolve_speakers

from ..invented import BRIEF, GENERATED, POST, SOFTWARE, TEXTS, brief_of, post, star

GOLDEN = Path(__file__).parent / "golden" / "brief.json"


def test_the_brief_is_the_golden_one() -> None:
    """After a change on purpose, write the new bytes to the golden file and read the difference."""
    assert to_json(BRIEF).decode() == GOLDEN.read_text(encoding="utf-8")


def test_the_brief_is_sealed() -> None:
    assert BRIEF.digest == digest(BRIEF)


def test_statements_stand_in_the_order_of_reports_and_contents() -> None:
    places = [(list(TEXTS).index(statement.report), statement.content[0].start) for statement in BRIEF.statements]
    assert places == sorted(places)
    assert len(places) == 9


def test_boilerplate_is_left_out_with_its_speaker() -> None:
    assert "best of the coast" in POST
    assert not any("best of the coast" in statement.content[0].exact for statement in BRIEF.statements)
    assert not any("editors" in speaker.name for speaker in BRIEF.speakers)


def test_only_statements_in_headlines_are_marked_as_such() -> None:
    assert [s.content[0].exact for s in BRIEF.statements if s.in_headline] == ["sinking the ferry ‘Alma’"]


def test_a_statement_without_a_source_has_no_speaker() -> None:
    (statement,) = (statement for statement in BRIEF.statements if statement.source is None)
    assert statement.speaker is None


def test_ids_do_not_depend_on_what_else_is_in_the_brief() -> None:
    alone = brief_of(star())
    ids = {statement.id for statement in BRIEF.statements}
    assert len(ids) == len(BRIEF.statements)
    assert {statement.id for statement in alone.statements} <= ids
    assert {speaker.id for speaker in alone.speakers} <= {speaker.id for speaker in BRIEF.speakers}


def test_the_order_of_attributions_changes_nothing() -> None:
    one = post()
    turned = replace(one, attributions=one.attributions[::-1], circumstances=one.circumstances[::-1])
    assert to_json(brief_of(turned, star())) == to_json(BRIEF)


def test_of_the_same_words_from_the_same_source_the_surer_stays() -> None:
    report = star().report
    unsure = Attribution(Span(24, 28), None, (Span(0, 4),), Mode.INDIRECT, 0.25)
    sure = Attribution(Span(24, 28), Span(34, 38), (Span(0, 4),), Mode.INDIRECT, 0.75)
    other = Attribution(None, None, (Span(0, 4),), Mode.INDIRECT, 0.5)
    brief = brief_of(replace(star(), report=report, attributions=(unsure, sure, other), circumstances=()))
    assert sorted(statement.score for statement in brief.statements) == [0.5, 0.75]


def test_reports_of_one_id_are_refused() -> None:
    with pytest.raises(InvalidRecord, match="eastern-star"):
        brief_of(star(), star())


def make(resolution: Resolution) -> None:
    make_brief([star()], resolution, event_title=None, software=SOFTWARE, generated=GENERATED)


def test_a_resolution_of_other_reports_is_refused() -> None:
    with pytest.raises(InvalidRecord, match="one speaker id"):
        make(resolve_speakers([post()]))
    with pytest.raises(InvalidRecord, match="'ghost'"):
        make(Resolution((), (("ghost", None),)))


def test_words_that_a_stage_made_up_are_refused() -> None:
    resolution = resolve_speakers([star()])
    speaker = replace(resolution.speakers[0], mentions=(Citation("eastern-star", 0, 4, "Tarn"),))
    with pytest.raises(VerbatimError, match="Tarn"):
        make(replace(resolution, speakers=(speaker, *resolution.speakers[1:])))
