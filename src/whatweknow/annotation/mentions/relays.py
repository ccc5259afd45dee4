"""Through which outlets a statement came: "told state television, Ardinform reported".

The rules read what stands beside the outlets in an attribution's frame: its sentences without its content.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from whatweknow.annotation.mentions.lexicon import lexicon
from whatweknow.names import fold
from whatweknow.records import AnnotatedReport, Mention, MentionKind, Span, Sphere

STATE_MEDIA = frozenset("agency television tv radio media news outlet broadcaster channel".split())  # of a state, too
GENERIC = frozenset("the news online web newspaper com www tv".split())
_THE = r"(?:(?:the|an?)\s+)?"
_OWNER = r"(?:[\w.-]+['’]s?\s+)?"
_TOLD = re.compile(rf"\b(?:told|tells|telling|tell)\s+{_THE}(?:state[\w-]*\s+)?{_OWNER}$")
_ALSO_TOLD = re.compile(rf"(?:\band|,)\s+{_THE}$")
_THROUGH = re.compile(
    rf"(?:\b(?:according to|citing|quoting|cited by|quoted by|reported by|carried by|published by|aired by|released by|"
    rf"obtained by|seen by|broadcast (?:by|on)|(?:shown|aired|spoke|speaking|appearing|appeared|announced|quoted|said|"
    rf"carried|published|posted|wrote|writing|posted) (?:\w+\s+)?(?:on|by|in|to|for)"
    rf"|reports? (?:by|from|in|on)|interview(?:ed)? (?:[\w’'-]+\s+){{0,4}}?(?:with|to|by|for|on|in)|remarks to|"
    rf"statement (?:to|on|carried by)|comments to))\s+{_THE}{_OWNER}$",
    re.IGNORECASE,
)
_ON = re.compile(rf"\b[Oo]n\s+{_THE}{_OWNER}$")
_REPORTED = re.compile(
    r"(?:['’]s)?(?:\s+(?:news agency|newspaper|agency|daily|magazine|website|correspondent))?,?"
    r"\s+(?:(?:has|have|had|also|later|earlier|then)\s+)*(?:reported|reports|quoted|quotes|cited|cites|said,? citing)\b"
)
_OUTLET_NAME = re.compile(
    r"(?:.*['’]s\s+)?(?:(?:state|state-run|official|semi-official|private)\s+)*(?P<name>\S.*?)"
    r"(?:\s+(?:(?:[Nn]ews\s+)?agency|newspaper|television|TV))?",
    re.DOTALL,
)
_REACH = 60  # characters before an outlet that are read
_NAMED_AS_SOURCE = re.compile(
    rf"(?:\baccording to|\bciting|\bquoting|\b(?:cited|quoted|reported|carried|published|aired|obtained|seen) by"
    rf"|\b(?:told|tells))\s+{_THE}{_OWNER}$",
    re.IGNORECASE,
)
_AFTER_NAME = (
    r"(?:that|on|in|at|by|last|this|earlier|late|the|he|she|it|they|during|and|also|has|had|later|report|quote|cite|said"
    r"|says|news|agency|daily|magazine|website|correspondent|radio|television)"
)
_GOES_ON = re.compile(rf"\s+(?:and\s+[A-Z]|(?!{_AFTER_NAME})[a-z])")
_ASIDE = re.compile(r",\s+(?:an?|the)\s|[^\w.]+\Z")
_POLL = re.compile(r"\b(?:polls?|polling|survey|copy)\b")
_TWO_NAMES = re.compile(r"\b([A-Z][a-z]+)(?=\s+([A-Z][\w’'-]*\w)\b)")
_NO_NAMES = frozenset("the in on at by to for and but as when while said told according".split())


def find_relays(annotated: AnnotatedReport, frames: Sequence[Sequence[Span]]) -> list[tuple[Span, ...]]:
    """The outlets of each attribution, from the speaker outwards; ``frames`` has where to look for each."""
    outlets = _outlets(annotated)
    starts = [mention.span.start for mention in outlets]
    reporters = [
        (piece, mention.span)
        for mention in outlets
        for one in annotated.attributions
        if one.source == mention.span
        for piece in one.content
    ]
    found = []
    for attribution, frame in zip(annotated.attributions, frames, strict=True):
        beside = [
            mention
            for part in frame
            for mention in outlets[bisect_left(starts, part.start) : bisect_left(starts, part.end)]
            if mention.span.end <= part.end and mention.span != attribution.source
        ]
        inner = attribution.source or attribution.content[0]
        around = [span for piece, span in reporters if piece.contains(inner) and span != attribution.source]
        spans = dict.fromkeys([*_beside(annotated.report.text, beside), *around])
        found.append(tuple(_plain(annotated.report.text, span) for span in spans))
    return found


def _beside(text: str, outlets: Sequence[Mention]) -> Iterator[Span]:
    """First who was told, then who reports it."""
    told: list[Span] = []
    for mention in outlets:
        before = text[max(mention.span.start - _REACH, 0) : mention.span.start]
        follows = bool(told) and mention.span.start - told[-1].end < 7
        if _TOLD.search(before) or (follows and _ALSO_TOLD.search(before)):
            told.append(mention.span)
    yield from told
    for mention in outlets:
        before = text[max(mention.span.start - _REACH, 0) : mention.span.start]
        known = mention.kind is MentionKind.BODY
        on_air = _ON.search(before) and mention.sphere is Sphere.MEDIA
        through = on_air or (_THROUGH if known else _NAMED_AS_SOURCE).search(before)
        if mention.span not in told and (through or _REPORTED.match(text, mention.span.end)):
            yield mention.span


def _outlets(annotated: AnnotatedReport) -> list[Mention]:
    """The mentions that may name an outlet other than the report's own."""
    text, own = annotated.report.text, _words(annotated.report.outlet or "")
    people, second = _surnames(annotated), _second_names(text)
    return [
        mention
        for mention in annotated.mentions
        if _may_be_outlet(mention, text, people, second) and not (own and _words(mention.span.of(text)) == own)
    ]


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(name))) - GENERIC


def _surnames(annotated: AnnotatedReport) -> frozenset[str]:
    """The last words of names that some mention shows to be a person's."""
    text = annotated.report.text
    return frozenset(
        mention.name.of(text).split()[-1]
        for mention in annotated.mentions
        if mention.name
        and mention.kind in (MentionKind.PERSON, MentionKind.NAME)
        and (mention.gender or mention.kind is MentionKind.PERSON)
    )


def _may_be_outlet(mention: Mention, text: str, people: frozenset[str], second: frozenset[str]) -> bool:
    if _POLL.search(mention.span.of(text)):
        return False
    if mention.kind is MentionKind.BODY:
        if mention.head == "post" and "Post" not in mention.span.of(text):
            return False  # of a diplomat
        named = bool(mention.name or mention.nation) or mention.sphere is Sphere.STATE
        return (mention.sphere is Sphere.MEDIA or mention.head in STATE_MEDIA) and named
    if mention.kind is not MentionKind.NAME or mention.gender or mention.ties or mention.name is None:
        return False
    words = mention.name.of(text).split()
    return (
        words[-1] not in people
        and not (len(words) == 1 and words[0] in second)
        and not _GOES_ON.match(text, mention.span.end)
    )


def _second_names(text: str) -> frozenset[str]:
    """The words that somewhere follow a word with a capital, as surnames do: "Ines Tam"."""
    return frozenset(match[2] for match in _TWO_NAMES.finditer(text) if match[1].lower() not in _NO_NAMES)


def _plain(text: str, span: Span) -> Span:
    """The words without their article and without what explains them: "Corvane, a daily of Tarn"."""
    words = span.of(text)
    start = 4 if words.lower().startswith("the ") else 0
    aside = _ASIDE.search(words)
    return Span(span.start + start, span.start + (aside.start() if aside else len(words)))


def as_outlet(mention: Mention, text: str) -> Mention | None:
    """The mention as an outlet's of the table ("Norland's official Ardinform news agency"); ``None`` for any other."""
    if mention.name is None or mention.kind not in (MentionKind.NAME, MentionKind.BODY):
        return None
    match = _OUTLET_NAME.fullmatch(mention.name.of(text))
    name = " ".join(match["name"].split()) if match else ""
    table = lexicon().outlets
    found = next((form for form in (name, name.upper(), name.title()) if form in table), None)
    if match is None or found is None:
        return None
    start = mention.name.start + match.start("name")
    return replace(
        mention,
        kind=MentionKind.BODY,
        name=Span(start, start + len(match["name"])),
        sphere=Sphere.STATE if table[found] else Sphere.MEDIA,
        nation=table[found] or mention.nation,
    )
