from dataclasses import replace

import pytest

from whatweknow.briefing.views.holdings import Holdings
from whatweknow.briefing.views.voices import SIDES_SHOWN, make_voices, party_numbers
from whatweknow.errors import InvalidRecord
from whatweknow.records import Brief, Correction, CorrectionKind, Mode, Party

from ..full import full
from ..invented import BRIEF
from ..large import large


def ids(brief: Brief) -> list[str]:
    """The statements in the order of the page."""
    voices = make_voices(brief, Holdings(brief))
    sides = [*voices.sides, *([voices.nobody] if voices.nobody else [])]
    said = [saying for side in sides for group in side.shown + side.folded for saying in group.sayings]
    return [entry.statement.id for saying in [*said, *voices.unattributed] for entry in saying.entries]


@pytest.mark.parametrize("brief", [BRIEF, full()[0], large(reports=9, statements=180)[0]])
def test_every_statement_stands_once(brief: Brief) -> None:
    assert sorted(ids(brief)) == sorted(one.id for one in brief.statements if not one.background)


def test_the_largest_parties_stand_first_and_are_numbered_so() -> None:
    brief, _ = large(reports=9, statements=180)
    voices = make_voices(brief, Holdings(brief))
    sizes = [side.statements for side in voices.sides]
    assert sizes == sorted(sizes, reverse=True)
    assert [side.number for side in voices.sides] == list(range(1, len(sizes) + 1))
    assert list(party_numbers(brief)) == [side.party.id for side in voices.sides if side.party]


def test_what_a_speaker_says_in_quotation_marks_stands_before_what_is_paraphrased() -> None:
    brief, _ = large(reports=9, statements=180)
    brief = replace(brief, points=())
    last = brief.statements[-1]
    quoted = replace(brief, statements=(*brief.statements[:-1], replace(last, mode=Mode.DIRECT)))
    assert last.id not in first_ids(brief)
    assert last.id in first_ids(quoted)


def first_ids(brief: Brief) -> set[str]:
    """The statement that stands first under each speaker."""
    voices = make_voices(brief, Holdings(brief))
    groups = [group for side in voices.sides for group in side.shown + side.folded]
    return {group.sayings[0].first.statement.id for group in groups}


def test_many_parties_are_folded() -> None:
    brief, _ = large(reports=9, statements=180)
    parties = tuple(Party(id=f"q{i}", name=f"Guild {i}") for i in range(SIDES_SHOWN + 5))
    statements = tuple(replace(one, party=parties[i % len(parties)].id) for i, one in enumerate(brief.statements))
    many = replace(brief, parties=parties, statements=statements, points=())
    voices = make_voices(many, Holdings(many))
    assert (len(voices.shown), len(voices.folded)) == (SIDES_SHOWN, 5)


def test_a_statement_says_who_corrected_it_or_its_speaker() -> None:
    first = next(one for one in BRIEF.statements if one.speaker)
    corrections = [
        Correction(
            what=CorrectionKind.SET_ACT, target="x", by="Ada", at="2031-03-05", applied=True, subjects=(first.id,)
        ),
        Correction(
            what=CorrectionKind.SET_PARTY,
            target="y",
            by="Bo",
            at="2031-03-05",
            applied=True,
            subjects=(first.speaker or "",),
        ),
        Correction(what=CorrectionKind.SET_ACT, target="z", by="Cy", at="2031-03-05", subjects=(first.id,)),
    ]
    holdings = Holdings(replace(BRIEF, corrections=tuple(corrections)))
    assert holdings.entry(first.id).editors == ("Ada", "Bo")


def test_what_the_brief_does_not_hold_is_named() -> None:
    holdings = Holdings(BRIEF)
    with pytest.raises(InvalidRecord, match="holds no party 'nobody'; it must be one of its"):
        holdings.party("nobody")
    orphan = replace(BRIEF, statements=(replace(BRIEF.statements[0], speaker="ghost"),))
    with pytest.raises(InvalidRecord, match=f"statement {BRIEF.statements[0].id}: the brief holds no speaker 'ghost'"):
        Holdings(orphan).entry(BRIEF.statements[0].id)
