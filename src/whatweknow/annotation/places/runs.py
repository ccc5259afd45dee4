"""Capitalised words that stand together, in which names of places are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whatweknow.annotation.mentions.lexicon import lexicon
from whatweknow.annotation.places.abbreviations import province_of
from whatweknow.records import Span

_NAME = r"[^\W\d_a-z]\w*(?:['’](?![sS]\b)\w+)*"
_TITLE = r"Mrs?|Ms|Dr|Sens?|Reps?|Gov|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Prof|Rev|Pres|Cmdr|Det"
_WORD = (
    rf"(?:(?:[A-Z]\.){{2,}}|(?:St|Ste|Ft|Mt|{_TITLE})\.|[A-Z]\.(?=[ ][A-Z])|"
    rf"(?:[AaEe][ldnrstz]|[Aa]sh)-{_NAME}|{_NAME})"
)
_LINK = r"(?:(?:of|de|del|della|di|da|do|dos|du|la|las|los|le|el|es|ez|al|au|the|upon|on|sur|am|an|der)[ ]){0,2}"
_HYPHEN = r"-(?:(?:upon|on|sur|super|under|sous|le|la|les|en|de|el|al|am|an|au|aux|da|do|of|by|in|the)-)*"
_LEADING = r"(?:(?:straits?|gulf|sea|bay)[ ]of[ ])?"
_KIND = (
    r"(?:[ ](?:international[ ])?(?:airport|air[ ]?base|base|crossing|straits?|sea|gulf|bay|river|lake|canal|islands?|"
    r"peninsula|province|oblast|governorate|nuclear[ ](?:power[ ])?plant)\b)?"
)
_RUN = re.compile(rf"(?<![\w@#]){_LEADING}(?:{_WORD})(?:(?:[ ]{_LINK}|{_HYPHEN})(?:{_WORD}))*{_KIND}")
_PART = re.compile(rf"{_WORD}|[^\s-]+")


def find_runs(text: str, span: Span) -> Iterator[list[Span]]:
    """The words of each run, parts of compounds by themselves; without words that only start sentences.

    What a place is called in lower case belongs to it ("the strait of Tarn", "Tarn airport").
    """
    plain = lexicon().plain
    for match in _RUN.finditer(text, span.start, span.end):
        run: list[Span] = []
        for part in _PART.finditer(text, match.start(), match.end()):
            word = part.group()
            if run or word.lower() not in plain or word in ("US", "U.S."):
                run.append(_with_dot(text, Span(*part.span())))
        if run:
            yield run


def _with_dot(text: str, span: Span) -> Span:
    """The span with the full stop that follows, where the two abbreviate a province ("Calif.")."""
    if text.startswith(".", span.end) and province_of(text[span.start : span.end + 1]):
        return Span(span.start, span.end + 1)
    return span
