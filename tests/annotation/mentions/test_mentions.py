import pytest

from whatweknow.annotation.mentions import add_mentions
from whatweknow.records import (
    AnnotatedReport,
    Attribution,
    Block,
    BlockKind,
    Mention,
    MentionKind,
    Mode,
    Report,
    Span,
)


def annotated(text: str, *sources: str) -> AnnotatedReport:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    spans = [Span(text.index(source), text.index(source) + len(source)) for source in sources]
    attributions = tuple(Attribution(span, None, (Span(0, 1),), Mode.INDIRECT, 1.0) for span in spans)
    return add_mentions(AnnotatedReport(Report(id="r", text=text, raw_sha256="00"), attributions), (block,))


def mention_of(source: str, text: str | None = None) -> Mention:
    one = annotated(text or f"{source} said so.", source)
    span = one.attributions[0].source
    return next(mention for mention in one.mentions if mention.span == span)


def name_of(source: str) -> str | None:
    mention = mention_of(source)
    return mention.name.of(f"{source} said so.") if mention.name else None


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Ada Berg", "Ada Berg"),
        ("Mr Tam", "Tam"),
        ("Gen. Tam", "Tam"),
        ("navy spokesman Orso Tam", "Orso Tam"),
        ("the envoy, Ada Berg", "Ada Berg"),
        ("Norland’s foreign ministry", "Norland’s foreign ministry"),
        ("Secretary of State Ada Berg", "Ada Berg"),
        ("the United States", "United States"),
        ("a spokesman for the ministry, Ada Berg", "Ada Berg"),
        ("Ada Berg, the head of the commission that oversees ferries in Norland", "Ada Berg"),
        ("Orchard & Sons", "Orchard & Sons"),
        ("Norland's Ferry Office (NFO) chief Orso Tam", "Orso Tam"),
        ("Prince Khalid bin Orso", "Khalid bin Orso"),
        ("Minister of Ports and Ferry Technology Ada Berg", "Ada Berg"),
        ("the speaker of the ministry Nadewa Olt", "Nadewa Olt"),
        ("Former Norland Gov. Ada Berg", "Ada Berg"),
        ("Chile's official Irna news agency", "Irna"),
    ],
)
def test_a_name_is_seen(mention: str, name: str) -> None:
    assert name_of(mention) == name


@pytest.mark.parametrize(
    "mention",
    [
        "he",
        "She",
        "officials",
        "Officials",
        "US officials",
        "two senior Sund officials",
        "a spokesman for Norland",
        "Ada Berg’s aide",
        "the Foreign Minister",
        "a senior official",
        "Pentagon leaders",
    ],
)
def test_no_name_is_seen_in_a_description(mention: str) -> None:
    assert mention_of(mention).name is None


@pytest.mark.parametrize(
    ("mention", "nation"),
    [
        ("the French foreign minister", "FR"),
        ("France's army", "FR"),
        ("a spokesman for the French government", "FR"),
        ("France's ambassador to Chile", "FR"),
        ("the ambassador to Chile", None),
        ("Air Chile Airlines", None),
        ("U.S. officials", "US"),
    ],
)
def test_offices_tie_to_the_country_they_speak_for(mention: str, nation: str | None) -> None:
    assert mention_of(mention).nation == nation


def test_a_country_that_no_table_knows_is_found_by_its_navy() -> None:
    one = annotated(
        "Norland denied it. The Norlandic navy said no. Tarn, the Norlandic capital, was calm. Tarn said so."
    )
    (stem,) = {nation.code for nation in one.nations}
    assert [nation.span.of(one.report.text) for nation in one.nations] == [
        "Norland",
        "Norlandic",
        "Tarn",
        "Norlandic",
        "Tarn",
    ]
    assert stem == "norland"


def test_a_firm_with_a_president_is_no_country() -> None:
    assert annotated("Dralvic's president, Orso Tam, spoke. Dralvic denied it.").nations == ()


def test_a_joint_source_has_its_parts() -> None:
    mention = mention_of("Ada Berg and Orso Tam")
    assert mention.kind is MentionKind.JOINT
    assert len(mention.members) == 2
