"""The invented events in examples/ keep what their gold annotations and the README promise."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html

EXAMPLES = Path(__file__).parents[1] / "examples"
EVENTS = sorted(path.parent for path in EXAMPLES.glob("*/gold.json"))
KORRIN = EXAMPLES / "korrin-viaduct" / "reports"

ACTS = set(
    "assert accuse deny confirm cannot_confirm no_comment threaten condemn demand promise speculate other".split()
)
STANCES = {"asserts", "denies", "cannot_confirm", "no_comment"}
MODES = {"direct", "indirect", "mixed"}
QUOTATION_MARKS = set('"“”„«»')
FURNITURE = {"kicker", "byline", "stamp"}
NOT_ARTICLE = "ancestor::aside or ancestor::form or ancestor::*[contains(@class, 'newsletter')]"


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def page_blocks(raw: bytes) -> list[str]:
    """The article's headline, subheads, paragraphs, list items and captions, in the page's order."""
    tree = html.fromstring(raw, parser=html.HTMLParser(encoding="utf-8"))
    (article,) = tree.xpath("//article") or tree.xpath("//div[@id='content']")
    found = article.xpath(f".//*[self::h1 or self::h2 or self::p or self::li or self::figcaption][not({NOT_ARTICLE})]")
    return [element.text_content() for element in found if element.get("class") not in FURNITURE]


def text_blocks(text: str) -> list[str]:
    return re.split(r"\n\s*\n", text)


def read_blocks(event: Path) -> dict[str, list[str]]:
    """The blocks of each report by its id; block 0 is the headline."""
    return {
        path.stem: page_blocks(path.read_bytes())
        if path.suffix == ".html"
        else text_blocks(path.read_bytes().decode("utf-8"))
        for path in sorted((event / "reports").iterdir())
    }


@pytest.fixture(params=EVENTS, ids=lambda path: path.name)
def event(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture
def gold(event: Path) -> Any:
    return read_json(event / "gold.json")


@pytest.fixture
def blocks(event: Path) -> dict[str, list[str]]:
    return read_blocks(event)


@pytest.fixture
def texts(blocks: dict[str, list[str]]) -> dict[str, str]:
    return {report: "\n\n".join(parts) for report, parts in blocks.items()}


def test_three_events_are_annotated() -> None:
    assert [event.name for event in EVENTS] == ["corwen-pier", "korrin-viaduct", "pennow-brook"]


def test_reports_json_describes_every_file(event: Path, blocks: dict[str, list[str]]) -> None:
    listing = read_json(event / "reports.json")
    assert listing["event"] == read_json(event / "gold.json")["event"]
    assert [report["id"] for report in listing["reports"]] == list(blocks)
    for report in listing["reports"]:
        assert set(report) == {"id", "outlet", "published", "published_certain", "title", "url", "byline"}
        assert report["outlet"]
        assert date.fromisoformat(report["published"])
        assert isinstance(report["published_certain"], bool)
        assert urlsplit(report["url"]).hostname.endswith(".example")
        assert blocks[report["id"]][0].strip() == report["title"]


def test_statements_are_verbatim(gold: Any, texts: dict[str, str]) -> None:
    for statement in gold["statements"]:
        text = texts[statement["report"]]
        assert statement["content"]
        for words in [*statement["content"], statement["cue"] or "", statement["source"] or ""]:
            assert words in text, (statement["id"], words)


def test_statements_start_in_their_paragraph(gold: Any, blocks: dict[str, list[str]]) -> None:
    for statement in gold["statements"]:
        assert statement["content"][0] in blocks[statement["report"]][statement["paragraph"]], statement["id"]


def test_pages_need_no_paragraph_numbers(event: Path, gold: Any, texts: dict[str, str]) -> None:
    """Extractors number a page's paragraphs differently, so the words alone must lead to the place."""
    pages = {path.stem for path in (event / "reports").glob("*.html")}
    for statement in gold["statements"]:
        if statement["report"] in pages:
            assert texts[statement["report"]].count(statement["content"][0]) == 1, statement["id"]


def test_unknowns_evidence_and_times_are_verbatim(
    gold: Any, blocks: dict[str, list[str]], texts: dict[str, str]
) -> None:
    for unknown in gold["unknowns"]:
        assert unknown["text"] in texts[unknown["report"]], unknown
    for evidence in gold["evidence"]:
        assert evidence["mention"] in texts[evidence["report"]], evidence
        assert (evidence["verification"] or "") in texts[evidence["report"]], evidence
    for when in gold["when"]:
        assert when["mention"] in blocks[when["report"]][when["paragraph"]], when
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d)?)?)?)?", when["iso"]), when


def test_the_viaduct_and_the_brook_have_timelines() -> None:
    assert {"korrin-viaduct", "pennow-brook"} <= {
        path.name for path in EVENTS if read_json(path / "gold.json").get("timeline")
    }


def test_timelines_are_verbatim_dated_and_of_known_parties(gold: Any, texts: dict[str, str]) -> None:
    parties = {None, *(party["id"] for party in gold["parties"])}
    for happening in gold.get("timeline", ()):
        for version in happening["versions"]:
            assert version["party"] in parties
            assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d)?)?)?)?", start) for start in version["when"])
            assert version["words"]
            for words in version["words"]:
                assert texts[words["report"]].count(words["text"]) == 1, words


def test_figures_are_verbatim(gold: Any, texts: dict[str, str]) -> None:
    for figure in gold.get("figures", ()):
        assert figure["text"] in texts[figure["report"]], figure
        assert figure["number"] in figure["text"], figure
        assert (figure["qualifier"] or "") in figure["text"], figure
        assert figure["party"] in {party["id"] for party in gold["parties"]} | {None}, figure


def test_labels_are_those_of_the_guidelines(gold: Any) -> None:
    parties = {party["id"] for party in gold["parties"]}
    assert len(parties) == len(gold["parties"])
    for statement in gold["statements"]:
        assert statement["act"] in ACTS, statement
        assert statement["mode"] in MODES, statement
        assert statement["party"] in parties | {None}, statement
        assert isinstance(statement["hedged"], bool)
        assert isinstance(statement["negated"], bool)
        if statement["mode"] == "indirect":
            assert not QUOTATION_MARKS & set("".join(statement["content"])), statement


def test_one_speaker_has_one_party_and_role(gold: Any) -> None:
    known: dict[str, tuple[str | None, str | None]] = {}
    for statement in gold["statements"]:
        labels = (statement["party"], statement["role"])
        assert known.setdefault(statement["speaker"], labels) == labels, statement["speaker"]


def test_roles_are_words_of_some_report(gold: Any, texts: dict[str, str]) -> None:
    everything = "\n".join(texts.values())
    assert [s["role"] for s in gold["statements"] if s["role"] and s["role"] not in everything] == []


def test_points_rest_on_statements_of_their_party(gold: Any) -> None:
    ids = [statement["id"] for statement in gold["statements"]]
    assert len(set(ids)) == len(ids)
    party_of = {statement["id"]: statement["party"] for statement in gold["statements"]}
    assert len({point["id"] for point in gold["points"]}) == len(gold["points"]) >= 5
    for point in gold["points"]:
        cells = [(stance["party"], stance["stance"]) for stance in point["stances"]]
        assert len(set(cells)) == len(cells) > 0
        for stance in point["stances"]:
            assert stance["stance"] in STANCES
            assert stance["statements"]
            assert {party_of[statement] for statement in stance["statements"]} == {stance["party"]}, point["id"]


def test_a_party_that_changes_its_stance_is_marked(gold: Any) -> None:
    changed = [stance for point in gold["points"] for stance in point["stances"] if stance.get("changed")]
    assert len(changed) >= 2


def test_the_viaduct_has_eight_reports_of_six_outlets() -> None:
    reports = read_json(KORRIN.parent / "reports.json")["reports"]
    assert len(reports) >= 8
    assert len({report["outlet"] for report in reports}) >= 6
    sizes = {
        report: sum(len(block.split()) for block in blocks) for report, blocks in read_blocks(KORRIN.parent).items()
    }
    assert {report for report, words in sizes.items() if not 250 <= words <= 700} == set()


def test_odd_characters_survive_editors_and_checkouts() -> None:
    reprint = (KORRIN / "03-harbour-post.txt").read_bytes()
    assert reprint.count(b"\n") == reprint.count(b"\r\n") > 30
    assert reprint.endswith(b"</article>\r\n")
    assert text_blocks(reprint.decode("utf-8"))[0] == text_blocks(reprint.decode("utf-8"))[1]
    assert "Mr\u00a0Askel" in (KORRIN / "05-kestria-interior-ministry.txt").read_text(encoding="utf-8")
    for path in KORRIN.glob("*.txt"):
        assert path == KORRIN / "03-harbour-post.txt" or b"\r" not in path.read_bytes()


@pytest.mark.parametrize("name", ["02-estmere-courier", "07-radio-lorvia", "09-marram-review"])
def test_pages_carry_the_metadata_of_reports_json(name: str) -> None:
    listed = next(report for report in read_json(KORRIN.parent / "reports.json")["reports"] if report["id"] == name)
    tree = html.fromstring((KORRIN / f"{name}.html").read_bytes())
    (data,) = [json.loads(script.text) for script in tree.xpath("//script[@type='application/ld+json']")]
    (article,) = [node for node in data.get("@graph", [data]) if "NewsArticle" in node["@type"]]
    assert article["headline"] == listed["title"]
    assert article["datePublished"].startswith(listed["published"])
    assert tree.xpath("string(//meta[@property='og:site_name']/@content)") == listed["outlet"]
    assert tree.xpath("string(//link[@rel='canonical']/@href)") == listed["url"]


def test_the_correction_stands_only_at_the_origin() -> None:
    toll = {path.stem: "killing at least 19" in path.read_text(encoding="utf-8") for path in KORRIN.iterdir()}
    assert {name for name, old in toll.items() if old} == {"01-corvane", "02-estmere-courier", "03-harbour-post"}
    assert "(Corrects death toll" in (KORRIN / "04-corvane.txt").read_text(encoding="utf-8")
