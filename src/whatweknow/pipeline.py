"""The whole way from report files to a brief, on one screen."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import overload

from whatweknow.annotation import Tagger, find_sentences, load_tagger, readable_blocks
from whatweknow.annotation.places import find_places as places_of
from whatweknow.annotation.places import resolve_names
from whatweknow.annotation.times import find_times as times_of
from whatweknow.briefing import (
    add_changes,
    add_comparison,
    add_provenance,
    correct_points,
    correct_statements,
    make_brief,
    make_public,
    read_corrections,
    render_fragment,
    render_page,
    render_source,
    stored_reports,
    to_json,
)
from whatweknow.comparison import (
    compare,
    find_changes,
    gather_evidence,
    gather_figures,
    gather_places,
    gather_unknowns,
    make_timeline,
    reread_acts,
    trace,
)
from whatweknow.errors import InputError, OutputExists
from whatweknow.reading import read_reports, read_text
from whatweknow.records import (
    AnnotatedReport,
    Attribution,
    Brief,
    Correction,
    PartyEntry,
    PlaceMention,
    Reading,
    Report,
    Settings,
    Software,
    Span,
    TimeMention,
)
from whatweknow.resolution import apply_parties, format_parties, read_parties, resolve_speakers


@dataclass(frozen=True, slots=True)
class Finished:
    """A brief and the stored texts of its reports, by report id."""

    brief: Brief
    texts: dict[str, str]


FRAGMENT = "brief.fragment.html"
CORRECTIONS = "corrections.toml"  # beside the reports
Watch = Callable[[tuple[Report, ...]], Iterable[Report]]


class Pipeline:
    """Reads reports and makes briefs of them; holds nothing but the model, so threads may share it.

    ``watch`` passes the reports on as the model takes them, for a progress bar, say.
    """

    def __init__(self, tagger: Tagger | None = None, *, watch: Watch = iter) -> None:
        self.tagger = tagger or default_tagger()
        self._watch = watch

    def read(self, *paths: str | Path) -> Reading:
        """The reports in ``paths`` (see ``read_reports``) in languages that the model covers."""
        return read_reports(*paths, languages=self.tagger.languages)

    def attribute(self, reading: Reading, *, min_score: float | None = None) -> list[tuple[Attribution, ...]]:
        """Who says what in each report."""
        return self.tagger.attribute(self._watch(reading.reports), min_score)

    def annotate(self, reading: Reading, *, min_score: float | None = None) -> list[AnnotatedReport]:
        """Each report with all its layers."""
        return self.tagger.annotate(self._watch(reading.reports), min_score)

    def brief(
        self,
        reading: Reading,
        *,
        event_title: str | None = None,
        parties: Sequence[PartyEntry] = (),
        corrections: Sequence[Correction] = (),
        min_score: float | None = None,
    ) -> Finished:
        """The brief of the reports that have been read.

        Args:
            event_title: stands in for the title that the reports came with.
            parties: stand in for the parties that the reports show (see ``read_parties``).
            corrections: what people say against the models (see ``read_correction_file``).
        """
        annotated = self.annotate(reading, min_score=min_score)
        brief = make_brief(
            annotated,
            apply_parties(resolve_speakers(annotated), parties),
            event_title=event_title or reading.event_title,
            software=Software(version("whatweknow"), (self.tagger.model,)),
            skipped=reading.skipped,
            settings=Settings(min_score=min_score, parties=tuple(parties)),
            generated=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        texts = {report.id: report.text for report in reading.reports}
        brief = replace(brief, statements=reread_acts(brief.statements, brief.parties))
        brief = correct_statements(brief, corrections, texts)
        provenance = trace(reading.reports, brief.reports, brief.statements, brief.speakers)
        brief = add_provenance(brief, provenance, texts)
        timeline, said_at = make_timeline(annotated, brief.statements)
        comparison = replace(
            compare(brief.statements, brief.parties, brief.reports, said_at),
            evidence=gather_evidence(annotated, brief.statements, brief.speakers),
            unknowns=gather_unknowns(annotated, brief.statements),
            places=gather_places(annotated),
            figures=gather_figures(annotated, brief.statements, brief.reports),
            timeline=timeline,
            said_at=said_at,
        )
        return Finished(correct_points(add_comparison(brief, comparison, texts), texts), texts)

    def parties(self, reading: Reading, *, min_score: float | None = None) -> str:
        """The parties that the reports show, as a party file to start from."""
        return format_parties(resolve_speakers(self.annotate(reading, min_score=min_score)))


@cache
def default_tagger() -> Tagger:
    """The tagger of the bundle that ships with the package, loaded once."""
    return load_tagger()


@overload
def find_attributions(
    text: str, *, published: str | None = None, min_score: float | None = None, tagger: Tagger | None = None
) -> list[Attribution]: ...


@overload
def find_attributions(
    text: list[str], *, published: str | None = None, min_score: float | None = None, tagger: Tagger | None = None
) -> list[list[Attribution]]: ...


def find_attributions(
    text: str | list[str],
    *,
    published: str | None = None,
    min_score: float | None = None,
    tagger: Tagger | None = None,
) -> list[Attribution] | list[list[Attribution]]:
    """Who says what in ``text``, in the order of the contents; for a list of texts, a list for each.

    Args:
        text: plain text; offsets in the answer are its own string indices. Several texts at once are faster
            than one after the other.
        published: when it was published (ISO 8601).
        min_score: the least score that is kept; by default the model's own threshold.
        tagger: by default the bundle that ships with the package.
    """
    if isinstance(text, str):
        return find_attributions([text], published=published, min_score=min_score, tagger=tagger)[0]
    reports = [read_text(one, published=published) for one in text]
    return [list(rows) for rows in (tagger or default_tagger()).attribute(reports, min_score)]


def find_times(text: str, *, published: str | None = None) -> list[TimeMention]:
    """The times that ``text`` names, in order, with what they denote.

    Args:
        text: plain text; offsets in the answer are its own string indices.
        published: when it was published (ISO 8601, with the offset of the place where it was), against which
            "Wednesday" and the like are read; without it they stay unresolved.
    """
    report = read_text(text, published=published)
    return list(times_of(report, readable_blocks(report)))


def find_places(text: str) -> list[PlaceMention]:
    """The places that ``text`` names, in order; offsets are its own string indices."""
    report = read_text(text)
    return list(places_of(report, readable_blocks(report)))


def resolve_places(text: str, names: Sequence[Span]) -> dict[Span, PlaceMention]:
    """The places that the names at ``names`` mean in ``text``; those that no gazetteer knows are left out."""
    return resolve_names(text, names)


def read_party_file(path: Path) -> tuple[PartyEntry, ...]:
    """The entries of a ``parties.toml``.

    Raises:
        InputError: there is no such file, or it is no party file.
    """
    try:
        return read_parties(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as a party file: {error}") from error


def read_correction_file(path: Path) -> tuple[Correction, ...]:
    """What a ``corrections.toml`` states.

    Raises:
        InputError: there is no such file, or it is no corrections file.
    """
    try:
        return read_corrections(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as a corrections file: {error}") from error


def changed_since(finished: Finished, previous: Finished) -> Finished:
    """The same brief as the version after ``previous``, with what changed (see ``comparison.find_changes``)."""
    changes = find_changes(previous.brief, previous.texts, finished.brief, finished.texts)
    return Finished(*add_changes(finished.brief, finished.texts, changes, previous.brief, previous.texts))


def publishable(finished: Finished) -> Finished:
    """The same brief with nothing of its reports but the sentences that it cites; hashes stand for the rest."""
    sentences = {
        report.id: [
            sentence for block in readable_blocks(report) for sentence in find_sentences(report.text, block.span)
        ]
        for report in stored_reports(finished.brief, finished.texts)
    }
    return Finished(*make_public(finished.brief, finished.texts, sentences))


def render(finished: Finished, *, fragment: bool = False) -> dict[str, bytes]:
    """The files of a brief, by their paths: ``brief.html``, ``brief.json``, ``sources/<id>.txt`` and ``.html``.

    Args:
        fragment: also ``brief.fragment.html``, the body of the page for a content management system.
    """
    brief, texts = finished.brief, finished.texts
    files = {"brief.json": to_json(brief), "brief.html": render_page(brief, texts).encode("utf-8")}
    if fragment:
        files[FRAGMENT] = render_fragment(brief, texts).encode("utf-8")
    for report_id, text in texts.items():
        files[f"sources/{report_id}.txt"] = text.encode("utf-8")
        files[f"sources/{report_id}.html"] = render_source(brief, report_id, text).encode("utf-8")
    return files


def check_output(folder: Path, *, force: bool) -> None:
    """May a brief be written to ``folder``?

    Raises:
        OutputExists: ``folder`` holds something already and ``force`` is not set, or what it holds is no brief,
            which is never removed.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputExists(f"{folder}: is a file; a folder is needed")
    if folder.is_dir() and any(folder.iterdir()):
        if not force:
            raise OutputExists(f"{folder}: the folder is not empty; choose another or pass --force")
        if not (folder / "brief.json").is_file():
            raise OutputExists(f"{folder}: the folder holds files but no brief.json, so it is left as it is")


def write_brief(finished: Finished, folder: Path, *, force: bool = False, fragment: bool = False) -> None:
    """Write the files of a brief (see ``render``) into ``folder``, all of them or, after a failure, none.

    Raises:
        OutputExists: see ``check_output``.
    """
    check_output(folder, force=force)
    files = render(finished, fragment=fragment)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".whatweknow-") as scratch:
        made = Path(scratch) / "brief"
        for name, content in files.items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if folder.exists():
            folder.rename(Path(scratch) / "old")
        made.rename(folder)
