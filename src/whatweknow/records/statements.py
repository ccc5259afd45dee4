"""Who says what, with the words it rests on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from whatweknow.records.annotation import Act, Mode
from whatweknow.records.chronicle import When
from whatweknow.records.text import Citation


def content_id(prefix: str, *parts: object) -> str:
    """An id that depends on nothing but ``parts`` (strings, numbers, sequences), the same from run to run.

    ``prefix`` and 12 hexadecimal digits of a SHA-256 (48 bits); fit for file names, HTML ids and links.
    """
    return prefix + hashlib.sha256(json.dumps(parts).encode("utf-8")).hexdigest()[:12]


def statement_id(content: Sequence[Citation], source: Citation | None) -> str:
    """The id of the statement that a report's words make: its report, and where content and source stand there."""
    places = [(piece.start, piece.end) for piece in content]
    return content_id("s", content[0].report, places, (source.start, source.end) if source else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A side of the event that speakers speak for; ``aliases`` are the words by which reports mean it."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakerRole:
    """An office or occupation in a report's own words; ``former`` if the report says that it is over."""

    text: Citation
    former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who source mentions stand for, over all reports, and ``party``, the id of whom they speak for.

    ``named`` is false where no report gives a name: ``name`` is then a description ("US officials") or a pronoun.
    ``because`` has the words that show the party; empty where a person set it.
    """

    id: str
    name: str
    named: bool
    roles: tuple[SpeakerRole, ...] = ()
    party: str | None = None
    mentions: tuple[Citation, ...] = ()
    because: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who the sources of some annotated reports stand for.

    ``speaker_ids`` holds, for each report in order and each of its attributions in order, the id of one of
    ``speakers``, or ``None`` where the attribution names no source.
    """

    speakers: tuple[Speaker, ...]
    speaker_ids: tuple[tuple[str | None, ...], ...]
    parties: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Relay:
    """An outlet through which a statement came; ``name`` is how the report names it."""

    name: str
    span: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An attribution placed in its report, with what later stages work out about it.

    ``speaker`` is the id of a ``Speaker``, or ``None`` where the report names no source. ``act`` to
    ``reporter_hedges`` are those of ``Modality``; ``negated`` and ``hedged`` say whether there are such words (of
    the speaker or the reporter). They are ``None`` where they were not worked out. ``replies_to`` is the id of the
    accusation that a denial answers which names no deed itself ("denied involvement"); ``inside`` that of the
    statement within whose content this one is reported. ``said_at`` is when it was said, ``background`` whether
    that was long before the event's reports; ``withdrawn`` whether only an older version of its page has it.
    ``translation`` are the words that show that the report gives a translation, ``origin_outlet`` names the agency or
    outlet whose words these are.
    """

    id: str
    report: str
    content: tuple[Citation, ...]
    cue: Citation | None
    source: Citation | None
    mode: Mode
    speaker: str | None
    party: str | None = None
    act: Act | None = None
    uttered: bool | None = None
    negated: bool | None = None
    negators: tuple[Citation, ...] = ()
    hedged: bool | None = None
    hedges: tuple[Citation, ...] = ()
    reporter_hedges: tuple[Citation, ...] = ()
    channel: Citation | None = None
    venue: Citation | None = None
    relay: tuple[Relay, ...] = ()
    inside: str | None = None
    replies_to: str | None = None
    said_at: When | None = None
    in_headline: bool
    background: bool = False
    withdrawn: bool = False
    utterance: str | None = None
    translation: Citation | None = None
    origin_outlet: str | None = None
    score: float

    @property
    def denied_by_cue(self) -> bool:
        """Whether the content is denied in words outside it, so that it alone says the opposite of what is meant."""
        return any(
            not any(piece.start <= negator.start < piece.end for piece in self.content) for negator in self.negators
        )
