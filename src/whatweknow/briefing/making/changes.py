"""Puts into a brief what changed since the previous one, and keeps the older words that this cites checkable.

An older report whose text the new brief holds too is cited there. Of any other, the brief keeps a stored copy beside
those of its own reports with nothing but the cited words, the rest as hashes: what an outlet took back is not printed
anew, and whoever has the older brief can check the copy against it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from whatweknow.briefing.proof.publication import hash_rest, mask
from whatweknow.briefing.proof.verbatim import check_verbatim
from whatweknow.briefing.serialising import seal
from whatweknow.records import Brief, BriefReport, Change, Citation, Span

HASH_DIGITS = 8


def add_changes(
    brief: Brief,
    texts: Mapping[str, str],
    changes: Sequence[Change],
    previous: Brief,
    previous_texts: Mapping[str, str],
) -> tuple[Brief, dict[str, str]]:
    """``brief`` as the version after ``previous``, with ``changes``; and the stored texts, older copies among them.

    ``old`` of a change cites the reports of ``previous``. Both texts are by report id.

    Raises:
        VerbatimError: a citation does not stand in its text.
    """
    own = {report.text_sha256: report.id for report in brief.reports if not report.hidden}
    older = {report.id: report for report in previous.reports}
    cited: defaultdict[str, list[Span]] = defaultdict(list)
    moved = []
    for change in changes:
        if change.old is None:
            moved.append(change)
            continue
        report = older[change.old.report]
        name = own.get(report.text_sha256) or _superseded_id(report)
        if report.text_sha256 not in own:
            cited[report.id].append(change.old.span)
        moved.append(replace(change, old=_in_report(change.old, name)))
    kept = [_superseded(older[id_], previous_texts[id_], spans) for id_, spans in sorted(cited.items())]
    stored = {
        **texts,
        **{copy.id: mask(previous_texts[id_], copy.hidden) for id_, copy in zip(sorted(cited), kept, strict=True)},
    }
    changed = replace(brief, version=previous.version + 1, changes=tuple(moved), superseded=tuple(kept))
    check_verbatim(changed, stored)
    return seal(changed), stored


def _superseded_id(report: BriefReport) -> str:
    return f"{report.id}-before-{report.text_sha256[:HASH_DIGITS]}"


def _in_report(words: Citation, report: str) -> Citation:
    return replace(words, report=report)


def _superseded(report: BriefReport, text: str, cited: Sequence[Span]) -> BriefReport:
    """What the brief keeps of an older report: no group of copies, nothing that cites another text."""
    hidden = hash_rest(text, cited, report.hidden)
    return replace(
        report, id=_superseded_id(report), copy_group=None, version_of=None, media=(), blocks=(), hidden=hidden
    )
