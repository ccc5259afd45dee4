from hypothesis import given
from hypothesis import strategies as st

from whatweknow.briefing.making.nesting import with_nesting
from whatweknow.records import Citation, Mode, Statement

TEXT = "The envoy said that Varga had claimed that Tam denied that the hull was struck, and left."


def cite(words: str) -> Citation:
    start = TEXT.index(words)
    return Citation("r", start, start + len(words), words)


def statement(name: str, cue: Citation | None, *content: Citation) -> Statement:
    return Statement(
        id=name, report="r", content=content, cue=cue, source=None, mode=Mode.INDIRECT, speaker=None,
        in_headline=False, score=0.9,
    )  # fmt: skip


ENVOY = statement("envoy", cite("said"), cite("Varga had claimed that Tam denied that the hull was struck"))
VARGA = statement("varga", cite("claimed"), cite("Tam denied that the hull was struck"))
TAM = statement("tam", cite("denied"), cite("the hull was struck"))


@given(st.permutations([ENVOY, VARGA, TAM]))
def test_the_innermost_statement_around_it_is_named(statements: list[Statement]) -> None:
    inside = {one.id: one.inside for one in with_nesting(statements)}
    assert inside == {"envoy": None, "varga": "envoy", "tam": "varga"}


def test_order_is_kept() -> None:
    assert [one.id for one in with_nesting([TAM, ENVOY])] == ["tam", "envoy"]


def test_a_cue_outside_the_other_content_is_not_inside() -> None:
    """Two speakers of one content stand side by side."""
    other = statement("other", cite("The envoy"), cite("the hull was struck"))
    assert [one.inside for one in with_nesting([TAM, other])] == [None, None]


def test_a_gap_is_not_inside() -> None:
    gapped = statement("gapped", cite("said"), cite("Varga had"), cite("the hull was struck"))
    assert [one.inside for one in with_nesting([gapped, TAM])] == [None, None]


def test_without_a_cue_nothing_is_inside() -> None:
    assert [one.inside for one in with_nesting([ENVOY, statement("bare", None, cite("the hull"))])] == [None, None]
