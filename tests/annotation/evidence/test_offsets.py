"""Whatever the text, what is found lies inside it, and in time that grows with its length."""

from hypothesis import given
from hypothesis import strategies as st

from .reports import annotated

WORDS = st.sampled_from(
    """video the The a of footage, verified not could be it by who was filmed where. “We ” don’t know “ évidence
    evidence that shows appears to show photos unverified clear claimed responsibility no investigating \n\n Tarn’s U.S.
    — 14-second images satellite / : unclear documents authenticity the location""".split(" ")
)


@given(st.one_of(st.lists(WORDS, min_size=1, max_size=40).map(" ".join), st.text(min_size=1, max_size=80)))
def test_everything_lies_in_a_sentence_of_the_text(text: str) -> None:
    if not text.strip():
        return
    one = annotated(text)
    whole = len(one.report.text)
    for exhibit in one.exhibits:
        assert exhibit.span.contains(exhibit.head)
        assert exhibit.shown is None or exhibit.span.end <= exhibit.shown.start < exhibit.shown.end <= whole
    for finding in one.findings:
        assert finding.span.contains(finding.cue)
        assert finding.by is None or finding.span.contains(finding.by)
        assert 0 <= finding.exhibit < len(one.exhibits)
    for question in one.open_questions:
        assert question.span.contains(question.cue)
        assert question.span.end <= whole


def test_a_text_without_full_stops_is_read() -> None:
    one = annotated("the video was not verified and it is not clear who " * 4000)
    assert len(one.exhibits) == 4000
    assert all(question.span.end - question.span.start < 3000 for question in one.open_questions)
