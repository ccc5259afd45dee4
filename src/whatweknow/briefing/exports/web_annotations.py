"""Statements as W3C Web Annotations (https://www.w3.org/TR/annotation-model/) on the stored texts."""

from __future__ import annotations

import msgspec

from whatweknow.briefing.exports.iris import iri
from whatweknow.briefing.views.addresses import address_part, web_address
from whatweknow.briefing.views.holdings import Entry, Holdings
from whatweknow.records import Brief, BriefReport, Citation


def web_annotations(brief: Brief) -> bytes:
    """A page with an annotation for each statement of ``brief``.

    Targets are ``sources/<id>.txt``, seen from the brief's folder, each piece of a content by a TextQuoteSelector and
    a TextPositionSelector, which counts code points. Bodies say who speaks, for whom, and the act.
    """
    page = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": iri("annotations", brief.digest),
        "type": "AnnotationPage",
        "items": [_annotation(entry, brief) for entry in Holdings(brief).entries()],
    }
    return msgspec.json.format(msgspec.json.encode(page), indent=2) + b"\n"


def _annotation(entry: Entry, brief: Brief) -> dict[str, object]:
    one, speaker, party = entry.statement, entry.voice.speaker, entry.voice.party
    tags = [
        ("speaker", speaker.name if speaker else None),
        ("party", party.name if party else None),
        ("act", one.act),
        ("mode", one.mode),
        ("negated", "negated" if one.negated else None),
        ("hedged", "hedged" if one.hedged else None),
    ]
    return {
        "id": iri("statement", one.id),
        "type": "Annotation",
        "motivation": "tagging",
        "generated": brief.generated,
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": f"{key}: {value}"} for key, value in tags if value
        ],
        "target": [_target(piece, entry.passage.report) for piece in one.content],
    }


def _target(piece: Citation, report: BriefReport) -> dict[str, object]:
    """``via`` is where the report was read: offsets hold in the stored text, not there."""
    address = web_address(report.url)
    target: dict[str, object] = {
        "type": "SpecificResource",
        "source": f"sources/{address_part(report.id)}.txt",
        "selector": [
            {"type": "TextQuoteSelector", "exact": piece.exact},
            {"type": "TextPositionSelector", "start": piece.start, "end": piece.end},
        ],
    }
    return target | {"via": address} if address else target
