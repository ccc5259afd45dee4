from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.briefing import check_verbatim, citations
from whatweknow.errors import VerbatimError
from whatweknow.records import Citation

from ..invented import BRIEF, POST, TEXTS


@dataclass(frozen=True)
class Later:
    """A record of a later stage, which the gate has never seen."""

    by_name: dict[str, list[Citation]]


def with_content(citation: Citation):
    return replace(BRIEF, statements=(replace(BRIEF.statements[0], content=(citation,)),))


def test_every_citation_of_the_brief_is_seen() -> None:
    places = [place for place, _ in citations(BRIEF)]
    first = BRIEF.statements[0].id
    assert f"brief.statements[{first}].content[0]" in places
    assert "brief.reports[harbour-post].media[0].caption" in places
    assert f"brief.speakers[{BRIEF.speakers[0].id}].mentions[0]" in places
    of_statements = sum(len(s.content) + (s.cue is not None) + (s.source is not None) for s in BRIEF.statements)
    of_speakers = sum(len(s.mentions) + len(s.because) + len(s.roles) for s in BRIEF.speakers)
    assert len(places) == of_statements + of_speakers + len(BRIEF.reports[0].media)


def test_the_brief_passes() -> None:
    check_verbatim(BRIEF, TEXTS)


def test_records_of_later_stages_are_walked() -> None:
    citation = Citation("a", 0, 1, "x")
    assert list(citations((Later({"k": [citation]}),), "later")) == [("later[0].by_name[k][0]", citation)]


@pytest.mark.parametrize(
    ("citation", "message"),
    [
        (Citation("harbour-post", 0, 7, "Norlund"), "has 'Norland' at"),
        (Citation("harbour-post", 1, 8, "Norland"), "has 'orland '"),
        (Citation("elsewhere", 0, 7, "Norland"), "no stored text of report 'elsewhere'"),
        (Citation("harbour-post", 0, len(POST) + 1, POST), rf"\[0, {len(POST)}\)"),
        (Citation("harbour-post", -8, -1, POST[-8:-1]), "must be a stretch"),
        (Citation("harbour-post", 3, 3, ""), "must be a stretch"),
    ],
)
def test_what_does_not_stand_there_is_named(citation: Citation, message: str) -> None:
    with pytest.raises(VerbatimError, match=message) as error:
        check_verbatim(with_content(citation), TEXTS)
    assert str(error.value).startswith(f"brief.statements[{BRIEF.statements[0].id}].content[0]: ")


@given(st.text(min_size=1), st.data())
def test_the_gate_opens_for_the_text_itself_and_nothing_else(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    texts = {"a": text, "harbour-post": POST, "eastern-star": TEXTS["eastern-star"]}
    check_verbatim(with_content(Citation("a", start, end, text[start:end])), texts)
    other = data.draw(st.text().filter(lambda words: words != text[start:end]))
    with pytest.raises(VerbatimError):
        check_verbatim(with_content(Citation("a", start, end, other)), texts)
