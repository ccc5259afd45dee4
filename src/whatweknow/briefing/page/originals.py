"""Where words stand on the outlet's own page: its address with a text fragment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from whatweknow.briefing.views.addresses import address_part, web_address
from whatweknow.briefing.views.holdings import Passage
from whatweknow.records import HIDING, Citation

SHORT = 60  # code points; a longer quotation is given by its first and last words
EDGE_WORDS = 5
CONTEXT_WORDS = 3
MOST_PIECES = 3  # of one quotation; more would make an address that servers refuse


class Originals:
    """Finds passages on the outlets' pages; ``texts`` maps report ids to stored texts."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._searched: dict[str, str] = {}

    def __call__(self, passage: Passage) -> str | None:
        """The address that leads to the words of ``passage``, if its report has one that may be linked."""
        id_ = passage.report.id
        if id_ not in self._searched:
            self._searched[id_] = as_searched(self._texts[id_])
        return original_words(passage.report.url, passage.pieces, self._texts[id_], self._searched[id_])


def as_searched(text: str) -> str:
    """``text`` as a browser looks for a text fragment in it: in any case, with any white space between words."""
    return " ".join(text.split()).casefold()


def original_words(url: str | None, pieces: Sequence[Citation], text: str, searched: str) -> str | None:
    """The outlet's page, scrolled to ``pieces`` by a text fragment (https://wicg.github.io/scroll-to-text-fragment).

    ``text`` is the report's, ``searched`` is ``as_searched(text)``: words that stand in it twice are told apart by
    those before or after them.
    """
    address = web_address(url)
    if address is None:
        return None
    spoken = [piece for piece in pieces if any(map(str.isalnum, piece.exact))][:MOST_PIECES]
    joint = "" if "#" in address else "#"
    return (
        f"{address}{joint}:~:{'&'.join(_directive(piece, text, searched) for piece in spoken)}" if spoken else address
    )


def _directive(piece: Citation, text: str, searched: str) -> str:
    words = piece.exact.split()
    if len(words) == 1 or (len(piece.exact) <= SHORT and "\n" not in piece.exact):
        start, end = words, []
    else:
        edge = min(EDGE_WORDS, len(words) // 2)
        start, end = words[:edge], words[-edge:]
    target = ",".join(_escaped(part) for part in (start, end) if part)
    if searched.count(as_searched(" ".join(start))) <= 1:
        return f"text={target}"
    if before := _last_words(text[: piece.start]):
        return f"text={_escaped(before)}-,{target}"
    after = _first_words(text[piece.end :])
    return f"text={target},-{_escaped(after)}" if after else f"text={target}"


def _last_words(text: str) -> list[str]:
    """Of the last line that has any: a part of a text fragment may not go over the end of a block."""
    words = text.rstrip().rpartition("\n")[2].split()[-CONTEXT_WORDS:]
    return list(reversed(list(takewhile(_is_readable, reversed(words)))))


def _first_words(text: str) -> list[str]:
    return list(takewhile(_is_readable, text.lstrip().partition("\n")[0].split()[:CONTEXT_WORDS]))


def _is_readable(word: str) -> bool:
    return HIDING not in word


def _escaped(words: Sequence[str]) -> str:
    return address_part(" ".join(words)).replace("-", "%2D")  # a bare "-" would mark a prefix or suffix
