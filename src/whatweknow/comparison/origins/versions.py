"""Versions of one page: which report is a later version of which, and what was changed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations, pairwise
from urllib.parse import parse_qsl, urlencode, urlsplit

from whatweknow.comparison.moments import moments
from whatweknow.comparison.origins.copies.likeness import copied
from whatweknow.comparison.origins.copies.shingles import Shingles, shared, shingles_of
from whatweknow.comparison.origins.copies.words import WORD, plain
from whatweknow.records import Amendment, Citation, Report, Revision
from whatweknow.sentences import sentences_of_lines
from whatweknow.spans import cite

SAME_PAGE = 0.15  # of the shorter text outside its quotations, in the other, where two addresses differ in the query
AMENDED = 0.5  # of the words of the shorter sentence, in the one that took its place
HEAD = 400  # characters in which an update is marked
_UPDATE = re.compile(
    r"\b(?:UPDATE(?: \d+|D)?|CORRECT(?:ED|ION|S)|WRAPUP(?: \d+)?|REFILE|RECASTS|ADDS)\b"
    r"|\((?:corrects|updates|adds|recasts|refiles)\b|\b(?:last )?updated (?:at|on|:)|\bupdated:",
)
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|ref|cmp|cmpid|ns_\w+|at_\w+|share|smid|mc_\w+|amp|output", re.IGNORECASE)


def find_revisions(reports: Sequence[Report]) -> tuple[Revision, ...]:
    """What each later version of a page changed in the version before it, in the order of ``reports``.

    A version has the address of another report, apart from what only tracks readers; or differs in the address's
    query and keeps some of the text; or says that it updates or corrects, and reprints a report of its outlet.
    """
    chains = _chains(reports)
    found = {later: revise(reports[earlier], reports[later]) for chain in chains for earlier, later in pairwise(chain)}
    return tuple(found[number] for number in sorted(found))


def revise(earlier: Report, later: Report) -> Revision:
    """The sentences that ``later`` added, removed or changed; one that only moved is none of them."""
    old, new = _sentences(earlier), _sentences(later)
    kept = {key for key, _ in old} & {key for key, _ in new}
    removed = [(key, words) for key, words in old if key not in kept]
    added = [(key, words) for key, words in new if key not in kept]
    amended = _amended([key for key, _ in removed], [key for key, _ in added])
    return Revision(
        report=later.id,
        earlier=earlier.id,
        added=tuple(words for number, (_, words) in enumerate(added) if number not in amended.values()),
        removed=tuple(words for number, (_, words) in enumerate(removed) if number not in amended),
        amended=tuple(Amendment(old=removed[one][1], new=added[other][1]) for one, other in sorted(amended.items())),
    )


def _sentences(report: Report) -> list[tuple[tuple[str, ...], Citation]]:
    """Each sentence's plain words, and the sentence."""
    found = []
    for span in sentences_of_lines(report.text):
        key = tuple(plain(word) for word in WORD.findall(report.text, span.start, span.end))
        if key:
            found.append((key, cite(report, span)))
    return found


def _amended(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> dict[int, int]:
    """Which of the ``new`` sentences took the place of which of the ``old``; the most alike find each other first."""
    having: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, words in enumerate(new):
        for pair in set(pairwise(words)):
            having[pair].append(number)
    alike = []
    for number, words in enumerate(old):
        for other in Counter(other for pair in set(pairwise(words)) for other in having[pair]):
            common = len(set(words) & set(new[other])) / max(1, min(len(set(words)), len(set(new[other]))))
            if common >= AMENDED:
                alike.append((-common, number, other))
    amended: dict[int, int] = {}
    for _, number, other in sorted(alike):
        if number not in amended and other not in amended.values():
            amended[number] = other
    return amended


def _chains(reports: Sequence[Report]) -> list[list[int]]:
    """The versions of each page (numbers of reports) from the first to the last."""
    words = cache(lambda number: shingles_of(reports[number].text))
    page = list(range(len(reports)))
    for one, other in _possible(reports):
        if page[one] != page[other] and _same_page(reports[one], reports[other], words(one), words(other)):
            page = [page[one] if known == page[other] else known for known in page]
    pages: defaultdict[int, list[int]] = defaultdict(list)
    for number, known in enumerate(page):
        pages[known].append(number)
    return [sorted(chain, key=lambda number: _order(reports[number], number)) for chain in pages.values()]


def _possible(reports: Sequence[Report]) -> Iterable[tuple[int, int]]:
    """Pairs of reports with one address but for its query, or of one outlet where one is an update."""
    addresses: defaultdict[str, list[int]] = defaultdict(list)
    outlets: defaultdict[str, list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        if report.url:
            addresses[_path(report.url)].append(number)
        if report.outlet:
            outlets[report.outlet.casefold()].append(number)
    pairs = {pair for numbers in addresses.values() for pair in combinations(numbers, 2)}
    updates = {number for number, report in enumerate(reports) if _is_update(report)}
    for numbers in outlets.values():
        pairs |= {pair for pair in combinations(numbers, 2) if updates.intersection(pair)}
    return sorted(pairs)


def _same_page(one: Report, other: Report, words: Shingles, others: Shingles) -> bool:
    """Whether two reports that may be versions of one page are, by their addresses and texts."""
    if one.url and other.url and _path(one.url) == _path(other.url):
        same_query = _query(one.url) == _query(other.url)
        return same_query or shared(words.own, others.own) >= SAME_PAGE * max(1, min(len(words.own), len(others.own)))
    return copied(words, others) > 0


def _is_update(report: Report) -> bool:
    return any(_UPDATE.search(words) for words in (report.title or "", report.text[:HEAD]))


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}".casefold()


def _query(url: str) -> str:
    kept = [(name, value) for name, value in parse_qsl(urlsplit(url).query) if not _TRACKING.fullmatch(name)]
    return urlencode(sorted(kept))


def _order(report: Report, number: int) -> tuple[tuple[float, float], tuple[float, float], int]:
    return moments(report.published or ""), moments(report.retrieved or ""), number
