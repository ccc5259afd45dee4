from whatweknow.briefing.views.labels import count, direction


def test_directions() -> None:
    assert [direction(language) for language in ("en", "ar", "he-IL", "AR", None, "")] == [
        "ltr",
        "rtl",
        "rtl",
        "rtl",
        "auto",
        "auto",
    ]


def test_counts() -> None:
    assert [count(n, "report") for n in (0, 1, 2)] == ["0 reports", "1 report", "2 reports"]
