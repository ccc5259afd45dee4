"""The timeline of an invented event: the ferry Alma, lost between Norland and Sund."""

from __future__ import annotations

import random

from annotation.times.found import times
from whatweknow.comparison import make_timeline
from whatweknow.comparison.scene.timeline import MOST_ENTRIES
from whatweknow.reading import read_text
from whatweknow.records import (
    AnnotatedReport,
    BlockKind,
    Citation,
    Mode,
    Precision,
    Statement,
    TimelineEntry,
)

PUBLISHED = "2031-05-08"


def report(id_: str, text: str) -> AnnotatedReport:
    return AnnotatedReport(read_text(text, id=id_, published=PUBLISHED), (), times=times(text, PUBLISHED))


def said(one: AnnotatedReport, cue: str, content: str, party: str | None = None) -> Statement:
    text = one.report.text

    def cited(words: str) -> Citation:
        start = text.index(words)
        return Citation(one.report.id, start, start + len(words), words)

    return Statement(
        id=f"s-{one.report.id}-{text.index(content)}",
        report=one.report.id,
        content=(cited(content),),
        cue=cited(cue),
        source=None,
        mode=Mode.INDIRECT,
        speaker=None,
        party=party,
        in_headline=False,
        score=0.9,
    )


def shown(entries: tuple[TimelineEntry, ...]) -> list[tuple[str, str | None, str]]:
    return [(entry.when.start, entry.party, entry.text.exact) for entry in entries]


def test_entries_stand_in_order_of_time_with_their_words() -> None:
    one = report("a", "The ferry Alma sank off Tarn on Wednesday. It had left Hallen harbour on Tuesday night.")
    entries, said_at = make_timeline([one], [])
    assert shown(entries) == [
        ("2031-05-06T20:00", None, "It had left Hallen harbour on Tuesday night."),
        ("2031-05-07", None, "The ferry Alma sank off Tarn on Wednesday."),
    ]
    assert said_at == {}
    for entry in entries:
        cited = entry.when.span
        assert cited
        assert one.report.text[cited.start : cited.end] == cited.exact


def test_a_dateline_is_no_part_of_what_happened() -> None:
    one = report("a", "TARN, May 8 (Ardinform) - The ferry Alma sank off Tarn on Wednesday.")
    assert shown(make_timeline([one], [])[0]) == [("2031-05-07", None, "The ferry Alma sank off Tarn on Wednesday.")]


def test_what_somebody_says_is_an_entry_of_that_party_in_the_speakers_words() -> None:
    one = report("a", "Norland said the ferry Alma was hit by a missile on Wednesday morning.")
    statement = said(one, "said", "the ferry Alma was hit by a missile on Wednesday morning", "norland")
    entries, said_at = make_timeline([one], [statement])
    assert shown(entries) == [
        ("2031-05-07T06:00", "norland", "the ferry Alma was hit by a missile on Wednesday morning")
    ]
    assert entries[0].statements == (statement.id,)
    assert said_at == {}


def test_the_time_of_saying_is_the_statements() -> None:
    one = report("a", "Sund said on Thursday that the ferry Alma had been hit by a missile.")
    statement = said(one, "said", "the ferry Alma had been hit by a missile", "sund")
    entries, said_at = make_timeline([one], [statement])
    assert said_at[statement.id].start == "2031-05-08"
    assert [(entry.party, entry.statements) for entry in entries] == [("sund", (statement.id,))]
    assert entries[0].text.exact == one.report.text


def test_reprints_of_a_sentence_are_one_entry_and_the_finest_time_is_kept() -> None:
    a = report("a", "The ferry Alma sank off the coast of Tarn on Wednesday with 40 people aboard.")
    b = report("b", "The ferry Alma sank off the coast of Tarn at 7:10 a.m. on Wednesday with 40 people aboard.")
    ((start, _, _),) = shown(make_timeline([a, b], [])[0])
    assert start == "2031-05-07T07:10"


def test_versions_of_two_parties_stay_apart_side_by_side() -> None:
    one = report(
        "a",
        "Norland said the ferry Alma hit a mine on Wednesday. Divers reached the wreck in the bay on Wednesday. "
        "Sund said the ferry Alma hit a rock on Wednesday.",
    )
    statements = [
        said(one, "said", "the ferry Alma hit a mine on Wednesday", "norland"),
        said(one, "said", "the ferry Alma hit a rock on Wednesday", "sund"),
    ]
    parties = [party for _, party, _ in shown(make_timeline([one], statements)[0])]
    assert parties in (["norland", "sund", None], [None, "norland", "sund"])


def test_far_days_of_one_report_and_months_are_left_out() -> None:
    one = report(
        "a",
        "The yard built the ferry Alma on 3 May 2019. It was painted in April. "
        "It sank off Tarn in heavy seas on Wednesday.",
    )
    assert [start for start, _, _ in shown(make_timeline([one], [])[0])] == ["2031-05-07"]


def test_unresolved_times_are_left_out() -> None:
    text = "It sank off the long coast of Tarn on Wednesday."
    undated = AnnotatedReport(read_text(text), (), times=times(text, None))
    assert make_timeline([undated], []) == ((), {})


def test_headlines_are_left_out() -> None:
    one = report("a", "Ferry Alma sank off Tarn on Wednesday\n\nThe ferry Alma went down off Tarn on Wednesday.")
    assert one.report.blocks[0].kind is BlockKind.HEADLINE
    assert [text for _, _, text in shown(make_timeline([one], [])[0])] == [
        "The ferry Alma went down off Tarn on Wednesday."
    ]


def test_the_timeline_is_short_and_in_order_of_time() -> None:
    words = (
        "ferry harbour missile envoy captain divers wreck bay island crane navy rescue lights tide crew coast".split()
    )
    random.seed(7)
    days = ("Monday", "Tuesday", "Wednesday")
    reports = [
        report(f"r{i:02}", " ".join(f"The {' '.join(random.sample(words, 6))} came on {day}." for day in days))
        for i in range(20)
    ]
    entries = make_timeline(reports, [])[0]
    assert len(entries) <= MOST_ENTRIES
    assert [entry.when.start for entry in entries] == sorted(entry.when.start for entry in entries)
    assert make_timeline(reports, [])[0] == entries
    assert {entry.when.precision for entry in entries} == {Precision.DAY}
