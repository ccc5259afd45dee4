"""Forgeries are found, harmless rewritings pass, and a brief can be derived again from its own folder."""

import json
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

import whatweknow
from whatweknow.briefing import FORMATS, differences, export, from_json, seal, to_json
from whatweknow.briefing import verify as verify_data
from whatweknow.briefing.serialising import digest_of
from whatweknow.errors import InputError
from whatweknow.files import read_correction_file
from whatweknow.pipeline import Finished, Pipeline, publishable

from .tampering import CHANGES, offsets_to_a_twin, rewritten

EXAMPLE = Path(__file__).parents[2] / "examples" / "pennow-brook"
ONE_REPORT = (
    "“We were not there,” the Norland minister, Ada Berg, told reporters. The ferry sank, Sund officials said.\n"
)
CHANGED = 200


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="module")
def finished(pipeline: Pipeline) -> Finished:
    return pipeline.brief(pipeline.read(EXAMPLE))


@pytest.fixture(scope="module")
def folder(finished: Finished, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checked") / "brief"
    whatweknow.write_brief(finished, folder)
    return folder


def test_each_of_200_random_changes_is_found(finished: Finished, folder: Path) -> None:
    """With the digest left as it was by the check alone; with a forged digest by the check or by deriving again.

    ``derived`` is what deriving again gives (see the next test).
    """
    derived = finished.brief
    by_rerun_alone: Counter[str] = Counter()
    for seed in range(CHANGED):
        rng = random.Random(seed)
        raw, texts = json.loads(to_json(finished.brief)), dict(finished.texts)
        change = CHANGES[seed % len(CHANGES)]
        assert change(raw, texts, rng), f"{change.__name__}: nothing to change"
        assert verify_data(json.dumps(raw).encode(), texts).problems, (change.__name__, seed)
        forged = json.dumps(raw | {"digest": digest_of(raw)}).encode()
        if not verify_data(forged, texts).problems:
            assert differences(from_json(forged), derived), (change.__name__, seed)
            by_rerun_alone[change.__name__] += 1
    assert by_rerun_alone.keys() <= {
        "act",
        "negation",
        "hedge",
        "name_of_a_speaker",
        "party",
        "stance",
        "mode_or_place",
        "speaker_of_a_statement",
        "dropped_statement",
        "offsets_to_a_twin",
        "id_of_something",
    }


def test_a_brief_is_derived_again_from_its_folder(folder: Path, pipeline: Pipeline) -> None:
    assert whatweknow.verify(folder).problems == ()
    assert whatweknow.rerun(folder, pipeline=pipeline) == []


def test_a_twin_with_a_forged_digest_is_found(finished: Finished) -> None:
    for seed in range(10):
        raw = json.loads(to_json(finished.brief))
        assert offsets_to_a_twin(raw, finished.texts, random.Random(seed))
        forged = json.dumps(raw | {"digest": digest_of(raw)}).encode()
        found = verify_data(forged, finished.texts).problems
        assert found or differences(from_json(forged), finished.brief)


@pytest.mark.parametrize("seed", range(20))
def test_a_file_that_is_only_written_anew_passes(seed: int, finished: Finished) -> None:
    data = rewritten(json.loads(to_json(finished.brief)), seed)
    assert data != to_json(finished.brief)
    assert verify_data(data, finished.texts).problems == ()
    assert differences(from_json(data), finished.brief) == []


def test_a_changed_letter_of_a_page_is_found(folder: Path) -> None:
    rng = random.Random(1)
    pages = [folder / "brief.html", *sorted((folder / "sources").glob("*.html"))]
    for page in pages:
        data = page.read_bytes()
        at = rng.randrange(len(data))
        page.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        (problem,) = whatweknow.verify(folder).problems
        assert problem.startswith(f"{page.relative_to(folder)}: line ")
        page.write_bytes(data.replace(b"\n", b"\r\n"))
        assert whatweknow.verify(folder).ok, "line ends of another system"
        page.write_bytes(data)
    pages[1].rename(pages[1].with_stem("other"))
    assert whatweknow.verify(folder).problems == (
        f"sources/{pages[1].name}: is missing",
        "sources/other.html: belongs to no report of the brief",
    )
    pages[1].with_stem("other").rename(pages[1])


def test_pages_of_another_version_are_left_alone_and_that_is_said(finished: Finished, tmp_path: Path) -> None:
    older = replace(finished.brief, software=replace(finished.brief.software, version="0.0.1"))
    whatweknow.write_brief(Finished(seal(older), finished.texts), tmp_path / "brief")
    (tmp_path / "brief" / "brief.html").write_text("<p>older</p>")
    checked = whatweknow.verify(tmp_path / "brief")
    assert checked.ok
    assert "made by version 0.0.1" in checked.notes[0]


def test_settings_and_corrections_are_derived_again(pipeline: Pipeline, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "one.txt").write_text(ONE_REPORT, encoding="utf-8")
    stated = reports / "corrections.toml"
    stated.write_text(
        'by = "Mira Hald"\nat = 2031-03-06\n'
        '[[speaker]]\nspeaker = "Ada Berg"\nparty = "Norland"\n'
        '[[statement]]\nstatement = "The ferry sank"\ndrop = true\n'
        '[[statement]]\nstatement = "Never said"\ndrop = true\n',
        encoding="utf-8",
    )
    reading = pipeline.read(reports)
    assert [report.id for report in reading.reports] == ["one"]
    made = pipeline.brief(reading, corrections=read_correction_file(stated), min_score=0.1)
    assert [one.applied for one in made.brief.corrections] == [True, True, False]
    whatweknow.write_brief(made, tmp_path / "brief")
    assert whatweknow.verify(tmp_path / "brief").notes == (
        "1 of 3 corrections by a person do not fit and were not applied",
    )
    assert whatweknow.rerun(tmp_path / "brief", pipeline=pipeline) == []


# -------------------------------------------------------------------------------------------- public briefs


@pytest.fixture(scope="module")
def public(finished: Finished, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("public") / "brief"
    whatweknow.write_brief(publishable(finished), folder)
    return folder


def test_a_public_brief_holds_and_can_be_checked_against_the_originals(public: Path, pipeline: Pipeline) -> None:
    checked = whatweknow.verify(public)
    assert checked.ok
    assert "--against" in checked.notes[0]
    against = whatweknow.verify(public, against=EXAMPLE)
    assert against.ok
    assert against.notes == ()
    assert whatweknow.rerun(public, against=EXAMPLE, pipeline=pipeline) == []
    with pytest.raises(InputError, match="whole text is needed"):
        whatweknow.rerun(public, pipeline=pipeline)


def test_nothing_of_what_is_hidden_stands_in_any_file(finished: Finished, public: Path) -> None:
    whole = publishable(finished)
    hidden = [
        line.split()
        for report in whole.brief.reports
        for stretch in report.hidden
        for line in finished.texts[report.id][stretch.start : stretch.end].split("\n")
    ]
    runs = {" ".join(words[at : at + 6]) for words in hidden for at in range(len(words) - 5)}
    about = [part for report in whole.brief.reports for part in (report.title, report.byline, report.outlet) if part]
    known = " ".join(" ".join([finished.brief.event.title or "", *about, *whole.texts.values()]).split())
    secret = {run for run in runs if run not in known}
    assert len(secret) > 20
    exported = [export(whole.brief, to) for to in FORMATS]
    files = [path.read_bytes() for path in public.rglob("*") if path.is_file()]
    for data in [*files, *exported]:
        text = " ".join(data.decode("utf-8", "replace").split())
        assert not [run for run in secret if run in text]


def test_a_changed_letter_of_a_public_copy_is_found_against_the_originals(finished: Finished) -> None:
    """Without them only where it is cited, or hidden."""
    whole = publishable(finished)
    data, originals = to_json(whole.brief), {one.text_sha256: finished.texts[one.id] for one in whole.brief.reports}
    assert verify_data(data, whole.texts, originals).ok
    for seed in range(100):
        rng = random.Random(seed)
        name = rng.choice(sorted(whole.texts))
        text = whole.texts[name]
        at = rng.randrange(len(text))
        changed = text[:at] + ("x" if text[at] != "x" else "y") + text[at + 1 :]
        assert not verify_data(data, whole.texts | {name: changed}, originals).ok


def test_originals_that_are_not_the_ones_are_named(public: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(ONE_REPORT)
    problems = whatweknow.verify(public, against=tmp_path).problems
    assert problems
    assert all("no original has this text" in problem for problem in problems)


@pytest.mark.parametrize(
    ("name", "forged"), [("title", "Another"), ("url", "https://evil.example/"), ("published", "2031-01-01")]
)
def test_what_a_report_is_said_to_be_is_checked_against_the_originals(
    name: str, forged: str, finished: Finished, tmp_path: Path
) -> None:
    brief = finished.brief
    altered = replace(brief, reports=(replace(brief.reports[0], **{name: forged}), *brief.reports[1:]))
    whatweknow.write_brief(Finished(seal(altered), finished.texts), tmp_path / "brief")
    problems = whatweknow.verify(tmp_path / "brief", against=EXAMPLE).problems
    assert any(f"{brief.reports[0].id!r}: {name} is {forged!r}" in problem for problem in problems), problems
