import pytest

from whatweknow.briefing import add_provenance, digest, to_json, verify
from whatweknow.errors import VerbatimError
from whatweknow.records import (
    Citation,
    CopyGroup,
    CopyReason,
    CorrectionNote,
    Provenance,
    Revision,
    Utterance,
)

from ..invented import BRIEF, TEXTS

ONE, OTHER = BRIEF.statements[0].id, BRIEF.statements[-1].id
SHOWN = Citation("harbour-post", 0, 7, "Norland")
PROVENANCE = Provenance(
    copies=(
        CopyGroup(id="c1", origin="harbour-post", reports=("harbour-post", "eastern-star"), reason=CopyReason.EARLIEST),
    ),
    revisions=(Revision(report="eastern-star", earlier="harbour-post", removed=(SHOWN,)),),
    utterances=(Utterance(id="u1", statements=(ONE, OTHER), differing=(OTHER,)),),
    correction_notes=(CorrectionNote(id="n1", note=SHOWN, statements=(ONE,)),),
    origins={ONE: "Harbour Post"},
    withdrawn=frozenset((ONE,)),
    translations={OTHER: Citation("eastern-star", 0, 4, "Sund")},
)


def test_reports_and_statements_are_marked() -> None:
    traced = add_provenance(BRIEF, PROVENANCE, TEXTS)
    assert {report.copy_group for report in traced.reports} == {"c1"}
    assert {report.id: report.version_of for report in traced.reports}["eastern-star"] == "harbour-post"
    statements = {statement.id: statement for statement in traced.statements}
    assert statements[ONE].withdrawn
    assert not statements[OTHER].withdrawn
    assert statements[ONE].utterance == statements[OTHER].utterance == "u1"
    assert statements[ONE].origin_outlet == "Harbour Post"
    assert statements[OTHER].translation is not None
    assert traced.digest == digest(traced) != BRIEF.digest
    assert verify(to_json(traced), TEXTS).problems == ()


def test_a_note_that_does_not_stand_in_its_report_is_refused() -> None:
    wrong = Provenance(correction_notes=(CorrectionNote(id="n1", note=Citation("harbour-post", 0, 4, "Sund")),))
    with pytest.raises(VerbatimError, match="correction_notes"):
        add_provenance(BRIEF, wrong, TEXTS)
