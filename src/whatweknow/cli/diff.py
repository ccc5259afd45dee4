"""``whatweknow diff``: what changed between two briefs of one event."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from whatweknow.cli.common import app
from whatweknow.records import Brief, Change, Citation


@app.command(epilog="Example: whatweknow diff brief-monday brief-tuesday")
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="Folder of the earlier brief.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Folder of the later brief.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the changes as JSON.")] = False,
) -> None:
    """Print what changed between two briefs of one event: who says, denies, confirms or withdraws what."""
    from whatweknow.checking import load_verified
    from whatweknow.comparison import find_changes

    earlier, later = load_verified(old), load_verified(new)
    changes = find_changes(earlier.brief, earlier.texts, later.brief, later.texts)
    if as_json:
        print(json.dumps(_as_json(changes, later.brief), indent=2, ensure_ascii=False))
    else:
        print("\n".join(_as_lines(changes, earlier.brief, later.brief)))


def _as_json(changes: Sequence[Change], brief: Brief) -> dict[str, object]:
    import msgspec

    names, claims = _names(brief), _claims(brief)
    rows = []
    for change in changes:
        row = msgspec.to_builtins(change)
        rows.append({**row, "party_name": names.get(change.party or ""), "claim": claims.get(change.point or "")})
    return {"changes": rows}


def _as_lines(changes: Sequence[Change], old: Brief, new: Brief) -> Iterator[str]:
    from whatweknow.briefing.views.labels import CHANGES, count

    for brief in (old, new):
        held = f"{count(len(brief.reports), 'report')}, {count(len(brief.statements), 'statement')}"
        yield f"version {brief.version} of {brief.generated}: {held}"
    yield count(len(changes), "change") if changes else "nothing changed"
    names, claims = _names(new), _claims(new)
    for change in changes:
        party = names.get(change.party or "", "")
        yield ""
        yield f"{CHANGES[change.kind]}{f': {party}' if party else ''}"
        if change.point:
            yield f"  on      {_one_line(claims[change.point])}"
        if change.old:
            yield f"  before  {_quoted(change.old)}"
        if change.new:
            yield f"  now     {_quoted(change.new)}"


def _names(brief: Brief) -> Mapping[str, str]:
    return {party.id: party.name for party in brief.parties}


def _claims(brief: Brief) -> Mapping[str, str]:
    names = _names(brief)
    return {
        point.id: f"{names[point.claim.party]}{' denies' if point.claim.denied else ''}: {point.claim.quote.exact}"
        for point in brief.points
    }


def _quoted(words: Citation) -> str:
    return f"{_one_line(words.exact)}  [{words.report} {words.start}-{words.end}]"


def _one_line(text: str) -> str:
    return " ".join(text.split())
