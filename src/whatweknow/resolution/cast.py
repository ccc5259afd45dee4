"""Within one report: which mentions mean the same figure.

Names come first, so that a surname in the headline finds the name that the text introduces. Then the mentions are
read in order: each description, institution, document and pronoun goes to a figure that has been mentioned before,
or stays a figure of its own. What is not clear stays apart: a wrong name is worse than none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from whatweknow.records import AnnotatedReport, Citation, Mention, MentionKind, Mode, NationForm, Span, Sphere, Tie
from whatweknow.resolution.figures import PERSONAL, Figure
from whatweknow.resolution.names import fold, name_words, plain_name, same_person, same_surname

SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(]*[A-Z])|\n\s*\n")
WORD = re.compile(r"[^\W_]+")
EMPTY_WORDS = frozenset("the a an of for and in at to from s its his her their our this that".split())
REACH = 12  # sentences back that a pronoun or description looks
POSSESSIVES = {"its": "it", "their": "they", "his": "he", "her": "she", "our": "we", "my": "i"}
SINGULAR_PERSONS = (*PERSONAL, MentionKind.PEOPLE)


class Cast:
    """The figures of one report, and whom each of its mentions means."""

    def __init__(self, annotated: AnnotatedReport) -> None:
        self.annotated = annotated
        self.report = annotated.report
        self.figures: list[Figure] = []
        self.figure_of: dict[Span, Figure] = {}
        self._text = annotated.report.text
        self._sentences = [match.end() for match in SENTENCE_END.finditer(self._text)]
        self._sources = {one.source for one in annotated.attributions if one.source}
        self._quoted = sorted(
            (piece, i) for i, one in enumerate(annotated.attributions) if one.mode is not Mode.INDIRECT for piece in one.content
        )
        self._nation_spans = {nation.span: nation for nation in annotated.nations}
        self._mention_at = {mention.span: mention for mention in annotated.mentions}
        self._read: list[tuple[Mention, Figure]] = []
        for mention in self._all(annotated.mentions):
            if mention.name and self._is_full(mention):
                self._enter(mention, self._named_figure(mention))
        for mention in annotated.mentions:
            self._resolve(mention)
        for figure in self.figures:
            self._own(figure)

    # ------------------------------------------------------------------------------------------ names

    def _all(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        for mention in mentions:
            yield from mention.members or (mention,)

    def _is_full(self, mention: Mention) -> bool:
        assert mention.name is not None
        if mention.kind in PERSONAL:
            return len(name_words(mention.name.of(self._text))) > 1
        return mention.kind in (MentionKind.BODY, MentionKind.NATION)

    def _enter(self, mention: Mention, figure: Figure) -> Figure:
        if mention.span not in self.figure_of:
            figure.add(self.report, mention)
            self.figure_of[mention.span] = figure
        return figure

    def _new(self, mention: Mention) -> Figure:
        figure = Figure(mention.kind, self.report.id, plural=mention.plural)
        self.figures.append(figure)
        return figure

    def _named_figure(self, mention: Mention) -> Figure:
        assert mention.name is not None
        name = mention.name.of(self._text)
        if mention.kind is MentionKind.NATION:
            same = (f for f in self.figures if f.kind is MentionKind.NATION and f.nation == mention.nation)
        elif mention.kind in PERSONAL:
            words = name_words(name)
            same = (f for f in self.figures if f.kind in PERSONAL and _bears(f, words))
        else:
            key = self.body_key(mention.name)
            same = (
                f
                for f in self.figures
                if f.kind is MentionKind.BODY and self._same_body(f, key, mention.nation)
            )
        return next(same, None) or self._new(mention)

    def body_key(self, name: Span) -> frozenset[str]:
        """The words of a body's name that tell it from others: no articles, no country."""
        inside = [span for span in self._nation_spans if name.contains(span)]
        return frozenset(
            _stem(match.group())
            for match in WORD.finditer(self._text, name.start, name.end)
            if not any(span.start <= match.start() < span.end for span in inside)
            or self._nation_spans[next(s for s in inside if s.start <= match.start() < s.end)].form is NationForm.HOUSE
        ) - EMPTY_WORDS

    def _same_body(self, figure: Figure, key: frozenset[str], nation: str | None) -> bool:
        if nation and figure.nation and nation != figure.nation:
            return False
        return bool(key) and any(key == frozenset(map(_stem, WORD.findall(fold(name)))) - EMPTY_WORDS or key == other for name in figure.names for other in [self._key_of_name(name)])

    def _key_of_name(self, name: str) -> frozenset[str]:
        nations = {fold(word) for n in self.annotated.nations if n.form is not NationForm.HOUSE for word in WORD.findall(n.span.of(self._text))}
        return frozenset(_stem(word) for word in WORD.findall(name) if fold(word) not in nations) - EMPTY_WORDS

    def key_of(self, figure: Figure) -> frozenset[str]:
        return self._key_of_name(figure.name)

    def _short_named(self, mention: Mention) -> Figure:
        """The figure of a name of one word: a surname, the first word of a body's name, an acronym."""
        assert mention.name is not None
        name = plain_name(mention.name.of(self._text))
        word = name_words(name)[-1]
        people = [f for f in self.figures if f.is_person and any(same_surname(word, name_words(n)[-1]) for n in f.names if len(name_words(n)) > 1)]
        exact = [f for f in people if any(name_words(n)[-1] == word for n in f.names)]
        people = exact or people
        bodies = [] if mention.kind is MentionKind.PERSON else [f for f in self.figures if f.kind is MentionKind.BODY and _starts_body(f, name)]
        fitting = [f for f in (*people, *bodies) if not (mention.gender and f.gender and f.gender != mention.gender)]
        if len(fitting) > 1 and mention.ties:
            held = [f for f in fitting if f.heads & {tie.head for tie in mention.ties}]
            fitting = held or fitting
        if not fitting:
            fitting = [f for f in self.figures if f.is_person and any(name_words(n)[0] == word for n in f.names if len(name_words(n)) > 1)]
        if len(fitting) == 1:
            return fitting[0]
        same = (f for f in self.figures if f.kind in PERSONAL and not f.full_name and any(name_words(n)[-1] == word for n in f.names) and not (mention.gender and f.gender and f.gender is not mention.gender))
        return next(same, None) or self._new(mention)

    def unknown(self, source: Span) -> Figure:
        """A figure for a source that no mention is known for: its words as printed, and no name."""
        figure = Figure(MentionKind.PEOPLE, self.report.id, description=plain_name(source.of(self._text)))
        figure.mentions.append((self.report, source))
        self.figures.append(figure)
        self.figure_of[source] = figure
        return figure

    def is_printed_name(self, citation: Citation) -> bool:
        """Whether a source mention is more than a pronoun or a bare noun."""
        mention = self._mention_at.get(Span(citation.start, citation.end))
        return mention is not None and (mention.name is not None or mention.nation is not None)

    # ----------------------------------------------------------------------------- everything in order

    def _resolve(self, mention: Mention) -> Figure:
        if mention.span in self.figure_of:
            figure = self.figure_of[mention.span]
        elif mention.kind is MentionKind.JOINT:
            members = tuple(self._resolve(member) for member in mention.members)
            figure = self._joint(mention, members)
        elif mention.name and mention.kind in PERSONAL:
            figure = self._enter(mention, self._short_named(mention))
        elif mention.kind is MentionKind.PRONOUN:
            figure = self._pronoun(mention, mention.head) or self._new(mention)
        elif mention.kind is MentionKind.DOCUMENT:
            figure = self._document(mention)
        else:
            figure = self._described(mention) or self._new(mention)
        self._enter(mention, figure)
        if figure.kind is MentionKind.PRONOUN and not figure.description:
            figure.description = plain_name(mention.span.of(self._text))
        self._read.append((mention, figure))
        return figure

    def _joint(self, mention: Mention, members: tuple[Figure, ...]) -> Figure:
        same = (f for f in self.figures if f.members and set(f.members) == set(members))
        figure = next(same, None) or self._new(mention)
        figure.members = members
        return figure

    def _described(self, mention: Mention) -> Figure | None:
        """The figure that a description means, if it is one that has been spoken of."""
        words = fold(plain_name(mention.span.of(self._text)))
        if words in ("latter", "former"):
            recent = [figure for _, figure in self._back(mention.span.start) if figure.kind is not MentionKind.PRONOUN]
            distinct = list(dict.fromkeys(map(id, recent)))
            index = 0 if words == "latter" else 1
            return next((f for f in recent if len(distinct) > index and id(f) == distinct[index]), None)
        if mention.kind is MentionKind.BODY:
            return self._body(mention) if mention.definite or mention.nation else None
        same = self._same_words(mention)
        if mention.plural or not mention.head:
            return same
        if not mention.definite and not mention.nation:
            return None
        if not mention.definite:
            return same if mention.sphere is Sphere.STATE and not mention.plural and self._is_definite_office(mention) else None
        return self._office(mention) or same or self._antecedent_by_head(mention)

    def _is_definite_office(self, mention: Mention) -> bool:
        start = mention.span.start
        return not fold(self._text[start : start + 3]).startswith(("a ", "an ", "one"))

    def _same_words(self, mention: Mention) -> Figure | None:
        words = fold(plain_name(mention.span.of(self._text)))
        return next((f for f in self.figures if f.kind is mention.kind and fold(f.description) == words and f.nation == mention.nation), None)

    def _antecedent_by_head(self, mention: Mention) -> Figure | None:
        """"The official" after "a senior official": the last figure under the same noun."""
        for other, figure in self._back(mention.span.start):
            if other.kind is MentionKind.PEOPLE and other.head == mention.head and other.plural == mention.plural and not _nations_differ(figure, mention):
                return figure
        return None

    def _office(self, mention: Mention) -> Figure | None:
        """The person who holds the office that a description names: the last one before it, or the only one."""
        wanted = self._modifiers(mention.ties[0]) if mention.ties else frozenset()
        for _, figure in self._back(mention.span.start, reach=10**6):
            if figure.kind in PERSONAL and not _nations_differ(figure, mention) and self._holds(figure, mention.head, wanted):
                return figure
        later = [f for f in self.figures if f.kind in PERSONAL and not _nations_differ(f, mention) and self._holds(f, mention.head, wanted)]
        return later[0] if len(later) == 1 and (wanted or mention.nation) else None

    def _holds(self, figure: Figure, head: str, modifiers: frozenset[str]) -> bool:
        return any(tie.head == head and not tie.former and modifiers <= self._modifiers(tie) for _, tie in figure.ties)

    def _modifiers(self, tie: Tie) -> frozenset[str]:
        return office_words(tie, self._text) - {fold(word) for n in self.annotated.nations if tie.text.overlaps(n.span) for word in WORD.findall(n.span.of(self._text))}

    def _body(self, mention: Mention) -> Figure | None:
        """"The ministry": the last body of that noun, or of that kind, whose name holds the words of the mention."""
        wanted = self._modifiers(mention.ties[0]) if mention.ties else frozenset()
        for _, figure in self._back(mention.span.start, reach=10**6):
            if figure.kind not in (MentionKind.BODY, MentionKind.NAME) or _nations_differ(figure, mention):
                continue
            heads = {_stem(head) for head in figure.heads}
            known = {_stem(word) for name in (*figure.names, figure.description) for word in WORD.findall(name)}
            if _stem(mention.head) in heads | known and {_stem(w) for w in wanted} <= known | heads:
                return figure
            if not wanted and mention.sphere is Sphere.COMPANY and figure.sphere is Sphere.COMPANY:
                return figure
            if not wanted and mention.sphere is Sphere.MEDIA and figure.sphere is Sphere.MEDIA:
                return figure
        return self._same_words(mention)

    def _document(self, mention: Mention) -> Figure:
        """A document speaks for who issued it: its owner, the country it names, or the last who stated something."""
        tie = mention.ties[0] if mention.ties else None
        if tie and tie.of and (owner := self._owner(tie)):
            return owner
        if tie and mention.nation:
            same = (f for f in self.figures if f.nation == mention.nation and f.kind in (MentionKind.NATION, MentionKind.BODY))
            return next(same, None) or self._new(mention)
        if mention.definite and not mention.plural:
            for other, figure in self._back(mention.span.start):
                if other.kind is MentionKind.DOCUMENT and other.head == mention.head:
                    return figure
            if issuer := self._issuer(mention):
                return issuer
        return self._same_words(mention) or self._new(mention)

    def _issuer(self, mention: Mention) -> Figure | None:
        """Who spoke last "in a statement", if the mention is "the statement"."""
        for one in reversed([a for a in self.annotated.attributions if a.source and a.source.end <= mention.span.start]):
            assert one.source is not None
            sentence = self._sentence_text(one.source.start)
            if one.source in self.figure_of and re.search(rf"\b{re.escape(mention.head)}\b", fold(sentence)):
                return self.figure_of[one.source]
        return None

    # --------------------------------------------------------------------------------------- pronouns

    def _pronoun(self, mention: Mention, pronoun: str) -> Figure | None:
        if pronoun in ("i", "we"):
            return self._speaker_around(mention.span)
        if pronoun == "who":
            return next((figure for other, figure in self._back(mention.span.start) if other.span.end >= mention.span.start - 12), None)
        return self.antecedent(mention.span, pronoun)

    def _speaker_around(self, span: Span) -> Figure | None:
        """Who utters the content that holds ``span``: the innermost."""
        around = [
            (piece.end - piece.start, one.source)
            for one in self.annotated.attributions
            if one.source and one.source != span
            for piece in one.content
            if piece.contains(span)
        ]
        source = min(around, default=(0, None))[1]
        return self.figure_of.get(source) if source else None

    def antecedent(self, span: Span, pronoun: str) -> Figure | None:
        """Whom "he", "she", "it" or "they" at ``span`` means: the most salient mention before it that fits."""
        here = self._sentence(span.start)
        inside = self._quote_at(span)
        best: tuple[float, Figure] | None = None
        for other, figure in self._back(span.start):
            if not _fits(figure, other, pronoun):
                continue
            score = self._salience(other, figure, here, span) - (0 if self._quote_at(other.span) == inside else 1.5)
            if best is None or score > best[0]:
                best = (score, figure)
        return best[1] if best else None

    def _salience(self, other: Mention, figure: Figure, here: int, span: Span) -> float:
        distance = here - self._sentence(other.span.start)
        score = -float(distance)
        if other.span in self._sources:
            score += 1.6
        if self._is_subject(other):
            score += 0.8
        if self._text[max(other.span.start - 12, 0) : other.span.start].rstrip().rpartition(" ")[2].lower() in (
            "to", "with", "by", "of", "from", "for", "against", "on", "told", "in", "at",
        ):
            score -= 0.8
        following = self._text[other.span.end : other.span.end + 2]
        if following in ("'s", "’s"):
            score -= 0.7
        if "\n\n" in self._text[other.span.end : span.start]:
            score -= 0.3
        if figure.kind is MentionKind.PEOPLE:
            score -= 0.4
        return score

    def _is_subject(self, mention: Mention) -> bool:
        """Whether no other mention stands before it in its sentence."""
        sentence = self._sentence(mention.span.start)
        start = self._sentences[sentence - 1] if sentence else 0
        return not any(start <= other.span.start < mention.span.start for other, _ in self._read[-60:])

    def _back(self, before: int, reach: int = REACH) -> Iterator[tuple[Mention, Figure]]:
        """The mentions before an offset, the last one first."""
        limit = self._sentence(before) - reach
        for mention, figure in reversed(self._read):
            if mention.span.end > before:
                continue
            if self._sentence(mention.span.start) < limit:
                return
            yield mention, figure

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._sentences, offset)

    def _sentence_text(self, offset: int) -> str:
        i = self._sentence(offset)
        start = self._sentences[i - 1] if i else 0
        return self._text[start : self._sentences[i] if i < len(self._sentences) else len(self._text)]

    def _quote_at(self, span: Span) -> int | None:
        """The number of the attribution in whose quoted content ``span`` lies."""
        i = bisect_right(self._quoted, span.start, key=lambda quoted: quoted[0].start)
        return next((number for piece, number in reversed(self._quoted[max(i - 4, 0) : i]) if piece.contains(span)), None)

    # ----------------------------------------------------------------------------------------- owners

    def _own(self, figure: Figure) -> None:
        for _, tie in figure.ties:
            if figure.owner is None and tie.of is not None and not tie.former:
                owner = self._owner(tie)
                figure.owner = owner if owner is not figure else None

    def _owner(self, tie: Tie) -> Figure | None:
        """Who ``tie.of`` means: "its", "the council", "Dralvic Lines"."""
        assert tie.of is not None
        words = fold(plain_name(tie.of.of(self._text)))
        if pronoun := POSSESSIVES.get(words):
            return self.antecedent(tie.of, pronoun)
        key = self.body_key(tie.of)
        if not key:
            return None
        best: Figure | None = None
        for figure in self.figures:
            if figure.kind is MentionKind.PEOPLE or figure.plural:
                continue
            for name in (*figure.names, figure.description):
                known = self._key_of_name(name)
                if key == known or (tie.proper and key < known and figure.kind in (MentionKind.BODY, MentionKind.NAME)) or (figure.is_person and tie.proper and key and max(key) == _stem(name_words(name)[-1]) and len(key) == 1):
                    return figure
                if not tie.proper and key <= known | {_stem(h) for h in figure.heads} and figure.kind is MentionKind.BODY:
                    best = figure
        return best

    def nation_near(self, offset: int) -> str | None:
        """The country that the report last spoke of before ``offset``, a speaker's before others'."""
        sourced = None
        for mention, figure in self._back(offset, reach=4):
            if figure.nation and mention.span in self._sources:
                return figure.nation
            sourced = sourced or figure.nation
        return sourced


def office_words(tie: Tie, text: str) -> frozenset[str]:
    """The words of an office besides its noun, folded."""
    words = [fold(word) for word in WORD.findall(tie.text.of(text))]
    noun = tie.head.split()
    return frozenset(word for word in words if word not in EMPTY_WORDS and word not in noun and _stem(word) != _stem(tie.head))


def _stem(word: str) -> str:
    bare = fold(word)
    return bare[:-1] if bare.endswith("s") and len(bare) > 3 else bare


def _bears(figure: Figure, words: tuple[str, ...]) -> bool:
    return any(same_person(words, other) for name in figure.names if len(other := name_words(name)) > 1)


def _starts_body(figure: Figure, name: str) -> bool:
    """Whether ``name`` is the first word of the body's name, or its initials."""
    for full in figure.names:
        words = WORD.findall(full)
        initials = "".join(word[0] for word in words if word[0].isupper())
        if len(words) > 1 and (fold(words[0]) == fold(name) or (len(name) > 1 and name.isupper() and name in (initials, initials[1:]))):
            return True
    return False


def _nations_differ(figure: Figure, mention: Mention) -> bool:
    return bool(figure.nation and mention.nation and figure.nation != mention.nation)


def _fits(figure: Figure, mention: Mention, pronoun: str) -> bool:
    if pronoun in ("he", "she"):
        if figure.kind not in SINGULAR_PERSONS or figure.plural or mention.kind is MentionKind.DOCUMENT:
            return False
        if figure.kind is MentionKind.NAME and not figure.is_person and any(name.isupper() for name in figure.names):
            return False
        return figure.gender is None or (figure.gender.value == "male") == (pronoun == "he")
    if pronoun == "it":
        return figure.kind in (MentionKind.BODY, MentionKind.NATION, MentionKind.DOCUMENT) or (
            figure.kind is MentionKind.NAME and not figure.gender and not figure.ties
        )
    if pronoun == "they":
        return figure.plural or figure.kind in (MentionKind.BODY, MentionKind.JOINT)
    return False
