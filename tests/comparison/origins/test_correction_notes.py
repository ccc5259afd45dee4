import pytest

from whatweknow.comparison.origins.correction_notes import correction_spans, find_correction_notes
from whatweknow.records import Act

from ..invented import SUND, said
from .copies.invented import report


@pytest.mark.parametrize(
    "note",
    [
        "Correction: an earlier version of this article gave the number of passengers as 19.",
        "CORRECTION (March 5): The ferry is forty years old, not fifty.",
        "(Corrects death toll in first paragraph to 16, not 19)",
        "An earlier version of this story misspelled the name of the harbour master.",
        "This article was amended on 6 March to say that the flash was seen to port.",
        "Editor's note: This story has been corrected to say that Varga spoke on Monday.",
        "Clarification - the lighthouse belongs to Sund.",
    ],
)
def test_notes_are_found(note: str) -> None:
    text = f"Ferry sinks\n\nThe Alma sank.\n\n  {note}  \n\nThe search went on."
    assert [span.of(text) for span in correction_spans(text)] == [note]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry of correction sent two guards.",
        "Varga said an earlier version of events was false.",
        "Tam corrected himself: the hull was whole.",
        "",
    ],
)
def test_what_is_no_note_is_none(text: str) -> None:
    assert list(correction_spans(text)) == []


def test_a_note_concerns_the_statements_of_copies_and_versions_that_give_the_figure() -> None:
    note = "(Corrects death toll in first paragraph to 16, not 19, after the coast guard counted three bodies twice)"
    reports = [report("wire", f"Ferry sinks\n\n{note}\n\nAt least 16 died."), report("copy", "x"), report("other", "y")]
    wrong = said("copy", 10, SUND, Act.ASSERT, "the sinking killed at least 19 people")
    date = said("copy", 90, SUND, Act.ASSERT, "the treaty of March 19 was void")
    right = said("wire", 150, SUND, Act.ASSERT, "at least 16 people died")
    elsewhere = said("other", 10, SUND, Act.ASSERT, "the sinking killed at least 19 people")
    (found,) = find_correction_notes(reports, [wrong, date, right, elsewhere], {"wire": {"wire", "copy"}})
    assert found.note.exact == note
    assert set(found.statements) == {wrong.id, right.id}


def test_a_note_without_figures_concerns_what_shares_its_words() -> None:
    note = "Correction: the trawler Berit, not the Alma, was seen near the lighthouse by the harbour master."
    seen = said("wire", 10, SUND, Act.ASSERT, "the Alma was seen near the lighthouse by the harbour master")
    other = said("wire", 200, SUND, Act.ASSERT, "the Alma carried grain")
    (found,) = find_correction_notes([report("wire", f"Text.\n\n{note}")], [seen, other], {})
    assert found.statements == (seen.id,)
