"""The layers that rules add to what the model finds, each a tuple of records over the report's text."""

from __future__ import annotations

from whatweknow.annotation.evidence import add_evidence
from whatweknow.annotation.figures import find_figures
from whatweknow.annotation.mentions import add_mentions
from whatweknow.annotation.modality import find_modalities
from whatweknow.annotation.places import add_places
from whatweknow.annotation.times import find_times
from whatweknow.records import AnnotatedReport, Attribution, Block, BlockKind, Report
from whatweknow.spans import trim


def with_layers(report: Report, attributions: tuple[Attribution, ...]) -> AnnotatedReport:
    """The report with its attributions and every layer that rests on them."""
    modality = find_modalities(report.text, attributions)
    blocks = readable_blocks(report)
    times, figures = find_times(report, blocks), find_figures(report.text, blocks)
    bare = AnnotatedReport(report, attributions, modality, times=times, figures=figures)
    return add_places(add_evidence(add_mentions(bare, blocks), blocks), blocks)


def readable_blocks(report: Report) -> list[Block]:
    """The blocks that are text; the whole, for a report without blocks."""
    if report.blocks:
        return [block for block in report.blocks if block.kind is not BlockKind.BOILERPLATE]
    whole = trim(report.text, 0, len(report.text))
    return [Block(BlockKind.PARAGRAPH, whole)] if whole else []
