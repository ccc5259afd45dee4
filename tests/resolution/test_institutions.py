"""In an event within one state, its police, prosecutors, courts and towns are sides of their own."""

from __future__ import annotations

from collections import Counter

import pytest

from whatweknow.resolution import resolve_speakers
from whatweknow.resolution.institutions import FEWEST, home_of

from .invented import annotated, parties

GOVERNMENT = (
    "Chile's interior minister, Oskar Reet",
    "The Chilean government",
    "The Chilean army",
    "Chilean diplomats",
    "Chilean ministers",
    "Chile's foreign ministry",
)
INSTITUTIONS = (
    "Chile's police chief, Ruben Hald",
    "The Chilean police",
    "Chile's chief prosecutor, Lidia Orlo",
    "Mayor Antonia Lind",
)


def sides(*sources: str) -> dict[str, str | None]:
    text = " ".join(f"{source} said no on Monday." for source in sources)
    return dict(zip(sources, parties(resolve_speakers([annotated(text, *sources)])), strict=True))


def test_at_home_the_police_speak_for_the_police() -> None:
    found = sides(*GOVERNMENT, *INSTITUTIONS)
    assert {found[source] for source in GOVERNMENT} == {"Chile"}
    chief, police, prosecutor, mayor = (found[source] for source in INSTITUTIONS)
    assert chief == police
    assert "police" in str(police)
    assert prosecutor == "Chile's chief prosecutor"
    assert mayor == "Mayor"


def test_at_home_a_bare_minister_is_the_countrys_own_and_another_countrys_is_not() -> None:
    found = sides(*GOVERNMENT, *INSTITUTIONS, "Health Minister Mira Sund", "The Norwegian president, Piet Harl", "Harl")
    assert found["Health Minister Mira Sund"] == "Chile"
    assert found["Harl"] == "Norway"


def test_who_leads_a_body_speaks_for_it() -> None:
    text = (
        "The Dockers' Union was calm. Maren Okell, who leads the union's Tarn branch, said no. "
        "The Dockers' Union said no."
    )
    resolution = resolve_speakers(
        [annotated(text, "Maren Okell, who leads the union's Tarn branch", "The Dockers' Union")]
    )
    assert parties(resolution) == ["Dockers' Union", "Dockers' Union"]


def test_between_states_they_speak_for_their_country() -> None:
    others = tuple(one.replace("Chilean", "Norwegian").replace("Chile", "Norway") for one in GOVERNMENT)
    found = sides(*GOVERNMENT, *INSTITUTIONS[:3], *others[1:])
    assert {found[source] for source in (*GOVERNMENT, *INSTITUTIONS[:3])} == {"Chile"}
    assert {found[source] for source in others[1:]} == {"Norway"}


@pytest.mark.parametrize(
    ("statements", "home"),
    [
        ({"CL": 30, "NO": 3}, "CL"),
        ({"CL": 30, "NO": 20}, None),
        ({"CL": FEWEST - 1}, None),
        ({"CL": FEWEST}, "CL"),
        ({}, None),
    ],
)
def test_one_state_is_at_home_where_the_others_hardly_speak(statements: dict[str, int], home: str | None) -> None:
    assert home_of(Counter(statements)) == home
