"""By which words a report names somebody, and through whom, by what and where a statement came: rules and tables."""

from whatweknow.annotation.mentions.finding import add_mentions

__all__ = ["add_mentions"]
