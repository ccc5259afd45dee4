"""How many: the counts that a report gives, with their unit, their event and the words that loosen them."""

from whatweknow.annotation.figures.finding import find_figures

__all__ = ["find_figures"]
