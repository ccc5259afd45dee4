"""From source mentions to speakers and parties: the whole of resolution on one screen."""

from __future__ import annotations

from collections.abc import Sequence

from whatweknow.names import fold
from whatweknow.records import (
    AnnotatedReport,
    Attribution,
    BlockKind,
    Resolution,
    Speaker,
    SpeakerRole,
)
from whatweknow.resolution.cast import Cast
from whatweknow.resolution.figures import PERSONAL, Figure
from whatweknow.resolution.heard import Heard
from whatweknow.resolution.joining import Joined
from whatweknow.resolution.sides import Sides
from whatweknow.spans import blocks_at, cite


def resolve_speakers(annotated: Sequence[AnnotatedReport]) -> Resolution:
    """Who speaks where, over all reports, and for which party.

    A person, body or country is one speaker in all reports; somebody who is only described is a speaker within
    one report. Sources inside boilerplate are nobody's (``None``). The order of the reports makes no difference.
    """
    order = sorted(range(len(annotated)), key=lambda i: (annotated[i].report.published or "", annotated[i].report.id))
    casts = [Cast(annotated[i]) for i in order]
    joined = Joined(casts)
    sources = [[_figure(cast, one) for one in cast.annotated.attributions] for cast in casts]
    heard = Heard(casts, joined)
    for cast, row in zip(casts, sources, strict=True):
        for figure, one in sorted(zip(row, cast.annotated.attributions, strict=True), key=lambda pair: pair[1].content):
            if figure and one.source:
                heard.add(joined.of(figure), cite(cast.report, one.source))
    rows = [tuple(heard.id_of(joined.of(figure)) if figure else None for figure in row) for row in sources]
    ids = tuple(row for _, row in sorted(zip(order, rows, strict=True), key=lambda pair: pair[0]))
    sides = Sides(heard)
    speakers = tuple(_speaker(figure, heard, sides) for figure in heard.figures)
    return Resolution(speakers, ids, sides.parties)


def _figure(cast: Cast, attribution: Attribution) -> Figure | None:
    """Who utters an attribution. One without source and cue goes on with what was said before it in its paragraph."""
    if attribution.source is None and attribution.cue is None:
        attribution = _gone_on_from(cast, attribution) or attribution
    source = attribution.source
    if source is None or any(block.kind is BlockKind.BOILERPLATE for block in blocks_at(cast.report, source)):
        return None
    return cast.figure_of.get(source) or cast.unknown(source)


def _gone_on_from(cast: Cast, attribution: Attribution) -> Attribution | None:
    start = attribution.content[0].start
    paragraph = cast.report.text.rfind("\n\n", 0, start)
    before = [
        one
        for one in cast.annotated.attributions
        if one.source
        and one.content[0].start < start
        and max(one.content[-1].end, one.source.end) > paragraph
        and not any(piece.contains(attribution.content[0]) for piece in one.content)
    ]
    return max(before, key=lambda one: one.content[0].start, default=None)


def _speaker(figure: Figure, heard: Heard, sides: Sides) -> Speaker:
    party = sides.party(figure)
    return Speaker(
        id=heard.id_of(figure),
        name=heard.name(figure),
        named=heard.is_named(figure),
        roles=_roles(figure),
        party=party.id if party else None,
        because=sides.grounds(figure) if party else (),
        mentions=tuple(sorted(heard.citations(figure), key=lambda one: (one.report, one.start, one.end))),
    )


def _roles(figure: Figure) -> tuple[SpeakerRole, ...]:
    """The offices of a person, each wording once."""
    if figure.kind not in PERSONAL:
        return ()
    roles: dict[tuple[str, bool], SpeakerRole] = {}
    for report, tie in figure.ties:
        if tie.head:
            words = cite(report, tie.text)
            roles.setdefault((fold(words.exact), tie.former), SpeakerRole(words, tie.former))
    return tuple(roles.values())
