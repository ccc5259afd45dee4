"""Statements that a report printed, and prints no more."""

from __future__ import annotations

from collections.abc import Iterator

from whatweknow.comparison.changes.pairing import BriefPair, alike, shown, terms_of, words_of
from whatweknow.comparison.terms import shared
from whatweknow.records import Brief, BriefReport, Change, ChangeKind, Statement


def withdrawn_statements(pair: BriefPair) -> Iterator[Change]:
    """Statements that a report printed and prints no more, and those that the newer brief marks as withdrawn.

    A report that was not given again has withdrawn nothing.
    """
    standing = {words_of(one): one for one in pair.old.statements if not one.withdrawn}
    for one in pair.new.statements:
        if one.withdrawn and words_of(one) in standing:
            old = standing[words_of(one)]
            yield Change(kind=ChangeKind.WITHDRAWN, party=one.party, statement=one.id, old=shown(old, pair.old_texts))
    for old in pair.old.statements:
        report = _same_page(pair.old_reports[old.report], pair.new)
        if report is not None and old.speaker and not old.withdrawn and _gone(old, report, pair):
            party = pair.party.get(old.party) if old.party else None
            yield Change(kind=ChangeKind.WITHDRAWN, party=party, old=shown(old, pair.old_texts))


def _same_page(report: BriefReport, new: Brief) -> BriefReport | None:
    """The report of ``new`` that is another text of the same page; ``None`` where it is the same text, or none."""
    if any(one.text_sha256 == report.text_sha256 for one in new.reports):
        return None
    pages = [one for one in new.reports if one.id == report.id or (one.url and one.url == report.url)]
    return pages[0] if pages and not pages[0].hidden else None


def _gone(old: Statement, report: BriefReport, pair: BriefPair) -> bool:
    """Whether the page neither has the words any more nor a statement that is like them."""
    text = " ".join(pair.new_texts.get(report.id, "").split())
    if all(" ".join(piece.exact.split()) in text for piece in old.content):
        return False
    about = terms_of(old)
    return not any(
        one.report == report.id and (alike(terms_of(one), about) or shared(terms_of(one), about) == 1.0)
        for one in pair.new.statements
    )
