"""Countries that are named side by side and speak each for itself: "Norland and Sund have accused Estmark".

Such an attribution is one for each country, unless the report says that they spoke together.
"""

from __future__ import annotations

import re
from dataclasses import replace

from whatweknow.records import AnnotatedReport, Mention, MentionKind, Span

TOGETHER = re.compile(r"\b(?:[Jj]oint|[Jj]ointly|[Tt]ogether|[Ii]n unison|with one voice)\b")


def split_countries(annotated: AnnotatedReport, sources: dict[Span, Mention]) -> AnnotatedReport:
    """``annotated`` with one attribution for each of such countries; ``sources`` gets their mentions."""
    together = TOGETHER.search(annotated.report.text) is not None
    parts = {
        span: mention.members
        for span, mention in sources.items()
        if len(mention.members) == 2 and not together  # of three or more, a list speaks as one
        if all(member.kind is MentionKind.NATION for member in mention.members)
    }
    if not parts:
        return annotated
    modality = annotated.modality or (None,) * len(annotated.attributions)
    rows = [
        (replace(one, source=source), held)
        for one, held in zip(annotated.attributions, modality, strict=True)
        for source in ([part.span for part in parts[one.source]] if one.source in parts else [one.source])
    ]
    for span, members in parts.items():
        del sources[span]
        sources.update((member.span, member) for member in members)
    return replace(
        annotated,
        attributions=tuple(one for one, _ in rows),
        modality=tuple(held for _, held in rows if held is not None),
    )
