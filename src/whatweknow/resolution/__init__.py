"""From mentions to speakers, and from speakers to the parties they speak for."""

from whatweknow.resolution.party_file import apply_parties, format_parties, read_parties
from whatweknow.resolution.speakers import resolve_speakers

__all__ = ["apply_parties", "format_parties", "read_parties", "resolve_speakers"]
