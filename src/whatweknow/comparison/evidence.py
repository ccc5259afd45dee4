"""What is shown: the exhibits of all reports, mentions of one thing as one, with the checks of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from whatweknow.comparison.terms import overlap, terms
from whatweknow.records import (
    AnnotatedReport,
    Check,
    CheckResult,
    Citation,
    Evidence,
    EvidenceKind,
    Exhibit,
    Finding,
    Report,
    Span,
    Speaker,
    Statement,
    content_id,
)
from whatweknow.spans import cite

SAME_WORDS = 0.5  # Jaccard of two descriptions
# Share of the shorter description's terms that the longer one has, where it has enough of them
SAME_THING = 0.6
SAME_CHECKED_THING = 0.75  # a check must not come to lie on another thing
FEWEST_TERMS = 3
FEWEST_SHARED = 2
VAGUE_TERMS = 2  # "the grainy video" means the one told of before
DIVERSE = (EvidenceKind.DOCUMENT, EvidenceKind.OTHER)  # kinds that hold many sorts of things
DEFINITE = frozenset("the this that these those its their his her".split())
SHOWING = terms(
    """show shows showed showing shown purport purports purported purportedly appear appears appeared appearing apparent
    apparently seem seems alleged allegedly claim claimed claiming depict depicts depicting capture captured capturing
    record recorded recording film filmed filming take taken taking post posted posting publish published release
    released releasing circulate circulated circulating share shared sharing spread broadcast air aired upload uploaded
    online social media internet youtube twitter facebook telegram tv television new old scene site area what
    monday tuesday wednesday thursday friday saturday sunday"""
)  # words of footage of anything
FIRST_PERSON = frozenset(("we", "i", "our", "us"))


@dataclass(slots=True)
class _Item:
    """A thing that exhibits mention; ``about`` has the terms of each description, without the noun itself."""

    kind: EvidenceKind
    nouns: frozenset[str]
    about: list[frozenset[str]]
    vague: bool
    mentions: list[Citation] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)

    def alike(self, other: _Item) -> bool:
        """Whether they may be one thing at all: any two words for footage may, a memo and a crater may not."""
        return self.kind is other.kind and (self.kind not in DIVERSE or not self.nouns.isdisjoint(other.nouns))

    def same(self, other: _Item) -> bool:
        """Whether they are described as one thing: a vague mention describes nothing."""
        least = SAME_CHECKED_THING if self.checks or other.checks else SAME_THING
        return self.alike(other) and any(_same(one, two, least) for one in self.about for two in other.about)

    def take(self, other: _Item) -> None:
        self.nouns |= other.nouns
        self.about += other.about
        self.mentions += other.mentions
        self.checks += other.checks


def gather_evidence(
    annotated: Sequence[AnnotatedReport], statements: Iterable[Statement], speakers: Iterable[Speaker]
) -> tuple[Evidence, ...]:
    """What the reports mention as showing something: what was checked first, then what most of them have.

    A mention that describes nothing ("the footage") means the last thing of its kind in its report, and nothing in
    another; where there is none and nobody checked it, it is left out. The order of ``annotated`` does not matter.
    """
    who = _Who(statements, speakers)
    items = [item for one in sorted(annotated, key=lambda one: one.report.id) for item in _items(one, who)]
    merged = _merged(items)
    merged.sort(key=lambda item: (not item.checks, -len({mention.report for mention in item.mentions})))
    return tuple(map(_evidence, merged))


def _same(one: frozenset[str], other: frozenset[str], least: float) -> bool:
    """Whether two descriptions are of one thing."""
    both, fewer = len(one & other), min(len(one), len(other))
    if both < FEWEST_SHARED:
        return False
    return both == fewer or overlap(one, other) >= SAME_WORDS or (fewer >= FEWEST_TERMS and both / fewer >= least)


def _merged(items: Sequence[_Item]) -> list[_Item]:
    """The things that ``items`` of several reports are: each is like all others that are taken for the same thing."""
    groups: list[list[_Item]] = []
    for item in sorted(items, key=lambda item: -max(map(len, item.about))):
        group = next((group for group in groups if all(item.same(other) for other in group)), None)
        if group is None:
            groups.append([item])
        else:
            group.append(item)
    for first, *others in groups:
        for item in others:
            first.take(item)
        first.mentions.sort(key=lambda mention: (mention.report, mention.start))
    return [group[0] for group in groups]


def _items(one: AnnotatedReport, who: _Who) -> list[_Item]:
    items: list[_Item] = []
    meant: list[_Item] = []
    for exhibit in one.exhibits:
        item = _item(one.report, exhibit)
        same = _earlier(item, items)
        if same is None:
            items.append(item)
        else:
            same.take(item)
        meant.append(same or item)
    for finding in one.findings:
        meant[finding.exhibit].checks.append(who.check(one, finding))
    return [item for item in items if any(item.about) or item.checks]


def _earlier(item: _Item, items: Sequence[_Item]) -> _Item | None:
    """Which of the report's ``items`` is meant again."""
    alike = [other for other in items if other.alike(item)]
    same = next((other for other in reversed(alike) if other.same(item)), None)
    return alike[-1] if same is None and item.vague and alike else same


def _item(report: Report, exhibit: Exhibit) -> _Item:
    whole = Span(exhibit.span.start, exhibit.shown.end) if exhibit.shown else exhibit.span
    noun = terms(exhibit.head.of(report.text))
    about = terms(whole.of(report.text)) - noun - SHOWING
    definite = exhibit.span.of(report.text).split()[0].lower() in DEFINITE
    vague = not about or (definite and len(about) <= VAGUE_TERMS)
    return _Item(exhibit.kind, noun, [about], vague, [cite(report, whole)])


class _Who:
    """Finds the speakers that checks name."""

    def __init__(self, statements: Iterable[Statement], speakers: Iterable[Speaker]) -> None:
        self._mentions: defaultdict[str, list[tuple[Citation, str]]] = defaultdict(list)
        self._statements: defaultdict[str, list[Statement]] = defaultdict(list)
        for speaker in speakers:
            for mention in speaker.mentions:
                self._mentions[mention.report].append((mention, speaker.id))
        for statement in statements:
            self._statements[statement.report].append(statement)

    def check(self, one: AnnotatedReport, finding: Finding) -> Check:
        return Check(
            span=cite(one.report, finding.span),
            by=self._speaker(one, finding),
            by_words=cite(one.report, finding.by) if finding.by else None,
            aspect=finding.aspect,
            result=finding.result,
        )

    def _speaker(self, one: AnnotatedReport, finding: Finding) -> str | None:
        by = finding.by
        if by is not None:
            for mention, speaker in self._mentions[one.report.id]:
                if mention.span.overlaps(by):
                    return speaker
        own = by is not None and by.of(one.report.text).split()[0].lower() in FIRST_PERSON
        if own or (by is None and finding.result is CheckResult.DISPUTED):
            return next((s.speaker for s in self._statements[one.report.id] if _holds(s, finding.cue)), None)
        return None


def _holds(statement: Statement, span: Span) -> bool:
    return any(piece.span.contains(span) for piece in statement.content)


def _evidence(item: _Item) -> Evidence:
    fullest = max(item.mentions, key=lambda mention: (len(terms(mention.exact)), -len(mention.exact)))
    first = min(item.mentions, key=lambda mention: (mention.report, mention.start))
    return Evidence(
        id=content_id("e", first.report, first.start, first.end),
        kind=item.kind,
        mention=fullest,
        mentions=tuple(item.mentions),
        verification=tuple(dict.fromkeys(item.checks)),
    )
