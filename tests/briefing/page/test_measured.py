import tomllib
from pathlib import Path

import pytest

from whatweknow.briefing import render_page
from whatweknow.briefing.page.measured import Measured, measured_figures

from ..invented import BRIEF, TEXTS

FLOORS = Path(__file__).parents[3] / "bench" / "floors.toml"
ROUNDING = 0.005  # a floor is pinned so far below what was measured
FRESH = 0.02


@pytest.mark.parametrize("figure", measured_figures().values(), ids=lambda figure: figure.key)
def test_the_page_claims_what_the_benchmark_measures(figure: Measured) -> None:
    """After the floors have moved, write what `python bench/quality.py` prints into briefing/page/measured.toml."""
    floor = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["contested"]["floors"][figure.key]
    assert floor <= figure.value <= floor + ROUNDING + FRESH


def test_every_figure_is_on_the_page() -> None:
    page = render_page(BRIEF, TEXTS)
    for figure in measured_figures().values():
        assert figure.label in page
        assert f"{figure.value:.2f}" in page
