"""JSON-LD as pages hold it: lists, graphs, references, broken syntax, values of any type."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node = dict[str, Any]

_RANKS = {
    "LiveBlogPosting": 0,
    "Article": 1,
    "PressRelease": 1,
    "BlogPosting": 2,
    "SocialMediaPosting": 2,
    "WebPage": 3,
}
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*\Z"
)
_TRAILING_COMMA = re.compile(r",(?=\s*[}\]])")
_MOST_NODES = 10_000
_MOST_CHARACTERS = 2_000_000


class LinkedData:
    """Every JSON-LD object of a page, in reading order."""

    def __init__(self, tree: HtmlElement) -> None:
        self._nodes = [node for script in _scripts(tree) for node in _objects(script)][:_MOST_NODES]
        self._named = {node["@id"]: node for node in reversed(self._nodes) if _is_full(node)}

    def article(self) -> Node:
        """The object that describes the article itself; empty where there is none."""
        ranked = [(rank, number) for number, node in enumerate(self._nodes) if (rank := _rank(node)) is not None]
        return self._nodes[min(ranked)[1]] if ranked else {}

    def of_type(self, *types: str) -> Iterator[Node]:
        """The objects of one of the types, in order."""
        return (node for node in self._nodes if _types(node) & set(types))

    def names(self, value: object) -> list[str]:
        """The names in a value that may be a string, an object, a reference, or a list of these."""
        names: list[str] = []
        waiting = [value]
        for _ in range(100):  # a limit, since references may go in circles
            if not waiting:
                break
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting[:0] = item[:50]
            elif isinstance(item, dict):
                item = self._named.get(item["@id"], item) if isinstance(item.get("@id"), str) else item
                waiting.insert(0, item.get("name"))
            elif isinstance(item, str):
                names.append(item)
        return names


def _scripts(tree: HtmlElement) -> Iterator[Any]:
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() or len(text) > _MOST_CHARACTERS:
            continue
        bare = _WRAPPING.sub("", text)
        for attempt in (bare, _TRAILING_COMMA.sub("", bare)):
            try:
                yield json.loads(attempt, strict=False)
                break
            except (ValueError, RecursionError):
                continue


def _objects(value: Any) -> Iterator[Node]:
    """Every object inside a JSON value, outer ones first."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting.extend(reversed(list(item.values())))
        elif isinstance(item, list):
            waiting.extend(reversed(item))


def _is_full(node: Node) -> bool:
    """An object with a name of its own, and not a mere reference to one."""
    return isinstance(node.get("@id"), str) and len(node) > 1


def _types(node: Node) -> set[str]:
    value = node.get("@type")
    stated = value if isinstance(value, list) else [value]
    return {re.split(r"[/#:]", item)[-1] for item in stated if isinstance(item, str)}


def _rank(node: Node) -> int | None:
    ranks = [0 if name.endswith("NewsArticle") else _RANKS.get(name) for name in _types(node)]
    return min((rank for rank in ranks if rank is not None), default=None)
