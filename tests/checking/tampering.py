"""Random changes to a stored brief, as a forger would make them, and rewritings that change nothing."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from typing import Any

from whatweknow.records import Act

Raw = dict[str, Any]
Change = Callable[[Raw, dict[str, str], random.Random], bool]  # False where the brief holds nothing to change so


def _spans(value: Any) -> Iterator[Raw]:
    if isinstance(value, dict):
        if "exact" in value:
            yield value
        for item in value.values():
            yield from _spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from _spans(item)


def _other(rng: random.Random, known: Any, but: Any) -> Any:
    left = [one for one in known if one != but]
    return rng.choice(left) if left else None


def letter_of_a_span(raw: Raw, _: dict[str, str], rng: random.Random) -> bool:
    span = rng.choice(list(_spans(raw)))
    at = rng.randrange(len(span["exact"]))
    span["exact"] = span["exact"][:at] + ("x" if span["exact"][at] != "x" else "y") + span["exact"][at + 1 :]
    return True


def offsets_off_by_a_few(raw: Raw, _: dict[str, str], rng: random.Random) -> bool:
    span, by = rng.choice(list(_spans(raw))), rng.choice([-3, -2, -1, 1, 2, 3])
    span["start"] += by
    span["end"] += by
    return True


def offsets_to_a_twin(raw: Raw, texts: dict[str, str], rng: random.Random) -> bool:
    """The same words elsewhere in the same report: verbatim, and not what was said."""
    statement_spans = [span for one in raw["statements"] for span in _spans(one)]
    rng.shuffle(statement_spans)
    for span in statement_spans:
        at = texts[span["report"]].find(span["exact"])
        twin = texts[span["report"]].find(span["exact"], at + 1) if at == span["start"] else at
        if twin >= 0:
            span["end"] += twin - span["start"]
            span["start"] = twin
            return True
    return False


def act(raw: Raw, _: dict[str, str], rng: random.Random) -> bool:
    one = rng.choice(raw["statements"])
    one["act"] = _other(rng, list(Act), one["act"])
    return True


def negation(raw: Raw, _: dict[str, str], rng: random.Random) -> bool:
    """With or without the words that show it."""
    one = rng.choice(raw["statements"])
    one["negated"] = not one["negated"]
    if rng.random() < 0.5:
        one["negators"] = [one["content"][0]] if one["negated"] else []
    return True


def hedge(raw: Raw, _: dict[str, str], rng: random.Random) -> bool:
    one = rng.choice(raw["statements"])
    one["hedged"] = not one["hedged"]
    if rng.random() < 0.5:
        one["hedges"], one["reporter_hedges"] = ([one["content"][0]] if one["hedged"] else []), []
    return True


def speaker_of_a_statement(raw: Raw, _: dict[str, str], rng: random.Random) -> bool:
    one = rng.choice(raw["statements"])
    one["speaker"] = _other(rng, [speaker["id"] for speaker in raw["speakers"]], one["speaker"])
    return True


def name_of_a_speaker(raw: Raw, _: dict[str, str], rng: random.Random) -> bool:
    one = rng.choice(raw["speakers"])
    one["name"] = _other(rng, [speaker["name"] for speaker in raw["speakers"]], one["name"])
    return True


def party(raw: Raw, _: dict[str, str], rng: random.Random) -> bool:
    """Of a statement, of a speaker, or of both."""
    speaker = rng.choice(raw["speakers"])
    other = _other(rng, [one["id"] for one in raw["parties"]] + [None], speaker["party"])
    if rng.random() < 0.7:
        speaker["party"] = other
    if rng.random() < 0.7 or speaker["party"] != other:
        for one in raw["statements"]:
            one["party"] = other if one["speaker"] == speaker["id"] else one["party"]
    return True


def stance(raw: Raw, _: dict[str, str], rng: random.Random) -> bool:
    cell = rng.choice([cell for point in raw["points"] for cell in point["stances"]])
    cell["stance"] = _other(rng, ["asserts", "denies", "cannot_confirm", "no_comment"], cell["stance"])
    return True


def mode_or_place(raw: Raw, _: dict[str, str], rng: random.Random) -> bool:
    one = rng.choice(raw["statements"])
    if rng.random() < 0.5:
        one["mode"] = _other(rng, ["direct", "indirect", "mixed"], one["mode"])
    else:
        one["in_headline"] = not one["in_headline"]
    return True


def id_of_something(raw: Raw, _: dict[str, str], rng: random.Random) -> bool:
    """Everywhere it stands, so that all references still lead somewhere."""
    part = rng.choice(["statements", "speakers", "parties", "points"])
    old = rng.choice(raw[part])["id"]
    new = old[:-1] + ("0" if old[-1] != "0" else "1")
    changed = json.loads(json.dumps(raw).replace(json.dumps(old), json.dumps(new)))
    raw.clear()
    raw.update(changed)
    return True


def dropped_statement(raw: Raw, _: dict[str, str], rng: random.Random) -> bool:
    """And every trace of it, so that nothing names what is not there."""
    gone = raw["statements"].pop(rng.randrange(len(raw["statements"])))["id"]
    for point in raw["points"]:
        for cell in point["stances"]:
            cell["statements"] = [one for one in cell["statements"] if one != gone]
        point["stances"] = [cell for cell in point["stances"] if cell["statements"]]
    raw["points"] = [point for point in raw["points"] if point["stances"]]
    for key in ("utterances", "timeline", "unknowns"):
        for one in raw[key]:
            one["statements"] = [id_ for id_ in one["statements"] if id_ != gone]
    for one in raw["statements"]:
        for key in ("inside", "replies_to"):
            one[key] = None if one[key] == gone else one[key]
    heard = {one["speaker"] for one in raw["statements"]}
    raw["speakers"] = [one for one in raw["speakers"] if one["id"] in heard]
    return True


def added_statement(raw: Raw, texts: dict[str, str], rng: random.Random) -> bool:
    """Words that stand in the report, put into a speaker's mouth."""
    one = json.loads(json.dumps(rng.choice(raw["statements"])))
    text = texts[one["report"]]
    start = rng.randrange(len(text) - 30)
    one["content"] = [{"report": one["report"], "start": start, "end": start + 30, "exact": text[start : start + 30]}]
    one["id"] = "s" + "".join(rng.choice("0123456789abcdef") for _ in range(12))
    raw["statements"].append(one)
    return True


def letter_of_a_source(_: Raw, texts: dict[str, str], rng: random.Random) -> bool:
    name = rng.choice(sorted(texts))
    at = rng.randrange(len(texts[name]))
    texts[name] = texts[name][:at] + ("x" if texts[name][at] != "x" else "y") + texts[name][at + 1 :]
    return True


def hash_of_a_text(raw: Raw, _: dict[str, str], rng: random.Random) -> bool:
    report = rng.choice(raw["reports"])
    at = rng.randrange(64)
    digit = "0" if report["text_sha256"][at] != "0" else "1"
    report["text_sha256"] = report["text_sha256"][:at] + digit + report["text_sha256"][at + 1 :]
    return True


CHANGES: tuple[Change, ...] = (
    letter_of_a_span,
    offsets_off_by_a_few,
    offsets_to_a_twin,
    act,
    negation,
    hedge,
    speaker_of_a_statement,
    name_of_a_speaker,
    party,
    stance,
    mode_or_place,
    id_of_something,
    dropped_statement,
    added_statement,
    letter_of_a_source,
    hash_of_a_text,
)


def rewritten(raw: Raw, seed: int) -> bytes:
    """The same brief as another program might write it."""
    rng = random.Random(seed)

    def anew(value: Any) -> Any:
        if isinstance(value, dict):
            items = [(key, anew(item)) for key, item in value.items()]
            rng.shuffle(items)
            return dict(items)
        if isinstance(value, list):
            return [anew(item) for item in value]
        if isinstance(value, float) and value.is_integer() and rng.random() < 0.5:
            return int(value)
        return value

    ascii_only, indent = rng.random() < 0.5, rng.choice([None, 0, 1, 4, "\t"])
    written = json.dumps(anew(raw), ensure_ascii=ascii_only, indent=indent)
    return written.replace("\n", rng.choice(["\n", "\r\n", "\n\n"])).encode() + rng.choice([b"", b"\n", b" \r\n"])
