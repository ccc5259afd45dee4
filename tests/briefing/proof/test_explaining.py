from dataclasses import replace

import pytest

from whatweknow.briefing import correct_statements, explain, read_corrections
from whatweknow.errors import InputError
from whatweknow.records import CopyGroup, CopyReason, Utterance

from ..disputed import DISPUTED, saying
from ..invented import POST, TEXTS


def test_an_explanation_shows_what_a_statement_rests_on() -> None:
    one = saying("the hull")
    text = explain(DISPUTED, one.id[:6], TEXTS)
    piece = one.content[0]
    assert text.startswith(f"statement  {one.id}\nreport     harbour-post (Harbour Post, 4 March 2031, 14:10 UTC+2)\n")
    assert f"content    [{piece.start}, {piece.end}) " in text
    assert "He said that Varga had claimed »the hull was struck twice« . It was" in text
    assert "score      0.875 of 1" in text
    assert "act        assert" in text
    assert "negated    no" in text
    assert "speaker    Ilse Varga (" in text
    assert "called “Varga” harbour-post [" in text
    assert text.count("<- here") == 1
    assert "party      Norland (norland)" in text
    assert f"point      {DISPUTED.points[1].id}, rank 2: “the hull was struck twice”" in text
    assert "stance     Norland: asserts" in text
    assert not any(line.endswith(" ") for line in text.split("\n"))
    assert POST[piece.start : piece.end] in text


def test_copies_other_reports_and_corrections_are_told() -> None:
    one, other = saying("the hull"), saying("no more")
    group = CopyGroup(
        id="c1", origin="eastern-star", reports=("harbour-post", "eastern-star"), reason=CopyReason.EARLIEST
    )
    brief = replace(DISPUTED, copies=(group,), utterances=(Utterance(id="u1", statements=(one.id, other.id)),))
    stated = (
        'by = "Mira Hald"\nat = "2031-03-06"\n[[speaker]]\nspeaker = "Ilse Varga"\n'
        'party = "Sund"\nreason = "She left."\n'
        '[[statement]]\nstatement = "23 bodies had been found"\ndrop = true\nreason = "Another ship."'
    )
    brief = correct_statements(brief, read_corrections(stated), TEXTS)
    text = explain(brief, one.id, TEXTS)
    assert "copies     harbour-post, eastern-star; the origin is eastern-star (earliest)" in text
    assert f"also in    {other.id} (eastern-star)" in text
    assert "because Mira Hald set it on 2031-03-06" in text
    assert "corrected  Party set: Sund, by Mira Hald, 2031-03-06 (She left.)" in text
    with pytest.raises(InputError, match="Mira Hald dropped it on 2031-03-06: Another ship"):
        explain(brief, saying("23 bodies").id, TEXTS)


def test_nobody_and_nothing_are_said_plainly() -> None:
    text = explain(DISPUTED, saying("filmed").id, TEXTS)
    assert "source     none: the report does not say who" in text
    assert "speaker    none: not attributed" in text
    assert "party" not in text


@pytest.mark.parametrize(
    ("wanted", "message"),
    [("s", " is ambiguous, give more of its id: 9 ids begin so: s"), ("t", ": none of the 9 ids"), ("", ": none of")],
)
def test_an_id_that_is_not_one_statements_is_named(wanted: str, message: str) -> None:
    with pytest.raises(InputError, match=f"statement '{wanted}'{message}"):
        explain(DISPUTED, wanted, TEXTS)


def test_a_party_that_speaks_for_itself_is_no_reason_but_said_to_be_one() -> None:
    one = saying("its navy")
    words = one.source
    assert words is not None
    speakers = tuple(
        replace(who, name="Norland", party="norland", because=(words,)) if who.id == one.speaker else who
        for who in DISPUTED.speakers
    )
    statements = tuple(replace(each, party="norland") if each.id == one.id else each for each in DISPUTED.statements)
    text = explain(replace(DISPUTED, speakers=speakers, statements=statements), one.id, TEXTS)
    assert f"the reports name the party itself as the source: “{words.exact}” harbour-post [" in text


def test_of_many_ids_ten_are_listed() -> None:
    many = replace(DISPUTED, statements=tuple(replace(saying("the hull"), id=f"s{i:02}") for i in range(40)))
    with pytest.raises(InputError, match=r"40 ids begin so: s00, .* s09 \.\.\.$"):
        explain(many, "s", TEXTS)
