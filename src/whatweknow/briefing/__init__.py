"""From records to a brief, its files, and their verification. Pure functions: others read and write the files."""

from whatweknow.briefing.comparing import add_comparison
from whatweknow.briefing.making import make_brief
from whatweknow.briefing.page import render_page
from whatweknow.briefing.serialising import digest, from_json, seal, to_json
from whatweknow.briefing.stored_copy import render_source
from whatweknow.briefing.verbatim import check_verbatim, citations
from whatweknow.briefing.verification import Verification, verify

__all__ = [
    "Verification",
    "add_comparison",
    "check_verbatim",
    "citations",
    "digest",
    "from_json",
    "make_brief",
    "render_page",
    "render_source",
    "seal",
    "to_json",
    "verify",
]
