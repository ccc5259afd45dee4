"""Reports that reprint one text: which they are, where the text comes from, and which stretches they share."""

from whatweknow.comparison.origins.copies.credit import agency_behind, agency_in, credited_outlets
from whatweknow.comparison.origins.copies.finding import cite_stretches, find_copies

__all__ = ["agency_behind", "agency_in", "cite_stretches", "credited_outlets", "find_copies"]
