from pathlib import Path

import pytest

from whatweknow.briefing import read_corrections
from whatweknow.errors import InputError
from whatweknow.records import Correction, CorrectionKind

SIGNED = 'by = "Mira Hald"\nat = 2031-03-06\n'


def read(text: str) -> tuple[Correction, ...]:
    return read_corrections(SIGNED + text)


def test_an_entry_may_correct_several_things_in_the_order_of_application() -> None:
    found = read(
        """
        [[point]]
        point = "the hull was struck twice"
        hide = true

        [[statement]]
        statement = "the ship “was lit"
        report = "eastern-star"
        negated = false
        act = "accuse"
        content = ["the ship", "lit from bow to stern"]
        reason = "It accuses."

        [[speaker]]
        speaker = "Tam"
        rename = "Orso Tam"
        party = ""
        by = "Ada Loon"
        at = "2031-03-07T10:00:00+00:00"
        """
    )
    assert [one.what for one in found] == [
        CorrectionKind.RENAME_SPEAKER,
        CorrectionKind.SET_PARTY,
        CorrectionKind.SET_CONTENT,
        CorrectionKind.SET_ACT,
        CorrectionKind.SET_NEGATED,
        CorrectionKind.HIDE_POINT,
    ]
    assert found[0] == Correction(
        what=CorrectionKind.RENAME_SPEAKER,
        target="Tam",
        value="Orso Tam",
        by="Ada Loon",
        at="2031-03-07T10:00:00+00:00",
    )
    assert found[1].value == ""
    assert found[2].value == ("the ship", "lit from bow to stern")
    assert (found[3].in_report, found[3].by, found[3].at) == ("eastern-star", "Mira Hald", "2031-03-06")
    assert {one.reason for one in found[2:5]} == {"It accuses."}
    assert found[4].value is False


def test_stances_and_verdicts() -> None:
    stance, verdict = read(
        """
        [[verdict]]
        point = "p1"
        verdict = "Unsupported"
        basis = "The log of the coast guard"
        url = "https://example.org/log"

        [[stance]]
        point = "p1"
        party = "Sund"
        stance = "none"
        statements = ["the ship was lit"]
        """
    )
    assert (stance.of_party, stance.value, stance.on) == ("Sund", "none", ("the ship was lit",))
    assert (verdict.value, verdict.basis, verdict.url) == (
        "Unsupported",
        "The log of the coast guard",
        "https://example.org/log",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[[statement]]\nstatement = "s1"\nact = "denyy"',
            r"line 3, \[\[statement\]\]: act 'denyy' must be one of assert, a",
        ),
        ('[[stance]]\npoint="p"\nparty="Sund"\nstance="maybe"', "stance 'maybe' must be one of asserts, .*, none"),
        ('[[speaker]]\nspeaker = "Tam"', r"line 3, \[\[speaker\]\]: says nothing; give one of .*rename"),
        (
            '\n\n[[speaker]]\nspeaker="a"\nrename="b"\n# x\n[[speaker]]\nspeaker=" "\nrename="b"',
            "line 9, .*must not be empty",
        ),
        ('[[speaker]]\nspeaker = "Tam"\nrenam = "x"', "unknown field `renam`.*it may have .*rename"),
        ('[[speaker]]\nspeaker = "Tam"\nrename = ""', "rename_speaker sets must not be empty"),
        ('[[speaker]]\nspeaker = "Tam"\nsplit = "Tom"', "split needs statements"),
        ('[[speaker]]\nrename = "Tom"', "missing required field `speaker`"),
        ('[[statement]]\nstatement = "s1"\nnegated = "no"', "Expected `bool.*negated"),
        ('[[statement]]\nstatement = "s1"\ncontent = []', "content must have words"),
        ('[[point]]\npoint = "p"\norder = 0', "order 0 must be 1 or more"),
        ('[[verdict]]\npoint = "p"\nverdict = "x"\nbasis = " "', "basis must say"),
        ('[[verdict]]\npoint = "p"\nverdict = "x"', "missing required field `basis`"),
        ("[[colour]]\nx = 1", r"'colour' must be one of by, at, \[\[speaker\]\]"),
        ("[speaker]\nspeaker = 1", r"speaker must be written as \[\[speaker\]\]"),
        ("[[speaker\n", "not a corrections file: .*line 3"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, message: str) -> None:
    with pytest.raises(InputError, match=f"^corrections.toml: .*{message}"):
        read(text)


def test_a_correction_needs_a_name_and_a_time() -> None:
    with pytest.raises(InputError, match="by and at must say who"):
        read_corrections('[[speaker]]\nspeaker = "Tam"\nrename = "Tom"')


def test_the_example_of_the_documentation_can_be_read() -> None:
    page = (Path(__file__).parents[3] / "docs" / "corrections.md").read_text(encoding="utf-8")
    (example,) = (block.split("```")[0] for block in page.split("```toml\n")[1:])
    assert {one.what for one in read_corrections(example)} == set(CorrectionKind)
