"""What is shown, what was checked and what is left open in a report: rules and tables."""

from whatweknow.annotation.evidence.finding import add_evidence

__all__ = ["add_evidence"]
