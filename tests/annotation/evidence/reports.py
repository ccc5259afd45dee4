"""Annotated reports of invented sentences, without the model: only the layers of evidence."""

from __future__ import annotations

from typing import NamedTuple

from whatweknow.annotation.evidence import add_evidence
from whatweknow.annotation.layers import readable_blocks
from whatweknow.reading import read_text
from whatweknow.records import AnnotatedReport, Report


class Found(NamedTuple):
    """A check in words: ``exhibit`` and ``by`` as printed."""

    exhibit: str
    result: str
    aspect: str | None
    by: str | None


def annotated(text: str | Report) -> AnnotatedReport:
    report = read_text(text) if isinstance(text, str) else text
    return add_evidence(AnnotatedReport(report, ()), readable_blocks(report))


def exhibits(text: str) -> list[tuple[str, str]]:
    """Kind and words of each exhibit."""
    one = annotated(text)
    return [(exhibit.kind.value, exhibit.span.of(one.report.text)) for exhibit in one.exhibits]


def checks(text: str) -> list[Found]:
    one = annotated(text)
    return [
        Found(
            one.exhibits[finding.exhibit].span.of(one.report.text),
            finding.result.value,
            finding.aspect.value if finding.aspect else None,
            finding.by.of(one.report.text) if finding.by else None,
        )
        for finding in one.findings
    ]


def open_sentences(text: str) -> list[str]:
    one = annotated(text)
    return [question.span.of(one.report.text) for question in one.open_questions]
