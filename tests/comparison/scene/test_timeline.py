"""The timeline of an invented event: the ferry Alma, lost between Norland and Sund."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from annotation.times.found import times
from whatweknow.comparison import make_timeline
from whatweknow.comparison.scene import happenings
from whatweknow.comparison.scene.tellings import Telling
from whatweknow.comparison.scene.timeline import MOST_ENTRIES, MOST_OF_A_DAY
from whatweknow.reading import read_text
from whatweknow.records import (
    AnnotatedReport,
    BlockKind,
    Citation,
    Mode,
    Precision,
    Statement,
    TimeDoubt,
    TimelineEntry,
)

from ..invented import REPORTS

PUBLISHED = "2031-05-08"


def report(id_: str, text: str) -> AnnotatedReport:
    return AnnotatedReport(read_text(text, id=id_, published=PUBLISHED), (), times=times(text, PUBLISHED))


def said(
    one: AnnotatedReport, cue: str, content: str, party: str | None = None, negators: tuple[str, ...] = ()
) -> Statement:
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
        negators=tuple(map(cited, negators)),
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


def test_what_somebody_says_is_an_entry_of_that_party_with_the_words_that_report_it() -> None:
    one = report("a", "Norland said the ferry Alma was hit by a missile on Wednesday morning.")
    statement = said(one, "said", "the ferry Alma was hit by a missile on Wednesday morning", "norland")
    entries, said_at = make_timeline([one], [statement])
    assert shown(entries) == [("2031-05-07T06:00", "norland", one.report.text)]
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


def test_versions_carry_the_id_of_their_happening_and_what_stands_alone_none() -> None:
    one = report(
        "a",
        "Norland said the ferry Alma hit a mine on Wednesday. Divers reached the wreck in the bay on Wednesday. "
        "Sund said the ferry Alma hit a rock on Wednesday.",
    )
    statements = [
        said(one, "said", "the ferry Alma hit a mine on Wednesday", "norland"),
        said(one, "said", "the ferry Alma hit a rock on Wednesday", "sund"),
    ]
    ids = {entry.party: entry.happening for entry in make_timeline([one], statements)[0]}
    assert ids["norland"] == ids["sund"] is not None
    assert ids[None] is None


def test_clocks_that_parties_give_otherwise_stand_side_by_side_over_midnight() -> None:
    text = (
        "Norland said its gunners shot down the drone at 11:50 p.m. on Tuesday. Rescue boats came on Wednesday. "
        "Sund said the gunners shot down the drone at 1:05 a.m. on Wednesday."
    )
    one = report("a", text)
    statements = [
        said(one, "said", "its gunners shot down the drone at 11:50 p.m. on Tuesday", "norland"),
        said(one, "said", "the gunners shot down the drone at 1:05 a.m. on Wednesday", "sund"),
    ]
    entries = make_timeline([one], statements)[0]
    told = [(entry.when.start, entry.party) for entry in entries if entry.party]
    assert told == [("2031-05-06T23:50", "norland"), ("2031-05-07T01:05", "sund")]
    places = [place for place, entry in enumerate(entries) if entry.party]
    assert places[1] == places[0] + 1
    assert len({entry.happening for entry in entries if entry.party}) == 1


def test_two_deeds_that_one_party_tells_at_two_times_are_two_happenings() -> None:
    deeds = [f"drones struck the harbour cranes at {clock} a.m. on Wednesday" for clock in ("1:05", "4:30")]
    one = report("a", " ".join(f"Norland said {deed}." for deed in deeds))
    entries = make_timeline([one], [said(one, "said", deed, "norland") for deed in deeds])[0]
    assert [(entry.when.start, entry.happening) for entry in entries] == [
        ("2031-05-07T01:05", None),
        ("2031-05-07T04:30", None),
    ]


def test_the_words_of_a_denial_keep_what_denies_them() -> None:
    text = "On Thursday Norland denied that its submarine had been near the ferry Alma on Wednesday."
    one = report("a", text)
    content = "its submarine had been near the ferry Alma on Wednesday"
    statement = said(one, "denied", content, "norland", negators=("denied",))
    entries = make_timeline([one], [statement])[0]
    assert entries
    assert {entry.text.exact for entry in entries} == {text}


def test_what_is_told_of_another_day_than_the_saying_stands_alone() -> None:
    text = "On Thursday Sund said that a missile had hit the ferry Alma on Wednesday."
    one = report("a", text)
    statement = said(one, "said", "a missile had hit the ferry Alma on Wednesday", "sund")
    assert shown(make_timeline([one], [statement])[0]) == [
        ("2031-05-07", "sund", "a missile had hit the ferry Alma on Wednesday"),
        ("2031-05-08", "sund", text),
    ]


def test_a_saying_that_another_reports_is_the_speakers() -> None:
    one = report("a", "Norland said on Thursday that its navy had laid no mines off Tarn, the Herald reported.")
    inner = said(one, "said", "its navy had laid no mines off Tarn", "norland")
    outer = said(one, "reported", "Norland said on Thursday that its navy had laid no mines off Tarn", "herald")
    entries, said_at = make_timeline([one], [outer, inner])
    assert [(entry.party, entry.statements) for entry in entries] == [("norland", (inner.id,))]
    assert set(said_at) == {inner.id}


def test_a_time_that_only_says_which_thing_is_meant_does_not_date_the_sentence() -> None:
    one = report("a", "Sund buried the captain of the ferry Alma on Thursday after the May 7 sinking.")
    assert [start for start, _, _ in shown(make_timeline([one], [])[0])] == ["2031-05-08"]


def test_the_thing_that_an_aside_means_is_told_where_two_reports_do() -> None:
    a = report("a", "Wednesday's loss of the ferry Alma off the coast of Tarn shook the islands.")
    b = report("b", "Islanders still mourn Wednesday's loss of the ferry Alma off the coast of Tarn.")
    assert make_timeline([a], [])[0] == ()
    (entry,) = make_timeline([a, b], [])[0]
    assert entry.when.start == "2031-05-07"
    assert {words.report for words in entry.mentions} == {"a", "b"}


def test_calls_to_readers_and_what_pictures_show_are_left_out() -> None:
    one = report(
        "a",
        "Were you on the ferry Alma on Wednesday? Tell us your story. "
        "The ferry Alma is pictured in Hallen harbour on May 6, 2031. The ferry Alma sank off Tarn on Wednesday.",
    )
    assert [text for _, _, text in shown(make_timeline([one], [])[0])] == ["The ferry Alma sank off Tarn on Wednesday."]


def test_a_weekday_that_can_be_read_in_two_ways_dates_nothing_alone() -> None:
    one = report("a", "The ferry Alma sank off the coast of Tarn on Wednesday.")
    doubtful = replace(one, times=tuple(replace(time, doubt=TimeDoubt.AMBIGUOUS) for time in one.times))
    assert make_timeline([doubtful], [])[0] == ()
    other = report("b", "Forty people were aboard the Alma on Wednesday.")
    assert {entry.text.report for entry in make_timeline([doubtful, other], [])[0]} == {"a", "b"}


def test_reprints_of_one_origin_count_once() -> None:
    things = "anchors barges cables derricks engines ferries gantries hulls islands jetties keels lanterns".split()
    twice = [
        report(f"{outlet}-{thing}", f"The {thing} of {thing}ville lost their {thing}keeper on Wednesday.")
        for thing in things[:MOST_OF_A_DAY]
        for outlet in ("own", "other")
    ]
    wire = "Some sheep were moved from the long island of Ruun on Wednesday."
    copies = [report(f"wire-{number}", wire) for number in range(5)]
    ungrouped = make_timeline([*twice, *copies], [])[0]
    assert wire in [entry.text.exact for entry in ungrouped]
    reports = [replace(REPORTS[0], id=one.report.id, copy_group="g1") for one in copies]
    grouped = make_timeline([*twice, *copies], [], reports)[0]
    assert len(grouped) == MOST_OF_A_DAY
    assert wire not in [entry.text.exact for entry in grouped]


def test_the_work_grows_as_the_reports_do(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = [0]
    same = happenings._same

    def counted(one: Telling, other: Telling) -> float:
        compared[0] += 1
        return same(one, other)

    monkeypatch.setattr(happenings, "_same", counted)
    words = "ferry harbour missile envoy captain divers wreck bay island crane navy rescue lights tide crew".split()
    random.seed(3)
    reports = [
        report(
            f"r{number:03}", f"The {' '.join(random.sample(words, 5))} {'abcdefghij'[number % 10] * 4} came on Monday."
        )
        for number in range(400)
    ]
    make_timeline(reports[:200], [])
    half, compared[0] = compared[0], 0
    make_timeline(reports, [])
    assert half
    assert compared[0] < 3 * half


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_on_no_timeline(day: str) -> None:
    reports = [report(id_, "The ferry Alma sank off Tarn at 10:15 a.m. on Wednesday.") for id_ in "ab"]
    far = [replace(one, times=tuple(replace(time, start=f"{day}T10:15") for time in one.times)) for one in reports]
    assert make_timeline(far, [])[0] == ()


def test_every_report_that_tells_an_entry_is_among_its_mentions() -> None:
    reports = [report(id_, "The ferry Alma sank off the coast of Tarn on Wednesday.") for id_ in "cab"]
    (entry,) = make_timeline(reports, [])[0]
    assert [words.report for words in entry.mentions] == ["a", "b", "c"]
    assert entry.mentions[0] == entry.text


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
