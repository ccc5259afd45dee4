"""Groups the source mentions of a report into speakers."""

from __future__ import annotations

from collections.abc import Sequence

from whatweknow.records import AnnotatedReport, BlockKind, Report, Resolution, Span, Speaker, content_id
from whatweknow.resolution.names import is_named, is_pronoun, plain_name
from whatweknow.spans import blocks_at, cite


def resolve_speakers(annotated: Sequence[AnnotatedReport]) -> Resolution:
    """The speakers of each report, each under the words of its first mention, and who speaks where.

    Mentions of one report that differ only in case, white space, article or possessive are one speaker. A
    pronoun is a speaker of its own at each place, since nothing here says whom it means. Sources inside
    boilerplate are nobody's (``None``).
    """
    speakers: list[Speaker] = []
    speaker_ids = []
    for one in annotated:
        sources = [_readable(one.report, attribution.source) for attribution in one.attributions]
        speaker_ids.append(tuple(_speaker_id(one.report, source) if source else None for source in sources))
        mentions: dict[str, list[Span]] = {}
        for source in sorted({source for source in sources if source}):
            mentions.setdefault(_speaker_id(one.report, source), []).append(source)
        speakers += [_speaker(one.report, speaker_id, spans) for speaker_id, spans in mentions.items()]
    return Resolution(tuple(speakers), tuple(speaker_ids))


def _readable(report: Report, source: Span | None) -> Span | None:
    if source is None or any(block.kind is BlockKind.BOILERPLATE for block in blocks_at(report, source)):
        return None
    return source


def _speaker_id(report: Report, source: Span) -> str:
    mention = source.of(report.text)
    name = plain_name(mention).casefold().replace("’", "'")
    return content_id("p", report.id, name, source.start) if is_pronoun(mention) else content_id("p", report.id, name)


def _speaker(report: Report, speaker_id: str, mentions: list[Span]) -> Speaker:
    first = mentions[0].of(report.text)
    return Speaker(
        id=speaker_id,
        name=plain_name(first),
        named=is_named(first),
        mentions=tuple(cite(report, mention) for mention in mentions),
    )
