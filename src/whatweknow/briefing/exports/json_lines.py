"""Statements as JSON Lines: each as in brief.json, with the names that its ids stand for."""

from __future__ import annotations

import msgspec

from whatweknow.briefing.views.holdings import Holdings
from whatweknow.records import Brief


def json_lines(brief: Brief) -> bytes:
    """An object a line for each statement of ``brief``; report, speaker and party are objects, not ids."""
    encoder = msgspec.json.Encoder()
    lines = []
    for entry in Holdings(brief).entries():
        report, speaker, party = entry.passage.report, entry.voice.speaker, entry.voice.party
        line = msgspec.to_builtins(entry.statement) | {
            "report": {
                "id": report.id,
                "outlet": report.outlet,
                "title": report.title,
                "published": report.published,
                "url": report.url,
            },
            "speaker": speaker and {"id": speaker.id, "name": speaker.name, "named": speaker.named},
            "party": party and {"id": party.id, "name": party.name},
        }
        lines.append(encoder.encode(line))
    return encoder.encode_lines([msgspec.Raw(line) for line in lines])
