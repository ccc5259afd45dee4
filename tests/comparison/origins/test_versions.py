from dataclasses import replace

import pytest

from whatweknow.comparison.origins.versions import find_revisions, revise
from whatweknow.records import Report, Revision

from .copies.invented import ORIGIN, OTHER, WIRE, paragraphs, report

URL = "https://tidewire.example/world/alma-sinks"


def pairs(*reports: Report) -> list[tuple[str, str]]:
    return [(revision.report, revision.earlier) for revision in find_revisions(reports)]


def version(id_: str, text: str, url: str | None, hour: int, outlet: str | None = "Tidewire") -> Report:
    return report(id_, text, outlet=outlet, url=url, published=f"2031-03-04T{hour:02}:00:00+00:00")


@pytest.mark.parametrize("url", [URL, f"{URL}?utm_source=post", f"{URL}#top", URL.replace("https://", "http://www.")])
def test_the_same_address_read_again_is_a_later_version(url: str) -> None:
    assert pairs(version("new", WIRE, url, 9), version("old", WIRE, URL, 8)) == [("new", "old")]


def test_an_address_with_another_query_needs_some_of_the_text() -> None:
    old, new = version("old", WIRE, f"{URL}?id=1", 8), version("new", paragraphs(WIRE, 0, 5), f"{URL}?id=2", 9)
    assert pairs(old, new) == [("new", "old")]
    assert pairs(old, replace(OTHER, outlet="Tidewire", url=f"{URL}?id=3")) == []


def test_an_update_that_reprints_a_report_of_its_outlet_is_a_later_version() -> None:
    old = version("old", WIRE, "https://tidewire.example/1", 8)
    text = f"UPDATE 2-Search for the Alma ends\n\n{WIRE}"
    assert pairs(old, version("new", text, "https://tidewire.example/2", 9)) == [("new", "old")]
    assert pairs(old, version("new", text, None, 9, outlet="Harbour Post")) == []
    assert pairs(old, version("new", WIRE, "https://tidewire.example/2", 9)) == []


def test_versions_form_a_chain_in_order_of_time() -> None:
    third, first, second = (version(f"v{hour}", WIRE, URL, hour) for hour in (11, 8, 10))
    assert sorted(pairs(third, first, second)) == [("v10", "v8"), ("v11", "v10")]


def test_what_was_added_removed_and_amended_is_told_in_sentences() -> None:
    old = report("old", "Nineteen people drowned. The hull was old. Varga spoke at noon.\n\nThe search went on.")
    new = report("new", "The search went on.\n\nSixteen people drowned. The hull was old! Tam flew home on Friday.")
    revision = revise(old, new)
    assert [(one.old.exact, one.new.exact) for one in revision.amended] == [
        ("Nineteen people drowned.", "Sixteen people drowned.")
    ]
    assert [one.exact for one in revision.added] == ["Tam flew home on Friday."]
    assert [one.exact for one in revision.removed] == ["Varga spoke at noon."]


def test_a_text_that_did_not_change_has_an_empty_revision() -> None:
    assert revise(ORIGIN, replace(ORIGIN, id="again")) == Revision(report="again", earlier="tidewire")
