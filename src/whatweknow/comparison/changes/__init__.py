"""What changed between two briefs of one event, party by party."""

from whatweknow.comparison.changes.finding import find_changes

__all__ = ["find_changes"]
