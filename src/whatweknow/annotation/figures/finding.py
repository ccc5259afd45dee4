"""Counts in a report: how many of what, what happened to them, and the words that loosen the number.

A number counts the noun behind it ("12 people"), or what its event says by itself ("12 killed", "killed 12", "a death
toll of 12"). Figures of one sentence lean on one another: "five soldiers and 12 civilians died", "12 of them children",
"14, up from 9".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from whatweknow.annotation.figures.happening import is_told_of
from whatweknow.annotation.figures.numbers import find_numbers
from whatweknow.annotation.figures.reading import Reading, is_list
from whatweknow.annotation.figures.sentence import Sentence
from whatweknow.annotation.figures.words import PERSON, words
from whatweknow.records import Block, FigureMention, Span
from whatweknow.sentences import find_sentences

MOST_NUMBERS = 100  # of a sentence; what has more is a table
_NONE = re.compile(
    r"\b(?P<number>no)\s+(?:\w+\s+)?(?P<noun>casualties|deaths|injuries|fatalities|arrests)\b"
    r"|\b(?P<nobody>no\sone|nobody|none\sof\s\w+(?:\s\w+)?)\s+(?:else\s+)?"
    r"(?:was|were|is|are|has\sbeen|had\sbeen)\s+(?P<event>\w+)\b"
    r"|\b(?P<no>no)\s+(?P<unit>\w+)\s+(?:was|were|are|has\sbeen|had\sbeen|have\sbeen)\s+(?P<happened>\w+)\b",
    re.IGNORECASE,
)


def find_figures(text: str, blocks: Sequence[Block]) -> tuple[FigureMention, ...]:
    """The figures in ``blocks``, in order; dates, times, ages and bare numbers are none."""
    found: list[FigureMention] = []
    for block in blocks:
        for span in find_sentences(text, block.span):
            found += _in_sentence(text, span)
    return tuple(found)


def _in_sentence(text: str, span: Span) -> list[FigureMention]:
    numbers = list(islice(find_numbers(text, span.start, span.end), MOST_NUMBERS))
    found = list(_none(text, span))
    if numbers:
        sentence = Sentence(text, span)
        readings: list[Reading] = []
        for number in _counting(sentence, numbers):
            readings.append(Reading(sentence, number, readings))
        for earlier, later in pairwise(readings):
            earlier.share_event(later)
        found += [figure for reading in readings if (figure := reading.figure())]
    return sorted(found, key=lambda figure: figure.span)


def _none(text: str, sentence: Span) -> Iterator[FigureMention]:
    """ "No casualties", "no one was killed": a figure of its own, nought."""
    table = words()
    for match in _NONE.finditer(text, sentence.start, sentence.end):
        if match["noun"]:
            number, (unit, event) = match.span("number"), table.meaning(match["noun"].lower())
        else:
            happened = (match["event"] or match["happened"]).lower()
            event = table.done.get(happened) or table.alone.get(happened)
            number = match.span("nobody" if match["nobody"] else "no")
            unit = PERSON if match["nobody"] else table.meaning(match["unit"].lower())[0]
            if event is None or not is_told_of(event, unit):
                continue
        yield FigureMention(
            span=Span(*match.span()),
            number=Span(*number),
            low=0.0,
            high=0.0,
            unit=unit,
            event=event,
            people=unit in table.people,
        )


def _counting(sentence: Sentence, numbers: Iterable[Span]) -> Iterator[Span]:
    """Those of ``numbers`` that may count something, and are no ages, labels, days, or what is not the case."""
    age = None
    for number in numbers:
        gap = sentence.text[age : number.start] if age is not None else ""
        if _is_age(sentence, number) or (gap and is_list(gap)):
            age = number.end
        elif not _is_label(sentence, number):
            yield number


def _is_age(sentence: Sentence, number: Span) -> bool:
    """Whether a number is an age: "aged 12", "Berg, 66, said", "a 22 year-old"."""
    i, after = sentence.at(number.start), sentence.at(number.end)
    if sentence.word(i - 1) in ("age", "ages", "aged") or sentence.word(after).startswith(("year-old", "years-old")):
        return True
    spelled = number.of(sentence.text)
    return (
        spelled.isdecimal()
        and len(spelled) < len("100")
        and sentence.word(i - 1) == ","
        and sentence.text[number.end : number.end + 1] == ","
    )


def _is_label(sentence: Sentence, number: Span) -> bool:
    """Whether a number is a day ("May 12"), a label ("Flight 12"), a year ("'31"), or not the case ("not 12")."""
    table = words()
    i = sentence.at(number.start)
    before = sentence.word(i - 1) if sentence.word(i - 1) != "." else sentence.word(i - 2)
    label = before in table.labels and number.of(sentence.text)[0].isdecimal()
    return label or before in table.months or before in ("not", "no") or _is_short_year(sentence.text, number)


def _is_short_year(text: str, number: Span) -> bool:
    return text[max(0, number.start - 1) : number.start] in ("'", "’") and number.end - number.start == len("31")
