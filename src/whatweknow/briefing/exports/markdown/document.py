"""The brief as Markdown: the sections of the page, for mail, wikis and notes."""

from __future__ import annotations

from collections.abc import Iterator

from whatweknow.briefing.exports.markdown.commonmark import bullets, plain, table
from whatweknow.briefing.exports.markdown.passages import also_in, cited, outlet, published, quoted, sentence, who
from whatweknow.briefing.exports.markdown.statements import background, glance, said
from whatweknow.briefing.views.addresses import stored_copy
from whatweknow.briefing.views.labels import ASPECTS, CHANGES, CORRECTIONS, EVIDENCE, ORIGINS, PLACES, RESULTS, count
from whatweknow.briefing.views.readable_times import readable_time, readable_when
from whatweknow.briefing.views.sections import (
    ChangeView,
    CheckView,
    EvidenceView,
    FiguresView,
    PlaceView,
    SourceView,
    TimelineView,
)
from whatweknow.briefing.views.view import View, make_view
from whatweknow.records import Brief


def markdown(brief: Brief) -> bytes:
    """``brief`` as Markdown; words of reports are escaped, so that they stay words.

    Raises:
        InvalidRecord: a part of the brief names another that it does not hold.
    """
    view = make_view(brief)
    sections = (
        _head(view),
        glance(view),
        said(view),
        _evidence(view),
        _unknowns(view),
        _figures(view),
        _timeline(view),
        _places(view),
        background(view),
        _reports(view),
        _changes(view),
        _corrections(brief),
    )
    return ("\n\n".join(part for section in sections for part in section) + "\n").encode("utf-8", "replace")


def _head(view: View) -> Iterator[str]:
    brief = view.brief
    held = f"{count(len(brief.statements), 'statement')} in {count(len(brief.reports), 'report')}"
    outlets = f" from {count(view.outlets, 'outlet')}" if view.outlets else ""
    headline = (
        f"“{plain(view.headline.title or '')}” ({plain(view.headline.outlet or view.headline.id)})"
        if view.headline
        else "What we know"
    )
    yield f"# {plain(brief.event.title) if brief.event.title else headline}"
    yield f"Version {brief.version}, {readable_time(brief.generated)}. {held}{outlets}. Digest `{brief.digest}`."
    yield "Who says what, by the reports. Nothing here is ruled to be true."


def _evidence(view: View) -> Iterator[str]:
    if view.evidence:
        yield "## What is verified, and by whom"
    if checked := [one for one in view.evidence if one.checks]:
        yield bullets(f"{_exhibit(one)}\n{bullets(map(_check, one.checks))}" for one in checked)
    if unchecked := [one for one in view.evidence if not one.checks]:
        yield "### Shown, but no report tells of a check"
        yield bullets(map(_exhibit, unchecked))


def _exhibit(one: EvidenceView) -> str:
    return f"{EVIDENCE[one.evidence.kind]}: {sentence(one.passage, one.others)}"


def _check(one: CheckView) -> str:
    what = ", ".join(ASPECTS[aspect] for aspect in one.aspects)
    by_words = f"by “{plain(one.check.by_words.exact)}”" if one.check.by_words else "the report does not say by whom"
    by = f"by {who(one.by)}" if one.by.speaker else by_words
    return f"{RESULTS[one.check.result]}{f': {what}' if what else ''} – {by}: {sentence(one.passage)}"


def _unknowns(view: View) -> Iterator[str]:
    if view.unknowns:
        yield "## What is not known, and who says so"
        yield bullets(
            f"{who(one.voice) if one.voice.speaker else 'The report itself'}: {sentence(one.passage, one.others)}"
            for one in view.unknowns
        )


def _figures(view: View) -> Iterator[str]:
    if view.figures:
        yield "## Figures, party by party"
    for question in view.figures:
        yield from _question(question)


def _question(view: FiguresView) -> Iterator[str]:
    yield f"### {plain(view.question)}"
    yield table(
        ["Party", "Figure", "Report"],
        ([plain(one.owner), quoted(one.passage), cited(one.passage) + also_in(one.others)] for one in view.figures),
    )


def _timeline(view: View) -> Iterator[str]:
    if view.timeline:
        yield "## Timeline"
        yield bullets(map(_happened, view.timeline))


def _happened(one: TimelineView) -> str:
    version = f" (version {one.version} of {one.versions})" if one.versions > 1 else ""
    party = f"{plain(one.party.name)}: " if one.party else ""
    return f"{readable_when(one.entry.when)}{version}: {party}{sentence(one.passage, one.others)}"


def _places(view: View) -> Iterator[str]:
    if view.places:
        yield "## Places"
        yield table(["Place", "What it is", "Position", "Named in"], map(_place, view.places))


def _place(one: PlaceView) -> list[str]:
    named_in = ", ".join(map(outlet, one.passages))
    reports = f"{count(one.reports, 'report')}: {named_in}" if one.passages else ""
    return [plain(one.place.name), PLACES[one.place.precision], one.position or "Not in the gazetteer", reports]


def _reports(view: View) -> Iterator[str]:
    yield "## Reports"
    yield bullets(map(_source, view.sources))
    if view.notes:
        yield "### Corrected by the outlets"
        yield bullets(sentence(note.passage) for note in view.notes)
    if view.brief.skipped:
        yield "### Left out"
        yield bullets(f"{plain(one.path)}: {plain(one.reason)}" for one in view.brief.skipped)


def _source(one: SourceView) -> str:
    later = f", a later version of {plain(one.report.version_of)}" if one.report.version_of else ""
    line = f"[{plain(one.report.title or one.report.id)}]({stored_copy(one.report.id)})"
    line += "".join(f", {part}" for part in (plain(one.report.outlet or ""), published(one.report)) if part) + later
    if not one.copies or one.group is None:
        return line
    copies = f"{count(len(one.copies), 'copy')} of this text, taken for the origin as {ORIGINS[one.group.reason]}:"
    return f"{line}; {copies}\n{bullets(map(_source, one.copies))}"


def _changes(view: View) -> Iterator[str]:
    if view.changes:
        yield "## What changed since the last version"
        yield bullets(map(_change, view.changes))


def _change(one: ChangeView) -> str:
    party = f": {plain(one.party.name)}" if one.party else ""
    moved = " → ".join(sentence(words) for words in (one.old, one.new) if words)
    point = f" (on {plain(one.heading.line)})" if one.heading else ""
    return f"{CHANGES[one.change.kind]}{party}: {moved}{point}"


def _corrections(brief: Brief) -> Iterator[str]:
    if brief.corrections:
        yield "## Corrected by people"
        yield bullets(
            f"{CORRECTIONS[one.what]}: “{plain(one.target)}”, by {plain(one.by)}, {plain(readable_time(one.at))}"
            + ("" if one.applied else f". Does not fit: {plain(one.problem or '')}")
            for one in brief.corrections
        )
