"""What became of a correction."""

from __future__ import annotations

from dataclasses import dataclass

from whatweknow.records import Brief, Citation, Value


@dataclass(frozen=True, slots=True)
class Outcome:
    """The brief after a correction, and what the correction's record has to say of it (see ``Correction``).

    ``problem`` is set where only part of the correction fits.
    """

    brief: Brief
    subjects: tuple[str, ...]
    replaced: tuple[Value, ...] = ()
    was: tuple[Citation, ...] = ()
    problem: str | None = None
