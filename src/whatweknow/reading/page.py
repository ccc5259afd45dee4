"""A page to the text of its article, with blocks, metadata and media."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whatweknow.errors import NoArticleText
from whatweknow.reading.blocks import Piece, kinds_of, same_words
from whatweknow.reading.boilerplate import is_boilerplate
from whatweknow.reading.lines import is_sentence
from whatweknow.reading.markup import parse_page, walk
from whatweknow.reading.media import Figure, find_figures
from whatweknow.reading.metadata import Metadata
from whatweknow.reading.page_metadata import article_body, page_metadata
from whatweknow.reading.paragraphs import ends_sentence, paragraphs
from whatweknow.records import Block, BlockKind, Media, Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_GAP = "\n\n"  # between paragraphs
_FEWEST_WORDS = 25  # of running text, for a page to count as an article
_MOSTLY_LINKS = 0.9  # share of a paragraph's letters inside links, from which it is nothing but links
_HINTS = {"head": BlockKind.SUBHEAD, "item": BlockKind.LIST_ITEM, "quote": BlockKind.QUOTE}
_BLOCK_TAGS = frozenset({"p", "head", "item", "quote", "list", "div", "table", "row", "cell", "body", "code"})


@dataclass(frozen=True, slots=True)
class Page:
    """An article as text: paragraphs separated by blank lines, the headline first."""

    text: str
    blocks: tuple[Block, ...]
    media: tuple[Media, ...]
    metadata: Metadata


def read_page(html: str, known: Metadata) -> Page:
    """The article in ``html``. ``known`` is what is stated elsewhere, and goes before what the page states.

    The headline in the text is the page's own, whatever title is known.

    Raises:
        NoArticleText: under 25 words of running text remain after removing navigation.
    """
    tree = parse_page(html)
    stated = page_metadata(tree, known.url)
    pieces = _article(tree)
    if (len(pieces) == 1 or _running_words(pieces) < _FEWEST_WORDS) and (body := article_body(tree)):
        pieces = [Piece(" ".join(span.of(body).split())) for span in paragraphs(body)]
    words = _running_words(pieces)
    if words < _FEWEST_WORDS:
        raise NoArticleText(
            f"no article text found ({words} words after removing navigation, at least {_FEWEST_WORDS} are needed)"
        )
    metadata = known.completed_by(stated)
    figures = find_figures(tree, [piece.text for piece in pieces], metadata.url)
    text, blocks, media = _assemble(stated.title, pieces, figures)
    return Page(text, blocks, media, metadata)


def _article(tree: HtmlElement) -> list[Piece]:
    """The paragraphs of the article as trafilatura finds them."""
    from trafilatura import bare_extraction  # noqa: PLC0415 (takes half a second to load)

    try:
        document = bare_extraction(
            tree,
            include_comments=False,
            include_tables=False,
            include_links=True,
            include_formatting=False,
            with_metadata=False,
        )
    except Exception as error:  # whatever a hostile page breaks in the extractor must not stop the other reports
        raise NoArticleText(f"no article text found ({type(error).__name__} while removing navigation)") from error
    body = None if document is None or isinstance(document, dict) else document.body
    return [] if body is None else list(_pieces(body))


def _pieces(body: HtmlElement) -> Iterable[Piece]:
    """The paragraphs of an extracted body in order; a line break after a full sentence ends one too."""
    text, linked, links, enclosing = "", 0, 0, [BlockKind.PARAGRAPH]
    for event, item in walk(body, frozenset()):
        if event == "text":
            text += item
            linked += len(item) if links else 0
            continue
        if item.tag in _BLOCK_TAGS or (item.tag == "lb" and ends_sentence(text.rstrip())):
            yield from _lines_of(text, enclosing[-1], linked)
            text, linked = "", 0
        elif item.tag == "lb" and event == "start":
            text += " "
        step = 1 if event == "start" else -1
        links += step if item.tag == "ref" else 0
        if item.tag in _HINTS:
            enclosing = [*enclosing, _HINTS[item.tag]] if step > 0 else enclosing[:-1]


def _lines_of(text: str, kind: BlockKind, linked: int) -> Iterable[Piece]:
    """Line breaks remain only where the extractor fell back to the page's bare lines."""
    hint = None if kind is BlockKind.PARAGRAPH else kind
    all_links = linked >= _MOSTLY_LINKS * len(text.strip()) > 0
    for line in text.split("\n"):
        if words := " ".join(line.split()):
            yield Piece(words, hint, all_links)


def _running_words(pieces: list[Piece]) -> int:
    """Words in paragraphs that read as prose; headings, labels, bare links and boilerplate do not count."""
    return sum(
        len(piece.text.split())
        for piece in pieces
        if not piece.linked
        and piece.hint is not BlockKind.SUBHEAD
        and is_sentence(piece.text)
        and not is_boilerplate(piece.text)
    )


def _assemble(
    title: str | None, pieces: list[Piece], figures: list[Figure]
) -> tuple[str, tuple[Block, ...], tuple[Media, ...]]:
    """The text, built of the headline, the paragraphs and, where they stand, the captions."""
    captions = {figure.caption: figure.before for figure in reversed(figures) if figure.caption}
    standing_apart = {same_words(caption) for caption in captions} | {same_words(title or "")}
    placed = [(before, 0, Piece(caption, BlockKind.CAPTION)) for caption, before in reversed(captions.items())]
    kept = [(number, 1, piece) for number, piece in enumerate(pieces) if same_words(piece.text) not in standing_apart]
    ordered = [piece for _, _, piece in sorted(placed + kept, key=lambda entry: entry[:2])]
    if title:
        ordered.insert(0, Piece(title, BlockKind.HEADLINE))
    blocks, position = [], 0
    for piece, kind in zip(ordered, kinds_of(ordered), strict=True):
        blocks.append(Block(kind, Span(position, position + len(piece.text))))
        position += len(piece.text) + len(_GAP)
    spans = {
        piece.text: block.span for piece, block in zip(ordered, blocks, strict=True) if block.kind is BlockKind.CAPTION
    }
    media = tuple(Media(kind, url, spans.get(figure.caption or "")) for figure in figures for kind, url in figure.media)
    return _GAP.join(piece.text for piece in ordered), tuple(blocks), media
