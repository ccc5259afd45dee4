"""The brief as JSON-LD in the words of schema.org: NewsArticle, Quotation, Claim; ClaimReview of a person's verdict."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

from whatweknow.briefing.exports.iris import article_iri, iri
from whatweknow.briefing.views.addresses import web_address
from whatweknow.briefing.views.holdings import GAP, Entry, Holdings
from whatweknow.records import Brief, BriefReport, Party, Point, Speaker

Node: TypeAlias = dict[str, object]


def jsonld(brief: Brief) -> bytes:
    """``brief`` as one graph: articles, who is quoted, what is quoted, and the claims in dispute.

    A quotation's ``keywords`` hold its act and mode, and "negated" and "hedged" where it is. There is a ClaimReview
    only where a named person gave a verdict.
    """
    holdings = Holdings(brief)
    graph: list[Node] = [
        _document(brief),
        *(_article(report) for report in brief.reports),
        *(_party(one) for one in brief.parties),
        *(_speaker(one) for one in brief.speakers),
        *(_quotation(entry) for entry in holdings.entries()),
        *(_claim(one, holdings) for one in brief.points),
        *(_review(one) for one in brief.points if one.verdict),
    ]
    document = {"@context": "https://schema.org", "@graph": [_without_nulls(node) for node in graph]}
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _document(brief: Brief) -> Node:
    return {
        "@type": "CreativeWork",
        "@id": iri("brief", brief.digest),
        "name": brief.event.title,
        "dateCreated": brief.generated,
        "version": str(brief.version),
        "identifier": f"sha256:{brief.digest}",
        "citation": [{"@id": article_iri(report)} for report in brief.reports],
        "hasPart": [{"@id": iri("statement", one.id)} for one in brief.statements],
    }


def _article(report: BriefReport) -> Node:
    return {
        "@type": "NewsArticle",
        "@id": article_iri(report),
        "headline": report.title,
        "publisher": {"@type": "Organization", "name": report.outlet} if report.outlet else None,
        "author": {"@type": "Person", "name": report.byline} if report.byline else None,
        "datePublished": report.published,
        "inLanguage": report.language,
        "url": web_address(report.url),
        "identifier": f"sha256:{report.text_sha256}",
    }


def _party(party: Party) -> Node:
    return {"@type": "Organization", "@id": iri("party", party.id), "name": party.name}


def _speaker(speaker: Speaker) -> Node:
    """A person or body: which of them, the brief does not say."""
    return {
        "@type": "Thing",
        "@id": iri("speaker", speaker.id),
        "name" if speaker.named else "description": speaker.name,
        "disambiguatingDescription": "; ".join(dict.fromkeys(role.text.exact for role in speaker.roles)) or None,
        "subjectOf": {"@id": iri("party", speaker.party)} if speaker.party else None,
    }


def _quotation(entry: Entry) -> Node:
    one, report = entry.statement, entry.passage.report
    words = [one.act, one.mode, "negated" if one.negated else None, "hedged" if one.hedged else None]
    return {
        "@type": "Quotation",
        "@id": iri("statement", one.id),
        "text": GAP.join(piece.exact for piece in one.content),
        "isPartOf": {"@id": article_iri(report)},
        "spokenByCharacter": {"@id": iri("speaker", one.speaker)} if one.speaker else None,
        "sponsor": {"@id": iri("party", one.party)} if one.party else None,
        "inLanguage": report.language,
        "keywords": [word for word in words if word],
        "interpretedAsClaim": [{"@id": iri("point", position.point.id)} for position in entry.positions] or None,
    }


def _claim(point: Point, holdings: Holdings) -> Node:
    return {
        "@type": "Claim",
        "@id": iri("point", point.id),
        "name": point.label.text if point.label else None,
        "text": point.claim.quote.exact,
        "claimInterpreter": None if point.claim.denied else {"@id": iri("party", point.claim.party)},
        "firstAppearance": {"@id": article_iri(holdings.report(point.claim.quote.report))},
        "appearance": [{"@id": iri("statement", id_)} for cell in point.stances for id_ in cell.statements],
    }


def _review(point: Point) -> Node:
    assert point.verdict
    return {
        "@type": "ClaimReview",
        "@id": iri("verdict", point.id),
        "itemReviewed": {"@id": iri("point", point.id)},
        "claimReviewed": point.label.text if point.label else point.claim.quote.exact,
        "author": {"@type": "Person", "name": point.verdict.by},
        "datePublished": point.verdict.at,
        "reviewRating": {"@type": "Rating", "alternateName": point.verdict.text},
        "reviewBody": point.verdict.basis,
        "url": web_address(point.verdict.url),
    }


def _without_nulls(node: Node) -> Node:
    return {key: value for key, value in node.items() if value is not None}
