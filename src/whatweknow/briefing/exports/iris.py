"""Names of a brief's parts in the web of data."""

from __future__ import annotations

from whatweknow.briefing.views.addresses import address_part, web_address
from whatweknow.records import BriefReport


def iri(kind: str, id_: str) -> str:
    """What a part of a brief is called wherever it stands: ids derive from content."""
    return f"urn:whatweknow:{kind}:{address_part(id_)}"


def article_iri(report: BriefReport) -> str:
    """A report by its address, or by its id where it has none that may be linked."""
    return web_address(report.url) or iri("report", report.id)
