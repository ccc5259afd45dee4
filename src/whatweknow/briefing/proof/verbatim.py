"""The verbatim gate: no word reaches a reader that does not stand at its place in a stored report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType

from whatweknow.errors import VerbatimError
from whatweknow.records import Brief, Citation, Statement

WITHOUT_CITATIONS = (str, int, float, NoneType)
SHOWN = 80  # code points of a quotation in a message


def check_verbatim(brief: Brief | Sequence[Statement], texts: Mapping[str, str]) -> None:
    """Return if every citation anywhere in ``brief`` stands in ``texts`` (report id to text) as it says.

    Raises:
        VerbatimError: the first citation that does not, named by its place in the brief.
    """
    for place, citation in citations(brief):
        wrong = mismatch(citation.report, citation.start, citation.end, citation.exact, texts)
        if wrong:
            raise VerbatimError(f"{place}: {wrong}")


def citations(record: object, place: str = "brief") -> Iterator[tuple[str, Citation]]:
    """Every citation inside ``record``, at any depth, with its place (``brief.statements[s1].content[0]``)."""
    if isinstance(record, Citation):
        yield place, record
    elif is_dataclass(record) and not isinstance(record, type):
        for name in _field_names(type(record)):
            value = getattr(record, name)
            if not isinstance(value, WITHOUT_CITATIONS):  # most are: told here, they cost no step down
                yield from citations(value, f"{place}.{name}")
    elif isinstance(record, Mapping):
        for key, value in record.items():
            yield from citations(value, f"{place}[{key}]")
    elif isinstance(record, list | tuple | set | frozenset):
        for i, item in enumerate(record):
            yield from citations(item, f"{place}[{getattr(item, 'id', i)}]")


@cache
def _field_names(record: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(record))


def mismatch(report: str, start: int, end: int, exact: str, texts: Mapping[str, str]) -> str | None:
    """What is wrong with a citation, or ``None`` where ``texts[report][start:end] == exact``."""
    text = texts.get(report)
    if text is None:
        return f"there is no stored text of report {report!r}"
    if not 0 <= start < end <= len(text):
        return f"[{start}, {end}) must be a stretch of [0, {len(text)}), the text of report {report!r}"
    if text[start:end] != exact:
        return f"report {report!r} has {_shown(text[start:end])} at [{start}, {end}), not {_shown(exact)}"
    return None


def _shown(words: str) -> str:
    return repr(words if len(words) <= SHOWN else words[: SHOWN - 1] + "…")
