"""Which statements of a brief match which of an annotated event, and what is right of a pair."""

from __future__ import annotations

from collections import defaultdict

from whatweknow.evaluation.events import BriefSpeaker, EventRun
from whatweknow.evaluation.matching import MATCH_JACCARD, WORD, Tokens, jaccard, one_to_one
from whatweknow.evaluation.names import UNNAMED, fold, party_key, same_speaker

UNKNOWN_PARTY = "?"  # a party of the brief that the gold does not have
NO_TOKENS = Tokens((), ())


class EventMatch:
    """An event's gold and predicted statements by id, and which of them match.

    ``matched`` has the predicted id of each gold statement that was found, ``gold_of`` the reverse.

    Raises:
        EvaluationError: words of the gold do not stand in the text of their report.
    """

    def __init__(self, run: EventRun) -> None:
        self.run = run
        self.gold = {statement.id: statement for statement in run.event.gold.statements}
        self.predicted = {statement.id: statement for statement in run.brief.statements}
        self._speakers = {speaker.id: _shown_name(speaker) for speaker in run.brief.speakers}
        self._gold_speakers = sorted({statement.speaker for statement in self.gold.values() if statement.speaker})
        self._parties = gold_parties(run)
        words = {report: Tokens.of(text, WORD) for report, text in run.texts.items()}
        self._gold_words = {
            id_: words[statement.report].touched(statement.locate(run.texts[statement.report]))
            for id_, statement in self.gold.items()
        }
        self._predicted_words = {
            id_: words.get(statement.report, NO_TOKENS).touched((piece.start, piece.end) for piece in statement.content)
            for id_, statement in self.predicted.items()
        }
        self.matched = one_to_one(self._ranked_pairs())
        self.gold_of = {predicted: gold for gold, predicted in self.matched.items()}

    def _ranked_pairs(self) -> list[tuple[str, str]]:
        """Pairs of one report whose contents are alike enough, best first."""
        by_report: defaultdict[str, list[str]] = defaultdict(list)
        for predicted, statement in self.predicted.items():
            by_report[statement.report].append(predicted)
        ranked = []
        for gold in self.gold:
            for predicted in by_report[self.gold[gold].report]:
                alike = jaccard(self._gold_words[gold], self._predicted_words[predicted])
                if alike >= MATCH_JACCARD:
                    right = self.speaker_right(gold, predicted) + self.party_right(gold, predicted)
                    ranked.append((-alike, -right, gold, predicted))
        return [(gold, predicted) for _, _, gold, predicted in sorted(ranked)]

    def same_words(self, gold: str, predicted: str) -> bool:
        return self._gold_words[gold] == self._predicted_words[predicted]

    def speaker_name(self, predicted: str) -> str | None:
        speaker = self.predicted[predicted].speaker
        return None if speaker is None else self._speakers.get(speaker)

    def speaker_right(self, gold: str, predicted: str) -> bool:
        return same_speaker(self.gold[gold].speaker, self.speaker_name(predicted), self._gold_speakers)

    def party_right(self, gold: str, predicted: str) -> bool:
        return self.gold[gold].party == self.gold_party(self.predicted[predicted].party)

    def gold_party(self, party: str | None) -> str | None:
        """The gold's id of a party of the brief; none for none."""
        return None if party is None else self._parties.get(party, UNKNOWN_PARTY)


def _shown_name(speaker: BriefSpeaker) -> str:
    shown_as_unnamed = fold(speaker.name).startswith(UNNAMED)
    return speaker.name if speaker.named or shown_as_unnamed else f"{UNNAMED} {speaker.name}"


def gold_parties(run: EventRun) -> dict[str, str]:
    """The gold's id of each party of the brief that has a name or alias in common with one of the gold."""
    known = {
        party_key(name): party.id for party in run.event.gold.parties for name in (party.id, party.name, *party.aliases)
    }
    found = {}
    for party in run.brief.parties:
        for key in map(party_key, (party.name, *party.aliases)):
            if key in known:
                found[party.id] = known[key]
                break
    return found
