"""Checks a stored brief against the stored reports, from its raw JSON: fields of later versions are covered too."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeGuard

from whatweknow.briefing.proof.consistency import consistency_problems
from whatweknow.briefing.proof.publication import hiding_problems, original_problems
from whatweknow.briefing.proof.verbatim import citations, mismatch
from whatweknow.briefing.serialising import digest_of, from_json
from whatweknow.errors import InputError
from whatweknow.records import Brief

# Fields that hold an id, or a list of ids, of another part of the brief.
REFERENCES = {
    "report": "reports",
    "reports": "reports",
    "origin": "reports",
    "version_of": "reports",
    "earlier": "reports",
    "differing": "statements",
    "copy_group": "copies",
    "speaker": "speakers",
    "who": "speakers",
    "party": "parties",
    "statements": "statements",
    "inside": "statements",
    "replies_to": "statements",
    "utterance": "utterances",
}


# An object of the file: its place, the object, and the report that it, or else what it stands in, names.
Located: TypeAlias = tuple[str, dict[str, object], object]


@dataclass(frozen=True, slots=True)
class Verification:
    """What ``verify`` found: no problems means that the brief holds. ``notes`` say what was not checked.

    ``digest_stated`` is what the file says of itself; ``citations`` is the number of citations it holds.
    A matching digest proves that the file is consistent, not who wrote it: publish or sign it elsewhere.
    """

    digest_stated: str | None
    digest_computed: str | None
    citations: int
    problems: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        return not self.problems


def verify(brief_json: bytes, texts: Mapping[str, str], originals: Mapping[str, str] | None = None) -> Verification:
    """Re-check every citation, id, reference, text hash and the digest of a brief, and what follows from the rest.

    ``texts`` maps report ids to stored texts. The whole texts of a public brief are checked against ``originals``,
    by their SHA-256, where they are given. Nothing is raised for what the file may hold: each problem is a line
    that says where and what. Labels that only the models can give are beyond this check: see ``differences``.
    """
    try:
        raw = json.loads(brief_json, object_pairs_hook=_unambiguous)
        brief = from_json(brief_json)
        computed = digest_of(raw)
    except (InputError, ValueError, RecursionError) as error:
        return Verification(None, None, 0, (f"brief.json cannot be read: {error}".replace("\n", " "),))
    objects = list(_objects(raw, "brief", None))
    cited = [(place, one, report) for place, one, report in objects if "exact" in one]
    problems = [
        *_digest_problems(brief.digest, computed),
        *_text_problems(brief, texts),
        *_original_problems(brief, texts, originals),
        *_id_problems(raw),
        *_reference_problems(raw, objects),
        *_foreign_citations(brief),
        *consistency_problems(brief),
        *(f"{place}: {wrong}" for place, one, report in cited if (wrong := _citation_problem(one, report, texts))),
    ]
    return Verification(brief.digest, computed, len(cited), tuple(problems))


def _unambiguous(pairs: list[tuple[str, object]]) -> dict[str, object]:
    repeated = [key for key, times in Counter(key for key, _ in pairs).items() if times > 1]
    if repeated:
        raise ValueError(f"the key {repeated[0]!r} stands twice in one object")
    return dict(pairs)


def _objects(value: object, place: str, report: object) -> Iterator[Located]:
    """Each object at any depth, outermost first."""
    if isinstance(value, dict):
        report = value.get("report", report)
        yield place, value, report
        for key, item in value.items():
            yield from _objects(item, f"{place}.{key}", report)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            name = item.get("id", i) if isinstance(item, dict) else i
            yield from _objects(item, f"{place}[{name}]", report)


def _citation_problem(one: Mapping[str, object], report: object, texts: Mapping[str, str]) -> str | None:
    start, end, exact = one.get("start"), one.get("end"), one["exact"]
    if type(start) is not int or type(end) is not int or not isinstance(exact, str) or not isinstance(report, str):
        return "a citation must have a report, whole numbers as start and end, and a text"
    if report not in texts:
        return None  # said once for the report, not for each of its citations
    return mismatch(report, start, end, exact, texts)


def _digest_problems(stated: str, computed: str) -> Iterator[str]:
    if stated != computed:
        yield f"digest: the file says {stated!r}, its content gives {computed!r}"


def _text_problems(brief: Brief, texts: Mapping[str, str]) -> Iterator[str]:
    stored = (*brief.reports, *brief.superseded)
    for report in stored:
        text = texts.get(report.id)
        if text is None:
            yield f"reports[{report.id}]: its stored text is missing"
        elif report.hidden:
            yield from hiding_problems(report, text)
        elif hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != report.text_sha256:
            yield f"reports[{report.id}]: the stored text is not the one that was read (text_sha256 differs)"
    for stray in sorted(texts.keys() - {report.id for report in stored}):
        yield f"sources: the stored text {stray!r} belongs to no report of the brief"


def _original_problems(brief: Brief, texts: Mapping[str, str], originals: Mapping[str, str] | None) -> Iterator[str]:
    for report in brief.reports if originals is not None else ():
        original = originals.get(report.text_sha256) if originals else None
        if original is None:
            yield f"reports[{report.id}]: no original has this text (text_sha256 {report.text_sha256})"
        elif report.id in texts:
            yield from original_problems(report, texts[report.id], original)


def _ids(raw: Mapping[str, object], part: str) -> list[str]:
    items = raw.get(part)
    return [str(item["id"]) for item in items if "id" in item] if _is_list_of_objects(items) else []


def _is_list_of_objects(value: object) -> TypeGuard[list[dict[str, object]]]:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _id_problems(raw: Mapping[str, object]) -> Iterator[str]:
    for part in raw:
        for name, times in Counter(_ids(raw, part)).items():
            if times > 1:
                yield f"{part}: the id {name!r} stands {times} times"


def _reference_problems(raw: Mapping[str, object], objects: list[Located]) -> Iterator[str]:
    known = {part: frozenset(_ids(raw, part)) for part in REFERENCES.values()}
    known["reports"] |= frozenset(_ids(raw, "superseded"))
    for place, one, _ in objects:
        for key, part in REFERENCES.items():
            value = one.get(key)
            for name in value if isinstance(value, list) else [value]:
                if isinstance(name, str) and name not in known[part]:
                    yield f"{place}.{key}: {name!r} is none of the {part}"


def _foreign_citations(brief: Brief) -> Iterator[str]:
    for statement in brief.statements:
        for place, citation in citations(statement, f"statements[{statement.id}]"):
            if citation.report != statement.report:
                yield f"{place}: cites report {citation.report!r} in a statement of {statement.report!r}"
