"""The main job from texts to a folder that verifies, with the model that ships."""

import dataclasses
import datetime
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import whatweknow
from whatweknow.errors import InputError, OutputExists
from whatweknow.pipeline import Finished

EXAMPLE = Path(__file__).parent.parent / "examples" / "pennow-brook"
STORY = (
    "Norland denies sinking the ferry\n\n"
    "Norland’s defence minister, Ada Berg, denied on Monday that its navy had fired on the ferry.\n\n"
    "“We were not there,” she told reporters in Hallen, “and we have the logs to prove it.”\n\n"
    "According to the Sund coast guard, two patrol boats were seen near the strait.\n"
)


@pytest.fixture(scope="module")
def finished() -> Finished:
    pipeline = whatweknow.Pipeline()
    return pipeline.brief(pipeline.read(EXAMPLE))


def test_attributions_in_memory() -> None:
    found = whatweknow.find_attributions(STORY)
    heard = {(a.source.of(STORY), a.cue.of(STORY)) for a in found if a.source and a.cue}
    assert {("the Sund coast guard", "According to"), ("Norland", "denies")} <= heard
    assert any(who == "she" and cue.startswith("told") for who, cue in heard)
    split = next(a for a in found if a.source and a.source.of(STORY) == "she")
    assert [piece.of(STORY) for piece in split.content] == [
        "“We were not there,”",
        "“and we have the logs to prove it.”",
    ]
    assert split.mode == "direct"


def test_many_texts_at_once_give_what_each_gives_alone_in_any_thread() -> None:
    texts = [STORY, "", STORY.replace("ferry", "barge"), "Nothing was said here.", STORY * 12]
    alone = [whatweknow.find_attributions(text) for text in texts]
    assert [[(a.source, a.cue, a.content) for a in rows] for rows in whatweknow.find_attributions(texts)] == [
        [(a.source, a.cue, a.content) for a in rows] for rows in alone
    ]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(whatweknow.find_attributions, texts)) == alone


def test_a_higher_score_is_asked_for() -> None:
    everything = whatweknow.find_attributions(STORY, min_score=0.0)
    surest = whatweknow.find_attributions(STORY, min_score=0.9)
    assert [a for a in everything if a.score >= 0.9] == surest
    assert len(surest) < len(everything)


def test_two_runs_differ_in_the_time_stamp_alone(finished: Finished) -> None:
    pipeline = whatweknow.Pipeline()
    again = pipeline.brief(pipeline.read(EXAMPLE))
    first, second = (
        whatweknow.render(dataclasses.replace(run, brief=dataclasses.replace(run.brief, generated="")))
        for run in (finished, again)
    )
    assert first == second


def test_a_brief_that_was_written_holds_until_a_word_is_changed(finished: Finished, tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "brief"
    whatweknow.write_brief(finished, folder)
    assert whatweknow.verify(folder).ok
    assert sorted(path.name for path in folder.iterdir()) == ["brief.html", "brief.json", "sources"]
    brief = json.loads((folder / "brief.json").read_bytes())
    citation = brief["statements"][0]["content"][0]
    source = folder / "sources" / f"{citation['report']}.txt"
    text = source.read_bytes().decode()
    assert text[citation["start"] : citation["end"]] == citation["exact"]
    source.write_bytes((text[: citation["start"]] + "#" + text[citation["start"] + 1 :]).encode())
    assert not whatweknow.verify(folder).ok


def test_nothing_is_overwritten_unasked_and_nothing_that_is_no_brief_at_all(finished: Finished, tmp_path: Path) -> None:
    folder = tmp_path / "brief"
    whatweknow.write_brief(finished, folder)
    with pytest.raises(OutputExists, match="not empty"):
        whatweknow.write_brief(finished, folder)
    (folder / "sources" / "old.txt").write_text("from an earlier run")
    whatweknow.write_brief(finished, folder, force=True)
    assert not (folder / "sources" / "old.txt").exists()
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "thesis.txt").write_text("mine")
    with pytest.raises(OutputExists, match=r"no brief\.json"):
        whatweknow.write_brief(finished, theirs, force=True)
    assert (theirs / "thesis.txt").read_text() == "mine"


def test_a_folder_without_a_brief_cannot_be_verified(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no brief\.json"):
        whatweknow.verify(tmp_path)


def test_folders_are_named_by_a_string_or_a_path(finished: Finished, tmp_path: Path) -> None:
    whatweknow.write_brief(finished, str(tmp_path / "brief"))
    assert whatweknow.load_brief(str(tmp_path / "brief")).brief == finished.brief
    assert whatweknow.verify(str(tmp_path / "brief")).ok


def test_a_date_may_be_a_date() -> None:
    day = datetime.date(2031, 5, 8)
    assert whatweknow.find_times("It sank on Monday.", published=day)[0].value == "2031-05-05"
    moment = datetime.datetime(2031, 5, 8, 23, 30, tzinfo=datetime.UTC)
    assert whatweknow.find_times("It sank on Monday.", published=moment)[0].value == "2031-05-05"


@pytest.mark.parametrize("wrong", [None, b"bytes", 7, ["a text", None]])
def test_what_is_no_text_is_said(wrong: object) -> None:
    with pytest.raises(TypeError, match="text must be a str"):
        whatweknow.find_attributions(wrong)  # type: ignore[call-overload]


def test_wrong_arguments_are_named() -> None:
    with pytest.raises(InputError, match="min_score 7 must be from 0 to 1"):
        whatweknow.find_attributions(STORY, min_score=7)
    with pytest.raises(TypeError, match="name several one by one"):
        whatweknow.Pipeline().read(["a.txt", "b.txt"])  # type: ignore[arg-type]


def test_the_public_names_are_listed() -> None:
    assert set(whatweknow.__all__) <= set(dir(whatweknow))
