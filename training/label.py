"""Let a model bundle attribute articles that nobody annotated, for a smaller model to learn from.

``python training/label.py ARTICLES.jsonl.gz --out labelled.jsonl``: a line an article, with the attributions whose
score reaches ``--sure``, and with the places of those cues that the bundle doubts, which are not taught
(self-training; Xie et al., "Self-training with Noisy Student", 2020).
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from whatweknow.annotation.tagger import load_tagger
from whatweknow.errors import ReadingError
from whatweknow.reading import read_text
from whatweknow.records import Attribution, Report, Span

FEWEST_WORDS, MOST_WORDS = 150, 1500


def read_articles(path: Path, most: int) -> Iterator[Report]:
    """The first ``most`` articles of a sensible length, with their titles as the first line, as PolNeAR has them."""
    taken = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if taken == most:
                return
            if FEWEST_WORDS <= len(article["text"].split()) <= MOST_WORDS:
                try:
                    yield read_text(f"{article['title']}\n{article['text']}".replace("\n\n", "\n"))
                except ReadingError:
                    continue
                taken += 1


def line_of(report: Report, found: tuple[Attribution, ...], sure: float) -> str:
    def place(span: Span) -> list[int]:
        return [span.start, span.end]

    taught = [
        {
            "source": [place(one.source)] if one.source else [],
            "cue": [place(one.cue)],
            "content": [place(piece) for piece in one.content],
        }
        for one in found
        if one.score >= sure and one.cue
    ]
    doubted = [place(one.cue) for one in found if one.score < sure and one.cue]
    return json.dumps({"text": report.text, "taught": taught, "doubted": doubted}, ensure_ascii=False) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, help="JSON Lines, compressed, with title and text")
    parser.add_argument("--bundle", default="attribution-en")
    parser.add_argument("--most", type=int, default=3000)
    parser.add_argument("--sure", type=float, default=0.5)
    parser.add_argument("--doubt", type=float, default=0.25, help="below this score nothing is believed to be there")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()

    tagger = load_tagger(args.bundle)
    with args.out.open("w", encoding="utf-8") as out:
        batch: list[Report] = []
        for report in [*read_articles(args.articles, args.most), None]:
            if report:
                batch.append(report)
            if batch and (report is None or len(batch) == 100):
                for one, found in zip(batch, tagger.attribute(batch, args.doubt), strict=True):
                    out.write(line_of(one, found, args.sure))
                out.flush()
                batch = []


if __name__ == "__main__":
    main()
