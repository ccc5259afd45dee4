"""A hand-built brief in which every section of the page has something to show; the event is that of invented.py."""

from __future__ import annotations

from dataclasses import replace

from whatweknow.briefing import seal
from whatweknow.records import (
    Act,
    Amendment,
    AnnotatedReport,
    Aspect,
    Brief,
    Change,
    ChangeKind,
    Check,
    CheckResult,
    Citation,
    Claim,
    CopyGroup,
    CopyReason,
    Correction,
    CorrectionKind,
    CorrectionNote,
    Evidence,
    EvidenceKind,
    FigureGroup,
    FigureValue,
    Label,
    Party,
    PartyStance,
    Place,
    PlacePrecision,
    Point,
    Precision,
    Relay,
    Report,
    Revision,
    Stance,
    Statement,
    TimelineEntry,
    TimePrecision,
    Unknown,
    Utterance,
    Verdict,
    When,
)

from .invented import POST, STAR, annotate, brief_of, post, said, star

GULL = "\n\n".join(
    [
        "قالت نورلاند إنها لم تطلق النار",
        "وقالت إلسه فارغا: «لم نطلق النار على أي سفينة مدنية».",
    ]
)
WIRE = "\n\n".join(
    [
        "Two states trade blame over lost ferry",
        "Sund's coast guard said at least 25 people were dead. Norland's navy said 19 had died.",
        "A video shown by Sund's state television appears to show a flash. The Harbour Post verified the place where "
        "the video was filmed, but not the time.",
        "It was not clear who had fired first. Sund said late on Monday that the Alma had left Port Orm at 9 p.m.",
        "In 2019, Varga had said that Norland would never fire on a ferry.",
    ]
)


def at(report: str, text: str, words: str, after: str = "") -> Citation:
    """``words`` in ``text``, the first time after ``after``."""
    start = text.index(words, text.index(after))
    return Citation(report, start, start + len(words), words)


def wire(id_: str = "northern-wire", outlet: str = "Northern Wire") -> AnnotatedReport:
    report = Report(
        id=id_,
        text=WIRE,
        raw_sha256="03" * 32,
        outlet=outlet,
        title="Two states trade blame over lost ferry",
        published="2031-03-04T20:00:00+00:00",
        published_precision=TimePrecision.MINUTE,
        url=f"https://{id_}.example/ferry-alma",
        language="en",
    )
    return annotate(
        report,
        said("at least 25 people were dead", by="Sund's coast guard", cue="said", after="Sund's coast"),
        said("19 had died", by="Norland's navy", cue="said", after="Norland's navy"),
        said("the Alma had left Port Orm at 9 p.m.", by="Sund", cue="said", after="Sund said"),
        said("Norland would never fire on a ferry", by="Varga", cue="said", after="In 2019"),
    )


def gull() -> AnnotatedReport:
    """A report in Arabic: Varga's words again."""
    report = Report(
        id="gull", text=GULL, raw_sha256="04" * 32, outlet="النورس", title=GULL.split("\n")[0], language="ar"
    )
    return annotate(
        report, said("«لم نطلق النار على أي سفينة مدنية»", by="إلسه فارغا", cue="وقالت", mode="direct", after="وقالت")
    )


def full() -> tuple[Brief, dict[str, str]]:
    """The brief, and the stored texts by report."""
    annotated = post(), star(), wire(), wire("reprint", "Daily Reprint"), gull()
    brief = brief_of(*annotated)
    texts = {one.report.id: one.report.text for one in annotated}
    brief = replace(
        brief,
        version=2,
        reports=tuple(
            replace(report, copy_group="g1" if report.id in ("northern-wire", "reprint") else None)
            for report in brief.reports
        ),
        parties=(Party(id="norland", name="Norland"), Party(id="sund", name="Sund")),
        statements=tuple(_placed(statement) for statement in brief.statements),
    )
    varga = [one for one in brief.statements if one.utterance == "u1"]
    who = varga[0].speaker
    brief = replace(
        brief,
        speakers=tuple(one for one in brief.speakers if one.id not in {said.speaker for said in varga[1:]} - {who}),
        statements=tuple(replace(one, speaker=who) if one.utterance == "u1" else one for one in brief.statements),
    )
    fired, *_ = (one for one in brief.statements if one.act is Act.DENY)
    lit = next(one for one in brief.statements if one.report == "eastern-star")
    return seal(replace(brief, **_sections(brief, fired, lit, varga))), texts


def _placed(statement: Statement) -> Statement:
    """With parties, acts and the like, as the stages before give them."""
    words = statement.content[0].exact
    source = statement.source.exact if statement.source else ""
    norland = any(name in source for name in ("Norland", "Varga", "فارغا"))
    sund = any(name in source for name in ("Sund", "Tam"))
    return replace(
        statement,
        party="norland" if norland else "sund" if sund else None,
        act=Act.DENY if statement.cue and statement.cue.exact.startswith("den") else Act.ASSERT,
        uttered=True,
        hedged="filmed" in words,
        reporter_hedges=(statement.cue,) if "filmed" in words and statement.cue else (),
        background="never fire" in words,
        utterance="u1" if words.startswith(("“We did not", "«لم")) else None,
        relay=(Relay("Post", at("harbour-post", POST, "boat")),) if "filmed" in words else (),
    )


def _sections(brief: Brief, fired: Statement, lit: Statement, varga: list[Statement]) -> dict[str, object]:
    def wired(words: str, after: str = "") -> Citation:
        return at("northern-wire", WIRE, words, after)

    by = next(speaker.id for speaker in brief.speakers if "Varga" in speaker.name)
    points = (
        Point(
            id="p1",
            claim=Claim(fired.content[0], "sund"),
            label=Label("Who fired on the Alma", "Ada Berg", "2031-03-05"),
            verdict=Verdict(
                text="Not settled",
                by="Ada Berg",
                at="2031-03-05",
                basis="the inquiry’s report",
                url="https://desk.example/v",
            ),
            rank=1,
            origins=3,
            stances=(
                PartyStance(party="norland", stance=Stance.DENIES, statements=(fired.id, varga[0].id), origins=2),
                PartyStance(
                    party="norland", stance=Stance.NO_COMMENT, statements=(varga[1].id,), changed=True, origins=1
                ),
                PartyStance(party="sund", stance=Stance.ASSERTS, statements=(lit.id,), since="2031-03-05", origins=1),
            ),
        ),
    )
    return {
        "points": points,
        "utterances": (Utterance(id="u1", statements=tuple(one.id for one in varga)),),
        "timeline": (
            TimelineEntry(
                when=When(start="2031-03-03T21:00+02:00", precision=Precision.HOUR, span=wired("at 9 p.m.")),
                text=wired("the Alma had left Port Orm"),
                party="sund",
            ),
            TimelineEntry(
                when=When(start="2031-03-03", end="2031-03-04", precision=Precision.DAY, span=wired("late on Monday")),
                text=wired("A video shown by Sund's state television appears to show a flash."),
            ),
        ),
        "places": (
            Place(name="Port Orm", lat=58.25, lon=-3.5, precision=PlacePrecision.CITY, mentions=(wired("Port Orm"),)),
            Place(name="Cape Orm", lat=None, lon=None, precision=PlacePrecision.WATER, mentions=()),
        ),
        "figures": (
            FigureGroup(
                id="f1",
                unit="person",
                event="killed",
                values=(
                    FigureValue(
                        value="25",
                        low=25,
                        high=25,
                        qualifier="at least",
                        party="sund",
                        spans=(wired("at least 25 people were dead"),),
                    ),
                    FigureValue(value="19", low=19, high=19, party="norland", spans=(wired("19 had died"),)),
                ),
            ),
        ),
        "revisions": (
            Revision(
                report="northern-wire",
                earlier="harbour-post",
                added=(wired("19 had died"),),
                amended=(Amendment(old=at("harbour-post", POST, "23 bodies"), new=wired("25 people")),),
            ),
        ),
        "correction_notes": (
            CorrectionNote(id="n1", note=at("harbour-post", POST, "we reject the accusation"), statements=(lit.id,)),
        ),
        "evidence": (
            Evidence(
                id="e1",
                kind=EvidenceKind.VIDEO,
                mention=wired("A video shown by Sund's state television"),
                mentions=(wired("A video shown by Sund's state television"), wired("the video", "the place where")),
                verification=(
                    Check(
                        span=wired("The Harbour Post verified the place where the video was filmed, but not the time."),
                        by_words=wired("The Harbour Post"),
                        aspect=Aspect.PLACE,
                        result=CheckResult.VERIFIED,
                    ),
                    Check(span=wired("but not the time"), by=by, aspect=Aspect.TIME, result=CheckResult.NOT_VERIFIED),
                ),
            ),
            Evidence(id="e2", kind=EvidenceKind.PHOTO, mention=at("harbour-post", POST, "A flash on the port side")),
        ),
        "unknowns": (
            Unknown(text=wired("It was not clear who had fired first.")),
            Unknown(text=at("eastern-star", STAR, "said no more"), who=by),
        ),
        "copies": (
            CopyGroup(
                id="g1", origin="northern-wire", reports=("northern-wire", "reprint"), reason=CopyReason.EARLIEST
            ),
        ),
        "changes": (
            Change(kind=ChangeKind.NEWLY_DENIED, party="norland", point="p1", new=fired.content[0]),
            Change(kind=ChangeKind.FIGURE_MOVED, party="sund", old=wired("19 had died"), new=wired("at least 25")),
        ),
        "corrections": (
            Correction(
                what=CorrectionKind.SET_PARTY,
                target="Rescuers",
                value="Sund",
                by="Ada Berg",
                at="2031-03-05",
                applied=True,
            ),
            Correction(
                what=CorrectionKind.DROP_STATEMENT,
                target="s0",
                by="Ada Berg",
                at="2031-03-05",
                problem="no such statement",
            ),
        ),
    }
