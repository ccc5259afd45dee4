"""Hand-built records about an invented event: the ferry Alma, lost off Cape Orm between Norland and Sund."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from whatweknow.annotation.mentions import add_mentions
from whatweknow.briefing import make_brief
from whatweknow.records import (
    AnnotatedReport,
    Attribution,
    Block,
    BlockKind,
    Brief,
    Media,
    MediaKind,
    Mode,
    Model,
    Report,
    Skipped,
    Software,
    Span,
    TimePrecision,
)
from whatweknow.resolution import resolve_speakers

SOFTWARE = Software("0.1.0", (Model("attribution-en", "1", "ab" * 32),))
GENERATED = "2031-03-04T18:20:00+00:00"

POST = "\n\n".join(
    [
        "Norland denies sinking the ferry ‘Alma’ 🌊",
        "Norland’s foreign ministry denied on Tuesday that its navy had fired on the Alma & her 61 passengers.",
        "“We did not fire on any civilian vessel,” said Ilse Varga, “and we reject the accusation.”",
        "Rescuers said 23 bodies had been found. He said that Varga had claimed the hull was struck twice.",
        "It was reported to have been filmed from a <b>fishing</b> boat.",
        "A flash on the port side, seen from the shore.",
        "Subscribe, said our editors, for the best of the coast.",
    ]
)
STAR = (
    "Sund accuses Norland\r\n\r\nOrso Tam  said\r\nthe ship “was lit from bow to stern”. Tam's aide said no more.\r\n"
)


@dataclass(frozen=True)
class Said:
    """An attribution by its words, each looked up in the text from the start of ``after`` on."""

    content: tuple[str, ...]
    source: str | None
    cue: str | None
    mode: Mode
    after: str
    score: float = 0.875


def said(*content: str, by: str | None = None, cue: str | None = None, mode: str = "indirect", after: str = "") -> Said:
    return Said(content, by, cue, Mode(mode), after)


def annotate(report: Report, *statements: Said) -> AnnotatedReport:
    attributions = tuple(_attribution(report.text, statement) for statement in statements)
    blocks = report.blocks or (Block(BlockKind.PARAGRAPH, Span(0, len(report.text.rstrip()))),)
    readable = [block for block in blocks if block.kind is not BlockKind.BOILERPLATE]
    return add_mentions(AnnotatedReport(report, attributions), readable)


def _attribution(text: str, statement: Said) -> Attribution:
    start = text.index(statement.after)
    content: list[Span] = []
    for piece in statement.content:
        content.append(_span(text, piece, content[-1].end if content else start))
    source, cue = (_span(text, words, start) if words else None for words in (statement.source, statement.cue))
    return Attribution(source, cue, tuple(content), statement.mode, statement.score)


def _span(text: str, words: str, start: int) -> Span:
    at = text.index(words, start)
    return Span(at, at + len(words))


def post() -> AnnotatedReport:
    starts = [0, *(at + 2 for at in range(len(POST)) if POST.startswith("\n\n", at)), len(POST) + 2]
    kinds = [BlockKind.HEADLINE, *[BlockKind.PARAGRAPH] * 4, BlockKind.CAPTION, BlockKind.BOILERPLATE]
    blocks = [Block(kind, Span(start, end - 2)) for kind, (start, end) in zip(kinds, pairwise(starts), strict=True)]
    report = Report(
        id="harbour-post",
        text=POST,
        raw_sha256="01" * 32,
        blocks=tuple(blocks),
        outlet="Harbour Post",
        title="Norland denies sinking the ferry ‘Alma’",
        byline="Mira Hald",
        published="2031-03-04T14:10:00+02:00",
        published_precision=TimePrecision.MINUTE,
        retrieved="2031-03-04T17:55:10+00:00",
        url="https://harbour-post.example/alma?a=1&b=2",
        language="en",
        media=(Media(MediaKind.IMAGE, "https://harbour-post.example/alma.jpg", blocks[5].span),),
    )
    return annotate(
        report,
        said("for the best of the coast", by="our editors", cue="said", after="Subscribe"),
        said("Varga had claimed the hull was struck twice", by="He", cue="said", after="He said"),
        said("the hull was struck twice", by="Varga", cue="claimed", after="Varga had"),
        said("sinking the ferry ‘Alma’", by="Norland", cue="denies"),
        said("its navy had fired on the Alma & her 61 passengers", by="Norland’s foreign ministry", cue="denied"),
        said(
            "“We did not fire on any civilian vessel,”",
            "“and we reject the accusation.”",
            by="Ilse Varga",
            cue="said",
            mode="direct",
            after="“We",
        ),
        said("23 bodies had been found", by="Rescuers", cue="said", after="Rescuers"),
        said("filmed from a <b>fishing</b> boat", cue="was reported to have been"),
    )


def star() -> AnnotatedReport:
    report = Report(id="eastern-star", text=STAR, raw_sha256="02" * 32, published="2031-03-05", language="en")
    return annotate(
        report,
        said("the ship “was lit from bow to stern”", by="Orso Tam", cue="said", mode="mixed"),
        said("no more", by="Tam's aide", cue="said", after="Tam's"),
    )


def brief_of(*annotated: AnnotatedReport, title: str | None = "The loss of the ferry Alma") -> Brief:
    return make_brief(
        annotated,
        resolve_speakers(annotated),
        event_title=title,
        software=SOFTWARE,
        skipped=[Skipped("reports/scan.pdf", "a binary, not text")],
        generated=GENERATED,
    )


BRIEF = brief_of(post(), star())
TEXTS = {"harbour-post": POST, "eastern-star": STAR}
