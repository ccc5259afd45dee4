from dataclasses import replace

from whatweknow.comparison import trace
from whatweknow.comparison.origins.copies import agency_behind, agency_in, cite_stretches, find_copies
from whatweknow.comparison.origins.provenance import find_origins, find_withdrawn
from whatweknow.comparison.origins.translations import find_translations
from whatweknow.comparison.origins.versions import find_revisions
from whatweknow.records import BriefReport, Citation, Mode, Relay, Report, Statement, content_id

from .copies.invented import CUT, EVENT, EXTENDED, ORIGIN, OTHER, WIRE, report

NOTE = "(Corrects number of bodies in fifth paragraph to 20, not 23, after three were counted twice)"
GONE = "although the wind had risen to force nine"
CHANGED = WIRE.replace("23 bodies", "20 bodies").replace(GONE, "all night long")
CORRECTED = report(
    "tidewire-2",
    f"CORRECTED-Ferry sinks\n\n{NOTE}\n\n{CHANGED}",
    outlet="Tidewire",
    published="2031-03-04T23:40:00+00:00",
)


def says(one: Report, words: str, source: str | None = None, cue: str | None = None, **known: object) -> Statement:
    def cited(part: str) -> Citation:
        return Citation(one.id, one.text.index(part), one.text.index(part) + len(part), part)

    statement = Statement(
        id=content_id("s", one.id, words),
        report=one.id,
        content=(cited(words),),
        cue=cited(cue) if cue else None,
        source=cited(source) if source else None,
        mode=Mode.INDIRECT,
        speaker=None,
        in_headline=False,
        score=0.9,
    )
    return replace(statement, **known)  # type: ignore[arg-type]


def described(one: Report) -> BriefReport:
    return BriefReport(
        **{name: getattr(one, name) for name in BriefReport.__slots__ if hasattr(one, name) and name not in UNLIKE},
        text_sha256=one.text_sha256,
    )


UNLIKE = {"media", "text_sha256", "blocks"}
BODIES = "23 bodies had been brought ashore"


def origins(*statements: Statement) -> list[str]:
    found = find_origins(EVENT, statements, cite_stretches(find_copies(EVENT), EVENT))
    return [found[statement.id] for statement in statements]


def test_a_statement_in_a_reprint_comes_from_the_agency() -> None:
    assert origins(says(ORIGIN, BODIES), says(EXTENDED, BODIES)) == ["Tidewire", "Tidewire"]


def test_what_a_reprint_added_is_its_own() -> None:
    assert origins(says(EXTENDED, "two hundred people came with candles")) == ["Valley Echo"]


def test_a_relay_leads_to_the_agency_or_outlet_nearest_to_the_speaker() -> None:
    place = Citation("lamp", 0, 3, OTHER.text[:3])
    words = "nobody in the villages under the lighthouse had gone to bed"

    def relayed(*names: str) -> Statement:
        return says(OTHER, words, relay=tuple(Relay(name, place) for name in names))

    assert origins(relayed("the official Tanjug news agency")) == ["Tanjug"]
    assert origins(relayed("state television", "Tanjug")) == ["state television"]
    assert origins(relayed("the Harbour Post daily")) == ["Harbour Post"]
    assert origins(relayed("this newspaper")) == ["The Lamp"]


def test_agencies_are_known_by_dateline_byline_and_outlet_but_not_by_a_part() -> None:
    assert agency_behind(report("a", "TARN, May 3 (AFP) - The ferry sank.")) == "AFP"
    assert agency_behind(report("a", "The ferry sank.", byline="Mira Hald, Associated Press")) == "AP"
    assert agency_behind(report("a", "The ferry sank.", outlet="Reuters")) == "Reuters"
    assert agency_behind(report("a", "The ferry sank.\n\nReuters contributed to this report.")) is None
    assert agency_behind(report("a", "The ferry sank.", byline="AFP and staff")) is None
    assert agency_in("a semi-official nap") is None


def test_a_statement_is_withdrawn_where_no_later_version_has_it() -> None:
    kept = says(ORIGIN, "the search would go on")
    wrong = says(ORIGIN, BODIES)
    gone = says(ORIGIN, GONE)
    elsewhere = says(CUT, "The ferry had left the port of Hallen")
    reports = (ORIGIN, CUT, CORRECTED)
    revisions = find_revisions(reports)
    assert [(one.report, one.earlier) for one in revisions] == [("tidewire-2", "tidewire")]
    statements = [kept, wrong, gone, elsewhere]
    assert find_withdrawn(reports, statements, revisions, ()) == {wrong.id, gone.id}


def test_a_correction_at_the_origin_reaches_the_reprints() -> None:
    reports = (CORRECTED, CUT, EXTENDED, ORIGIN, OTHER)
    wrong, right = says(EXTENDED, BODIES), says(CORRECTED, "20 bodies had been brought ashore")
    found = trace(reports, [described(one) for one in reports], [wrong, right, says(OTHER, "third loss")], ())
    (note,) = found.correction_notes
    assert note.note.exact == NOTE
    assert set(note.statements) == {wrong.id, right.id}
    assert found.copies[0].reports == ("tidewire-2", "harbour-post", "valley-echo", "tidewire")
    assert found.copies[0].origin == "tidewire"


def test_a_town_is_no_language() -> None:
    one = report("one", "“It sank,” Varga said, speaking in Berlin. “It floats,” Tam wrote in Dublin.")
    statements = [says(one, "“It sank,”", "Varga", "said"), says(one, "“It floats,”", "Tam", "wrote")]
    assert find_translations([one], statements) == {}


def test_translations_are_marked_by_the_words_that_show_them() -> None:
    one = report(
        "one",
        "“The hull was whole,” Tam said through an interpreter. “It sank,” Varga said. In Bralt the owner, "
        "speaking in Lorvian, called it a lie.",
    )
    whole = report("two", "A rope\n\nUnofficial translation\n\nWho cuts the rope, Tam asked.")
    statements = [
        says(one, "“The hull was whole,”", "Tam", "said through an interpreter"),
        says(one, "“It sank,”", "Varga", "said. In"),
        says(one, "a lie", "the owner", "called it"),
        says(whole, "Who cuts the rope", "Tam", "asked"),
    ]
    statements[1] = replace(statements[1], cue=None)
    shown = find_translations([one, whole], statements)
    assert [shown[item.id].exact if item.id in shown else None for item in statements] == [
        "through an interpreter",
        None,
        "speaking in Lorvian",
        "Unofficial translation",
    ]
