"""The layers that rules add to what the model finds, each a tuple of records over the report's text."""

from __future__ import annotations

from whatweknow.annotation.mentions import add_mentions
from whatweknow.annotation.modality import find_modalities
from whatweknow.records import AnnotatedReport, Attribution, Block, BlockKind, Report
from whatweknow.spans import trim


def with_layers(report: Report, attributions: tuple[Attribution, ...]) -> AnnotatedReport:
    """The report with its attributions and every layer that rests on them."""
    modality = find_modalities(report.text, attributions)
    return add_mentions(AnnotatedReport(report, attributions, modality), readable_blocks(report))


def readable_blocks(report: Report) -> list[Block]:
    """The blocks that are text; the whole, for a report without blocks."""
    if report.blocks:
        return [block for block in report.blocks if block.kind is not BlockKind.BOILERPLATE]
    whole = trim(report.text, 0, len(report.text))
    return [Block(BlockKind.PARAGRAPH, whole)] if whole else []
