"""Statements to points and stances: which propositions are in dispute, and who stands where."""

from whatweknow.comparison.changes import find_changes
from whatweknow.comparison.evidence import gather_evidence
from whatweknow.comparison.origins.copies import find_copies
from whatweknow.comparison.origins.provenance import trace
from whatweknow.comparison.origins.stories import find_stories
from whatweknow.comparison.points.acts import reread_acts
from whatweknow.comparison.points.points import compare
from whatweknow.comparison.scene.figures import add_values, gather_figures
from whatweknow.comparison.scene.places import gather_places
from whatweknow.comparison.scene.timeline import make_timeline
from whatweknow.comparison.unknowns import gather_unknowns

__all__ = [
    "add_values",
    "compare",
    "find_changes",
    "find_copies",
    "find_stories",
    "gather_evidence",
    "gather_figures",
    "gather_places",
    "gather_unknowns",
    "make_timeline",
    "reread_acts",
    "trace",
]
