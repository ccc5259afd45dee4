"""Scores of places against an invented corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from whatweknow.cli import main
from whatweknow.errors import EvaluationError
from whatweknow.evaluation import GeoDocument, format_places, halves, read_geography, score_places
from whatweknow.evaluation.places import FURTHEST_KM, distance_km
from whatweknow.records import PlaceMention, PlacePrecision, Span

CORPUS = """<?xml version="1.0" encoding="utf-8"?>
<articles>
 <article docid="a1"><text><![CDATA[From Tarn to Korrin, past Orm.]]></text><toponyms>
  <toponym><start>5</start><end>9</end><phrase>Tarn</phrase><gaztag><lat>49.4</lat><lon>33.1</lon></gaztag></toponym>
  <toponym><start>11</start><end>17</end><phrase>Korrin</phrase><gaztag><lat>49.5</lat><lon>33.4</lon></gaztag></toponym>
  <toponym><start>26</start><end>29</end><phrase>Orm</phrase></toponym>
 </toponyms></article>
</articles>
"""


def corpus(tmp_path: Path, text: str = CORPUS) -> Path:
    path = tmp_path / "gold.xml"
    path.write_text(text, encoding="utf-8")
    return path


def found(start: int, end: int, lat: float, lon: float) -> PlaceMention:
    return PlaceMention(span=Span(start, end), name="x", precision=PlacePrecision.CITY, lat=lat, lon=lon)


def test_toponyms_are_read_and_put_right(tmp_path: Path) -> None:
    (document,) = read_geography(corpus(tmp_path))
    assert [name.span.of(document.text) for name in document.toponyms] == ["Tarn", "Korrin", "Orm"]
    assert [name.point for name in document.toponyms] == [(49.4, 33.1), (49.5, 33.4), None]


def test_scores(tmp_path: Path) -> None:
    documents = read_geography(corpus(tmp_path))
    tarn, korrin = found(5, 9, 49.4, 33.1), found(13, 19, 10.0, 10.0)
    given = {"a1": {Span(5, 9): tarn}}
    scores = score_places(documents, given, {"a1": [tarn, korrin, found(0, 4, 0.0, 0.0)]})
    assert (scores.near.part, scores.near.whole, scores.unresolved) == (1, 2, 1)
    assert scores.mean_km == pytest.approx(FURTHEST_KM / 2)
    assert (scores.found.matched, scores.found.predicted, scores.found.gold) == (2, 3, 3)
    assert (scores.resolved.matched, scores.resolved.predicted, scores.resolved.gold) == (1, 3, 2)
    assert scores.misses == ("a1 13-19: not resolved",)
    assert "all" in format_places({"all": scores})


def test_what_was_found_for_a_name_without_coordinates_does_not_count_as_wrong(tmp_path: Path) -> None:
    documents = read_geography(corpus(tmp_path))
    scores = score_places(documents, {"a1": {}}, {"a1": [found(26, 29, 1.0, 1.0)]})
    assert scores.found.matched == 1
    assert scores.resolved.predicted == 0


def test_a_relative_place_is_found_by_its_base(tmp_path: Path) -> None:
    documents = read_geography(corpus(tmp_path))
    near = PlaceMention(
        span=Span(0, 9), name="From Tarn", precision=PlacePrecision.RELATIVE, lat=49.4, lon=33.1, base=Span(5, 9)
    )
    assert score_places(documents, {"a1": {}}, {"a1": [near]}).resolved.matched == 1


def test_every_document_is_in_one_half() -> None:
    documents = [GeoDocument(str(number), "", ()) for number in range(50)]
    parts = halves(documents)
    assert parts["all"] == documents
    assert 10 < len(parts["development"]) < 40
    assert len(parts["development"]) + len(parts["held-out"]) == 50


def test_distance() -> None:
    assert distance_km((0.0, 0.0), (0.0, 180.0)) == pytest.approx(FURTHEST_KM)
    assert distance_km((52.0, 5.0), (52.0, 5.0)) == 0.0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<articles/>", "no article"),
        ("not xml", "not XML"),
        ("<a><article><text>x</text></article></a>", "docid"),
        (CORPUS.replace("<start>5<", "<start>five<"), "five"),
        (CORPUS.replace("<lat>49.4<", "<lat>north<"), "north"),
    ],
)
def test_what_is_no_corpus_is_named(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(EvaluationError, match=words):
        read_geography(corpus(tmp_path, text))


def test_entities_are_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Tarn", encoding="utf-8")
    text = CORPUS.replace("<articles>", f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]>\n<articles>').replace(
        "<phrase>Orm</phrase>", "<phrase>&x;</phrase>"
    )
    with pytest.raises(EvaluationError, match="toponym"):
        read_geography(corpus(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"absent\.xml"):
        read_geography(tmp_path / "absent.xml")


def test_the_command_prints_both_halves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = CORPUS.replace("From Tarn to Korrin, past Orm.", "From Oslo to Tampere by sea..").replace("Orm", "sea")
    text = text.replace("Tarn", "Oslo").replace("Korrin", "Tampere").replace("<end>17<", "<end>18<")
    text = text.replace("<start>11<", "<start>13<").replace("49.4<", "59.9<").replace("33.1<", "10.7<")
    with pytest.raises(SystemExit) as done:
        main(["evaluate", "places", str(corpus(tmp_path, text)), "--misses"])
    assert done.value.code == 0
    printed = capsys.readouterr().out
    assert "held-out" in printed
    row = next(line for line in printed.splitlines() if line.startswith("all")).split()
    assert row[:4] == ["all", "1", "2", "0.500"]
