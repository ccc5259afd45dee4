"""All sections of a brief, in the order in which a reader meets them."""

from __future__ import annotations

from dataclasses import dataclass

from whatweknow.briefing.views.grid import Grid, make_grid
from whatweknow.briefing.views.headline import shared_headline
from whatweknow.briefing.views.holdings import Holdings, outlets
from whatweknow.briefing.views.sections import (
    ChangeView,
    EvidenceView,
    FiguresView,
    NoteView,
    PlaceView,
    SourceView,
    TimelineView,
    UnknownView,
    change_views,
    evidence_views,
    figures_views,
    note_views,
    place_views,
    source_views,
    timeline_views,
    unknown_views,
)
from whatweknow.briefing.views.voices import Saying, Voices, gather_sayings, make_voices
from whatweknow.records import Brief, BriefReport


@dataclass(frozen=True)
class View:
    """A brief as rows; a section of which it holds nothing is empty. ``outlets`` counts them.

    ``headline`` is the report whose title stands in for that of an event without one.
    """

    brief: Brief
    headline: BriefReport | None
    outlets: int
    grid: Grid
    voices: Voices
    evidence: list[EvidenceView]
    unknowns: list[UnknownView]
    figures: list[FiguresView]
    timeline: list[TimelineView]
    places: list[PlaceView]
    background: list[Saying]
    sources: list[SourceView]
    notes: list[NoteView]
    changes: list[ChangeView]


def make_view(brief: Brief) -> View:
    """What is shown of ``brief``.

    Raises:
        InvalidRecord: a statement, point or the like names a report, speaker or party that the brief does not hold.
    """
    holdings = Holdings(brief)
    grid = make_grid(brief, holdings)
    background = [statement.id for statement in brief.statements if statement.background]
    return View(
        brief=brief,
        headline=None if brief.event.title else shared_headline(brief),
        outlets=len(outlets(brief.reports)),
        grid=grid,
        voices=make_voices(brief, holdings),
        evidence=evidence_views(brief, holdings),
        unknowns=unknown_views(brief, holdings),
        figures=figures_views(brief, holdings),
        timeline=timeline_views(brief, holdings),
        places=place_views(brief, holdings),
        background=gather_sayings(background, brief, holdings),
        sources=source_views(brief, holdings),
        notes=note_views(brief, holdings),
        changes=change_views(brief, grid, holdings),
    )
