#!/usr/bin/env python3
"""Do parties, speakers and roles look like such? Measures it on stories picked by keyword from unlabelled news.

No gold: a name that is a number, page furniture, a verb, or a country where the reports have a person of that
surname, is wrong on its face (bench/sound.py). Exit code 1: a figure is below its floor, or the corpus is not the
pinned one; 0 also where the corpus is absent, saying so.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import whatweknow
from floors import Measured, corpus_digest, judge
from sound import is_absurd
from whatweknow.records import Reading, Resolution
from whatweknow.resolution import resolve_speakers

ROOT = Path(__file__).resolve().parents[1]
NEWS = ROOT.parent / "shared" / "data" / "unlabelled" / "news.jsonl.gz"
FLOORS = ROOT / "bench" / "floors.toml"
PERSON = re.compile(r"[A-Z][a-z]+(?: [A-Z][.a-z]*)?(?: [A-Z][a-z]+)")  # not "Radio Norland", which no report calls so
MOST_REPORTS = 40
HEAD = 1200  # characters of a text in which the keywords have to stand
STORIES = {  # words that all stand in the report's beginning, and the days from which and to which it was published
    "syria 2013": (("Syria", "chemical"), "2013-08", "2013-10"),
    "benghazi": (("Benghazi",), "2012-09", "2013-06"),
    "kavanaugh": (("Kavanaugh", "Ford|assault"), "2018-09", "2018-10-30"),
    "ferguson": (("Ferguson|Michael Brown",), "2014-08", "2014-12"),
    "orlando": (("Orlando|Mateen",), "2016-06", "2016-07"),
    "dallas": (("Dallas", "police|shoot|snip"), "2016-07", "2016-08"),
    "brussels": (("Brussels", "attack|bomb"), "2016-03", "2016-05"),
    "syria 2017": (("Syria", "chemical|sarin"), "2017-04", "2018-05"),
    "soleimani": (("Soleimani|Suleimani",), "2020-01", "2020-02"),
    "san bernardino": (("San Bernardino|Farook",), "2015-12", "2016-03"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """How many names of a kind there are, and in how many statements each absurd one speaks, with the reason."""

    total: int
    absurd: Counter[tuple[str, str]]


def stories(pipeline: whatweknow.Pipeline) -> dict[str, Reading]:
    """The reports of each story, the earliest ones."""
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = sorted((row for row in rows if row.get("text")), key=lambda row: (row.get("published") or "", row["id"]))
    found = {}
    for name, (patterns, start, end) in STORIES.items():
        chosen = [
            row
            for row in rows
            if start <= (row.get("published") or "") <= end
            and all(re.search(one, f"{row.get('title') or ''} {row['text'][:HEAD]}") for one in patterns)
        ]
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in chosen[:MOST_REPORTS])
            file.flush()
            found[name] = pipeline.read(file.name)
    return found


def look_at(resolution: Resolution, countries: set[str]) -> dict[str, Seen]:
    """The parties, the named speakers and the roles of a story's reports."""
    named = [speaker for speaker in resolution.speakers if speaker.named]
    people = [speaker.name.split() for speaker in named if PERSON.fullmatch(speaker.name)]
    surnames = {words[-1].casefold() for words in people}
    heard = Counter(one for row in resolution.speaker_ids for one in row if one)
    weight = Counter({party.id: 0 for party in resolution.parties})
    for speaker in resolution.speakers:
        weight[speaker.party or ""] += heard[speaker.id]
    names = {
        "parties": {party.name: weight[party.id] for party in resolution.parties},
        "speakers": {speaker.name: heard[speaker.id] for speaker in named},
    }
    seen = {}
    for kind, counted in names.items():
        absurd = Counter(
            {
                (name, reason): count
                for name, count in counted.items()
                if (reason := is_absurd(name, surnames=surnames, countries=countries))
            }
        )
        seen[kind] = Seen(len(counted), absurd)
    return seen


def measure(*, show: bool) -> dict[str, float]:
    """The shares of parties and of named speakers, over all stories, that are not absurd."""
    pipeline = whatweknow.Pipeline()
    total, wrong = Counter[str](), Counter[str]()
    for name, reading in stories(pipeline).items():
        annotated = pipeline.annotate(reading)
        countries = {nation.name for one in annotated for nation in one.nations}
        for kind, seen in look_at(resolve_speakers(annotated), countries).items():
            total[kind] += seen.total
            wrong[kind] += len(seen.absurd)
            if show:
                print(f"{name}: {kind} {seen.total}, absurd {len(seen.absurd)}")
                print(
                    "".join(f"    {count} {text!r}: {why}\n" for (text, why), count in seen.absurd.most_common()),
                    end="",
                )
    return {f"{kind} not absurd": 1.0 - wrong[kind] / total[kind] for kind in total}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--show", action="store_true", help="list the absurd names of each story")
    parser.add_argument("--raise-floors", action="store_true", help="pin floors under the present figures")
    parser.add_argument("--accept-corpus", action="store_true", help="pin a new or changed corpus anew")
    args = parser.parse_args(arguments)
    if not NEWS.is_file():
        print(f"{NEWS}: not there, so there is nothing to measure")
        return 0
    measured = Measured(corpus_digest(NEWS.parent, [NEWS]), measure(show=args.show))
    return judge(FLOORS, "plausible", measured, accept=args.accept_corpus, raise_floors=args.raise_floors)


if __name__ == "__main__":
    sys.exit(main())
