"""Items and open questions over several reports, from annotated reports made by hand."""

from __future__ import annotations

from dataclasses import replace

from whatweknow.comparison import gather_evidence, gather_unknowns
from whatweknow.records import (
    Act,
    AnnotatedReport,
    Aspect,
    CheckResult,
    Citation,
    EvidenceKind,
    Exhibit,
    Finding,
    Openness,
    OpenQuestion,
    Report,
    Span,
    Speaker,
    Statement,
)

from .invented import SUND, said

KINDS = {
    "footage": EvidenceKind.VIDEO,
    "video": EvidenceKind.VIDEO,
    "clip": EvidenceKind.VIDEO,
    "memo": EvidenceKind.DOCUMENT,
    "crater": EvidenceKind.OTHER,
    "wreckage": EvidenceKind.OTHER,
}


def report(id_: str, text: str) -> Report:
    return Report(id=id_, text=text, raw_sha256="")


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def exhibit(text: str, words: str) -> Exhibit:
    """The mention ``words`` of ``text``, whose noun is the first of ``KINDS`` in it."""
    span = place(text, words)
    noun = next(noun for noun in KINDS if noun in words.lower())
    start = span.start + words.lower().index(noun)
    return Exhibit(span, Span(start, start + len(noun)), KINDS[noun])


def shown(id_: str, text: str, *mentions: str) -> AnnotatedReport:
    return AnnotatedReport(report(id_, text), (), exhibits=tuple(exhibit(text, words) for words in mentions))


def opened(id_: str, text: str, *questions: tuple[str, str]) -> AnnotatedReport:
    """A report with open questions: sentences, and the words in each that say so."""
    found = tuple(
        OpenQuestion(place(text, sentence), place(text, cue), Openness.UNCLEAR) for sentence, cue in questions
    )
    return AnnotatedReport(report(id_, text), (), open_questions=found)


def mentions_of(*annotated: AnnotatedReport) -> list[list[str]]:
    return [[mention.exact for mention in one.mentions] for one in gather_evidence(annotated, (), ())]


def test_one_video_in_two_reports_is_one_and_shown_by_its_fullest_mention() -> None:
    first = shown("a", "A video of a flash under the pier spread.", "A video of a flash under the pier")
    second = shown(
        "b", "Footage of the flash under the old pier at Tarn.", "Footage of the flash under the old pier at Tarn"
    )
    (item,) = gather_evidence((first, second), (), ())
    assert item.kind is EvidenceKind.VIDEO
    assert item.mention.exact == "Footage of the flash under the old pier at Tarn"
    assert [mention.report for mention in item.mentions] == ["a", "b"]


def test_a_bare_mention_means_the_last_thing_of_its_kind() -> None:
    text = "A video of the burning tanker spread. A memo on wages leaked. The footage is old."
    assert mentions_of(shown("a", text, "A video of the burning tanker", "A memo on wages", "The footage")) == [
        ["A video of the burning tanker", "The footage"],
        ["A memo on wages"],
    ]


def test_different_things_stay_apart() -> None:
    text = "A crater in the road and wreckage of a drone were found; a video of the harbour, a video of two soldiers."
    words = ("A crater in the road", "wreckage of a drone", "a video of the harbour", "a video of two soldiers")
    assert len(mentions_of(shown("a", text, *words))) == len(words)


def test_a_mention_of_nothing_in_particular_is_left_out() -> None:
    assert mentions_of(shown("a", "There is a video.", "a video")) == []


def checked(text: str, by: str | None, result: CheckResult = CheckResult.VERIFIED) -> AnnotatedReport:
    bare = shown("a", text, "The footage")
    finding = Finding(
        span=Span(0, len(text)),
        cue=place(text, "verified"),
        exhibit=0,
        by=place(text, by) if by else None,
        aspect=Aspect.PLACE,
        result=result,
    )
    return replace(bare, findings=(finding,))


def test_a_check_names_its_speaker_where_the_words_are_a_mention_of_one() -> None:
    text = "The footage has been verified by Open Lens."
    words = place(text, "Open Lens")
    speaker = Speaker(
        id="s1", name="Open Lens", named=True, mentions=(Citation("a", words.start, words.end, "Open Lens"),)
    )
    (item,) = gather_evidence((checked(text, "Open Lens"),), (), (speaker,))
    (check,) = item.verification
    assert (check.by, check.by_words and check.by_words.exact, check.aspect) == ("s1", "Open Lens", Aspect.PLACE)
    assert check.result is CheckResult.VERIFIED


def test_nobody_is_made_the_checker() -> None:
    (item,) = gather_evidence((checked("The footage could not be verified.", None, CheckResult.NOT_VERIFIED),), (), ())
    assert item.verification[0].by is None
    assert item.verification[0].by_words is None


# --------------------------------------------------------------------------------------- what is not known


def test_reports_that_say_the_same_are_one_unknown_with_all_citations() -> None:
    one = opened(
        "a",
        "It was not clear who fired the missile at Tarn.",
        ("It was not clear who fired the missile at Tarn.", "not clear"),
    )
    other = opened(
        "b", "It is unclear who fired the missile at Tarn.", ("It is unclear who fired the missile at Tarn.", "unclear")
    )
    (unknown,) = gather_unknowns((one, other), ())
    assert unknown.text.exact == "It is unclear who fired the missile at Tarn."
    assert {mention.report for mention in unknown.mentions} == {"a", "b"}
    assert unknown.who is None


def test_different_questions_stay_apart_and_the_one_in_more_reports_comes_first() -> None:
    fire, cause = "It is unclear who fired the missile.", "What sank the ferry is unclear."
    a = opened("a", f"{cause} {fire}", (cause, "unclear"), (fire, "unclear"))
    b = opened("b", fire, (fire, "unclear"))
    assert [unknown.text.exact for unknown in gather_unknowns((a, b), ())] == [fire, cause]


def test_unknowns_do_not_depend_on_the_order_of_reports() -> None:
    fire, again = "It is unclear who fired the missile.", "It is unclear who fired the missile at Tarn."
    reports = [
        opened(id_, text, (text, "unclear")) for id_, text in (("a", fire), ("b", again), ("c", "Unknown is unclear."))
    ]
    assert gather_unknowns(reports, ()) == gather_unknowns(reports[::-1], ())


def _statement(text: str, content: str, speaker: str, act: Act = Act.ASSERT, cue: str | None = None) -> Statement:
    at = place(text, content)
    words = place(text, cue) if cue else None
    return replace(
        said("a", at.start, SUND, act, content),
        speaker=speaker,
        cue=Citation("a", words.start, words.end, cue or "") if words else None,
    )


def test_who_says_so_is_the_speaker_of_the_innermost_statement() -> None:
    text = "Berg said that Tam had told her it was unclear who fired."
    outer = _statement(text, "Tam had told her it was unclear who fired", "berg")
    inner = _statement(text, "it was unclear who fired", "tam")
    (unknown,) = gather_unknowns((opened("a", text, (text, "unclear")),), (outer, inner))
    assert (unknown.who, unknown.statements) == ("tam", (inner.id,))


def test_who_cannot_confirm_something_says_that_it_is_open() -> None:
    text = "Sund could not confirm the raid."
    statement = _statement(text, "the raid", "sund", Act.CANNOT_CONFIRM, "could not confirm")
    (unknown,) = gather_unknowns((opened("a", text, (text, "could not confirm")),), (statement,))
    assert unknown.who == "sund"


def test_two_speakers_who_say_the_same_are_two() -> None:
    text = "“It is unclear who fired,” said Berg. “It is unclear who fired,” said Tam."
    first, second = Span(0, 37), Span(38, len(text))
    questions = tuple(
        OpenQuestion(span, Span(span.start + 7, span.start + 14), Openness.UNCLEAR) for span in (first, second)
    )
    one = AnnotatedReport(report("a", text), (), open_questions=questions)
    words = "It is unclear who fired"
    berg = replace(said("a", 1, SUND, Act.ASSERT, words), speaker="berg")
    tam = replace(said("a", 39, SUND, Act.ASSERT, words), speaker="tam")
    assert [unknown.who for unknown in gather_unknowns((one,), (berg, tam))] == ["berg", "tam"]


def test_a_check_of_a_bare_mention_is_of_nothing_in_another_report() -> None:
    described = shown("b", "A video of the burning tanker spread.", "A video of the burning tanker")
    first, second = gather_evidence((described, checked("The footage has been verified.", None)), (), ())
    assert ([mention.exact for mention in first.mentions], len(first.verification)) == (["The footage"], 1)
    assert second.verification == ()


def test_a_check_is_of_the_thing_that_is_described_and_not_of_its_kind() -> None:
    """Words such as "video posted online purportedly showing" are said of any footage."""
    other = shown(
        "b",
        "Videos posted online purportedly showing the sick of Orm spread.",
        "Videos posted online purportedly showing the sick of Orm",
    )
    text = "A video posted online purported to show the shelling of Tarn. The footage has not been verified."
    mine = shown("a", text, "A video posted online purported to show the shelling of Tarn", "The footage")
    finding = Finding(
        span=place(text, "The footage has not been verified."),
        cue=place(text, "verified"),
        exhibit=1,
        by=None,
        aspect=None,
        result=CheckResult.NOT_VERIFIED,
    )
    items = gather_evidence((other, replace(mine, findings=(finding,))), (), ())
    assert [[mention.report for mention in item.mentions] for item in items] == [["a", "a"], ["b"]]
    assert [len(item.verification) for item in items] == [1, 0]


def test_two_things_at_one_place_are_not_one_thing() -> None:
    fragments = shown(
        "a", "Video of missile fragments at the crash site.", "Video of missile fragments at the crash site"
    )
    digger = shown(
        "b", "Video of a digger that cleared the crash site.", "Video of a digger that cleared the crash site"
    )
    assert len(gather_evidence((fragments, digger), (), ())) == 2


def test_the_order_of_reports_changes_nothing() -> None:
    reports = (
        shown("a", "A video of a flash under the pier.", "A video of a flash under the pier"),
        shown(
            "b", "Footage of the flash under the old pier at Tarn.", "Footage of the flash under the old pier at Tarn"
        ),
        shown("c", "A clip of the old pier at Tarn in flames.", "A clip of the old pier at Tarn in flames"),
        checked("The footage has been verified.", None),
    )
    assert gather_evidence(reports, (), ()) == gather_evidence(reports[::-1], (), ())


def test_that_somebody_did_not_say_something_the_report_says() -> None:
    text = "Sund could not confirm the raid and did not say why."
    statement = _statement(text, "the raid", "sund", Act.CANNOT_CONFIRM, "could not confirm")
    cue = place(text, "not say")
    question = OpenQuestion(Span(0, len(text)), cue, Openness.UNSAID)
    one = AnnotatedReport(report("a", text), (), open_questions=(question,))
    assert gather_unknowns((one,), (statement,))[0].who is None
