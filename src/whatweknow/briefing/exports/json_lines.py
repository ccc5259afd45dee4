"""Statements as JSON Lines: each as in brief.json, with the names that its ids stand for."""

from __future__ import annotations

import msgspec

from whatweknow.briefing.exports.rows import Named
from whatweknow.records import Brief


def json_lines(brief: Brief) -> bytes:
    """An object a line for each statement of ``brief``; report, speaker and party are objects, not ids."""
    named = Named(brief)
    encoder = msgspec.json.Encoder()
    lines = []
    for one in brief.statements:
        report, speaker, party = named.report(one), named.speaker(one), named.party(one)
        line = msgspec.to_builtins(one) | {
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
