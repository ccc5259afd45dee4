"""Reports to copy groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from whatweknow.comparison.origins.copies.grouping import group_copies
from whatweknow.comparison.origins.copies.origin import Facts, likely_origin
from whatweknow.comparison.origins.copies.shingles import NONE, Shingles, shingles_of
from whatweknow.comparison.origins.copies.sketching import Sketches
from whatweknow.comparison.origins.copies.stretches import shared_stretches
from whatweknow.records import CopyGroup, Report, content_id


def find_copies(reports: Iterable[Report]) -> tuple[CopyGroup, ...]:
    """The groups of reports that reprint one text, in part or whole, in the order of their first reports.

    ``reports`` is gone through once and none of its texts are kept: about 9 kB a report of usual length. The time
    is near linear. ``shared`` stays empty: see ``cite_stretches``. Method: Broder, "On the resemblance and
    containment of documents" (1997): sketches find pairs, word shingles decide.
    """
    sketches = Sketches()
    texts: list[Shingles] = []
    facts: list[Facts] = []
    for report in reports:
        shingles = shingles_of(report.text)
        sketches.add(shingles.ordered)
        texts.append(replace(shingles, ordered=NONE))
        facts.append(Facts.of(report, shingles.size))
    groups = group_copies(texts, map(tuple, sketches.candidates().tolist()))
    return tuple(_group([facts[number] for number in group]) for group in groups)


def cite_stretches(groups: Iterable[CopyGroup], reports: Sequence[Report]) -> tuple[CopyGroup, ...]:
    """``groups`` with the stretches that each copy shares with its origin."""
    return tuple(replace(group, shared=shared_stretches(group, reports)) for group in groups)


def _group(members: Sequence[Facts]) -> CopyGroup:
    origin, reason = likely_origin(members)
    ids = tuple(one.id for one in members)
    return CopyGroup(id=content_id("c", sorted(ids)), origin=origin.id, reports=ids, reason=reason)
