"""An invented report in pieces, from which the tests build pages and files."""

from __future__ import annotations

import json
from typing import Any

HEADLINE = "Bridge over the Tarn shut as Norland blames Sundia"
LEDE = (
    "Norland closed the bridge over the river Tarn on Monday after two explosions, and its interior ministry"
    " blamed the neighbouring republic."
)
QUOTE = "“We know who did this,” the interior minister, Ada Berg, said in the capital. She gave no evidence."
DENIAL = (
    "A spokesman for Sundia's army denied that any of its units had been near the bridge, and called the claim"
    " “an invention of tired men”."
)
BACKGROUND = "The river has been the border between the two countries since a treaty that few people have read."
PARAGRAPHS = (LEDE, QUOTE, DENIAL, BACKGROUND)
TEXT = "\n\n".join((HEADLINE, *PARAGRAPHS)) + "\n"
GERMAN = (
    "Norland hat am Montag nach zwei Explosionen die Brücke über den Fluss Tarn gesperrt, und das"
    " Innenministerium machte die Nachbarrepublik für den Anschlag verantwortlich."
)


def page(body: str | None = None, head: str = "", lang: str = "en") -> str:
    """A page with a navigation, an article and a footer around ``body``."""
    if body is None:
        body = f"<h1>{HEADLINE}</h1>" + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World news</a></li></ul></nav>'
        f"<main><article>{body}</article></main>"
        '<footer><p>© 2031 The Tarn Post. All rights reserved.</p><a href="/terms">Terms</a></footer></body></html>'
    )


def linked_data(value: Any) -> str:
    """A script element with JSON-LD."""
    return f'<script type="application/ld+json">{value if isinstance(value, str) else json.dumps(value)}</script>'
