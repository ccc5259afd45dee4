"""Odd marks, odd layout, long documents: what is damaged costs itself and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from whatweknow.pipeline import default_tagger
from whatweknow.reading import read_text

from .found import Found, as_words, found_in

HARBOUR = (
    "“The tanker drifted for an hour,” said Ada Berg, the harbour master.",
    "The coast guard said on Friday that nobody had answered its calls.",
    "“We were asleep,” Captain Milo Tam told the inquiry. “Nobody woke us.”",
    "According to the Tessel port authority, the engine had failed twice in May.",
    "Lena Oss, whose boat was struck, said she had seen no lights.",
)
QUIET = (
    "The road to the depot runs along the river for six miles and then turns inland.",
    "Snow fell in the valley on Monday, and the trains ran late until the evening.",
    "The old mill stands empty; its wheel was taken away in the spring of last year.",
    "Boats lay in the harbour, their sails furled, and gulls walked along the wall.",
)


def mixed(count: int) -> str:
    """``count`` paragraphs of a long report."""
    paragraphs = HARBOUR + QUIET
    return "\n".join(paragraphs[i % len(paragraphs)] for i in range(count))


# --------------------------------------------------------------------------------- quotation marks

ODD_MARKS = ("“", "”", '"', "«", "‘", "``", "„")


@pytest.mark.parametrize("damaged", range(len(HARBOUR)))
def test_one_odd_mark_costs_at_most_its_own_paragraph(damaged: int) -> None:
    whole = HARBOUR[damaged]
    middle = whole.index(" ", len(whole) // 2) + 1
    odd = [whole[:middle] + mark + whole[middle:] for mark in ODD_MARKS]
    texts = ["\n".join((*HARBOUR[:damaged], one, *HARBOUR[damaged + 1 :])) for one in odd]
    (expected,) = found_in("\n".join(HARBOUR))
    others = {one for one in expected if not any(piece in whole for piece in one.content)}
    assert len(others) >= len(HARBOUR) - 1
    for mark, found in zip(ODD_MARKS, found_in(*texts), strict=True):
        assert others <= set(found), f"a stray {mark} in paragraph {damaged}"


def test_a_lost_closing_mark_costs_at_most_its_own_paragraph() -> None:
    (expected,) = found_in(HARBOUR[1])
    (found,) = found_in("“The tanker drifted for an hour, said Ada Berg, the harbour master.\n" + HARBOUR[1])
    assert found[-1:] == expected


# ------------------------------------------------------------------------------------------ layout


def test_a_text_in_capitals() -> None:
    (found,) = found_in("\n".join(HARBOUR).upper())
    assert {"ADA BERG, THE HARBOUR MASTER", "THE COAST GUARD"} <= {one.source for one in found}


def test_a_text_without_paragraphs() -> None:
    in_lines, in_one = found_in("\n".join(HARBOUR), " ".join(HARBOUR))
    assert {one.source for one in in_lines} <= {one.source for one in in_one}
    assert len({*in_lines} & {*in_one}) >= len(HARBOUR) - 1


OCR = """\
The harbour master said on Thursday that the tan-
ker had drifted for an hour before the first tug ar-
rived, and that its crew had not answered the radio.

“We were asleep,” Captain Milo Tam told the inquiry
in Tessel, adding that nobody had woken the watch be-
fore the tanker struck the northern wall.
"""


def test_line_breaks_and_hyphens_of_scanned_pages() -> None:
    (found,) = found_in(OCR)
    said = {(one.source, one.content[0]) for one in found}
    long_one = "tan-\nker had drifted for an hour before the first tug ar-\nrived"
    assert any(source == "The harbour master" and long_one in content for source, content in said)
    assert ("Captain Milo Tam", "“We were asleep,”") in said


def test_list_items() -> None:
    (found,) = found_in(
        "What the parties say:\n"
        "- The Norland navy says its ships never left port.\n"
        "- Ardovia’s president accused the navy of firing on fishermen.\n"
        "• “We saw no ships,” said Lena Oss, a fisherwoman."
    )
    assert [one.source for one in found] == ["The Norland navy", "Ardovia’s president", "Lena Oss, a fisherwoman"]


def test_a_transcript() -> None:
    (found,) = found_in(
        "Berg and Tam met in Tessel on Friday.\nBERG: We saw it at noon.\nTAM: You saw nothing.\nBERG: Ask the crew."
    )
    assert [one for one in found if one.cue == ""] == [
        Found("BERG", "", ("We saw it at noon",)),
        Found("TAM", "", ("You saw nothing",)),
        Found("BERG", "", ("Ask the crew",)),
    ]


@pytest.mark.parametrize(
    "text", ["", " \n\t\n", "”", "“", "said", "\u200b\ufeff", "。" * 50, "a" * 20_000, "“" * 3_000]
)
def test_next_to_nothing_is_no_error(text: str) -> None:
    found_in(text)


# ------------------------------------------------------------------------------- windows and batches


@pytest.mark.parametrize("before", [3, 7, 13, 22, 31])
def test_a_text_in_a_long_document_gives_what_it_gives_alone(before: int) -> None:
    """The paragraphs around it say nothing of anybody, and shift it against the windows' cuts."""
    around = [QUIET[i % len(QUIET)] for i in range(60)]
    text = "\n".join(HARBOUR)
    alone, inside = found_in(text, "\n".join((*around[:before], text, *around[before:])))
    assert [one for one in inside if any(piece in text for piece in one.content)] == alone


def test_a_batch_gives_what_its_texts_give_one_by_one() -> None:
    texts = ["\n".join(HARBOUR), HARBOUR[0], mixed(40), "", HARBOUR[3]]
    reports = [read_text(text) for text in texts]
    tagger = default_tagger()
    together = tagger.attribute(reports)
    singly = [tagger.attribute([report])[0] for report in reports]
    for report, one, other in zip(reports, together, singly, strict=True):
        assert [as_words(report, a) for a in one] == [as_words(report, a) for a in other]
        assert [a.score for a in one] == pytest.approx([a.score for a in other], abs=1e-3)


LONG_WORDS = 60_000  # bench/speed.py --one-document 300000 measures a longer one
MOST_GROWTH_MB = 350
LONG_RUN = """
import json, resource, sys
from whatweknow import find_attributions
unit = 1 if sys.platform == "darwin" else 1024
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
text = sys.stdin.read()
find_attributions(text[:2000])
loaded = peak()
found = find_attributions(text)
print(json.dumps({"found": len(found), "growth_mb": peak() - loaded}))
"""


def test_a_very_long_document_takes_bounded_memory() -> None:
    text = mixed(len(HARBOUR + QUIET))
    rounds = LONG_WORDS // len(text.split()) + 1
    run = subprocess.run(
        [sys.executable, "-c", LONG_RUN],
        input="\n".join([text] * rounds),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    result = json.loads(run.stdout)
    assert result["growth_mb"] < MOST_GROWTH_MB
    assert result["found"] >= (len(HARBOUR) - 1) * rounds  # the first paragraph, come again, is no text any more
