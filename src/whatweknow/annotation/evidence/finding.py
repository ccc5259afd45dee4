"""The layers of this part, added to an annotated report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whatweknow.annotation.evidence.exhibits import find_exhibits
from whatweknow.annotation.evidence.findings import find_findings
from whatweknow.annotation.evidence.questions import find_open_questions
from whatweknow.annotation.evidence.words import split_sentences
from whatweknow.annotation.modality.phrases import plain
from whatweknow.records import AnnotatedReport, Block


def add_evidence(annotated: AnnotatedReport, blocks: Sequence[Block]) -> AnnotatedReport:
    """``annotated`` with its exhibits, what was found of them, and its open questions; ``blocks`` are those to read."""
    sentences = split_sentences(plain(annotated.report.text), blocks)
    exhibits = find_exhibits(sentences, annotated.report.media)
    return replace(
        annotated,
        exhibits=tuple(exhibits),
        findings=tuple(find_findings(sentences, exhibits)),
        open_questions=tuple(find_open_questions(sentences)),
    )
