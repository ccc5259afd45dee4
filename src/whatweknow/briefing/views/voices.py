"""What each party says: by party, then by speaker, then by act of speech, the ones to read first at the front."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import log2
from typing import TypeVar

from whatweknow.briefing.views.holdings import Entry, Holdings
from whatweknow.records import Brief, BriefReport, Mode, Party, SpeakerRole

T = TypeVar("T")
_STRAIGHT = str.maketrans("“”„«»‘’", '"""""\'\'')

# What one wants to read first: what the points rest on, what many reports have, a speaker's own words at some length.
MODE_WORTH = {Mode.DIRECT: 1.0, Mode.MIXED: 0.5, Mode.INDIRECT: 0.0}
POINT_WORTH, LENGTH_WORTH = 1.0, 1.0
TELLING_WORDS = range(6, 46)
ASIDE_COST = 2.0  # in a headline, inside another statement, felt and not said, withdrawn

SIDES_IN_FULL, SIDES_SHOWN = 6, 10
SHOWN_SPEAKERS, SHOWN_SAYINGS = 3, 2
NAMED_ROLES = 2


@dataclass(frozen=True, slots=True)
class Wording:
    """The words in which one or several reports print an act of speech; at least one entry."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """An act of speech: its fullest wording, and the other ones."""

    wordings: tuple[Wording, ...]

    @property
    def first(self) -> Entry:
        return self.wordings[0].entries[0]

    @property
    def entries(self) -> list[Entry]:
        return [entry for wording in self.wordings for entry in wording.entries]

    @property
    def reports(self) -> int:
        return len({entry.statement.report for entry in self.entries})


def statements_in(sayings: Iterable[Saying]) -> int:
    """How many statements the sayings hold: each witness counts."""
    return sum(len(wording.entries) for saying in sayings for wording in saying.wordings)


@dataclass(frozen=True, slots=True)
class Speaking:
    """What stands under one speaker: ``shown`` at once, ``folded`` on demand.

    ``id`` is an element's. ``reports`` counts those that quote the speaker.
    """

    id: str
    name: str
    named: bool
    roles: tuple[SpeakerRole, ...]
    shown: tuple[Saying, ...]
    folded: tuple[Saying, ...]

    @property
    def sayings(self) -> tuple[Saying, ...]:
        return self.shown + self.folded

    @property
    def reports(self) -> int:
        return len({entry.statement.report for saying in self.sayings for entry in saying.entries})


@dataclass(frozen=True, slots=True)
class Side:
    """What stands under one party, or under none. ``number`` is the party's colour (see ``party_numbers``)."""

    party: Party | None
    number: int
    shown: tuple[Speaking, ...]
    folded: tuple[Speaking, ...]

    @property
    def statements(self) -> int:
        return sum(statements_in(speaking.sayings) for speaking in self.shown + self.folded)

    @property
    def reports(self) -> list[BriefReport]:
        """The reports that quote the side."""
        entries = (
            entry for speaking in self.shown + self.folded for saying in speaking.sayings for entry in saying.entries
        )
        return list({entry.passage.report.id: entry.passage.report for entry in entries}.values())


@dataclass(frozen=True, slots=True)
class Voices:
    """The sides of the event, those with most statements first; who speaks for ``nobody``; what has no source."""

    shown: tuple[Side, ...]
    folded: tuple[Side, ...]
    nobody: Side | None
    unattributed: tuple[Saying, ...]

    @property
    def sides(self) -> tuple[Side, ...]:
        return self.shown + self.folded


def party_numbers(brief: Brief) -> dict[str, int]:
    """Numbers from 1 for the parties of ``brief``, by their ids: those with most statements first."""
    heard = Counter(statement.party for statement in brief.statements)
    ordered = sorted(brief.parties, key=lambda party: -heard[party.id])
    return {party.id: number for number, party in enumerate(ordered, start=1)}


def make_voices(brief: Brief, holdings: Holdings) -> Voices:
    """Every statement of ``brief`` once, but for those of the background."""
    sayings = gather_sayings([s.id for s in brief.statements if not s.background], brief, holdings)
    sayings.sort(key=lambda saying: -_worth(saying))
    attributed = (saying for saying in sayings if saying.first.voice.speaker)
    by_party = _gathered(attributed, lambda saying: saying.first.voice.party and saying.first.voice.party.id)
    numbers = party_numbers(brief)
    sides = [
        _side(holdings.party(id_), number, by_party[id_], in_full=number <= SIDES_IN_FULL)
        for id_, number in numbers.items()
        if id_ in by_party
    ]
    nobody = _side(None, 0, by_party[None], in_full=True) if None in by_party else None
    unattributed = tuple(saying for saying in sayings if saying.first.voice.speaker is None)
    return Voices(tuple(sides[:SIDES_SHOWN]), tuple(sides[SIDES_SHOWN:]), nobody, unattributed)


def gather_sayings(statements: Iterable[str], brief: Brief, holdings: Holdings) -> list[Saying]:
    """The statements of those ids by act of speech, in their order: by utterance, or else by the same words."""
    fullest = {id_: place for one in brief.utterances for place, id_ in enumerate(one.statements)}
    entries = [holdings.entry(id_) for id_ in statements]
    acts = _gathered(entries, lambda entry: entry.statement.utterance or _same_words(entry)).values()
    sayings = []
    for act in acts:
        ordered = sorted(act, key=lambda entry: fullest.get(entry.statement.id, 0))
        wordings = _gathered(ordered, _same_words).values()
        sayings.append(Saying(tuple(Wording(tuple(wording)) for wording in wordings)))
    return sayings


def _same_words(entry: Entry) -> Hashable:
    """What is the same where several reports print a statement in the same words; marks of quotation may differ."""
    speaker = entry.voice.speaker
    content = tuple(piece.exact.translate(_STRAIGHT) for piece in entry.passage.pieces)
    frame = tuple((kind, words.exact.translate(_STRAIGHT)) for kind, words in entry.frame)
    return speaker and _heading(entry), content, frame, entry.statement.mode, entry.passage.report.language


def _heading(entry: Entry) -> Hashable:
    speaker, party = entry.voice.speaker, entry.voice.party
    return (speaker.name.casefold(), speaker.named, party and party.id) if speaker else None


def _worth(saying: Saying) -> float:
    statement = saying.first.statement
    words = sum(len(piece.exact.split()) for piece in statement.content)
    asides = (statement.in_headline, statement.inside, statement.uttered is False, statement.withdrawn)
    return (
        log2(saying.reports)
        + MODE_WORTH[statement.mode]
        + POINT_WORTH * any(entry.positions for entry in saying.entries)
        + LENGTH_WORTH * (words in TELLING_WORDS)
        + statement.score
        - ASIDE_COST * sum(map(bool, asides))
    )


def _side(party: Party | None, number: int, sayings: Sequence[Saying], *, in_full: bool) -> Side:
    """The speakers of ``sayings``, the named first, then those with most; of a lesser party the first one shows."""
    groups = list(_gathered(sayings, lambda saying: _heading(saying.first)).values())
    groups.sort(key=lambda group: (not _named(group), -sum(len(saying.entries) for saying in group)))
    visible = SHOWN_SPEAKERS if in_full else 1
    shown = [
        _speaking(group, number, SHOWN_SAYINGS if in_full and not i else 1) for i, group in enumerate(groups[:visible])
    ]
    folded = [_speaking(group, number, len(group)) for group in groups[visible:]]
    return Side(party, number, tuple(shown), tuple(folded))


def _named(sayings: Sequence[Saying]) -> bool:
    speaker = sayings[0].first.voice.speaker
    return speaker is not None and speaker.named


def _speaking(sayings: Sequence[Saying], number: int, shown: int) -> Speaking:
    speaker = sayings[0].first.voice.speaker
    assert speaker is not None
    if len(sayings) == shown + 1:
        shown += 1  # a fold would take as much room
    place, roles = f"{speaker.id}-{number}", _roles(speaker.roles)
    return Speaking(place, speaker.name, speaker.named, roles, tuple(sayings[:shown]), tuple(sayings[shown:]))


def _roles(roles: Sequence[SpeakerRole]) -> tuple[SpeakerRole, ...]:
    """The offices that most reports give, by their words."""
    by_words = _gathered(roles, lambda role: role.text.exact.casefold()).values()
    return tuple(same[0] for same in sorted(by_words, key=len, reverse=True)[:NAMED_ROLES])


def _gathered(items: Iterable[T], key: Callable[[T], Hashable]) -> dict[Hashable, list[T]]:
    """``items`` by key, keys and items in the order of their coming."""
    gathered: dict[Hashable, list[T]] = {}
    for item in items:
        gathered.setdefault(key(item), []).append(item)
    return gathered
