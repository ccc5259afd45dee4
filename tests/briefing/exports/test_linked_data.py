import json
from typing import Any

import pytest

from whatweknow.briefing import export

from ..disputed import saying
from ..invented import BRIEF, TEXTS
from .published import PUBLISHED

rdflib = pytest.importorskip("rdflib", reason="reads JSON-LD as others do")
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own
SCHEMA = "https://schema.org/"
OA = "http://www.w3.org/ns/oa#"
# Stand-ins for the two contexts that the files name, so that nothing is fetched.
SCHEMA_CONTEXT = {"@vocab": SCHEMA, "url": {"@type": "@id"}}
ANNO_CONTEXT = {
    "oa": OA,
    "id": "@id",
    "type": "@type",
    "@vocab": OA,
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list"},
    "body": {"@id": "oa:hasBody"},
    "target": {"@id": "oa:hasTarget"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "via": {"@id": "oa:via", "@type": "@id"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
}


def graph(data: bytes, context: dict[str, Any], named: str) -> Any:
    document = json.loads(data)
    assert document["@context"] == named
    read = rdflib.Graph()
    read.parse(data=json.dumps(document | {"@context": context}), format="json-ld", publicID="https://brief.example/")
    return read


def of_type(read: Any, name: str) -> list[Any]:
    return sorted(read.subjects(rdflib.RDF.type, rdflib.URIRef(name)))


def test_articles_quotations_and_claims() -> None:
    read = graph(export(PUBLISHED, "jsonld"), SCHEMA_CONTEXT, "https://schema.org")
    term = rdflib.Namespace(SCHEMA)
    assert len(of_type(read, f"{SCHEMA}NewsArticle")) == 2
    assert len(of_type(read, f"{SCHEMA}Quotation")) == len(PUBLISHED.statements)
    ship = rdflib.URIRef(f"urn:whatweknow:statement:{saying('the ship').id}")
    assert str(read.value(ship, term.text)) == "the ship “was lit from bow to stern”"
    assert str(read.value(read.value(ship, term.spokenByCharacter), term.name)) == "Orso Tam"
    assert {str(word) for word in read.objects(ship, term.keywords)} == {"accuse", "mixed"}
    article = read.value(rdflib.URIRef(f"urn:whatweknow:statement:{saying('23').id}"), term.isPartOf)
    assert str(article) == "https://harbour-post.example/alma?a=1&b=2"
    assert str(read.value(article, term.headline)) == "Norland denies sinking the ferry ‘Alma’"
    claims = of_type(read, f"{SCHEMA}Claim")
    assert {str(read.value(claim, term.text)) for claim in claims} == {p.claim.quote.exact for p in PUBLISHED.points}
    assert read.value(ship, term.interpretedAsClaim) in claims
    for _, _, target in read.triples((None, term.interpretedAsClaim, None)):
        assert target in claims


def test_only_a_persons_verdict_is_a_review() -> None:
    term = rdflib.Namespace(SCHEMA)
    read = graph(export(PUBLISHED, "jsonld"), SCHEMA_CONTEXT, "https://schema.org")
    (review,) = of_type(read, f"{SCHEMA}ClaimReview")
    assert str(read.value(read.value(review, term.author), term.name)) == "Mira Hald"
    assert str(read.value(read.value(review, term.reviewRating), term.alternateName)) == "Not shown"
    assert str(read.value(read.value(review, term.itemReviewed), term.text)) == "the hull was struck twice"
    without = graph(export(BRIEF, "jsonld"), SCHEMA_CONTEXT, "https://schema.org")
    assert of_type(without, f"{SCHEMA}ClaimReview") == []


def test_annotations_select_the_words_in_the_stored_texts() -> None:
    read = graph(export(PUBLISHED, "annotations"), ANNO_CONTEXT, "http://www.w3.org/ns/anno.jsonld")
    term = rdflib.Namespace(OA)
    found = of_type(read, f"{OA}Annotation")
    assert len(found) == len(PUBLISHED.statements)
    pieces = 0
    for annotation in found:
        assert read.value(annotation, term.motivatedBy) == term.tagging
        for target in read.objects(annotation, term.hasTarget):
            source = str(read.value(target, term.hasSource))
            text = TEXTS[source.removeprefix("https://brief.example/sources/").removesuffix(".txt")]
            selectors = list(read.objects(target, term.hasSelector))
            exact = next(str(read.value(one, term.exact)) for one in selectors if read.value(one, term.exact))
            start, end = next(
                (int(read.value(one, term.start)), int(read.value(one, term.end)))
                for one in selectors
                if read.value(one, term.end)
            )
            assert text[start:end] == exact
            pieces += 1
    assert pieces == sum(len(one.content) for one in PUBLISHED.statements)
