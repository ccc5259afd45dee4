"""A title for an event that nobody named: the headline of the report whose words most other reports share."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict

from whatweknow.records import Brief, BriefReport

FEWEST_WORDS = 4
SHORTEST = 4  # letters of a word that tells something
_WORD = re.compile(r"\w+")
_COMMON = frozenset(
    """about after against also amid been before being could does from have into more most much only other over said
    says shall should some such than that their them then there these they this those under were what when where which
    while will with would your""".split()
)


def shared_headline(brief: Brief) -> BriefReport | None:
    """The report whose title the others share most; ``None`` where no title shares anything.

    Of each word of a title counts how many other reports have it in their title or statements; long titles do not
    gain by length (the cosine with the sum of the reports, as in centroid summaries: Radev and others, 2004).
    """
    said: defaultdict[str, set[str]] = defaultdict(set)
    for statement in brief.statements:
        for piece in statement.content:
            said[statement.report] |= _telling(piece.exact)
    words = {report.id: said[report.id] | _telling(report.title or "") for report in brief.reports}
    spread = Counter(word for of_report in words.values() for word in of_report)

    def shared(report: BriefReport) -> float:
        title = _telling(report.title or "")
        return round(sum(spread[word] - 1 for word in title) / math.sqrt(len(title) or 1), 6)

    titled = [report for report in brief.reports if len((report.title or "").split()) >= FEWEST_WORDS]
    best = max(titled, key=shared, default=None)
    return best if best and shared(best) > 0 else None


def _telling(words: str) -> set[str]:
    return {word for word in _WORD.findall(words.casefold()) if len(word) >= SHORTEST} - _COMMON
