"""Where reports and statements come from: one pass over the reports of an event."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from whatweknow.comparison.origins.copies import agency_behind, agency_in, cite_stretches, credited_outlets, find_copies
from whatweknow.comparison.origins.copies.words import WORD, plain
from whatweknow.comparison.origins.correction_notes import correction_spans, find_correction_notes
from whatweknow.comparison.origins.translations import find_translations
from whatweknow.comparison.origins.utterances import NUMBER, find_utterances
from whatweknow.comparison.origins.versions import find_revisions
from whatweknow.records import BriefReport, CopyGroup, Provenance, Report, Revision, Speaker, Statement, Utterance

LEAST_REPEATED = 0.5  # of the characters of a statement, for it to be the origin's
_OWN = re.compile(r"^(?:(?:this|our|the) )?(?:newspaper|paper|outlet|website|site|network|broadcaster|channel)$")
STILL_SAID = 0.7  # of the words of a statement, in a later version


def trace(
    reports: Sequence[Report],
    described: Sequence[BriefReport],
    statements: Sequence[Statement],
    speakers: Sequence[Speaker],
) -> Provenance:
    """Copies, versions, corrections and origins of ``reports`` and of the ``statements`` in them.

    ``described`` are the same reports as the brief has them.
    """
    copies = cite_stretches(find_copies(reports), reports)
    revisions = find_revisions(reports)
    utterances = find_utterances(statements, speakers, described)
    return Provenance(
        copies=copies,
        revisions=revisions,
        utterances=utterances,
        correction_notes=find_correction_notes(reports, statements, _related(copies, revisions)),
        origins=find_origins(reports, statements, copies),
        withdrawn=find_withdrawn(reports, statements, revisions, utterances),
        translations=find_translations(reports, statements),
    )


def find_origins(
    reports: Sequence[Report], statements: Sequence[Statement], copies: Sequence[CopyGroup]
) -> dict[str, str]:
    """The origin of each statement, by its id: what it was relayed through, or whose text its words are.

    A statement in a reprint comes from the origin of the text, unless it stands in a part that the reprint added.
    Reports of one agency or outlet are one origin, so that there are never more of them than outlets.
    """
    owners = {report.id: agency_behind(report) or report.outlet or report.id for report in reports}
    behind: dict[str, str] = {}
    repeated: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for group in copies:
        agencies = [agency for report in reports if report.id in group.reports and (agency := agency_behind(report))]
        owners[group.origin] = agencies[0] if agencies else owners[group.origin]
        behind |= dict.fromkeys(group.reports, group.origin)
        for stretch in group.shared:
            repeated[stretch.copy.report].append((stretch.copy.start, stretch.copy.end))
    origins = {}
    outlets = sorted({report.outlet for report in reports if report.outlet})
    for statement in statements:
        source = statement.report
        if source in behind and _share(statement, repeated[source]) >= LEAST_REPEATED:
            source = behind[source]
        origins[statement.id] = _relayed_by(statement, outlets) or owners[source]
    return origins


def _relayed_by(statement: Statement, outlets: Sequence[str]) -> str | None:
    """The outlet nearest to the speaker through which ``statement`` came; ``None`` if that is the report's own."""
    if not statement.relay:
        return None
    name = statement.relay[0].name
    if _OWN.search(name):
        return None
    return agency_in(name) or next(credited_outlets([name], outlets), name)


def _share(statement: Statement, stretches: Iterable[tuple[int, int]]) -> float:
    """How much of the content of ``statement`` stands in ``stretches``, which do not overlap."""
    pieces = [(piece.start, piece.end) for piece in statement.content]
    common = sum(max(0, min(end, until) - max(start, at)) for start, end in stretches for at, until in pieces)
    return common / sum(end - start for start, end in pieces)


def find_withdrawn(
    reports: Sequence[Report],
    statements: Sequence[Statement],
    revisions: Sequence[Revision],
    utterances: Sequence[Utterance],
) -> frozenset[str]:
    """The statements of a version that no later version of the page holds, in these words or as the same utterance.

    One whose figures are gone is withdrawn, though the other words stay.
    """
    texts = {report.id: _without_notes(report.text) for report in reports}
    next_version = {revision.earlier: revision.report for revision in revisions}
    reported_in = {statement.id: statement.report for statement in statements}
    witnessed = {
        one: {reported_in[other] for other in utterance.statements if other not in utterance.differing}
        for utterance in utterances
        for one in utterance.statements
        if one not in utterance.differing
    }
    withdrawn = set()
    for statement in statements:
        later = list(_later(statement.report, next_version))
        if not later or witnessed.get(statement.id, set()) & set(later):
            continue
        if not any(_still_said(statement, texts[id_]) for id_ in later):
            withdrawn.add(statement.id)
    return frozenset(withdrawn)


def _later(report: str, next_version: Mapping[str, str]) -> Iterable[str]:
    while report in next_version:
        report = next_version[report]
        yield report


def _without_notes(text: str) -> str:
    """``text`` without its notes of correction, which repeat what was wrong."""
    for span in reversed(list(correction_spans(text))):
        text = text[: span.start] + text[span.end :]
    return text


def _still_said(statement: Statement, text: str) -> bool:
    words = " ".join(piece.exact for piece in statement.content)
    if not set(NUMBER.findall(words)) <= set(NUMBER.findall(text)):
        return False
    said, there = ([plain(word) for word in WORD.findall(one)] for one in (words, text))
    pairs, known = set(pairwise(said)), set(pairwise(there))
    if not pairs:
        return set(said) <= set(there)
    return len(pairs & known) >= STILL_SAID * len(pairs)


def _related(copies: Sequence[CopyGroup], revisions: Sequence[Revision]) -> dict[str, set[str]]:
    """The copies and versions of each report, those of its copies and versions included."""
    family: dict[str, set[str]] = {}
    for ids in [*(set(group.reports) for group in copies), *({one.report, one.earlier} for one in revisions)]:
        joined = set(ids).union(*(family.get(id_, ()) for id_ in ids))
        family |= dict.fromkeys(joined, joined)
    return family
