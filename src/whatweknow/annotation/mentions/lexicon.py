"""The word tables: which words name people, bodies, documents and countries."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from babel import Locale

from whatweknow.names import fold
from whatweknow.records import Gender, NationForm, Sphere

TABLES = files("whatweknow.annotation.mentions")
EMPTY = "-"


@dataclass(frozen=True, slots=True)
class Nation:
    """A country, and by which kind of word it is meant."""

    code: str
    name: str
    form: NationForm


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``people`` and ``bodies`` give the sphere of a singular noun; ``nations`` is keyed by the words of a form.

    ``outlets`` has the code of the country that runs an outlet, by its name; ``None`` for the others. ``leaders`` has
    the full names (folded) and countries of heads of state and government, by the office's noun and their surname.
    """

    people: Mapping[str, Sphere]
    bodies: Mapping[str, Sphere]
    documents: frozenset[str]
    collectives: frozenset[str]
    anyones: frozenset[str]
    independents: frozenset[str]
    portfolios: frozenset[str]
    national_offices: Mapping[str, str]
    titles: frozenset[str]
    genders: Mapping[str, Gender]
    modifiers: frozenset[str]
    former: frozenset[str]
    offices: Mapping[tuple[str, ...], Sphere]
    office_starts: frozenset[str]
    state_nouns: frozenset[str]
    state_kin: frozenset[str]
    state_endings: tuple[str, ...]
    capital_only: frozenset[str]
    small_only: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    pronouns: Mapping[str, str]
    plain: frozenset[str]
    common: frozenset[str]
    abbreviations: frozenset[str]
    namesakes: frozenset[str]
    rebels: frozenset[str]
    causes: frozenset[str]
    homes: frozenset[str]
    posted: frozenset[str]
    nations: Mapping[tuple[str, ...], Nation]
    nation_starts: frozenset[str]
    outlets: Mapping[str, str | None]
    leaders: Mapping[tuple[str, str], tuple[tuple[str, str], ...]]


@cache
def lexicon() -> Lexicon:
    """The tables that ship with the package, read once."""
    words = tomllib.loads((TABLES / "words.toml").read_text(encoding="utf-8"))

    def listed(table: str, row: str) -> frozenset[str]:
        return frozenset(words[table][row].split())

    def spheres(table: str) -> dict[str, Sphere]:
        return {word: Sphere(row) for row in words[table] for word in words[table][row].split()}

    offices = {
        tuple(office.split()): Sphere(row)
        for row in words["phrases"]
        for office in words["phrases"][row].replace("\n", " ").split("; ")
    }
    nations = dict(_nations())
    genders = {word: Gender(row) for row in Gender for word in (*listed("given", row), *listed("titles", row))}
    return Lexicon(
        people=spheres("people"),
        bodies=spheres("bodies"),
        documents=listed("documents", "plain"),
        collectives=listed("collectives", "words"),
        anyones=listed("anyones", "words"),
        independents=listed("independents", "words"),
        portfolios=listed("portfolios", "heads"),
        national_offices={
            office.strip(): code for code, row in words["national_offices"].items() for office in row.split(";")
        },
        titles=listed("titles", "plain"),
        genders=genders,
        modifiers=listed("modifiers", "plain"),
        former=listed("modifiers", "former"),
        offices=offices,
        office_starts=frozenset(office[0] for office in offices),
        state_nouns=listed("states", "nouns"),
        state_kin=listed("states", "kin"),
        state_endings=tuple(words["states"]["endings"].split()),
        capital_only=listed("capital", "words"),
        small_only=listed("small", "words"),
        definite=listed("articles", "definite"),
        indefinite=listed("articles", "indefinite"),
        pronouns={word: row for row in words["pronouns"] for word in words["pronouns"][row].split()},
        plain=listed("plain", "words"),
        common=frozenset(_common()),
        abbreviations=listed("abbreviations", "words"),
        rebels=listed("rebels", "words"),
        causes=listed("causes", "words"),
        namesakes=listed("namesakes", "words"),
        homes=listed("homes", "heads"),
        posted=listed("posted", "heads"),
        nations=nations,
        nation_starts=frozenset(form[0] for form in nations),
        outlets=dict(_outlets()),
        leaders=_leaders(),
    )


def _common() -> Iterator[str]:
    for line in (TABLES / "common.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from line.split()


def _leaders() -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    leaders: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
    for line in (TABLES / "leaders.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, office, names = line.split("\t")
            for name in _forms(names):
                key = office.split()[-1], fold(name).split()[-1]
                leaders[key] = (*leaders.get(key, ()), (fold(name), code))
    return leaders


def _outlets() -> Iterator[tuple[str, str | None]]:
    for line in (TABLES / "outlets.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            names, country = line.split("\t")
            for name in _forms(names):
                yield name.removeprefix("The "), None if country == EMPTY else country


def _nations() -> Iterator[tuple[tuple[str, ...], Nation]]:
    """Every form of every country as its words; where two countries share one, the later row has it."""
    names = {code: name for code, name in Locale("en").territories.items() if code.isalpha()}
    for code, name in names.items():
        yield tuple(name.split()), Nation(code, name, NationForm.NAME)
    for line in (TABLES / "nations.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        code, *columns = line.split("\t")
        others = _forms(columns[0])
        name = names.get(code) or others[0]
        for form, column in zip(NationForm, columns, strict=True):
            for words in _forms(column):
                yield tuple(words.removeprefix("the ").split()), Nation(code, name.removeprefix("the "), form)


def _forms(column: str) -> list[str]:
    return [] if column == EMPTY else [form.strip() for form in column.split(";")]


def singular(word: str, known: Mapping[str, object] | frozenset[str]) -> str | None:
    """The form of ``word`` (in lower case) that ``known`` holds, or ``None``."""
    if word in known:
        return word
    if word.endswith("men"):
        candidate = word[:-3] + "man"
    elif word == "people":
        candidate = "person"
    elif word.endswith("ies"):
        candidate = word[:-3] + "y"
    elif word.endswith("s") and len(word) > 3:
        candidate = word[:-1]
        if candidate not in known and word.endswith("es"):
            candidate = word[:-2]
    else:
        return None
    return candidate if candidate in known else None
