import pytest

from whatweknow.records import Openness

from .reports import annotated, open_sentences

OPEN = {
    Openness.UNCLEAR: [
        "It was not immediately clear who fired the missile.",
        "It is still not known who opened the sluice.",
        "What caused the blast remains unknown.",
        "“We do not know yet,” the harbour master said.",
        "Investigators were considering several possibilities, among them a gas leak.",
        "Hallen said it was too early to apportion blame.",
        "There were conflicting accounts of how the fire began.",
        "For reasons that are unclear, the flight was not stopped.",
        "Police said they were keeping an open mind.",
        "Sabotage cannot be ruled out, the inspector said.",
        "The navy said it had no information about a lost drone.",
        "The cause has yet to be determined.",
    ],
    Openness.UNVERIFIED: [
        "Ardinform could not independently verify the reports.",
        "The claims could not be confirmed.",
        "There were unconfirmed reports of a second blast.",
        "The ministry declined to confirm the raid.",
        "There was no evidence that explosives had been used.",
        "The minister said that she could not confirm the toll.",
    ],
    Openness.UNCLAIMED: [
        "No group claimed responsibility for the attack.",
        "There was no immediate claim of responsibility.",
    ],
    Openness.UNSAID: [
        "She did not say when the bridge had last been examined.",
        "The company offered no evidence for the charge.",
        "Sund spoke of important data without providing any details.",
        "The airline has yet to comment on the crash.",
        "Neither side spelled out how the ship was sunk.",
    ],
    Openness.UNDER_INVESTIGATION: [
        "Norland’s police are still investigating.",
        "The cause of the fire is under investigation.",
        "The army has opened an investigation into the strike.",
        "Divers are trying to determine what sank the ferry.",
        "He urged patience while the investigation continues.",
    ],
}


@pytest.mark.parametrize(("openness", "text"), [(one, text) for one, texts in OPEN.items() for text in texts])
def test_what_is_left_open(openness: Openness, text: str) -> None:
    found = annotated(text).open_questions
    assert [question.openness for question in found] == [openness]
    assert found[0].span.of(annotated(text).report.text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Sund fired the missile, the minister said.",
        "The investigation found that a valve had failed.",
        "Tarn is not known for its beaches.",
        "He made it clear that the ship would sail.",
        "She took no questions.",
        "The envoy declined to comment.",
        "The party neither confirmed nor denied the charge.",
        "The source did not want to be identified.",
        "Readers can verify the figures.",
        "She knows who fired first.",
        "The long-awaited findings were published.",
        "The council could not find time to confirm the judge.",
        "The bill is out of the question.",
    ],
)
def test_what_is_settled(text: str) -> None:
    assert open_sentences(text) == []


def test_a_sentence_is_found_once_and_alone() -> None:
    text = "The bridge fell at noon. It is not clear why it fell, and nobody knows who was on it. Trains were stopped."
    assert open_sentences(text) == ["It is not clear why it fell, and nobody knows who was on it."]


def test_headings_and_titles_of_films_leave_nothing_open() -> None:
    body = "The bridge at Tarn fell at noon, and the trains were stopped until the evening, Norland said."
    film = "JUST WATCHED Why it fell not clear Replay More Videos ... MUST WATCH Why it fell not clear 01:17"
    found = "It is unclear why it fell."
    text = "\n\n".join(["Bridge falls in Tarn", body, "Conflicting Accounts", body, film, found, body])
    assert open_sentences(text) == [found]
