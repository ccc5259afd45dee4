"""What people say against the models, kept apart from what the models said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whatweknow.records.text import Citation


class CorrectionKind(StrEnum):
    """What a correction does; they are applied in this order, those of a kind in the order of the file."""

    RENAME_SPEAKER = "rename_speaker"
    MERGE_SPEAKER = "merge_speaker"
    SPLIT_SPEAKER = "split_speaker"
    SET_PARTY = "set_party"
    DROP_STATEMENT = "drop_statement"
    SET_CONTENT = "set_content"
    SET_SPEAKER = "set_speaker"
    SET_ACT = "set_act"
    SET_NEGATED = "set_negated"
    SET_HEDGED = "set_hedged"
    LABEL_POINT = "label_point"
    MERGE_POINT = "merge_point"
    QUOTE_POINT = "quote_point"
    SET_STANCE = "set_stance"
    GIVE_VERDICT = "give_verdict"
    ORDER_POINT = "order_point"
    PIN_POINT = "pin_point"
    HIDE_POINT = "hide_point"


Value = str | bool | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One thing that a named person corrects, as ``corrections.toml`` states it, and what became of it.

    ``target`` is the speaker, statement or point that it is about: an id, a name, or exact words; ``in_report``,
    ``of_party`` and ``on`` (statements, likewise by id or exact words) say more where they are needed. ``value`` is
    what is set, ``basis`` and ``url`` what a verdict rests on. ``applied`` is false where the correction no longer
    fits, and ``problem`` says why. ``subjects`` has the ids of what was changed, ``replaced`` what stood there, one
    for each subject, and ``was`` the words of reports that a drop or another content took out of the brief.
    """

    what: CorrectionKind
    target: str
    in_report: str | None = None
    of_party: str | None = None
    on: tuple[str, ...] = ()
    value: Value | tuple[str, ...] = None
    basis: str | None = None
    url: str | None = None
    by: str
    at: str
    reason: str | None = None
    applied: bool = False
    problem: str | None = None
    subjects: tuple[str, ...] = ()
    replaced: tuple[Value, ...] = ()
    was: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """A party as a person's ``parties.toml`` states it; ``name`` is empty for those who speak for nobody."""

    name: str
    aliases: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
