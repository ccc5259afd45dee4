from dataclasses import replace

import pytest

from whatweknow.comparison.origins.utterances import find_utterances
from whatweknow.records import Act, Citation, Mode, Party, Speaker, Statement, Utterance

from ..invented import NORLAND, REPORTS, SUND, said

VARGA = Speaker(id="varga", name="Ilse Varga", named=True, party="norland")
TAM = Speaker(id="tam", name="Orso Tam", named=True, party="sund")
OFFICIAL = Speaker(id="official", name="a Norland official", named=False, party="norland")
SPEAKERS = (VARGA, TAM, OFFICIAL)
FULL = "“We did not fire on any civilian vessel, and we reject the accusation of Sund in the strongest words.”"


def quoted(report: str, speaker: Speaker | None, words: str, mode: Mode = Mode.DIRECT, no: bool = False) -> Statement:
    party = {"norland": NORLAND, "sund": SUND}.get((speaker and speaker.party) or "")
    statement = said(report, 100, party, Act.ASSERT, words, no=no)
    negators = (Citation(report, 108, 111, "not"),) if no else ()
    return replace(statement, speaker=speaker and speaker.id, mode=mode, negators=negators)


def found(*statements: Statement) -> tuple[Utterance, ...]:
    return find_utterances(statements, SPEAKERS, REPORTS)


def test_a_quotation_cut_by_one_report_is_one_utterance_with_the_fullest_wording_first() -> None:
    cut = quoted("a", VARGA, "“We did not fire on any civilian vessel,”", no=True)
    full = quoted("b", VARGA, FULL, no=True)
    (utterance,) = found(cut, full)
    assert utterance.statements == (full.id, cut.id)
    assert utterance.differing == ()


def test_a_mixed_wording_belongs_to_the_quotation_it_quotes() -> None:
    full = quoted("a", VARGA, FULL, no=True)
    mixed = quoted("b", VARGA, "it would “reject the accusation of Sund in the strongest words”", Mode.MIXED)
    (utterance,) = found(mixed, full)
    assert utterance.statements == (full.id, mixed.id)


def test_a_paraphrase_by_the_same_speaker_a_day_later_is_the_same_utterance() -> None:
    one = quoted("a", TAM, "divers found the hull of the Alma torn open below the engine room", Mode.INDIRECT)
    other = quoted("b", TAM, "the hull was torn open near the engine room, divers found", Mode.INDIRECT)
    assert [set(utterance.statements) for utterance in found(one, other)] == [{one.id, other.id}]


def test_the_same_words_of_two_people_are_two_utterances() -> None:
    assert found(quoted("a", VARGA, FULL), quoted("b", TAM, FULL)) == ()


def test_who_one_report_does_not_name_may_be_whom_another_names() -> None:
    one, other = quoted("a", VARGA, FULL), quoted("b", OFFICIAL, FULL)
    (utterance,) = found(one, other)
    assert set(utterance.statements) == {one.id, other.id}


def test_a_negation_that_one_wording_lacks_is_shown() -> None:
    one = quoted("a", VARGA, "“We did not fire on the ferry Alma from the coast that night.”", no=True)
    other = quoted("b", VARGA, "“We did fire on the ferry Alma from the coast that night.”")
    (utterance,) = found(one, other)
    assert utterance.differing == (utterance.statements[1],)


def test_a_negation_in_another_sentence_does_not_make_wordings_differ() -> None:
    one = quoted(
        "a", VARGA, "“We did not fire. The hull of the Alma was rotten, as every sailor on the coast knew.”", no=True
    )
    other = quoted("b", VARGA, "“The hull of the Alma was rotten, as every sailor on the coast knew.”")
    (utterance,) = found(one, other)
    assert utterance.differing == ()


def test_other_figures_are_shown() -> None:
    one = quoted("a", TAM, "“The divers have brought 23 bodies ashore from the wreck of the ferry.”")
    other = quoted("b", TAM, "“The divers have brought 32 bodies ashore from the wreck of the ferry.”")
    (utterance,) = found(one, other)
    assert utterance.differing == (utterance.statements[1],)


def test_paraphrases_with_other_figures_are_kept_apart() -> None:
    one = quoted("a", TAM, "divers had brought 23 bodies ashore from the wreck", Mode.INDIRECT)
    other = quoted("b", TAM, "divers had brought 32 bodies ashore from the wreck", Mode.INDIRECT)
    assert found(one, other) == ()


@pytest.mark.parametrize("words", ["“No comment,”", "involvement", "“We will see.”"])
def test_phrases_that_anybody_may_say_twice_are_no_utterance(words: str) -> None:
    assert found(quoted("a", VARGA, words), quoted("b", VARGA, words)) == ()


def test_the_order_of_statements_does_not_matter() -> None:
    statements = [quoted(report, VARGA, FULL) for report in "abc"]
    assert found(*statements) == found(*reversed(statements))


def test_parties_are_of_no_use_where_nobody_has_one() -> None:
    assert isinstance(SUND, Party)
    one = replace(quoted("a", TAM, FULL), party=None, speaker="x")
    assert found(one, replace(quoted("b", TAM, FULL), party=None, speaker="y")) == ()


def test_a_quotation_in_very_many_reports_is_one_utterance() -> None:
    many = [replace(quoted("a", VARGA, FULL), id=f"s{number}") for number in range(90)]
    (utterance,) = found(*many)
    assert len(utterance.statements) == 90
