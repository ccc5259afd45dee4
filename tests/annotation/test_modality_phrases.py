import pytest

from whatweknow.annotation.modality.clauses import words_of
from whatweknow.annotation.modality.lexicon import lexicon
from whatweknow.annotation.modality.phrases import compile_phrases, inflections, plain
from whatweknow.records import Span

IRREGULAR = {"draw": "drew drawn"}


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("deny", "denies"),
        ("deny", "denied"),
        ("accuse", "accusing"),
        ("vow", "vowed"),
        ("dismiss", "dismisses"),
        ("rebut", "rebutted"),
        ("draw", "drawn"),
        ("obey", "obeys"),
    ],
)
def test_verbs_are_inflected(verb: str, form: str) -> None:
    assert form in inflections(verb, IRREGULAR)


@pytest.mark.parametrize(
    ("phrase", "text", "match"),
    [
        ("no comment", "It had No  comment.", "No  comment"),
        ("no comment", "no commentary", None),
        ("refuse~ to be drawn", "she refuses to be drawn", "refuses to be drawn"),
        ("deny|refute~ that", "it refuted that", "refuted that"),
        ("rule~ ... out", "They ruled the attack out.", "ruled the attack out"),
        ("rule~ ... out", "They ruled. The fire went out", None),
        ("in the? light of", "in light of", "in light of"),
        ("NOT clear", "It isn't clear", "isn't clear"),
        ("reported (attack|raid)", "a reported raid", "reported"),
        ("reported (attack|raid)", "he reported it", None),
        ("as baseless", 'rejected as "baseless"', 'as "baseless'),
        ("iron lady", "environ lady", None),
        ("not", "'not here'", "not"),
    ],
)
def test_phrases_match_words(phrase: str, text: str, match: str | None) -> None:
    found = compile_phrases([phrase], IRREGULAR).search(text)
    assert (found and found.group()) == match


def test_no_phrases_match_nothing() -> None:
    assert compile_phrases([], IRREGULAR).search("anything") is None


def test_plain_keeps_every_character_in_its_place() -> None:
    text = "“Won’t”\u00a0«no»"
    assert plain(text) == '"Won\'t" "no"'
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("sentence", "main"),
    [
        ("those who fled were not armed", True),
        ("a drone that had not answered", False),
        ("it is clear that we did not fire", True),
        ("the claim that it did not fire", False),
        ("that it did not fire", True),
        ("when dawn came the crew was not aboard", True),
        ("we left because it was not safe", False),
        ("the men, who came by sea, were not armed", True),
    ],
)
def test_main_clauses_are_told_from_subordinate_ones(sentence: str, main: bool) -> None:
    (word,) = (word for word in words_of(sentence, Span(0, len(sentence))) if word.text == "not")
    assert word.main is main


def test_every_table_of_the_lexicon_is_read() -> None:
    tables = lexicon()
    assert {"deny", "say", "attitude"} <= tables.cues.keys()
    assert tables.cues["deny"].search("she has denied it")
    assert not tables.cues["deny"].search("undeniable")
