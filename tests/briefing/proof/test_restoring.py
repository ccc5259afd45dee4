from dataclasses import replace

import pytest

from whatweknow.briefing import differences, seal, stored_reports
from whatweknow.errors import InvalidRecord
from whatweknow.records import Act, Event

from ..disputed import DISPUTED, saying
from ..invented import BRIEF, TEXTS, post


def test_the_reports_come_back_as_they_were_read() -> None:
    restored = stored_reports(BRIEF, TEXTS)
    assert restored[0] == post().report
    assert [report.id for report in restored] == list(TEXTS)


def test_blocks_outside_a_text_are_no_report() -> None:
    with pytest.raises(InvalidRecord, match="harbour-post"):
        stored_reports(BRIEF, TEXTS | {"harbour-post": "Short."})


def test_a_brief_does_not_differ_from_itself_at_another_time() -> None:
    assert differences(DISPUTED, replace(DISPUTED, generated="later", version=4, digest="")) == []


def test_labels_that_differ_are_listed_with_both_values() -> None:
    one = saying("the hull")
    other = replace(
        DISPUTED, statements=tuple(replace(s, act=Act.DENY) if s.id == one.id else s for s in DISPUTED.statements)
    )
    assert differences(other, DISPUTED) == [
        f"brief.statements[{one.id}].act: the file says 'deny', derived again it is 'assert'"
    ]


def test_statements_that_only_one_has_are_listed_with_their_words() -> None:
    fewer = replace(DISPUTED, statements=DISPUTED.statements[1:])
    gone = DISPUTED.statements[0]
    assert differences(fewer, DISPUTED) == [
        f"brief.statements[{gone.id}]: missing in the file: 'sinking the ferry ‘Alma’'"
    ]
    assert differences(DISPUTED, fewer) == [
        f"brief.statements[{gone.id}]: only in the file: 'sinking the ferry ‘Alma’'"
    ]


def test_order_titles_and_lists_count() -> None:
    turned = replace(DISPUTED, statements=DISPUTED.statements[::-1], event=Event("Another"))
    assert differences(turned, DISPUTED) == [
        "brief.event.title: the file says 'Another', derived again it is 'The loss of the ferry Alma'",
        "brief.statements: the file has another order",
    ]
    fewer = replace(DISPUTED, skipped=())
    assert differences(fewer, DISPUTED) == ["brief.skipped: the file has 0, derived again there are 1"]


def test_scores_may_differ_in_the_last_digit_alone() -> None:
    def scored(by: float) -> list[str]:
        moved = tuple(replace(one, score=one.score + by) for one in DISPUTED.statements)
        return differences(seal(replace(DISPUTED, statements=moved)), DISPUTED)

    assert scored(0.001) == []
    assert len(scored(0.01)) == len(DISPUTED.statements)
