from dataclasses import replace

import pytest

from whatweknow.comparison import reread_acts
from whatweknow.records import Act, Citation, Party

from ..invented import NORLAND, PARTIES, SUND, said


@pytest.mark.parametrize(
    ("party", "before", "words", "after"),
    [
        (SUND, Act.ACCUSE, "the Sundish corvette sank a Norlandish drone", Act.ASSERT),
        (SUND, Act.ACCUSE, "Norland sank a Sundish drone", Act.ACCUSE),
        (SUND, Act.ACCUSE, "Sund's ferry was hit by a Norlandish missile", Act.ACCUSE),
        (SUND, Act.ACCUSE, "Sund had evidence that Norland fired", Act.ACCUSE),
        (None, Act.ACCUSE, "Norland sank the ferry", Act.ACCUSE),
        (SUND, Act.ASSERT, "Norland sank the ferry", Act.ASSERT),
        (NORLAND, Act.CANNOT_CONFIRM, "there was no evidence that Norland fired", Act.DENY),
        (SUND, Act.CANNOT_CONFIRM, "there was no evidence that Norland fired", Act.CANNOT_CONFIRM),
        (NORLAND, Act.CANNOT_CONFIRM, "it was too early to say who had fired at Norland", Act.CANNOT_CONFIRM),
    ],
)
def test_whose_deed_it_is_decides(party: Party | None, before: Act, words: str, after: Act) -> None:
    (reread,) = reread_acts([said("a", 5, party, before, words)], PARTIES)
    assert reread.act is after


def test_who_blames_in_so_many_words_accuses() -> None:
    one = replace(said("a", 20, SUND, Act.ACCUSE, "Sund's own navy"), cue=Citation("a", 5, 11, "blamed"))
    assert reread_acts([one], PARTIES)[0].act is Act.ACCUSE
