"""A brief that follows another: the older words that its changes cite can still be checked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from whatweknow.briefing import add_changes, from_json, make_public, render_page, seal, to_json, verify
from whatweknow.errors import VerbatimError
from whatweknow.records import HIDING, Brief, Change, ChangeKind, Citation, Span

from ..invented import BRIEF, TEXTS

OLD_ID = BRIEF.reports[0].id
OLD_TEXT = "Norland says two ships were sunk.\n\nNobody else was there, and the rest is not cited."
GONE = Citation("wire", 13, 32, "two ships were sunk")


def previous(version: int = 3) -> tuple[Brief, dict[str, str]]:
    """An older brief with one of the reports of ``BRIEF`` as it is, and one that ``BRIEF`` does not have."""
    gone = replace(BRIEF.reports[0], id="wire", text_sha256="5" * 64, media=(), blocks=(), hidden=())
    brief = seal(
        replace(BRIEF, version=version, reports=(BRIEF.reports[0], gone), statements=(), speakers=(), parties=())
    )
    return brief, {OLD_ID: TEXTS[OLD_ID], "wire": OLD_TEXT}


def followed(*changes: Change) -> tuple[Brief, dict[str, str]]:
    return add_changes(BRIEF, TEXTS, changes, *previous())


def withdrawn(words: Citation) -> Change:
    return Change(kind=ChangeKind.WITHDRAWN, old=words)


def test_the_version_goes_up_and_nothing_else_changes_without_changes() -> None:
    brief, texts = followed()
    assert brief.version == 4
    assert (brief.superseded, texts) == ((), TEXTS)
    assert replace(brief, version=1, digest=BRIEF.digest) == BRIEF


def test_words_of_a_report_that_stayed_are_cited_there() -> None:
    words = Citation(OLD_ID, 0, 7, TEXTS[OLD_ID][:7])
    brief, texts = followed(withdrawn(words))
    assert brief.changes[0].old == words
    assert (brief.superseded, texts) == ((), TEXTS)


def test_words_of_a_report_that_is_gone_are_kept_and_nothing_else_of_it() -> None:
    brief, texts = followed(withdrawn(GONE))
    (kept,) = brief.superseded
    old = brief.changes[0].old
    assert old == replace(GONE, report=kept.id)
    assert old is not None
    assert texts[kept.id][old.start : old.end] == "two ships were sunk"
    assert set(texts[kept.id].replace("two ships were sunk", "")) <= {HIDING, " ", "\n"}
    assert kept.id.startswith("wire-before-")


def test_the_brief_verifies_and_is_shown() -> None:
    brief, texts = followed(withdrawn(GONE))
    assert verify(to_json(brief), texts).problems == ()
    assert from_json(to_json(brief)) == brief
    assert "two ships were sunk" in render_page(brief, texts)


def test_a_changed_older_copy_is_noticed() -> None:
    brief, texts = followed(withdrawn(GONE))
    (kept,) = brief.superseded
    for broken in (texts[kept.id].replace("two ships", "ten ships"), OLD_TEXT):
        assert verify(to_json(brief), {**texts, kept.id: broken}).problems
    missing = {key: text for key, text in texts.items() if key != kept.id}
    assert any("its stored text is missing" in problem for problem in verify(to_json(brief), missing).problems)


def test_words_that_the_older_brief_has_not_are_refused() -> None:
    with pytest.raises(VerbatimError, match="two boats"):
        followed(withdrawn(replace(GONE, exact="two boats were sunk")))


def test_what_an_older_public_brief_hides_keeps_its_hash() -> None:
    before, texts = previous()
    public, masked = make_public(before, texts, {id_: [Span(0, 33)] if id_ == "wire" else [] for id_ in texts})
    brief, stored = add_changes(BRIEF, TEXTS, (), public, masked)
    assert stored == TEXTS
    shown = replace(
        public, reports=tuple(replace(one, hidden=()) if one.id == "wire" else one for one in public.reports)
    )
    (kept,) = add_changes(BRIEF, TEXTS, (withdrawn(GONE),), shown, {**masked, "wire": OLD_TEXT})[0].superseded
    assert [(one.start, one.end) for one in kept.hidden] == [(0, 12), (32, len(OLD_TEXT))]
    assert brief.version == public.version + 1


def test_a_public_brief_keeps_the_older_words() -> None:
    brief, texts = followed(withdrawn(GONE))
    public, masked = make_public(brief, texts, {id_: [] for id_ in TEXTS})
    assert verify(to_json(public), masked).problems == ()
    assert public.superseded == brief.superseded
