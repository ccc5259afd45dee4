"""The disputed brief with everything that an export can hold: a label, a verdict, changes, hostile words."""

from __future__ import annotations

from dataclasses import replace

from whatweknow.briefing import correct_points, correct_statements, read_corrections, seal
from whatweknow.records import Change, ChangeKind, Event

from ..disputed import DISPUTED, saying
from ..invented import TEXTS

STATED = """
by = "Mira Hald"
at = "2031-03-06"
[[point]]
point = "the hull was struck twice"
label = "How often the hull was struck"
[[verdict]]
point = "the hull was struck twice"
verdict = "Not shown"
basis = "The wreck has not been surveyed"
url = "https://harbour-post.example/wreck"
[[speaker]]
speaker = "Rescuers"
rename = "=HYPERLINK(\\"https://evil.example\\")"
[[statement]]
statement = "never said"
drop = true
"""


CHANGES = (
    Change(kind=ChangeKind.NEW, party="sund", statement=saying("the ship").id, new=saying("the ship").content[0]),
    Change(
        kind=ChangeKind.NEWLY_DENIED, party="norland", old=saying("sinking").content[0], new=saying("its").content[0]
    ),
)
PUBLISHED = correct_points(
    correct_statements(
        seal(replace(DISPUTED, event=Event("The loss of the ferry <Alma> & *others*\x0b"), changes=CHANGES)),
        read_corrections(STATED),
        TEXTS,
    ),
    TEXTS,
)
