"""The nouns of whatweknow: frozen records that check themselves.

A stage takes records and returns records. Offsets count Unicode code points of a report's stored text
(Python string indices); intervals are half-open. Times are ISO 8601 strings, as precise as the report is.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum

import msgspec

from whatweknow.errors import InvalidRecord

# ------------------------------------------------------------------------------------------ text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open interval ``[start, end)`` of code points in a report's text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidRecord(f"span [{self.start}, {self.end}): start must be at least 0 and below end")

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]


class BlockKind(StrEnum):
    """What a stretch of a report is. Boilerplate is stored, and read by no later stage."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a report's text, without surrounding white space."""

    kind: BlockKind
    span: Span


class MediaKind(StrEnum):
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Media:
    """A picture, video or recording that a page embeds; ``caption`` is a span of the report's text."""

    kind: MediaKind
    url: str
    caption: Span | None = None


class TimePrecision(StrEnum):
    """How much of a publication time is known."""

    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article, release or post, as read.

    ``blocks`` are in order, do not overlap, and lie inside ``text``. ``published`` and ``retrieved`` are
    ISO 8601 (a bare date where only the day is known); ``language`` is a two-letter ISO 639-1 code.
    """

    id: str
    text: str
    raw_sha256: str
    blocks: tuple[Block, ...] = ()
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    published_precision: TimePrecision | None = None
    retrieved: str | None = None
    url: str | None = None
    language: str | None = None
    media: tuple[Media, ...] = ()

    def __post_init__(self) -> None:
        if not self.id:
            raise InvalidRecord("report: the id must not be empty")
        end = 0
        for block in self.blocks:
            if block.span.start < end or block.span.end > len(self.text):
                raise InvalidRecord(
                    f"report {self.id}: block {block.span} must start at {end} or later "
                    f"and end at {len(self.text)} at most"
                )
            end = block.span.end

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one or several paths hold: the reports, what had to be left out, the event's title if one is given."""

    reports: tuple[Report, ...]
    skipped: tuple[Skipped, ...] = ()
    event_title: str | None = None


# ------------------------------------------------------------------------------------ annotation


class Mode(StrEnum):
    """How a content is reported: all, none or some of its words stand inside quotation marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (``source``) is reported (``cue``) to say what (``content``), as spans of one text.

    ``content`` holds at least one piece, in order, without overlaps; a gap between pieces is a gap in the
    text (where the cue interrupts a quotation). ``score`` is the model's confidence, 0 to 1.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    mode: Mode
    score: float

    def __post_init__(self) -> None:
        if not self.content:
            raise InvalidRecord("attribution: the content must have at least one piece")
        if any(a.end > b.start for a, b in zip(self.content, self.content[1:], strict=False)):
            raise InvalidRecord(f"attribution: content pieces {self.content} must be in order and not overlap")
        if not 0.0 <= self.score <= 1.0:
            raise InvalidRecord(f"attribution: score {self.score} must be between 0 and 1")


class MentionKind(StrEnum):
    """What a mention is by its form: ``NAME`` is a proper name that may be a person's or a body's."""

    PERSON = "person"
    NAME = "name"
    BODY = "body"
    NATION = "nation"
    PEOPLE = "people"
    DOCUMENT = "document"
    PRONOUN = "pronoun"
    JOINT = "joint"


class Sphere(StrEnum):
    """For whom somebody of an occupation, or a body of a kind, speaks: a state, whoever it belongs to, or nobody."""

    STATE = "state"
    SIDE = "side"
    ITSELF = "itself"
    MEDIA = "media"
    EXPERT = "expert"
    CIVIL = "civil"


class Gender(StrEnum):
    MALE = "male"
    FEMALE = "female"


class NationForm(StrEnum):
    """How a word stands for a country: its name, an adjective, its capital, or a house or body of it."""

    NAME = "name"
    ADJECTIVE = "adjective"
    SEAT = "seat"
    HOUSE = "house"


@dataclass(frozen=True, slots=True)
class NationMention:
    """Words that stand for a country. ``code`` is ISO 3166 where there is one, ``name`` the country's in CLDR."""

    span: Span
    code: str
    name: str
    form: NationForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Words that tie somebody to a body or a country: an office, an introduction, a possessive.

    ``head`` is the common noun, singular and in lower case ("minister"), or empty; ``nation`` the code of the
    country, ``of`` the words of what else it ties to ("Dralvic Lines", "its"); ``proper`` whether ``of`` is a name.
    """

    text: Span
    head: str = ""
    sphere: Sphere | None = None
    plural: bool = False
    nation: str | None = None
    of: Span | None = None
    proper: bool = False
    former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words by which a report names or describes somebody.

    ``name`` is the proper name in them. ``ties`` has the offices, introductions and possessives around it, the
    first one inside the mention. ``members`` are the parts of a joint mention ("Berg and the navy").
    """

    span: Span
    kind: MentionKind
    name: Span | None = None
    head: str = ""
    sphere: Sphere | None = None
    plural: bool = False
    definite: bool = False
    gender: Gender | None = None
    nation: str | None = None
    ties: tuple[Tie, ...] = ()
    members: tuple[Mention, ...] = ()


class Act(StrEnum):
    """What is done by saying it."""

    ASSERT = "assert"
    ACCUSE = "accuse"
    DENY = "deny"
    CONFIRM = "confirm"
    CANNOT_CONFIRM = "cannot_confirm"
    NO_COMMENT = "no_comment"
    THREATEN = "threaten"
    CONDEMN = "condemn"
    DEMAND = "demand"
    PROMISE = "promise"
    SPECULATE = "speculate"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Modality:
    """How an attribution holds its content, with the words that show it, in order.

    ``negators`` deny it, ``hedges`` are those by which the speaker leaves it open, ``reporter_hedges`` those by
    which the reporter does. ``uttered`` is false for what is only thought or felt ("likes", "fears").
    """

    act: Act
    negators: tuple[Span, ...] = ()
    hedges: tuple[Span, ...] = ()
    reporter_hedges: tuple[Span, ...] = ()
    uttered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """How an attribution reached the report.

    ``relay`` has the outlets from the speaker outwards ("told state television, Ardinform reported"), ``channel``
    the means ("on Telegram", "in a statement"), ``venue`` the place or occasion ("at a news conference in Tarn").
    """

    relay: tuple[Span, ...] = ()
    channel: Span | None = None
    venue: Span | None = None


@dataclass(frozen=True, slots=True)
class AnnotatedReport:
    """A report with its layers: each layer is a tuple of records over the report's text.

    ``modality`` and ``circumstances`` stand beside ``attributions``, one for each, or are empty where they were
    not asked for.
    """

    report: Report
    attributions: tuple[Attribution, ...]
    modality: tuple[Modality, ...] = ()
    mentions: tuple[Mention, ...] = ()
    nations: tuple[NationMention, ...] = ()
    circumstances: tuple[Circumstances, ...] = ()

    def __post_init__(self) -> None:
        if self.modality and len(self.modality) != len(self.attributions):
            raise InvalidRecord(
                f"report {self.report.id}: {len(self.modality)} modalities for {len(self.attributions)} attributions; "
                "there must be one for each, or none"
            )


# ----------------------------------------------------------------------------------------- brief


def content_id(prefix: str, *parts: object) -> str:
    """An id that depends on nothing but ``parts`` (strings, numbers, sequences), the same from run to run.

    ``prefix`` and 12 hexadecimal digits of a SHA-256 (48 bits); fit for file names, HTML ids and links.
    """
    return prefix + hashlib.sha256(json.dumps(parts).encode("utf-8")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Citation:
    """A span with the report it stands in and the exact characters: ``text[start:end] == exact``."""

    report: str
    start: int
    end: int
    exact: str


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
    """

    id: str
    name: str
    named: bool
    roles: tuple[SpeakerRole, ...] = ()
    party: str | None = None
    mentions: tuple[Citation, ...] = ()


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
    accusation that a denial answers which names no deed itself ("denied involvement").
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
    replies_to: str | None = None
    in_headline: bool
    score: float


class Stance(StrEnum):
    """A party's position on a point."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CANNOT_CONFIRM = "cannot_confirm"
    NO_COMMENT = "no_comment"


class PartyStance(msgspec.Struct, frozen=True, kw_only=True, rename={"since": "from", "until": "to"}):
    """A cell of the grid: where a party stands on a point, by which statements (ids, those worth most first).

    ``since`` and ``until`` (in JSON ``from`` and ``to``, which Python reserves) are the times of the first and the
    last report that has it; ``changed`` is set where the party stood elsewhere before. ``origins`` counts the
    reports. No dataclass, since those cannot rename a field.
    """

    party: str
    stance: Stance
    statements: tuple[str, ...]
    since: str | None = None
    until: str | None = None
    changed: bool = False
    origins: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """The owned quotation that shows a point: a party's words, whoever is right."""

    quote: Citation
    party: str


@dataclass(frozen=True, slots=True)
class Label:
    """A neutral name of a point, which only a named person gives."""

    text: str
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointValue:
    """A figure that a party gives: ``value`` of ``unit``, with the ``qualifier`` as printed ("at least")."""

    party: str | None
    value: float | str
    unit: str | None
    qualifier: str | None
    span: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A proposition on which parties take a stance. ``rank`` counts from 1, what matters most first."""

    id: str
    claim: Claim
    label: Label | None = None
    rank: int
    origins: int
    stances: tuple[PartyStance, ...]
    values: tuple[PointValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What statements have to do with each other: ``replies`` maps a statement's id to the one that it answers."""

    points: tuple[Point, ...] = ()
    replies: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefMedia:
    kind: MediaKind
    url: str
    caption: Citation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefReport:
    """What a brief says of a report: everything but its text."""

    id: str
    outlet: str | None
    title: str | None
    byline: str | None
    published: str | None
    published_precision: TimePrecision | None
    retrieved: str | None
    url: str | None
    language: str | None
    text_sha256: str
    raw_sha256: str
    media: tuple[BriefMedia, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """A model bundle that took part; ``sha256`` is that of its ONNX file."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Software:
    version: str
    models: tuple[Model, ...]


@dataclass(frozen=True, slots=True)
class Event:
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The document that whatweknow writes; its JSON form is ``brief.json`` (schema version 1).

    ``digest`` is the SHA-256 over the canonical content (everything but ``digest`` and ``generated``).
    """

    schema: str = "whatweknow/brief/1"
    version: int = 1
    generated: str
    digest: str = ""
    software: Software
    event: Event
    reports: tuple[BriefReport, ...]
    parties: tuple[Party, ...] = ()
    speakers: tuple[Speaker, ...]
    statements: tuple[Statement, ...]
    points: tuple[Point, ...] = ()
    skipped: tuple[Skipped, ...] = field(default=())
