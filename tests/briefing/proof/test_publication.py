import hashlib
from dataclasses import replace
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.briefing import is_public, make_public, render_page, to_json, verify
from whatweknow.briefing.proof.publication import hash_rest, mask
from whatweknow.records import HIDING, CopyGroup, CopyReason, Report, SharedStretch, Span
from whatweknow.spans import cite

from ..invented import BRIEF, POST, TEXTS, annotate, brief_of, post, said, star

SENTENCES = {
    one.report.id: [
        Span(start, start + len(line))
        for line in one.report.text.split("\n")
        if line.strip()
        for start in [one.report.text.index(line)]
    ]
    for one in (post(), star())
}
PUBLIC, MASKED = make_public(BRIEF, TEXTS, SENTENCES)
ORIGINALS = {report.text_sha256: TEXTS[report.id] for report in BRIEF.reports}


def test_cited_sentences_stay_and_the_rest_is_hidden() -> None:
    assert is_public(PUBLIC)
    assert not is_public(BRIEF)
    assert "Subscribe" in POST
    hidden = MASKED["harbour-post"].split("\n\n")
    assert hidden[-1] == "██████████ ████ ███ ████████ ███ ███ ████ ██ ███ ██████"
    assert hidden[:-2] == POST.split("\n\n")[:-2]
    assert hidden[-2] == POST.split("\n\n")[-2], "a caption is cited, by its picture"


def test_a_public_brief_verifies_and_each_hash_is_that_of_its_words() -> None:
    assert verify(to_json(PUBLIC), MASKED).problems == ()
    assert verify(to_json(PUBLIC), MASKED, ORIGINALS).problems == ()
    for report in PUBLIC.reports:
        for stretch in report.hidden:
            words = TEXTS[report.id][stretch.start : stretch.end]
            assert stretch.sha256 == hashlib.sha256(words.encode()).hexdigest()


def test_no_link_of_a_public_page_holds_what_is_hidden() -> None:
    """Words that stand twice are told apart in an address by their neighbours, of which some are hidden."""
    text = "A mine, he said, lay there. In talks a mine was named.\nSo a mine was seen. Nobody knew of a mine."
    report = Report(id="r", text=text, raw_sha256="08" * 32, url="https://star.example/mine")
    brief = brief_of(annotate(report, said("a mine", after="talks"), said("a mine", after="So")))
    inner = [one.content[0].span for one in brief.statements]
    public, masked = make_public(brief, {"r": text}, {"r": inner})
    assert HIDING in masked["r"]
    page = render_page(public, masked)
    assert page.count("#:~:text=a%20mine") >= len(brief.statements)
    assert quote(HIDING) not in page
    assert HIDING not in page


def test_statements_keep_their_ids_and_offsets() -> None:
    assert PUBLIC.statements == BRIEF.statements
    assert PUBLIC.digest != BRIEF.digest


def test_what_was_hidden_cannot_be_shown_or_swapped() -> None:
    found = "\n".join(verify(to_json(PUBLIC), TEXTS).problems)
    assert "is not hidden in the stored text" in found
    (report,) = (report for report in BRIEF.reports if report.id == "harbour-post")
    other = ORIGINALS | {report.text_sha256: POST.replace("Subscribe", "subscribe")}
    found = "\n".join(verify(to_json(PUBLIC), MASKED, other).problems)
    assert "of the original has another sha256" in found
    assert "no original has this text" in "\n".join(verify(to_json(PUBLIC), MASKED, {}).problems)


def test_a_changed_letter_outside_the_cited_words_needs_the_originals() -> None:
    changed = MASKED | {"harbour-post": MASKED["harbour-post"].replace("Rescuers said", "Rescuers sxid", 1)}
    assert "brief.statements" in "\n".join(verify(to_json(PUBLIC), changed).problems)
    uncited = MASKED | {"harbour-post": MASKED["harbour-post"].replace("seen from the shore", "seen from the pier")}
    found = verify(to_json(PUBLIC), uncited, ORIGINALS).problems
    assert any("is not the original with its hidden stretches hidden" in one for one in found)


def test_what_copies_share_is_left_out() -> None:
    report = post().report
    shared = cite(report, Span(len(POST) - 20, len(POST)))
    group = CopyGroup(
        id="c1",
        origin="harbour-post",
        reports=("harbour-post",),
        reason=CopyReason.EARLIEST,
        shared=(SharedStretch(copy=shared, origin=shared),),
    )
    public, masked = make_public(replace(BRIEF, copies=(group,)), TEXTS, SENTENCES)
    assert public.copies[0].shared == ()
    assert shared.exact not in to_json(public).decode()
    assert shared.exact not in masked["harbour-post"]


@given(st.text(), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=4))
def test_a_mask_keeps_length_white_space_and_what_is_kept(text: str, places: list[tuple[int, int]]) -> None:
    kept = [Span(start, start + length) for start, length in places if start + length <= len(text)]
    hidden = hash_rest(text, kept)
    masked = mask(text, hidden)
    assert len(masked) == len(text)
    for number, (shown, letter) in enumerate(zip(masked, text, strict=True)):
        if letter.isspace() or any(span.start <= number < span.end for span in kept):
            assert shown == letter
        else:
            assert shown == HIDING


def test_an_empty_text_has_nothing_to_hide() -> None:
    assert hash_rest("", []) == ()
    with pytest.raises(KeyError):
        make_public(BRIEF, {}, SENTENCES)
