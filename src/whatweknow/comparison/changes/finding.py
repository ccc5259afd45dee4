"""All that changed between two briefs."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from whatweknow.comparison.changes.figures import moved_figures
from whatweknow.comparison.changes.pairing import BriefPair
from whatweknow.comparison.changes.stances import changed_stances
from whatweknow.comparison.changes.withdrawals import withdrawn_statements
from whatweknow.records import Brief, Change


def find_changes(
    old: Brief, old_texts: Mapping[str, str], new: Brief, new_texts: Mapping[str, str]
) -> tuple[Change, ...]:
    """What ``new`` says that ``old`` did not, and the other way round: stances, then figures, then what was withdrawn.

    Points and parties are matched by what they say and by their names, since ids may differ between two runs; a stance
    that rests only on statements that ``old`` had is no change. The stored texts are by report id. ``old`` of a change
    cites the reports of ``old``; ``party``, ``point`` and ``statement`` are ids of ``new``.
    """
    pair = BriefPair(old, old_texts, new, new_texts)
    return tuple(dict.fromkeys(chain(changed_stances(pair), moved_figures(pair), withdrawn_statements(pair))))
