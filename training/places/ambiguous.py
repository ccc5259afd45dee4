"""Counts which names of places are in news mostly common words, or people's surnames: ``ambiguous.txt``.

    python training/places/ambiguous.py ../shared/data/unlabelled/news.jsonl.gz

Only names of one word are counted. A name is a common word where it stands in lower case more often than after "in"
or "near", a surname where it follows a given name or a title more often than it does those; four times as often, where
the place is well known. Countries are left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from whatweknow.annotation.mentions.lexicon import lexicon
from whatweknow.annotation.places.gazetteer import Kind, load_gazetteer, normal_name
from whatweknow.annotation.places.toponyms import is_well_known
from whatweknow.annotation.places.words import words

PLACES = Path(__file__).resolve().parents[2] / "src" / "whatweknow" / "annotation" / "places"
LEAST = 3  # times that a name is seen as a word or a surname
MORE = 4
WIDTH = 118
HEADER = """# Names of places that in news are mostly words or surnames: they need words that place something there.
# Made by training/places/ambiguous.py from counts over 7,970 US news articles.
"""
_WORD = re.compile(r"[^\W\d_]+(?:['’](?!s\b)\w+)?|\.")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpus", type=Path, help="JSON Lines, gzipped, each with a text")
    parser.add_argument("--output", type=Path, default=PLACES / "ambiguous.txt")
    args = parser.parse_args()
    common, surname, placed = _counts(_texts(args.corpus))
    seen = sorted(word for word in common.keys() | surname.keys() if max(common[word], surname[word]) >= LEAST)
    found = zip(seen, load_gazetteer().senses(seen), strict=True)
    kept = [
        word
        for word, senses in found
        if senses
        and max(common[word], surname[word]) > placed[word] * (MORE if is_well_known(senses) else 1)
        and not any(sense.place.kind is Kind.COUNTRY for sense in senses)
    ]
    args.output.write_text(HEADER + "".join(f"{line}\n" for line in _lines(kept)), encoding="utf-8")
    print(f"{args.output}: {len(kept)} names")


def _texts(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["text"]


def _counts(texts: Iterable[str]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often each word stands in lower case, after a given name or a title, and after "in" or "near"."""
    common: Counter[str] = Counter()
    surname: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    people = frozenset(lexicon().genders) | words().titles
    for text in texts:
        last = ""
        for word in _WORD.findall(text):
            lower = word.lower()
            if word.islower():
                common[normal_name(word)] += 1
            elif word[0].isupper() and last[:1].isupper() and last.lower() in people:
                surname[normal_name(word)] += 1
            elif word[0].isupper() and last in ("in", "near"):
                placed[normal_name(word)] += 1
            last = last if word == "." else (word if lower not in ("the",) else last)
    return common, surname, placed


def _lines(names: Iterable[str]) -> Iterator[str]:
    line = ""
    for name in names:
        if len(line) + len(name) > WIDTH:
            yield line.rstrip()
            line = ""
        line += f"{name} "
    yield line.rstrip()


if __name__ == "__main__":
    main()
