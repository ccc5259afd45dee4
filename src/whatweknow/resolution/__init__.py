"""From source mentions to speakers. First version: a speaker is a mention as printed, within one report."""

from whatweknow.resolution.speakers import resolve_speakers

__all__ = ["resolve_speakers"]
