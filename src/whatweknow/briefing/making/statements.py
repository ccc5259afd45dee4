"""Joins annotated reports and their speakers into a brief."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from whatweknow.briefing.making.nesting import with_nesting
from whatweknow.briefing.proof.verbatim import check_verbatim
from whatweknow.briefing.serialising import seal
from whatweknow.errors import InvalidRecord
from whatweknow.records import (
    AnnotatedReport,
    Attribution,
    BlockKind,
    Brief,
    BriefMedia,
    BriefReport,
    Circumstances,
    Event,
    Modality,
    Relay,
    Report,
    Resolution,
    Settings,
    Skipped,
    Software,
    Span,
    Statement,
    statement_id,
)
from whatweknow.spans import blocks_at, cite

_JOINING = re.compile(r"that\s+(?=\S+\s+\S)")
NO_SETTINGS = Settings()
SCORE_DIGITS = 3  # finer differences between machines must not change a brief


def make_brief(  # noqa: PLR0913  # what a brief consists of, by keyword
    annotated: Sequence[AnnotatedReport],
    resolution: Resolution,
    *,
    event_title: str | None,
    software: Software,
    skipped: Sequence[Skipped] = (),
    settings: Settings = NO_SETTINGS,
    generated: str,
) -> Brief:
    """A sealed brief of ``annotated``, whose every citation has passed the verbatim gate.

    Statements stand in the order of the reports, then of their content; attributions in boilerplate are left
    out, and so are speakers without a statement. Of two attributions with the same content and source the
    surer one stays. ``generated`` is the time stamp (ISO 8601 with offset).

    Raises:
        InvalidRecord: two reports share an id, or ``resolution`` does not fit ``annotated``.
        VerbatimError: a citation does not stand in its report.
    """
    texts = {one.report.id: one.report.text for one in annotated}
    if len(texts) < len(annotated):
        raise InvalidRecord(f"brief: report ids must differ, got {[one.report.id for one in annotated]}")
    if [len(ids) for ids in resolution.speaker_ids] != [len(one.attributions) for one in annotated]:
        raise InvalidRecord("brief: the resolution must hold one speaker id, or None, for each attribution")
    parties = {speaker.id: speaker.party for speaker in resolution.speakers}
    statements = tuple(
        statement
        for one, ids in zip(annotated, resolution.speaker_ids, strict=True)
        for statement in _statements(one, ids, parties)
    )
    heard = {statement.speaker for statement in statements if statement.speaker}
    speakers = tuple(speaker for speaker in resolution.speakers if speaker.id in heard)
    unknown = heard - {speaker.id for speaker in resolution.speakers}
    if unknown:
        raise InvalidRecord(f"brief: the resolution names speakers that it does not hold: {sorted(unknown)}")
    brief = Brief(
        generated=generated,
        software=software,
        event=Event(event_title),
        reports=tuple(_described(one.report) for one in annotated),
        parties=tuple(party for party in resolution.parties if party.id in {speaker.party for speaker in speakers}),
        speakers=speakers,
        statements=statements,
        skipped=tuple(skipped),
        settings=settings,
    )
    check_verbatim(brief, texts)
    return seal(brief)


def _statements(
    one: AnnotatedReport, speaker_ids: Sequence[str | None], parties: Mapping[str, str | None]
) -> Iterator[Statement]:
    surest: dict[str, Statement] = {}
    modality = one.modality or (None,) * len(one.attributions)
    circumstances = one.circumstances or (Circumstances(),) * len(one.attributions)
    for attribution, speaker_id, held, around in sorted(
        zip(one.attributions, speaker_ids, modality, circumstances, strict=True),
        key=lambda row: (row[0].content, -row[0].score),
    ):
        if not _in_boilerplate(one.report, attribution):
            statement = _statement(one.report, attribution, speaker_id, parties.get(speaker_id or ""))
            statement = _with_modality(one.report, _with_circumstances(one.report, statement, around), held)
            surest.setdefault(statement.id, statement)
    yield from with_nesting([*surest.values()])


def _in_boilerplate(report: Report, attribution: Attribution) -> bool:
    blocks = (block for piece in attribution.content for block in blocks_at(report, piece))
    return any(block.kind is BlockKind.BOILERPLATE for block in blocks)


def _statement(report: Report, attribution: Attribution, speaker_id: str | None, party: str | None) -> Statement:
    content = tuple(cite(report, piece) for piece in _clause(report.text, attribution))
    source, cue = (cite(report, words) if words else None for words in (attribution.source, attribution.cue))
    first_block = next(iter(blocks_at(report, attribution.content[0])), None)
    return Statement(
        id=statement_id(content, source),
        report=report.id,
        content=content,
        cue=cue,
        source=source,
        mode=attribution.mode,
        speaker=speaker_id,
        party=party,
        in_headline=first_block is not None and first_block.kind is BlockKind.HEADLINE,
        score=round(attribution.score, SCORE_DIGITS),
    )


def _clause(text: str, attribution: Attribution) -> tuple[Span, ...]:
    """The content without the "that" which joins it to its cue: the annotations that the model learns from count it."""
    first, *others = attribution.content
    joined = attribution.cue is not None and attribution.cue.end <= first.start
    if joined and (that := _JOINING.match(text, first.start, first.end)):
        first = Span(that.end(), first.end)
    return (first, *others)


def _with_circumstances(report: Report, statement: Statement, around: Circumstances) -> Statement:
    return replace(
        statement,
        channel=cite(report, around.channel) if around.channel else None,
        venue=cite(report, around.venue) if around.venue else None,
        relay=tuple(Relay(" ".join(span.of(report.text).split()), cite(report, span)) for span in around.relay),
    )


def _with_modality(report: Report, statement: Statement, held: Modality | None) -> Statement:
    if held is None:
        return statement
    return replace(
        statement,
        act=held.act,
        uttered=held.uttered,
        negated=bool(held.negators),
        negators=tuple(cite(report, span) for span in held.negators),
        hedged=bool(held.hedges or held.reporter_hedges),
        hedges=tuple(cite(report, span) for span in held.hedges),
        reporter_hedges=tuple(cite(report, span) for span in held.reporter_hedges),
    )


def _described(report: Report) -> BriefReport:
    return BriefReport(
        id=report.id,
        outlet=report.outlet,
        title=report.title,
        byline=report.byline,
        published=report.published,
        published_precision=report.published_precision,
        retrieved=report.retrieved,
        url=report.url,
        language=report.language,
        text_sha256=report.text_sha256,
        raw_sha256=report.raw_sha256,
        blocks=report.blocks,
        media=tuple(
            BriefMedia(kind=media.kind, url=media.url, caption=cite(report, media.caption) if media.caption else None)
            for media in report.media
        ),
    )
