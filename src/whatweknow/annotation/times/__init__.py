"""Finds the times that a report names, and works out what they denote."""

from whatweknow.annotation.times.finding import find_times

__all__ = ["find_times"]
