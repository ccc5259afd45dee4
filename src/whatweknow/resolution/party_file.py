"""``parties.toml``: the sides of an event as a person sees them, over those that were found.

[[party]]
name = "Norland"
aliases = ["Tarn", "the Norlandic navy"]   # words by which reports mean the party
speakers = ["Ilse Varga"]                  # who speaks for it, whatever the reports say
# A party with no name, "", takes its speakers out of every party: media, witnesses.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from whatweknow.errors import InputError
from whatweknow.names import fold, name_key, party_id
from whatweknow.records import Citation, Party, PartyEntry, Resolution, Speaker

HEAD = """# The sides of the event. Change what is wrong and pass the file with --parties.
# aliases: words by which reports mean the party; two parties that share a word become one
# speakers: who speaks for it, whatever the reports say; under name = "" they speak for no party
"""


@dataclass(frozen=True, slots=True)
class _File:
    party: tuple[PartyEntry, ...] = ()


def read_parties(text: str, name: str = "parties.toml") -> tuple[PartyEntry, ...]:
    """The entries of a party file.

    Raises:
        InputError: ``text`` is no TOML, or an entry is not of the form above; ``name`` is how the file is called.
    """
    try:
        entries = msgspec.convert(tomllib.loads(text), _File, strict=True).party
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise InputError(f"{name}: not a party file: {error}") from error
    named = [fold(entry.name) for entry in entries if entry.name]
    if twice := next((one for one in named if named.count(one) > 1), None):
        raise InputError(f"{name}: party {twice!r} stands there twice; give it one entry")
    return entries


def apply_parties(resolution: Resolution, entries: Sequence[PartyEntry]) -> Resolution:
    """``resolution`` with the parties that ``entries`` state, and the found ones that no entry speaks of.

    A found party belongs to the entry that has its name or one of its aliases, in any case and with or without
    an article; its speakers follow it. Speakers whom an entry lists, by name or alias, speak for that party.
    """
    stated = [Party(id=party_id(entry.name), name=entry.name, aliases=entry.aliases) for entry in entries]
    by_word = {name_key(word): party for party in stated for word in (party.name, *party.aliases) if word}
    by_speaker = {
        name_key(speaker): party for entry, party in zip(entries, stated, strict=True) for speaker in entry.speakers
    }
    moved = {party.id: _entry_of(party, by_word) or party for party in resolution.parties}
    speakers = tuple(_placed(speaker, moved, by_word, by_speaker) for speaker in resolution.speakers)
    kept: dict[str, Party] = {}
    for party in (*(party for party in stated if party.name), *moved.values()):
        kept.setdefault(party.id, party)
    spoken_for = {speaker.party for speaker in speakers}
    return replace(
        resolution, speakers=speakers, parties=tuple(party for party in kept.values() if party.id in spoken_for)
    )


def _entry_of(party: Party, by_word: Mapping[str, Party]) -> Party | None:
    words = map(name_key, (party.name, *party.aliases))
    return next((by_word[word] for word in words if word in by_word), None)


def _placed(
    speaker: Speaker, moved: Mapping[str, Party], by_word: Mapping[str, Party], by_speaker: Mapping[str, Party]
) -> Speaker:
    names = [name_key(name) for name in (speaker.name, *(mention.exact for mention in speaker.mentions))]
    party = next((by_speaker[name] for name in names if name in by_speaker), None)
    party = party or next((by_word[name] for name in names[:1] if name in by_word), None)
    because: tuple[Citation, ...] = ()
    if party is None and speaker.party is not None:
        party, because = moved.get(speaker.party), speaker.because
    named = party is not None and party.name
    return replace(speaker, party=party.id if party and named else None, because=because if named else ())


def format_parties(resolution: Resolution) -> str:
    """A party file that states what was found, as a start for corrections."""
    lines = [HEAD]
    for party in resolution.parties:
        voices = [speaker.name for speaker in resolution.speakers if speaker.party == party.id and speaker.named]
        lines += ["[[party]]", f"name = {_quoted(party.name)}", *_listed("aliases", party.aliases, voices)]
        lines += [*_listed("speakers", voices), ""]
    nobodys = [speaker.name for speaker in resolution.speakers if speaker.party is None and speaker.named]
    lines += ["[[party]]", 'name = ""  # these speak for no party', *_listed("speakers", nobodys), ""]
    return "\n".join(lines)


def _listed(key: str, values: Iterable[str], but: Iterable[str] = ()) -> list[str]:
    kept = [value for value in dict.fromkeys(values) if value not in but]
    return [f"{key} = [", *(f"  {_quoted(value)}," for value in kept), "]"] if kept else []


def _quoted(text: str) -> str:
    return msgspec.json.encode(text).decode("utf-8").replace("\x7f", "\\u007f")
