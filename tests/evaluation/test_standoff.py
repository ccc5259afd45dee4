from __future__ import annotations

import tempfile
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.errors import EvaluationError
from whatweknow.evaluation import read_standoff
from whatweknow.evaluation.standoff import RoleSpans, parse_standoff
from whatweknow.records import Attribution, Mode, Span

TEXT = "Ada Berg, l’émissaire, said the span “would hold”.\nCritics disagreed.\n"


def at(piece: str) -> tuple[int, int]:
    start = TEXT.index(piece)
    return start, start + len(piece)


def spans(*pieces: str) -> tuple[Span, ...]:
    return tuple(Span(*at(piece)) for piece in pieces)


def t_line(number: int, label: str, *pieces: str) -> str:
    where = ";".join("{} {}".format(*at(piece)) for piece in pieces)
    return f"T{number}\t{label} {where}\t{' '.join(pieces)}"


STANDOFF = "\n".join(
    [
        t_line(1, "Source", "Ada Berg"),
        t_line(2, "Cue", "said"),
        t_line(3, "Content", "“would hold”"),
        t_line(4, "Content", "the span"),
        t_line(5, "Discuss", "Critics"),
        t_line(6, "Cue", "disagreed"),
        "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3 Content2:T4",
        "E2\tAttribution:T6 Cue:T6",
        "#1\tAnnotatorNotes T1\tunsure",
        "",
    ]
)
BERG = RoleSpans(source=spans("Ada Berg"), cue=spans("said"), content=spans("the span", "“would hold”"))


def write(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    return folder


def test_roles_that_occur_twice_are_merged_and_events_without_content_left_out() -> None:
    attributions, notes = parse_standoff(STANDOFF, TEXT)
    assert attributions == (BERG,)
    assert notes == {"event without content": 1, "discontinuous content": 1}


def test_byte_offsets_are_told_by_the_quoted_texts() -> None:
    byte_at = [len(TEXT[:place].encode()) for place in range(len(TEXT) + 1)]
    lines = []
    for line in STANDOFF.split("\n"):
        key, *fields = line.split("\t")
        if key.startswith("T"):
            label, _, where = fields[0].partition(" ")
            pairs = [[byte_at[int(number)] for number in pair.split()] for pair in where.split(";")]
            fields[0] = f"{label} {';'.join(f'{start} {end}' for start, end in pairs)}"
        lines.append("\t".join([key, *fields]))
    attributions, notes = parse_standoff("\r\n".join(lines), TEXT)
    assert attributions == (BERG,)
    assert notes["file with byte offsets"] == 1


@pytest.mark.parametrize(
    "line", ["T7\tContent 4 x\tno", "T7\tContent 4\tno", "T7\tContent\tno", "words of the line above"]
)
def test_a_line_that_is_no_standoff_is_counted_and_the_rest_read(line: str) -> None:
    attributions, notes = parse_standoff(f"{line}\n{STANDOFF}", TEXT)
    assert attributions == (BERG,)
    assert notes["unreadable line"] == 1


def test_empty_and_reversed_intervals_fill_no_role() -> None:
    assert RoleSpans.of_intervals({"cue": [(4, 4), (9, 7), (-3, 2), (6, 8)]}) == RoleSpans(cue=(Span(0, 2), Span(6, 8)))


def test_an_attribution_has_one_span_for_its_source() -> None:
    attribution = Attribution(None, Span(3, 7), (Span(8, 9), Span(11, 12)), Mode.INDIRECT, 0.5)
    assert RoleSpans.of_attribution(attribution) == RoleSpans((), (Span(3, 7),), (Span(8, 9), Span(11, 12)))


def test_the_annotator_whose_file_sorts_first_is_the_gold(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "text/a_b.txt": TEXT.encode(),
            "attributions/a_b_x2.ann": b"",
            "attributions/a_b_x1.ann": STANDOFF.encode(),
            "attributions/c_x1.ann": STANDOFF.encode(),
            "text/alone.txt": b"Nobody spoke.\r\n",
        },
    )
    first = read_standoff(tmp_path)
    assert first.gold("a_b") == (BERG,)
    assert first.gold("alone") == ()
    assert first.texts["alone"].endswith("\r\n")
    assert first.annotations == {"a_b": ((BERG,),), "alone": ()}
    assert read_standoff(tmp_path, all_annotators=True).annotations["a_b"] == ((BERG,), ())
    assert first.notes == {
        "annotation file without text": 1,
        "document with several annotators (first used)": 1,
        "document without annotation file": 1,
        "event without content": 1,
        "discontinuous content": 1,
    }


def test_a_document_without_attributions_is_noted(tmp_path: Path) -> None:
    folder = write(tmp_path, {"text/d.txt": b"Rain.", "attributions/d.ann": b""})
    assert read_standoff(folder).notes == {"document with no attribution": 1}


def test_a_folder_without_texts_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"text: no such folder"):
        read_standoff(tmp_path)


def test_a_file_that_is_not_utf_8_is_named_with_the_place(tmp_path: Path) -> None:
    write(tmp_path, {"text/d.txt": b"caf\xe9 noir", "attributions/d.ann": b""})
    with pytest.raises(EvaluationError, match=r"d\.txt: byte 3 is not UTF-8"):
        read_standoff(tmp_path)


NUMBERS = st.integers(0, 25)
T_LINES = st.builds(
    lambda key, label, pairs, quoted: f"T{key}\t{label} {';'.join(f'{a} {b}' for a, b in pairs)}\t{quoted}",
    st.integers(1, 6),
    st.sampled_from(["Source", "Cue", "Content", "Discuss"]),
    st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=3),
    st.sampled_from(["Ada", "« non »", "é", ""]),
)
E_LINES = st.builds(
    lambda key, parts: f"E{key}\tAttribution:T1 {' '.join(f'{role}:T{target}' for role, target in parts)}",
    st.integers(1, 3),
    st.lists(st.tuples(st.sampled_from(["Source", "Cue", "Content", "Content2", "Other"]), st.integers(1, 7))),
)
ODD_LINES = st.sampled_from(["", "#1\tnote", "stray words", "T1\tSource x y\tAda", "E1", "\t", "T9 Source 1 2"])
ANN = st.lists(st.one_of(T_LINES, T_LINES, E_LINES, E_LINES, ODD_LINES), max_size=12).map("\n".join)


@given(text=st.text(alphabet="Ada né «».\n\r", max_size=30), ann=ANN, second=st.none() | ANN)
def test_reads_what_the_reference_reads(
    reference_attribution: ModuleType, text: str, ann: str, second: str | None
) -> None:
    files = {"text/d.txt": text, "attributions/d_1.ann": ann, "attributions/e.ann": ann}
    if second is not None:
        files["attributions/d_2.ann"] = second
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), {name: body.encode() for name, body in files.items()})
        texts, gold, notes = reference_attribution.read_gold(folder)
        corpus = read_standoff(Path(folder))
    assert (corpus.texts, corpus.notes) == (texts, dict(notes))
    assert list(corpus.gold("d")) == [RoleSpans.of_intervals(attribution) for attribution in gold["d"]]
