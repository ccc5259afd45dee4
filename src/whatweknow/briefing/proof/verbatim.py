"""The verbatim gate: no word reaches a reader that does not stand at its place in a stored report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass

from whatweknow.errors import VerbatimError
from whatweknow.records import Brief, Citation, Statement

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
    elif isinstance(record, Mapping):
        for key, value in record.items():
            yield from citations(value, f"{place}[{key}]")
    elif isinstance(record, list | tuple | set | frozenset):
        for i, item in enumerate(record):
            yield from citations(item, f"{place}[{getattr(item, 'id', i)}]")
    elif is_dataclass(record):
        for field in fields(record):
            yield from citations(getattr(record, field.name), f"{place}.{field.name}")


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
