import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from whatweknow.briefing import (
    correct_points,
    correct_statements,
    digest,
    from_json,
    read_corrections,
    seal,
    to_json,
    verify,
    waiting,
)
from whatweknow.records import Act, Brief, Correction, Label, Stance, Verdict

from ..disputed import DISPUTED, saying
from ..invented import POST, TEXTS, brief_of, star

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "brief.schema.json").read_text(encoding="utf-8"))


def corrected(text: str, brief: Brief = DISPUTED) -> Brief:
    signed = f'by = "Mira Hald"\nat = "2031-03-06"\n{text}'
    texts = {report.id: TEXTS[report.id] for report in brief.reports}
    done = correct_points(correct_statements(brief, read_corrections(signed), texts), texts)
    assert done.digest == digest(done)
    assert verify(to_json(done), texts).problems == ()
    assert list(Draft202012Validator(SCHEMA).iter_errors(json.loads(to_json(done)))) == []
    assert from_json(to_json(done)) == done
    return done


def only(brief: Brief) -> Correction:
    (correction,) = brief.corrections
    return correction


def named(brief: Brief, name: str) -> str:
    (found,) = (one.id for one in brief.speakers if one.name == name)
    return found


def test_without_corrections_a_brief_stays_as_it_is() -> None:
    assert correct_points(correct_statements(DISPUTED, (), TEXTS), TEXTS) == DISPUTED


# ------------------------------------------------------------------------------------------------ speakers


def test_a_speaker_is_renamed_and_keeps_the_id() -> None:
    brief = corrected('[[speaker]]\nspeaker = "orso tam"\nrename = "Orso Tam the Elder"')
    assert named(brief, "Orso Tam the Elder") == named(DISPUTED, "Orso Tam")
    record = only(brief)
    assert record.applied
    assert record.subjects == (named(DISPUTED, "Orso Tam"),)
    assert record.replaced == ("Orso Tam",)


def test_a_description_that_gets_a_name_is_named() -> None:
    brief = corrected('[[speaker]]\nspeaker = "Rescuers"\nrename = "Sund Lifeboat Crew"')
    assert next(one for one in brief.speakers if one.name == "Sund Lifeboat Crew").named


def test_two_speakers_become_one() -> None:
    brief = corrected('[[speaker]]\nspeaker = "Rescuers"\nmerge_into = "Orso Tam"')
    tam = next(one for one in brief.speakers if one.name == "Orso Tam")
    assert [mention.exact for mention in tam.mentions] == ["Orso Tam", "Rescuers"]
    assert saying("23 bodies", brief).speaker == tam.id
    assert saying("23 bodies", brief).party == "sund"
    assert "Rescuers" not in {one.name for one in brief.speakers}
    assert only(brief).replaced == ("Rescuers",)


def test_a_speaker_is_split() -> None:
    brief = corrected(
        '[[speaker]]\nspeaker = "Ilse Varga"\nsplit = "Jon Varga"\nstatements = ["the hull was struck twice", "gone"]'
    )
    jon = next(one for one in brief.speakers if one.name == "Jon Varga")
    assert saying("the hull", brief).speaker == jon.id
    assert [mention.exact for mention in jon.mentions] == ["Varga"]
    ilse = next(one for one in brief.speakers if one.name == "Ilse Varga")
    assert [mention.exact for mention in ilse.mentions] == ["Ilse Varga"]
    assert only(brief).applied
    assert "no statement has the id or words 'gone'" in (only(brief).problem or "")


def test_a_party_is_set_by_its_name_or_another_word_for_it() -> None:
    for word in ("Sund", "The eastern side"):
        brief = corrected(f'[[speaker]]\nspeaker = "Rescuers"\nparty = "{word}"')
        assert saying("23 bodies", brief).party == "sund"
        assert only(brief).replaced == (None,)


def test_a_new_party_is_added_and_a_party_without_a_voice_leaves() -> None:
    brief = corrected('[[speaker]]\nspeaker = "Rescuers"\nparty = "Coast Watch"')
    assert saying("23 bodies", brief).party == "coast-watch"
    assert brief.parties[-1].name == "Coast Watch"
    brief = corrected('[[speaker]]\nspeaker = "Orso Tam"\nparty = ""', seal(replace(DISPUTED, points=())))
    assert [one.name for one in brief.parties] == ["Norland"]


# ---------------------------------------------------------------------------------------------- statements


def test_a_statement_is_dropped_with_a_speaker_who_says_nothing_else() -> None:
    brief = corrected(
        '[[statement]]\nstatement = "23  bodies had\\nbeen found"\ndrop = true\nreason = "Not about this ship."'
    )
    assert "23 bodies had been found" not in {one.content[0].exact for one in brief.statements}
    assert "Rescuers" not in {one.name for one in brief.speakers}
    record = only(brief)
    assert record.subjects == (saying("23 bodies").id,)
    assert [words.exact for words in record.was] == ["23 bodies had been found"]
    assert record.reason == "Not about this ship."


def test_act_negation_and_hedge_are_set() -> None:
    brief = corrected(
        f'[[statement]]\nstatement = "{saying("23 bodies").id}"\nact = "confirm"\nnegated = true\nhedged = true'
    )
    fixed = saying("23 bodies", brief)
    assert (fixed.act, fixed.negated, fixed.hedged) == (Act.CONFIRM, True, True)
    assert [one.replaced for one in brief.corrections] == [("assert",), (False,), (False,)]


def test_another_speaker_brings_another_party() -> None:
    before_comparison = seal(replace(DISPUTED, points=()))
    brief = corrected('[[statement]]\nstatement = "the hull was struck twice"\nspeaker = "Orso Tam"', before_comparison)
    assert saying("the hull", brief).party == "sund"
    assert only(brief).replaced == ("Ilse Varga",)


def test_nobody_says_it() -> None:
    brief = corrected('[[statement]]\nstatement = "no more"\nspeaker = ""')
    assert saying("no more", brief).speaker is None
    assert only(brief).replaced == ("Tam's aide",)


def test_the_words_of_a_statement_are_set_to_words_of_the_report() -> None:
    brief = corrected(
        '[[statement]]\nstatement = "Varga had claimed the hull was struck twice"\n'
        'content = ["the hull", "struck twice"]'
    )
    fixed = next(one for one in brief.statements if one.id == saying("Varga had").id)
    assert [piece.exact for piece in fixed.content] == ["the hull", "struck twice"]
    assert [POST[piece.start : piece.end] for piece in fixed.content] == ["the hull", "struck twice"]
    assert [words.exact for words in only(brief).was] == ["Varga had claimed the hull was struck twice"]


def test_words_that_the_report_does_not_hold_do_not_get_in() -> None:
    brief = corrected('[[statement]]\nstatement = "no more"\ncontent = "no less"')
    assert brief.statements == DISPUTED.statements
    assert only(brief).problem == "report 'eastern-star' does not hold the words 'no less', in this order"


# -------------------------------------------------------------------------------------------------- points


def test_a_point_is_labelled_judged_and_moved() -> None:
    brief = corrected(
        """
        [[point]]
        point = "the hull was struck twice"
        label = "How often the hull was struck"
        pin = true

        [[verdict]]
        point = "How often the hull was struck"
        verdict = "Not shown"
        basis = "The wreck has not been surveyed"
        """
    )
    first = brief.points[0]
    assert first.rank == 1
    assert first.label == Label("How often the hull was struck", "Mira Hald", "2031-03-06")
    assert first.verdict == Verdict(
        text="Not shown", by="Mira Hald", at="2031-03-06", basis="The wreck has not been surveyed"
    )
    assert [one.replaced for one in brief.corrections] == [(None,), (None,), (2,)]


def test_points_are_ordered_and_hidden() -> None:
    assert [one.rank for one in corrected('[[point]]\npoint = "the hull"\norder = 1').points] == [1, 2]
    brief = corrected('[[point]]\npoint = "the hull"\nhide = true')
    assert [one.claim.quote.exact for one in brief.points] == ["the ship “was lit from bow to stern”"]
    assert [words.exact for words in only(brief).was] == ["the hull was struck twice"]


def test_points_are_merged() -> None:
    brief = corrected(
        '[[point]]\npoint = "the hull was struck twice"\nmerge_into = "the ship “was lit from bow to stern”"'
    )
    (point,) = brief.points
    cells = {(cell.party, cell.stance): cell.statements for cell in point.stances}
    assert cells["norland", Stance.ASSERTS] == (saying("the hull").id,)
    assert len(cells["norland", Stance.DENIES]) == 3
    assert point.origins == 2
    assert only(brief).replaced == (DISPUTED.points[1].id,)


def test_other_words_of_a_statement_show_a_point() -> None:
    brief = corrected('[[point]]\npoint = "the ship"\nquote = "its navy had fired on the Alma"')
    assert brief.points[0].id == DISPUTED.points[0].id
    assert brief.points[0].claim.quote.exact == "its navy had fired on the Alma"
    assert brief.points[0].claim.party == "norland"
    assert only(corrected('[[point]]\npoint = "the ship"\nquote = "twelve"')).problem


def test_a_stance_is_set_added_and_taken_away() -> None:
    brief = corrected('[[stance]]\npoint = "the ship"\nparty = "Norland"\nstance = "cannot_confirm"')
    assert [(cell.party, cell.stance) for cell in brief.points[0].stances] == [
        ("sund", Stance.ASSERTS),
        ("norland", Stance.CANNOT_CONFIRM),
    ]
    assert only(brief).replaced == ("denies",)
    brief = corrected(
        '[[stance]]\npoint = "the hull"\nparty = "Sund"\nstance = "denies"\nstatements = ["the ship “was"]'
    )
    assert [(cell.party, cell.stance) for cell in brief.points[1].stances][-1] == ("sund", Stance.DENIES)
    brief = corrected('[[stance]]\npoint = "the ship"\nparty = "norland"\nstance = "none"')
    assert [cell.party for cell in brief.points[0].stances] == ["sund"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[[stance]]\npoint = "the hull"\nparty = "Sund"\nstance = "denies"', "'Sund' says nothing on this point"),
        (
            '[[stance]]\npoint = "the hull"\nparty = "Orm"\nstance = "denies"',
            "no party is called 'Orm'; there are 'Norland', 'Sund'",
        ),
        ('[[stance]]\npoint = "the hull"\nparty = "Norland"\nstance = "none"', "no stance would be left"),
        ('[[point]]\npoint = "the"\npin = true', "2 points have the words 'the'"),
        ('[[point]]\npoint = "the moon"\npin = true', "no point has the id, label, quotation or words 'the moon'"),
        ('[[point]]\npoint = "the hull"\nmerge_into = "the hull was"', "are one point already"),
        ('[[speaker]]\nspeaker = "Nobody"\nrename = "Ned"', "no speaker is called 'Nobody'"),
        (
            '[[speaker]]\nspeaker = "Norland"\nreport = "eastern-star"\nparty = ""',
            "no speaker in report 'eastern-star'",
        ),
        ('[[speaker]]\nspeaker = "Varga"\nmerge_into = "Ilse Varga"', "are one speaker already"),
        ('[[statement]]\nstatement = "the"\ndrop = true', "statements hold 'the': s"),
        (
            '[[statement]]\nstatement = "no more"\nreport = "harbour-post"\ndrop = true',
            "no statement of report 'harbour-post'",
        ),
    ],
)
def test_what_does_not_fit_is_kept_with_the_reason(text: str, problem: str) -> None:
    brief = corrected(text)
    record = only(brief)
    assert not record.applied
    assert problem in (record.problem or "")
    assert replace(brief, corrections=(), digest="") == replace(DISPUTED, digest="")


def test_corrections_lean_on_names_and_words_so_they_survive_other_reports() -> None:
    text = """
        by = "Mira Hald"
        at = "2031-03-06"
        [[speaker]]
        speaker = "Orso Tam"
        rename = "Orso Tam the Elder"
        party = "Sund"
        [[statement]]
        statement = "23 bodies had been found"
        drop = true
        """
    corrections = read_corrections(text)
    alone = correct_statements(brief_of(star()), corrections, TEXTS)
    assert [one.applied for one in alone.corrections] == [True, True, False]
    both = correct_statements(DISPUTED, [waiting(one) for one in alone.corrections], TEXTS)
    assert [one.applied for one in both.corrections] == [True, True, True]
    assert [waiting(one) for one in both.corrections] == list(corrections)


def test_a_speaker_answers_to_the_old_name_and_the_new_one() -> None:
    for name in ("Orso Tam", "Orso Tam the Elder"):
        brief = corrected(
            '[[speaker]]\nspeaker = "Orso Tam"\nrename = "Orso Tam the Elder"\n'
            f'[[speaker]]\nspeaker = "{name}"\nparty = ""\n',
            brief_of(star()),
        )
        assert all(one.applied for one in brief.corrections)
