"""The whole way from report files to a brief, on one screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path

from whatweknow.annotation import Tagger, load_tagger, readable_blocks
from whatweknow.briefing import (
    add_changes,
    add_comparison,
    add_provenance,
    correct_points,
    correct_statements,
    make_brief,
    make_public,
    stored_reports,
)
from whatweknow.comparison import (
    add_values,
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
from whatweknow.reading import read_reports
from whatweknow.records import (
    AnnotatedReport,
    Attribution,
    Brief,
    Correction,
    PartyEntry,
    Reading,
    Report,
    Settings,
    Software,
)
from whatweknow.resolution import apply_parties, format_parties, resolve_speakers
from whatweknow.sentences import find_sentences


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
        corrections: Sequence[Correction] = (),
        min_score: float | None = None,
    ) -> Finished:
        """The brief of the reports that have been read; their order makes no difference.

        Args:
            event_title: stands in for the title that the reports came with.
            parties: stand in for the parties that the reports show (see ``read_parties``).
            corrections: what people say against the models (see ``read_correction_file``).
        """
        in_order = tuple(sorted(reading.reports, key=lambda report: (report.published or "", report.id)))
        reading = replace(reading, reports=in_order)
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
        timeline, said_at = make_timeline(annotated, brief.statements, brief.reports)
        compared = compare(brief.statements, brief.parties, brief.reports, said_at)
        figures = gather_figures(annotated, brief.statements, brief.reports, brief.parties)
        comparison = replace(
            compared,
            points=add_values(compared.points, figures),
            evidence=gather_evidence(annotated, brief.statements, brief.speakers),
            unknowns=gather_unknowns(annotated, brief.statements),
            places=gather_places(annotated),
            figures=figures,
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
