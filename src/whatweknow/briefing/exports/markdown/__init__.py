"""A brief as CommonMark, with the tables of GitHub."""

from whatweknow.briefing.exports.markdown.document import markdown

__all__ = ["markdown"]
