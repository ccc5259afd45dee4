"""The whole way from report files to a brief, on one screen."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import overload

from whatweknow.annotation import Tagger, load_tagger
from whatweknow.briefing import Verification, add_comparison, make_brief, render_page, render_source, to_json
from whatweknow.briefing import verify as verify_brief
from whatweknow.comparison import compare
from whatweknow.errors import InputError, OutputExists
from whatweknow.reading import read_reports, read_text
from whatweknow.records import AnnotatedReport, Attribution, Brief, Reading, Report, Software
from whatweknow.resolution import PartyEntry, apply_parties, format_parties, read_parties, resolve_speakers


@dataclass(frozen=True, slots=True)
class Finished:
    """A brief and the stored texts of its reports, by report id."""

    brief: Brief
    texts: dict[str, str]


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
        min_score: float | None = None,
    ) -> Finished:
        """The brief of the reports that have been read.

        Args:
            event_title: stands in for the title that the reports came with.
            parties: stand in for the parties that the reports show (see ``read_parties``).
        """
        annotated = self.annotate(reading, min_score=min_score)
        brief = make_brief(
            annotated,
            apply_parties(resolve_speakers(annotated), parties),
            event_title=event_title or reading.event_title,
            software=Software(version("whatweknow"), (self.tagger.model,)),
            skipped=reading.skipped,
            generated=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        texts = {report.id: report.text for report in reading.reports}
        comparison = compare(brief.statements, brief.parties, brief.reports)
        return Finished(add_comparison(brief, comparison, texts), texts)

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


def read_party_file(path: Path) -> tuple[PartyEntry, ...]:
    """The entries of a ``parties.toml``.

    Raises:
        InputError: there is no such file, or it is no party file.
    """
    try:
        return read_parties(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as a party file: {error}") from error


def render(finished: Finished) -> dict[str, bytes]:
    """The files of a brief, by their paths: ``brief.html``, ``brief.json``, ``sources/<id>.txt`` and ``.html``."""
    brief, texts = finished.brief, finished.texts
    files = {"brief.json": to_json(brief), "brief.html": render_page(brief, texts).encode("utf-8")}
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


def write_brief(finished: Finished, folder: Path, *, force: bool = False) -> None:
    """Write the files of a brief into ``folder``, all of them or, after a failure, none.

    Raises:
        OutputExists: see ``check_output``.
    """
    check_output(folder, force=force)
    files = render(finished)
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


def verify(folder: Path) -> Verification:
    """Check a brief against its stored reports, offline (see ``briefing.verify``).

    Raises:
        InputError: ``folder`` holds no ``brief.json``.
    """
    path = folder / "brief.json"
    if not path.is_file():
        raise InputError(f"{folder}: no brief.json found")
    texts = {p.stem: p.read_bytes().decode("utf-8", "replace") for p in sorted((folder / "sources").glob("*.txt"))}
    return verify_brief(path.read_bytes(), texts)
