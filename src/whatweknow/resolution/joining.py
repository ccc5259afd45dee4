"""Over all reports: one person, one body, one country is one figure, whatever the spelling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whatweknow.records import MentionKind
from whatweknow.resolution.cast import Cast
from whatweknow.resolution.figures import PERSONAL, Figure
from whatweknow.resolution.names import fold, name_words, same_person, same_surname


class Joined:
    """The figures of all reports. ``of`` gives the joint figure of one that a cast holds."""

    def __init__(self, casts: Sequence[Cast]) -> None:
        self.figures: list[Figure] = []
        self._joint: dict[int, Figure] = {}
        every = [(cast, figure) for cast in casts for figure in cast.figures]
        for cast, figure in every:
            if figure.kind not in PERSONAL or figure.full_name:
                self._place(figure, self._same(cast, figure))
        for _, figure in every:
            if id(figure) not in self._joint:
                self._place(figure, self._of_short_name(figure))

    def of(self, figure: Figure) -> Figure:
        return self._joint.get(id(figure), figure)

    def _place(self, figure: Figure, joint: Figure | None) -> None:
        if joint is None:
            joint = figure
            self.figures.append(figure)
        else:
            joint.absorb(figure)
        self._joint[id(figure)] = joint

    def _same(self, cast: Cast, figure: Figure) -> Figure | None:
        if figure.kind is MentionKind.NATION:
            fitting: Iterable[Figure] = (f for f in self.figures if f.kind is figure.kind and f.nation == figure.nation)
        elif figure.kind is MentionKind.BODY and figure.names:
            key = cast.key_of(figure)
            fitting = (
                f
                for f in self.figures
                if f.kind is MentionKind.BODY and f.names and cast.key_of(f) == key and f.nation == figure.nation
            )
        elif figure.kind in PERSONAL:
            words = name_words(figure.full_name or "")
            fitting = (f for f in self.figures if f.kind in PERSONAL and f.full_name and _one_name(f, words))
        else:
            return None
        return next(iter(fitting), None)

    def _of_short_name(self, figure: Figure) -> Figure | None:
        """The only figure whose surname, or first word, the name of one word is; else one of the same short name."""
        (name,) = list(figure.names)[:1] or [""]
        word = name_words(name)[-1] if name else ""
        if not word:
            return None
        full = [f for f in self.figures if f.full_name and f.is_person]
        people = [f for f in full if any(name_words(n)[-1] == word for n in f.names)] or [
            f for f in full if same_surname(name_words(f.full_name or "")[-1], word)
        ]
        bodies = [f for f in self.figures if f.kind is MentionKind.BODY and _begins(f, name)]
        fitting = [
            f
            for f in (*people, *(bodies if figure.kind is MentionKind.NAME else []))
            if not (figure.gender and f.gender and f.gender is not figure.gender)
        ]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return None
        return next((f for f in self.figures if f.kind in PERSONAL and not f.full_name and fold(name) in map(fold, f.names)), None)


def _one_name(figure: Figure, words: tuple[str, ...]) -> bool:
    return any(same_person(words, other) for name in figure.names if len(other := name_words(name)) > 1)


def _begins(figure: Figure, name: str) -> bool:
    return any(fold(full).startswith(fold(name) + " ") for full in figure.names)
