"""The files around a brief: what people state beside the reports, and the folder that is written."""

from __future__ import annotations

import tempfile
from pathlib import Path

from whatweknow.briefing import read_corrections, render_fragment, render_page, render_source, to_json
from whatweknow.errors import InputError, OutputExists
from whatweknow.pipeline import Finished
from whatweknow.records import Correction, PartyEntry
from whatweknow.resolution import read_parties

FRAGMENT = "brief.fragment.html"
CORRECTIONS = "corrections.toml"  # beside the reports


def read_party_file(path: str | Path) -> tuple[PartyEntry, ...]:
    """The entries of a ``parties.toml``.

    Raises:
        InputError: there is no such file, or it is no party file.
    """
    return read_parties(_stated(path, "a party file"), str(path))


def read_correction_file(path: str | Path) -> tuple[Correction, ...]:
    """What a ``corrections.toml`` states.

    Raises:
        InputError: there is no such file, or it is no corrections file.
    """
    return read_corrections(_stated(path, "a corrections file"), str(path))


def _stated(path: str | Path, kind: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as {kind}: {error}") from error


def render(finished: Finished, *, fragment: bool = False) -> dict[str, bytes]:
    """The files of a brief, by their paths: ``brief.html``, ``brief.json``, ``sources/<id>.txt`` and ``.html``.

    Args:
        fragment: also ``brief.fragment.html``, the body of the page for a content management system.
    """
    brief, texts = finished.brief, finished.texts
    files = {"brief.json": to_json(brief), "brief.html": render_page(brief, texts).encode("utf-8")}
    if fragment:
        files[FRAGMENT] = render_fragment(brief, texts).encode("utf-8")
    for report_id, text in texts.items():
        files[f"sources/{report_id}.txt"] = text.encode("utf-8")
        files[f"sources/{report_id}.html"] = render_source(brief, report_id, text).encode("utf-8")
    return files


def check_output(folder: Path, *, force: bool) -> None:
    """May a brief be written to ``folder``?

    Raises:
        OutputExists: ``folder`` holds something already and ``force`` is not set, or what it holds is no brief,
            which is never removed.
    """
    if folder.exists() and not folder.is_dir():
        raise OutputExists(f"{folder}: is a file; a folder is needed")
    if folder.is_dir() and any(folder.iterdir()):
        if not force:
            raise OutputExists(f"{folder}: the folder is not empty; choose another or pass --force")
        if not (folder / "brief.json").is_file():
            raise OutputExists(f"{folder}: the folder holds files but no brief.json, so it is left as it is")


def write_brief(finished: Finished, folder: str | Path, *, force: bool = False, fragment: bool = False) -> None:
    """Write the files of a brief (see ``render``) into ``folder``, all of them or, after a failure, none.

    Raises:
        OutputExists: see ``check_output``.
    """
    folder = Path(folder)
    check_output(folder, force=force)
    files = render(finished, fragment=fragment)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".whatweknow-") as scratch:
        made = Path(scratch) / "brief"
        for name, content in files.items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if folder.exists():
            folder.rename(Path(scratch) / "old")
        made.rename(folder)
