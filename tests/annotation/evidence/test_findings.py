import pytest

from .reports import Found, checks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The footage is verified.", Found("The footage", "verified", None, None)),
        ("Radio Hallen has verified the footage.", Found("the footage", "verified", None, "Radio Hallen")),
        (
            "A video of the blast could not be independently verified.",
            Found("A video of the blast", "not_verified", None, None),
        ),
        (
            "The photos were geolocated by Open Lens to a field near Tarn.",
            Found("The photos", "verified", "place", "Open Lens"),
        ),
        (
            "Two officials confirmed the authenticity of the recording.",
            Found("the recording", "verified", "content", "Two officials"),
        ),
        (
            "Our desk has concluded that the clip was filmed from the mill road.",
            Found("the clip", "verified", "place", "Our desk"),
        ),
        (
            "Sund was unable to establish the date of the photographs.",
            Found("the photographs", "not_verified", "time", "Sund"),
        ),
        (
            "The authenticity of the documents could not be established.",
            Found("the documents", "not_verified", "content", None),
        ),
        ("The video, which the Post has verified, shows two men.", Found("The video", "verified", None, "the Post")),
        ("Unverified footage shows a fire.", Found("Unverified footage", "not_verified", None, None)),
        ("Norland said that the video was a fake.", Found("the video", "disputed", "content", None)),
        (
            "Experts doubted the authenticity of the letter seen by the Post.",
            Found("the letter seen by the Post", "disputed", "content", None),
        ),
        ("The Post obtained the video but has not verified it.", Found("the video", "not_verified", None, None)),
        (
            "The documents, leaked by Sund, have been authenticated by two experts.",
            Found("The documents", "verified", None, "two experts"),
        ),
    ],
)
def test_what_was_checked_by_whom(text: str, found: Found) -> None:
    assert checks(text) == [found]


def test_each_aspect_is_a_check_of_its_own() -> None:
    text = "A clip spread overnight. The Corvane could not confirm when it was filmed or by whom."
    assert [(one.exhibit, one.aspect, one.result) for one in checks(text)] == [
        ("A clip", "time", "not_verified"),
        ("A clip", "authorship", "not_verified"),
    ]


def test_a_pronoun_stands_for_what_was_mentioned_last() -> None:
    text = "The army released two photographs. The agency was not able to verify their authenticity."
    assert checks(text) == [Found("two photographs", "not_verified", "content", "The agency")]


@pytest.mark.parametrize(
    "text",
    [
        "The attack was confirmed.",
        "The Post obtained the video.",
        "The Post obtained a video of the attack. The minister confirmed the attack.",
        "The attack seen in the video has been confirmed by the army.",
        "Officials, citing the video, confirmed the strike.",
        "The claims in the video could not be verified.",
        "Sund released a video. It confirmed it had sent two ships.",
        "If verified, the video would be the first of its kind.",
        "A video can be manipulated.",
        "The paper is trying to verify the video.",
        "Experts will verify the footage.",
        "The ministry confirmed that it was behind the video.",
    ],
)
def test_what_verifies_no_exhibit(text: str) -> None:
    """Verified footage verifies no attack; to obtain is not to verify; plans and claims are no checks."""
    assert checks(text) == []


def test_an_attack_beside_a_verified_video_is_not_verified() -> None:
    assert checks("The footage was verified; the attack was not.") == [Found("The footage", "verified", None, None)]
