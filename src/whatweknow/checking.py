"""Checks a brief that lies in a folder: against its stored reports, against the originals, and by deriving it again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from whatweknow.briefing import (
    Verification,
    differences,
    from_json,
    is_public,
    stored_reports,
    waiting,
)
from whatweknow.briefing import verify as verify_brief
from whatweknow.errors import InputError, WhatWeKnowError
from whatweknow.files import FRAGMENT, render
from whatweknow.pipeline import Finished, Pipeline, publishable
from whatweknow.reading import read_reports
from whatweknow.records import Brief, BriefReport, Reading, Report

_OF_A_REPORT = ("outlet", "title", "byline", "published", "url", "language")


def load_brief(folder: str | Path) -> Finished:
    """The brief in ``folder`` and its stored texts, as they are: nothing is checked.

    Raises:
        InputError: ``folder`` holds no ``brief.json``, or it is none.
    """
    return Finished(from_json(_brief_json(folder)), _texts(folder))


def load_verified(folder: str | Path) -> Finished:
    """The brief in ``folder`` and its stored texts, whose citations, ids and digest have been checked.

    Raises:
        InputError: ``folder`` holds no brief, or one that does not hold.
    """
    checked = verify_brief(_brief_json(folder), _texts(folder))
    if not checked.ok:
        raise InputError(f"{folder}: the brief does not hold ({checked.problems[0]}); see `whatweknow verify`")
    return load_brief(folder)


def verify(folder: str | Path, *, against: str | Path | None = None) -> Verification:
    """Check a brief against its stored reports, and its pages against its data, offline (see ``briefing.verify``).

    Args:
        against: a folder of the original reports, to check the whole texts of a public brief.

    Raises:
        InputError: ``folder`` holds no ``brief.json``, or ``against`` cannot be read.
    """
    data, texts = _brief_json(folder), _texts(folder)
    originals = _originals(against) if against else {}
    whole = {sha256: reports[0].text for sha256, reports in originals.items()}
    checked = verify_brief(data, texts, whole if against else None)
    try:
        finished = Finished(from_json(data), texts)
        problems = [*_altered(finished.brief, originals), *_page_problems(Path(folder), finished)]
        notes = _notes(finished.brief, against)
    except WhatWeKnowError as error:
        problems, notes = [f"pages: cannot be made anew from brief.json: {error}"], []
    return replace(checked, problems=(*checked.problems, *problems), notes=tuple(notes))


def rerun(folder: str | Path, *, against: str | Path | None = None, pipeline: Pipeline | None = None) -> list[str]:
    """Derive a brief again from its stored reports; each label that differs, and each statement that only one has.

    Args:
        against: a folder of the original reports, which a public brief needs.
        pipeline: by default one with the model that ships.

    Raises:
        InputError: ``folder`` holds no brief, or a report's whole text is missing.
        WhatWeKnowError: the stored reports cannot be read as such.
    """
    finished = load_brief(folder)
    brief = finished.brief
    whole = {report.id: finished.texts[report.id] for report in brief.reports if _is_whole(report, finished)}
    if against:
        originals = _originals(against)
        whole |= {one.id: originals[one.text_sha256][0].text for one in brief.reports if one.text_sha256 in originals}
    if missing := [report.id for report in brief.reports if report.id not in whole]:
        raise InputError(f"report {missing[0]!r}: its whole text is needed; name a folder of originals (--against)")
    derived = derive_again(replace(finished, texts=whole), pipeline or Pipeline())
    return differences(brief, (publishable(derived) if is_public(brief) else derived).brief)


def derive_again(finished: Finished, pipeline: Pipeline) -> Finished:
    """The brief that ``pipeline`` makes of the reports, settings and corrections of ``finished``."""
    brief = finished.brief
    return pipeline.brief(
        Reading(stored_reports(brief, finished.texts), brief.skipped, brief.event.title),
        parties=brief.settings.parties,
        corrections=[waiting(one) for one in brief.corrections],
        min_score=brief.settings.min_score,
    )


def _brief_json(folder: str | Path) -> bytes:
    path = Path(folder) / "brief.json"
    if not path.is_file():
        raise InputError(f"{folder}: no brief.json found")
    return path.read_bytes()


def _texts(folder: str | Path) -> dict[str, str]:
    return {
        path.name.removesuffix(".txt"): path.read_bytes().decode("utf-8", "replace")
        for path in sorted((Path(folder) / "sources").glob("*.txt"))
    }


def _originals(against: str | Path) -> dict[str, list[Report]]:
    """The reports in a folder, by the SHA-256 of their texts, which reprints share."""
    found: dict[str, list[Report]] = {}
    for report in read_reports(against, languages=None).reports:
        found.setdefault(report.text_sha256, []).append(report)
    return found


def _altered(brief: Brief, originals: Mapping[str, Sequence[Report]]) -> Iterator[str]:
    """What the brief says of a report otherwise than every original of that text does."""
    for report in brief.reports:
        differing = [_differing(report, original) for original in originals.get(report.text_sha256, ())]
        for name, original in min(differing, key=len, default=[]):
            yield f"report {report.id!r}: {name} is {getattr(report, name)!r}, in the original {original!r}"


def _differing(report: BriefReport, original: Report) -> list[tuple[str, str]]:
    """What the original states otherwise, by its name; of what it leaves open nothing is known."""
    stated = [(name, getattr(original, name)) for name in _OF_A_REPORT]
    return [(name, value) for name, value in stated if value is not None and value != getattr(report, name)]


def _is_whole(report: BriefReport, finished: Finished) -> bool:
    return report.id in finished.texts and not report.hidden


def _page_problems(folder: Path, finished: Finished) -> list[str]:
    """The pages that are not what this software makes of the data; of another version's they cannot be known."""
    if finished.brief.software.version != version("whatweknow"):
        return []
    problems = []
    made = {
        name: data
        for name, data in render(finished, fragment=(folder / FRAGMENT).is_file()).items()
        if name.endswith(".html")
    }
    for name, data in made.items():
        path = folder / name
        if not path.is_file():
            problems.append(f"{name}: is missing")
        elif (line := _first_difference(path.read_bytes(), data)) is not None:
            problems.append(f"{name}: line {line} is not what brief.json gives")
    stray = {path.relative_to(folder).as_posix() for path in (folder / "sources").glob("*.html")} - made.keys()
    return problems + [f"{name}: belongs to no report of the brief" for name in sorted(stray)]


def _first_difference(stored: bytes, made: bytes) -> int | None:
    """The first line, counted from 1, in which two files differ; line ends may be those of another system."""
    one, other = (re.sub(rb"\r+\n", b"\n", data).split(b"\n") for data in (stored, made))
    if one == other:
        return None
    same = zip(one, other, strict=False)
    return next((number for number, (a, b) in enumerate(same, 1) if a != b), min(len(one), len(other)) + 1)


def _notes(brief: Brief, against: str | Path | None) -> list[str]:
    notes = []
    if brief.software.version != version("whatweknow"):
        notes.append(
            f"pages not checked: they were made by version {brief.software.version}, this is {version('whatweknow')}"
        )
    if is_public(brief) and not against:
        notes.append("a public brief: what is hidden is checked only against the originals (--against)")
    unfit = sum(not one.applied for one in brief.corrections)
    if unfit:
        notes.append(f"{unfit} of {len(brief.corrections)} corrections by a person do not fit and were not applied")
    return notes
