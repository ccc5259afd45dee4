"""Adds to a brief where its reports and statements come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from whatweknow.briefing.proof.verbatim import check_verbatim
from whatweknow.briefing.serialising import seal
from whatweknow.records import Brief, Provenance


def add_provenance(brief: Brief, provenance: Provenance, texts: Mapping[str, str]) -> Brief:
    """``brief`` with copies, versions, utterances and corrections, and its statements marked by them, sealed anew.

    ``texts`` maps report ids to stored texts.

    Raises:
        VerbatimError: a stretch or a note does not stand in its report.
    """
    copy_groups = {id_: group.id for group in provenance.copies for id_ in group.reports}
    version_of = {revision.report: revision.earlier for revision in provenance.revisions}
    utterances = {id_: utterance.id for utterance in provenance.utterances for id_ in utterance.statements}
    traced = replace(
        brief,
        reports=tuple(
            replace(report, copy_group=copy_groups.get(report.id), version_of=version_of.get(report.id))
            for report in brief.reports
        ),
        statements=tuple(
            replace(
                statement,
                utterance=utterances.get(statement.id),
                withdrawn=statement.id in provenance.withdrawn,
                translation=provenance.translations.get(statement.id),
                origin_outlet=provenance.origins.get(statement.id),
            )
            for statement in brief.statements
        ),
        copies=provenance.copies,
        revisions=provenance.revisions,
        utterances=provenance.utterances,
        correction_notes=provenance.correction_notes,
    )
    check_verbatim(traced, texts)
    return seal(traced)
