"""A brief of many invented reports: as large as one that a desk would work with."""

from __future__ import annotations

from whatweknow.briefing import seal
from whatweknow.records import (
    Act,
    Brief,
    BriefReport,
    Citation,
    Claim,
    Event,
    Mode,
    Party,
    PartyStance,
    Point,
    Report,
    Speaker,
    Stance,
    Statement,
    point_id,
    statement_id,
)

from .invented import GENERATED, SOFTWARE

SIDES = ("Norland", "Sund", "Tarn", "Orm Lines", "the Coast Guild", "Eskil", "Varr", "the Strait Commission")
CUES = ("said", "denied", "told reporters", "claimed", "warned")
ACTS = (Act.ASSERT, Act.DENY, Act.ASSERT, Act.ACCUSE, Act.THREATEN)
CLAIMS = (
    "the ferry Alma had been struck twice below the waterline before it turned",
    "its patrol boats were forty miles away on the night on which the ferry sank",
    "nobody on the bridge had answered the three calls that the harbour made",
    "a flash was seen from the lighthouse, and no warning had been given to the crew",
)


def large(reports: int = 40, statements: int = 800) -> tuple[Brief, dict[str, str]]:
    """The brief, and the stored texts by report."""
    texts, found, described = {}, [], []
    for number in range(reports):
        report_id = f"report-{number:02}"
        lines = ["Many sides trade blame over the lost ferry"]
        made = []
        for i in range(statements // reports):
            side = (number * 3 + i * i) % len(SIDES)
            source = f"Speaker {i % 7} of {SIDES[side]}"
            cue = CUES[(number + i) % len(CUES)]
            content = f"{CLAIMS[(number + i) % len(CLAIMS)]}, as report {number} and line {i} have it"
            made.append((len("\n\n".join(lines)) + 2, source, cue, content, side, i % 7))
            lines.append(f"{source} {cue} {content}.")
        texts[report_id] = "\n\n".join(lines)
        found += [_statement(report_id, *parts) for parts in made]
        described.append(_described(report_id, texts[report_id], number))
    parties = tuple(Party(id=f"side-{i}", name=name) for i, name in enumerate(SIDES))
    speakers = tuple(
        Speaker(id=f"p{side}-{i}", name=f"Speaker {i} of {name}", named=True, party=f"side-{side}")
        for side, name in enumerate(SIDES)
        for i in range(7)
    )
    brief = Brief(
        generated=GENERATED,
        software=SOFTWARE,
        event=Event("The loss of the ferry Alma in the Strait of Orm, as forty reports have it"),
        reports=tuple(described),
        parties=parties,
        speakers=speakers,
        statements=tuple(found),
        points=tuple(_point(found[i * 20 :], i) for i in range(min(10, len(found) // 20))),
    )
    return seal(brief), texts


def _statement(  # noqa: PLR0917  # where the words stand, and whose they are
    report_id: str, start: int, source: str, cue: str, content: str, side: int, who: int
) -> Statement:
    def cite(words: str, at: int) -> Citation:
        return Citation(report_id, at, at + len(words), words)

    said_by, words = cite(source, start), cite(content, start + len(source) + len(cue) + 2)
    return Statement(
        id=statement_id((words,), said_by),
        report=report_id,
        content=(words,),
        cue=cite(cue, start + len(source) + 1),
        source=said_by,
        mode=Mode.INDIRECT,
        speaker=f"p{side}-{who}",
        party=f"side-{side}",
        act=ACTS[CUES.index(cue)],
        uttered=True,
        in_headline=False,
        score=0.9,
    )


def _described(report_id: str, text: str, number: int) -> BriefReport:
    report = Report(id=report_id, text=text, raw_sha256="05" * 32)
    return BriefReport(
        id=report_id,
        outlet=f"Outlet {number % 26}",
        title="Many sides trade blame over the lost ferry",
        byline=None,
        published=f"2031-03-{number % 27 + 1:02}T10:00:00+00:00",
        published_precision=None,
        retrieved=None,
        url=f"https://outlet-{number}.example/alma",
        language="en",
        text_sha256=report.text_sha256,
        raw_sha256=report.raw_sha256,
    )


def _point(statements: list[Statement], number: int) -> Point:
    stances = []
    for side in dict.fromkeys(one.party for one in statements[:60] if one.party):
        said = tuple(one.id for one in statements[:60] if one.party == side)
        stance = list(Stance)[(number + len(stances)) % 4]
        stances.append(PartyStance(party=side, stance=stance, statements=said, origins=len(said)))
    first = statements[0]
    claim = Claim(first.content[0], first.party or "")
    return Point(id=point_id(claim), claim=claim, rank=number + 1, origins=9, stances=tuple(stances))
