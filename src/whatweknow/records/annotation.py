"""What is found in a report: layers of records over its text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whatweknow.errors import InvalidRecord
from whatweknow.records.chronicle import FigureMention, PlaceMention, TimeMention
from whatweknow.records.evidence import Exhibit, Finding, OpenQuestion
from whatweknow.records.text import Report, Span


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
    which the reporter does. ``uttered`` is false where the report does not say that it was said: for what is thought or
    felt ("fears"), done ("ignored"), not or not yet said ("did not mention", "will say").
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
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    figures: tuple[FigureMention, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    findings: tuple[Finding, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()

    def __post_init__(self) -> None:
        if self.modality and len(self.modality) != len(self.attributions):
            raise InvalidRecord(
                f"report {self.report.id}: {len(self.modality)} modalities for {len(self.attributions)} attributions; "
                "there must be one for each, or none"
            )
