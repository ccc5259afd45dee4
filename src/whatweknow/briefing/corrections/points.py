"""Corrections of points: what they are called, what belongs together, who stands where, what comes first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import msgspec

from whatweknow.briefing.corrections.file import NO_STANCE
from whatweknow.briefing.corrections.finding import find_point, find_statements, statements_of
from whatweknow.briefing.corrections.outcome import Outcome
from whatweknow.errors import DoesNotFit
from whatweknow.names import name_key
from whatweknow.records import Brief, Citation, Claim, Correction, Label, PartyStance, Point, Stance, Verdict


def label(brief: Brief, correction: Correction) -> Outcome:
    point = find_point(brief, correction.target)
    named = replace(point, label=Label(str(correction.value), correction.by, correction.at))
    return Outcome(_with(brief, named), (point.id,), (point.label.text if point.label else None,))


def give_verdict(brief: Brief, correction: Correction) -> Outcome:
    point = find_point(brief, correction.target)
    verdict = Verdict(
        text=str(correction.value),
        by=correction.by,
        at=correction.at,
        basis=str(correction.basis),
        url=correction.url,
    )
    return Outcome(
        _with(brief, replace(point, verdict=verdict)), (point.id,), (point.verdict.text if point.verdict else None,)
    )


def merge(brief: Brief, correction: Correction) -> Outcome:
    """The statements of one point go to another, which keeps its quotation."""
    gone, stays = find_point(brief, correction.target), find_point(brief, str(correction.value))
    if gone.id == stays.id:
        raise DoesNotFit(f"{correction.target!r} and {correction.value!r} are one point already")
    cells: dict[tuple[str, Stance], PartyStance] = {}
    for cell in (*stays.stances, *gone.stances):
        key = (cell.party, cell.stance)
        cells[key] = _joined(brief, cells[key], cell) if key in cells else cell
    parties = list(dict.fromkeys(party for party, _ in cells))
    stances = tuple(sorted(cells.values(), key=lambda cell: parties.index(cell.party)))
    merged = _counted(brief, replace(stays, stances=stances, values=(*stays.values, *gone.values)))
    left = [merged if one.id == stays.id else one for one in brief.points if one.id != gone.id]
    return Outcome(_ranked(brief, left), (stays.id,), (gone.id,), was=(gone.claim.quote,))


def quote(brief: Brief, correction: Correction) -> Outcome:
    """Other words of one of its statements show the point, which keeps its id."""
    point = find_point(brief, correction.target)
    own = set(statements_of(point))
    words = str(correction.value).strip()
    for statement in brief.statements:
        for piece in statement.content:
            at = piece.exact.find(words)
            if statement.id in own and statement.party is not None and at >= 0:
                start = piece.start + at
                quote = Citation(piece.report, start, start + len(words), words)
                claim = Claim(quote, statement.party, denied=_denies(point, statement.id))
                shown = _with(brief, replace(point, claim=claim))
                return Outcome(shown, (point.id,), (point.claim.quote.exact,), was=(point.claim.quote,))
    raise DoesNotFit(f"no statement of the point holds the words {words!r}")


def _denies(point: Point, statement: str) -> bool:
    return any(cell.stance is Stance.DENIES and statement in cell.statements for cell in point.stances)


def set_stance(brief: Brief, correction: Correction) -> Outcome:
    """All that a party has in a row becomes one stance; a party that had none needs statements to show for it."""
    point = find_point(brief, correction.target)
    party = _party_id(brief, str(correction.of_party))
    own = [cell for cell in point.stances if cell.party == party]
    others = [cell for cell in point.stances if cell.party != party]
    before = " and ".join(cell.stance for cell in own) or NO_STANCE
    if correction.value != NO_STANCE:
        named = [one.id for target in correction.on for one in find_statements(brief, target)]
        carrying = tuple(dict.fromkeys([*named, *(id_ for cell in own for id_ in cell.statements)]))
        if not carrying:
            raise DoesNotFit(f"{correction.of_party!r} says nothing on this point; name the statements that do")
        others.append(_cell(brief, party, Stance(str(correction.value)), carrying))
    elif not own:
        raise DoesNotFit(f"{correction.of_party!r} has no stance on this point")
    if not others:
        raise DoesNotFit("no stance would be left on this point; hide it instead")
    return Outcome(_with(brief, _counted(brief, replace(point, stances=tuple(others)))), (point.id,), (before,))


def order(brief: Brief, correction: Correction) -> Outcome:
    return _moved(brief, correction, int(str(correction.value)))


def pin(brief: Brief, correction: Correction) -> Outcome:
    """To the top, below what was pinned before."""
    pinned = [one for one in brief.corrections if one.applied and one.what is correction.what]
    return _moved(brief, correction, len(pinned) + 1)


def hide(brief: Brief, correction: Correction) -> Outcome:
    point = find_point(brief, correction.target)
    left = [one for one in brief.points if one.id != point.id]
    return Outcome(_ranked(brief, left), (point.id,), was=(point.claim.quote,))


def _moved(brief: Brief, correction: Correction, rank: int) -> Outcome:
    point = find_point(brief, correction.target)
    points = sorted((one for one in brief.points if one.id != point.id), key=lambda one: one.rank)
    points.insert(rank - 1, point)
    return Outcome(_ranked(brief, points), (point.id,), (point.rank,))


def _ranked(brief: Brief, points: Iterable[Point]) -> Brief:
    return replace(brief, points=tuple(replace(one, rank=rank) for rank, one in enumerate(points, start=1)))


def _with(brief: Brief, point: Point) -> Brief:
    return replace(brief, points=tuple(point if one.id == point.id else one for one in brief.points))


def _party_id(brief: Brief, name: str) -> str:
    wanted = name_key(name)
    for party in brief.parties:
        if party.id == name or wanted in map(name_key, (party.name, *party.aliases)):
            return party.id
    raise DoesNotFit(f"no party is called {name!r}; there are {', '.join(repr(one.name) for one in brief.parties)}")


def _cell(brief: Brief, party: str, stance: Stance, statements: Sequence[str]) -> PartyStance:
    published = {report.id: report.published for report in brief.reports}
    reports = {one.report for one in brief.statements if one.id in statements}
    times = sorted(time for report in reports if (time := published[report]))
    return PartyStance(
        party=party,
        stance=stance,
        statements=tuple(statements),
        since=times[0] if times else None,
        until=times[-1] if times else None,
        origins=_origins(brief, statements),
    )


def _joined(brief: Brief, one: PartyStance, other: PartyStance) -> PartyStance:
    cell = _cell(brief, one.party, one.stance, tuple(dict.fromkeys((*one.statements, *other.statements))))
    return msgspec.structs.replace(cell, changed=one.changed or other.changed)


def _counted(brief: Brief, point: Point) -> Point:
    return replace(point, origins=_origins(brief, statements_of(point)))


def _origins(brief: Brief, statements: Iterable[str]) -> int:
    """How many independent origins the statements come from."""
    carrying = set(statements)
    return len({one.origin_outlet or one.report for one in brief.statements if one.id in carrying})
