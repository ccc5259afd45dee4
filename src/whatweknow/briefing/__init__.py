"""From records to a brief, its files, and their verification. Pure functions: others read and write the files."""

from whatweknow.briefing.corrections import correct_points, correct_statements, read_corrections, waiting
from whatweknow.briefing.exports import FORMATS, export
from whatweknow.briefing.making.changes import add_changes
from whatweknow.briefing.making.comparison import add_comparison
from whatweknow.briefing.making.provenance import add_provenance
from whatweknow.briefing.making.statements import make_brief
from whatweknow.briefing.page.page import render_fragment, render_page
from whatweknow.briefing.page.stored_copy import render_source
from whatweknow.briefing.proof.explaining import explain
from whatweknow.briefing.proof.publication import is_public, make_public
from whatweknow.briefing.proof.restoring import differences, stored_reports
from whatweknow.briefing.proof.verbatim import check_verbatim, citations
from whatweknow.briefing.proof.verification import Verification, verify
from whatweknow.briefing.serialising import digest, from_json, seal, to_json

__all__ = [
    "FORMATS",
    "Verification",
    "add_changes",
    "add_comparison",
    "add_provenance",
    "check_verbatim",
    "citations",
    "correct_points",
    "correct_statements",
    "differences",
    "digest",
    "explain",
    "export",
    "from_json",
    "is_public",
    "make_brief",
    "make_public",
    "read_corrections",
    "render_fragment",
    "render_page",
    "render_source",
    "seal",
    "stored_reports",
    "to_json",
    "verify",
    "waiting",
]
