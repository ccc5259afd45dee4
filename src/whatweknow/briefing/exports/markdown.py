"""The brief as Markdown (CommonMark, with the tables of GitHub): what the page says, for mail, wikis and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from whatweknow.briefing.exports.rows import GAP, Named
from whatweknow.briefing.page.labels import (
    ACTS,
    CHANGES,
    CORRECTIONS,
    MODES,
    STANCES,
    count,
    readable_time,
    readable_when,
)
from whatweknow.briefing.page.links import address_part, stored_copy
from whatweknow.records import Brief, Citation, Point, Speaker, Statement

_MARKUP = re.compile(r"[\\`*_\[\]<>|~#]|&(?=#?\w+;)")
_QUOTATION_MARKS = tuple("\"“„«‘'")
_AT_LINE_START = re.compile(r"^(\d{1,9})(?=[.)])|^(?=[-+=])")


def markdown(brief: Brief) -> bytes:
    """``brief`` as Markdown; words of reports are escaped, so that they stay words."""
    parts = (
        _head(brief),
        _points(brief),
        _statements(brief),
        _unknowns(brief),
        _timeline(brief),
        _changes(brief),
        _corrections(brief),
        _reports(brief),
    )
    return ("\n\n".join(line for part in parts for line in part) + "\n").encode("utf-8", "replace")


def plain(words: str) -> str:
    """``words`` on one line, with everything escaped that Markdown would read as markup."""
    line = _MARKUP.sub(r"\\\g<0>", " ".join(words.replace("\0", "\ufffd").split()))
    return _AT_LINE_START.sub(lambda start: f"{start[1]}\\" if start[1] else "\\", line)


def _head(brief: Brief) -> Iterator[str]:
    yield f"# {plain(brief.event.title or 'What we know')}"
    held = f"{count(len(brief.statements), 'statement')} from {count(len(brief.reports), 'report')}"
    yield f"Version {brief.version}, {readable_time(brief.generated)}. {held}. Digest `{brief.digest}`."
    yield "Who says what, by the reports. Nothing here is ruled to be true."


def _points(brief: Brief) -> Iterator[str]:
    if not brief.points:
        return
    names = {party.id: party.name for party in brief.parties}
    said = {one.id: one for one in brief.statements}
    columns = list(dict.fromkeys(cell.party for point in brief.points for cell in point.stances))
    yield "## At a glance (experimental)"
    rows = [["Point", *(plain(names[party]) for party in columns)], ["---"] * (len(columns) + 1)]
    rows += [
        [_claim(point, names), *(_cells(point, party, said) for party in columns)]
        for point in sorted(brief.points, key=lambda one: one.rank)
    ]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)
    for point in brief.points:
        if verdict := point.verdict:
            yield f"**{plain(verdict.by)}** on {_claim(point, names)}: {plain(verdict.text)} ({plain(verdict.basis)})"


def _claim(point: Point, names: dict[str, str]) -> str:
    owner = plain(names[point.claim.party]) + (" denies" if point.claim.denied else "")
    quoted = f"{owner}: {_quoted(point.claim.quote)}"
    return f"**{plain(point.label.text)}** ({plain(point.label.by)}). {quoted}" if point.label else quoted


def _cells(point: Point, party: str, said: dict[str, Statement]) -> str:
    cells = [cell for cell in point.stances if cell.party == party]
    return "; ".join(
        f"{STANCES[cell.stance]} {' '.join(_link(said[id_]) for id_ in cell.statements)}" for cell in cells
    )


def _statements(brief: Brief) -> Iterator[str]:
    named = Named(brief)
    sides = [*((party.id, party.name) for party in brief.parties), (None, "Others")]
    for party, name in sides:
        own = [one for one in brief.statements if one.party == party and not one.background]
        if own:
            yield f"## {plain(name)}"
            yield from (_saying(one, named) for one in own)
    if background := [one for one in brief.statements if one.background]:
        yield "## Background"
        yield from (_saying(one, named) for one in background)


def _saying(one: Statement, named: Named) -> str:
    report, speaker = named.report(one), named.speaker(one)
    labels = [ACTS.get(one.act) if one.act else None, "left open" if one.hedged else None, MODES[one.mode]]
    when = readable_time(report.published, report.published_precision) if report.published else None
    about = [plain(report.outlet or report.id), when, *labels]
    content = plain(GAP.join(piece.exact for piece in one.content))
    cue = f" {plain(one.cue.exact)}" if one.cue else ""
    return f"> {content}\n>\n> — {_who(speaker)}{cue} ({', '.join(part for part in about if part)}) {_link(one)}"


def _who(speaker: Speaker | None) -> str:
    if speaker is None:
        return "not attributed"
    role = f", {plain(speaker.roles[0].text.exact)}" if speaker.roles else ""
    return f"**{plain(speaker.name)}**{role}" if speaker.named else plain(speaker.name)


def _unknowns(brief: Brief) -> Iterator[str]:
    if brief.unknowns:
        names = {speaker.id: speaker.name for speaker in brief.speakers}
        yield "## Not known"
        yield _list(f"{_quoted(one.text)} ({_owner(one.who, names)}{plain(one.text.report)})" for one in brief.unknowns)


def _timeline(brief: Brief) -> Iterator[str]:
    if brief.timeline:
        names = {party.id: party.name for party in brief.parties}
        yield "## Timeline"
        yield _list(
            f"{readable_when(one.when)}: {_quoted(one.text)} ({_owner(one.party, names)}{plain(one.text.report)})"
            for one in brief.timeline
        )


def _changes(brief: Brief) -> Iterator[str]:
    if brief.changes:
        yield "## Changed since the last version"
        yield _list(
            f"{CHANGES[one.kind]}: {' → '.join(_quoted(words) for words in (one.old, one.new) if words)}"
            for one in brief.changes
        )


def _corrections(brief: Brief) -> Iterator[str]:
    if brief.corrections:
        yield "## Corrected by people"
        yield _list(
            f"{CORRECTIONS[one.what]}: “{plain(one.target)}”, by {plain(one.by)}, {plain(readable_time(one.at))}"
            + ("" if one.applied else f". Does not fit: {plain(one.problem or '')}")
            for one in brief.corrections
        )


def _reports(brief: Brief) -> Iterator[str]:
    yield "## Reports"
    yield _list(
        f"[{plain(report.title or report.id)}]({stored_copy(report.id)})"
        + "".join(
            f", {plain(part)}"
            for part in (
                report.outlet,
                report.published and readable_time(report.published, report.published_precision),
            )
            if part
        )
        for report in brief.reports
    )


def _owner(id_: str | None, names: dict[str, str]) -> str:
    return f"{plain(names[id_])}, " if id_ in names else ""


def _link(one: Statement) -> str:
    return f"[↗](brief.html#{address_part(one.id)})"


def _quoted(words: Citation) -> str:
    """Words of a report in quotation marks, unless they have their own."""
    own = words.exact.strip()[:1] in _QUOTATION_MARKS
    return plain(words.exact) if own else f"“{plain(words.exact)}”"


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)
