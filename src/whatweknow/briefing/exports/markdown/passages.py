"""Words of reports in Markdown, with whose they are and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from whatweknow.briefing.exports.markdown.commonmark import plain
from whatweknow.briefing.views.addresses import address_part
from whatweknow.briefing.views.holdings import GAP, Entry, Passage, Voice
from whatweknow.briefing.views.readable_times import readable_time
from whatweknow.records import BriefReport


def who(voice: Voice) -> str:
    """The speaker and the party; nothing where there is neither."""
    return ", ".join(map(plain, voice.names))


def sentence(passage: Passage, others: Sequence[Passage] = ()) -> str:
    """The words of ``passage`` with its outlet, and the outlets of ``others`` that have the same."""
    return f"{quoted(passage)} ({cited(passage)}{also_in(others)})"


def quoted(passage: Passage) -> str:
    """The words in quotation marks, unless they have their own."""
    own = bare(passage)
    return own if passage.has_marks else f"“{own}”"


def bare(passage: Passage) -> str:
    """The words alone."""
    return plain(GAP.join(piece.exact for piece in passage.pieces))


def cited(passage: Passage) -> str:
    """The outlet, linked to the words in the stored copy, and when it published them."""
    return ", ".join(part for part in (outlet(passage), published(passage.report)) if part)


def also_in(others: Sequence[Passage]) -> str:
    """Where else it stands."""
    return f"; also in {', '.join(map(outlet, others))}" if others else ""


def outlet(passage: Passage) -> str:
    """The outlet, linked to the words in the stored copy."""
    return f"[{plain(passage.outlet)}]({passage.copy})"


def published(report: BriefReport) -> str:
    """When, or nothing where that is not known."""
    return plain(readable_time(report.published, report.published_precision)) if report.published else ""


def to_statement(entry: Entry) -> str:
    """A link to the statement on the page."""
    return f"[↗](brief.html#{address_part(entry.statement.id)})"
