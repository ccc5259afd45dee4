import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.comparison.origins.copies import cite_stretches, find_copies
from whatweknow.records import CopyReason, Report

from .invented import CUT, EVENT, EXTENDED, INDEPENDENT, ORIGIN, OTHER, WIRE, paragraphs, report


def groups(*reports: Report) -> list[set[str]]:
    return [set(group.reports) for group in find_copies(reports)]


def test_a_cut_story_and_one_with_local_paragraphs_are_copies() -> None:
    (group,) = find_copies(EVENT)
    assert group.reports == ("harbour-post", "tidewire", "valley-echo")
    assert (group.origin, group.reason) == ("tidewire", CopyReason.CREDITED)


def test_independent_stories_with_one_long_quotation_are_no_copies() -> None:
    assert groups(ORIGIN, OTHER) == []


@pytest.mark.parametrize("marks", ["“”", "‘’", "«»", "„“", "''"])
def test_a_story_made_of_shared_quotations_is_no_copy_whatever_the_marks(marks: str) -> None:
    quotation = "\n\n".join(f"{marks[0]}{words}{marks[1]}" for words in paragraphs(WIRE, 1, 6).split("\n\n"))
    one = f"{quotation}\n\n{INDEPENDENT}"
    other = f"{quotation}\n\n" + "\n\n".join(
        f"Nobody on the quay of town number {number} wanted to hear it, and the baker said so to all who asked him."
        for number in range(9)
    )
    assert groups(report("one", one), report("other", other)) == []


def test_a_transcript_is_judged_by_all_its_words() -> None:
    speech = "\n\n".join(f"“{words.replace(chr(34), '')}”" for words in WIRE.split("\n\n"))
    assert groups(report("one", speech), report("other", f"Read the speech\n\n{speech}")) == [{"one", "other"}]


def test_spelling_marks_and_case_do_not_matter() -> None:
    british = WIRE.replace('"', "'").replace("harbour", "harbor").replace("The ", "THE ").replace("-", "–")
    assert groups(ORIGIN, report("other", british)) == [{"tidewire", "other"}]


def test_a_mixture_of_two_stories_does_not_make_one_of_them() -> None:
    first = [
        f"On day {n} the glass works of Orvel sold {n * 7} crates of bottles to traders from the coast."
        for n in range(40)
    ]
    second = [
        f"The museum of Bralt shows painting {n} by a pupil who learned {n * 3} songs in the hills." for n in range(40)
    ]
    texts = ["\n\n".join(first), "\n\n".join(first[:36]), "\n\n".join(second), "\n\n".join(second[:36])]
    mixed = "\n\n".join(first[:25] + second[:20])
    reports = [report(str(number), text) for number, text in enumerate([*texts, mixed])]
    assert groups(*reports) == [{"0", "1", "4"}, {"2", "3"}]


def test_the_groups_do_not_depend_on_the_order() -> None:
    found = {frozenset(group) for group in groups(*EVENT)}
    assert {frozenset(group) for group in groups(*reversed(EVENT))} == found


def test_texts_too_short_to_compare_are_no_copies() -> None:
    assert groups(report("a", ""), report("b", "One word."), report("c", "One word.")) == []


def test_many_copies_are_one_group() -> None:
    copies = [report(f"copy-{number}", f"Headline {number}\n\n{WIRE}") for number in range(60)]
    assert groups(*copies, OTHER) == [{one.id for one in copies}]


def test_the_earliest_is_the_origin_where_nobody_is_credited() -> None:
    early = report("early", paragraphs(WIRE, 1, 7), published="2031-03-04T20:00:00+00:00")
    late = report("late", paragraphs(WIRE, 1, 7), published="2031-03-04T23:00:00+02:00")
    (group,) = find_copies([late, early])
    assert (group.origin, group.reason) == ("early", CopyReason.EARLIEST)


def test_the_fullest_is_the_origin_where_times_say_nothing() -> None:
    (group,) = find_copies([report("cut", paragraphs(WIRE, 1, 4)), report("whole", paragraphs(WIRE, 1, 7))])
    assert (group.origin, group.reason) == ("whole", CopyReason.FULLEST)


def test_where_nothing_tells_it_is_said() -> None:
    (group,) = find_copies([report("b", paragraphs(WIRE, 1, 7)), report("a", paragraphs(WIRE, 1, 7))])
    assert (group.origin, group.reason) == ("a", CopyReason.UNDECIDED)


def test_shared_stretches_stand_in_both_texts() -> None:
    (group,) = cite_stretches(find_copies(EVENT), EVENT)
    assert {stretch.copy.report for stretch in group.shared} == {CUT.id, EXTENDED.id}
    for stretch in group.shared:
        assert stretch.origin.exact == ORIGIN.text[stretch.origin.start : stretch.origin.end]
        assert stretch.copy.exact == stretch.origin.exact
    (kept,) = [stretch.copy.exact for stretch in group.shared if stretch.copy.report == CUT.id]
    assert kept == paragraphs(WIRE, 0, 3).rstrip(".")


@given(st.integers(0, 2**32), st.floats(0.0, 0.3))
def test_a_text_with_some_sentences_of_others_is_still_a_copy(seed: int, share: float) -> None:
    rng = random.Random(seed)
    sentences = WIRE.split(". ")
    changed = [rng.choice(INDEPENDENT.split(". ")) if rng.random() < share * 0.5 else one for one in sentences]
    kept = sum(one == other for one, other in zip(sentences, changed, strict=True)) / len(sentences)
    if kept > 0.6:
        assert groups(ORIGIN, report("changed", ". ".join(changed))) == [{"tidewire", "changed"}]


def test_a_credit_at_the_end_of_a_short_text_is_read() -> None:
    brief = paragraphs(WIRE, 1, 3)
    wire, copy = report("wire", brief, outlet="Tidewire"), report("copy", f"{brief}\n\n(Tidewire)", outlet="Lamp")
    (group,) = find_copies([copy, wire])
    assert (group.origin, group.reason) == ("wire", CopyReason.CREDITED)


def test_an_outlet_that_is_a_common_word_is_not_credited_by_that_word() -> None:
    brief = paragraphs(WIRE, 1, 4)
    reason = report("reason", brief, outlet="Reason", published="2031-03-05")
    other = report(
        "other", f"{brief}\n\nReporting by reason of distance was late.", outlet="Lamp", published="2031-03-04"
    )
    (group,) = find_copies([reason, other])
    assert (group.origin, group.reason) == ("other", CopyReason.EARLIEST)
