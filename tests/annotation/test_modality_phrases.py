import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.annotation.modality.clauses import words_of
from whatweknow.annotation.modality.lexicon import lexicon
from whatweknow.annotation.modality.phrases import compile_phrases, inflections, opening_words, plain, read_phrases
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


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("No comment", "NO comment"),
        ("NOT clear", "It ISN'T clear"),
        ("NOT clear", "it was never clear"),
        ("draw~ a line", "He drew a line"),
        ("in|at the? light of", "at light of"),
        ("very? likely", "likely"),
        ("witch-hunt", "a witch-hunt"),
        ("can't wait", "we can't wait"),
    ],
)
def test_a_phrase_is_looked_for_where_its_first_word_stands(phrase: str, text: str) -> None:
    phrases = read_phrases([phrase], IRREGULAR)
    assert phrases.pattern.search(text)
    assert not phrases.openers.isdisjoint(opening_words(text))
    assert phrases.openers.isdisjoint(opening_words("nothing of the sort"))


TABLES = [table for group in (lexicon().cues, lexicon().contents, lexicon().negators) for table in group.values()]
OPENERS = sorted({word for table in TABLES for word in table.openers} | {"to", "DON'T", "the", "-", "'", "No.", "it's"})


@given(st.lists(st.sampled_from(OPENERS), max_size=8).map(" ".join))
def test_no_table_is_passed_over_that_has_a_phrase_in_the_text(text: str) -> None:
    words = opening_words(text)
    for table in TABLES:
        assert not (table.openers.isdisjoint(words) and table.pattern.search(text))


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
    assert tables.cues["deny"].pattern.search("she has denied it")
    assert not tables.cues["deny"].pattern.search("undeniable")
