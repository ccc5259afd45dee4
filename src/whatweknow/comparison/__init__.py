"""Statements to points and stances: which propositions are in dispute, and who stands where."""

from whatweknow.comparison.points import compare

__all__ = ["compare"]
