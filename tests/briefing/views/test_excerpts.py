"""Which words show where a party stands: an invented dispute about a mine in the strait of Orm."""

from dataclasses import replace

from whatweknow.briefing.views.excerpts import MOST_WORDS
from whatweknow.briefing.views.grid import Cell, Row, make_grid
from whatweknow.briefing.views.holdings import Holdings
from whatweknow.records import (
    Act,
    Brief,
    Citation,
    Claim,
    Correction,
    CorrectionKind,
    Party,
    PartyStance,
    Point,
    Report,
    Stance,
    Statement,
    point_id,
)

from ..invented import annotate, brief_of, said

LONG = " ".join(f"word{i}" for i in range(40))
TEXT = f"""Norland accused Sund of laying the mine in the strait.

“There was fog. Our boats were far from the strait and we did not lay the mine,” said Orso Tam of Sund.

Sund denied it had laid a mine.

Sund called the charge a fabrication.

The coast guard said her office (it has two) counted bearings of the mine.

Norland said the mine {LONG}."""
STATEMENTS = {
    "Sund of laying the mine in the strait": (Act.ACCUSE, "norland", ()),
    "“There was fog.": (Act.DENY, "sund", ("did not",)),
    "it had laid a mine": (Act.DENY, "sund", ("denied",)),
    "the charge a fabrication": (Act.DENY, "sund", ()),
    "her office": (Act.ASSERT, "guard", ()),
    "the mine word0": (Act.ASSERT, "norland", ()),
}


def _brief() -> Brief:
    report = Report(id="star", text=TEXT, raw_sha256="07" * 32, outlet="Star", language="en")
    quote = "“There was fog. Our boats were far from the strait and we did not lay the mine,”"
    brief = brief_of(
        annotate(
            report,
            said("Sund of laying the mine in the strait", by="Norland", cue="accused"),
            said(quote, by="Orso Tam", cue="said", mode="direct", after="“There"),
            said("it had laid a mine", by="Sund", cue="denied", after="Sund denied"),
            said("the charge a fabrication", by="Sund", cue="called", after="Sund called"),
            said("her office", "counted bearings of the mine", by="The coast guard", cue="said", after="The coast"),
            said(f"the mine {LONG}", by="Norland", cue="said", after="Norland said"),
        )
    )
    parties = tuple(Party(id=id_, name=id_.title()) for id_ in ("norland", "sund", "guard"))
    return replace(brief, parties=parties, statements=tuple(map(_acted, brief.statements)))


def _acted(statement: Statement) -> Statement:
    act, party, negators = next(
        told for words, told in STATEMENTS.items() if statement.content[0].exact.startswith(words)
    )
    cited = tuple(Citation("star", TEXT.index(one), TEXT.index(one) + len(one), one) for one in negators)
    return replace(statement, act=act, party=party, negators=cited, negated=bool(cited), hedged=False)


BRIEF = _brief()


def of(words: str) -> Statement:
    return next(one for one in BRIEF.statements if one.content[0].exact.startswith(words))


def row(claim: Claim, *cells: tuple[str, Stance, tuple[str, ...]], corrections: tuple[Correction, ...] = ()) -> Row:
    stances = tuple(
        PartyStance(party=party, stance=stance, statements=tuple(of(one).id for one in words), origins=1)
        for party, stance, words in cells
    )
    point = Point(id=point_id(claim), claim=claim, rank=1, origins=1, stances=stances)
    brief = replace(BRIEF, points=(point,), corrections=corrections)
    return make_grid(brief, Holdings(brief)).rows[0]


def shown(cell: Cell) -> str:
    assert cell.excerpt
    words = " … ".join(piece.exact for piece in cell.excerpt.passage.pieces)
    return " | ".join([*(one.exact for one in cell.excerpt.frame), words])


ACCUSES = ("norland", Stance.ASSERTS, ("Sund of laying",))
DENIES = ("sund", Stance.DENIES, ("“There was fog.", "it had laid a mine", "the charge"))
DENIAL = Claim(of("it had laid").content[0], "sund", denied=True)


def test_the_accusation_heads_the_row_and_the_shortest_plain_denial_answers() -> None:
    found = row(DENIAL, ACCUSES, DENIES)
    assert found.heading.line == "Norland: accused “Sund of laying the mine in the strait”"
    cells = {cell.party.id: cell for column in found.cells for cell in column}
    assert shown(cells["sund"]) == "denied | it had laid a mine"
    assert cells["norland"].excerpt is None  # the heading has its words


def test_of_a_long_denial_the_sentence_that_denies_is_shown() -> None:
    found = row(Claim(of("Sund of").content[0], "norland"), ACCUSES, ("sund", Stance.DENIES, ("“There was fog.",)))
    (cell,) = (cell for column in found.cells for cell in column if cell.party.id == "sund")
    assert shown(cell) == "said | Our boats were far from the strait and we did not lay the mine,”"


def test_a_denial_that_nobody_contradicts_stays_and_says_so() -> None:
    found = row(DENIAL, DENIES)
    assert found.heading.line == "Sund denies: “it had laid a mine”"


def test_words_that_a_person_chose_stay() -> None:
    chosen = Correction(
        what=CorrectionKind.QUOTE_POINT,
        target="mine",
        by="Ada Berg",
        at="2031-03-05",
        applied=True,
        subjects=(point_id(DENIAL),),
    )
    assert row(DENIAL, ACCUSES, DENIES, corrections=(chosen,)).heading.line == "Sund denies: “it had laid a mine”"


def test_a_sentence_that_is_interrupted_shows_its_gap() -> None:
    found = row(DENIAL, DENIES, ("guard", Stance.ASSERTS, ("her office",)))
    assert found.heading.line == "Guard: said “her office … counted bearings of the mine”"


def test_long_words_are_cut_and_say_so() -> None:
    found = row(Claim(of("the mine word0").content[0], "norland"), ("norland", Stance.ASSERTS, ("the mine word0",)))
    assert len(found.heading.passage.pieces[0].exact.split()) == MOST_WORDS
    assert found.heading.cut
    for piece in found.heading.passage.pieces:
        assert TEXT[piece.start : piece.end] == piece.exact
