"""The fixed labels of the page: everything it prints that is no report's word."""

from __future__ import annotations

import re
from datetime import datetime

from whatweknow.records import Mode, Stance, TimePrecision

MODES = {
    Mode.DIRECT: "quoted",
    Mode.INDIRECT: "in the outlet’s words",
    Mode.MIXED: "partly quoted",
}
STANCES = {
    Stance.ASSERTS: "Asserts",
    Stance.DENIES: "Denies",
    Stance.CANNOT_CONFIRM: "Cannot confirm",
    Stance.NO_COMMENT: "No comment",
}
# Not strftime: a page must not depend on the locale of the machine.
MONTHS = "January February March April May June July August September October November December".split()
RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ku ks nqo pnb ps sd syr ug ur yi".split())


def readable_time(iso: str, precision: TimePrecision | None = None) -> str:
    """``iso`` as "3 May 2023, 14:10 UTC+2", in its own zone; a bare day where only that is known."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    day = f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"
    if precision is TimePrecision.DAY or len(iso) <= len("2023-05-03"):
        return day
    zone = re.sub(r"([+-])0|:00", r"\1", moment.tzname() or "")
    return f"{day}, {moment:%H:%M} {zone}".rstrip()


def direction(language: str | None) -> str:
    """The ``dir`` of text in ``language`` (an ISO 639 code): "ltr", "rtl", or "auto" where it is not known."""
    if not language:
        return "auto"
    return "rtl" if language.lower().split("-")[0] in RIGHT_TO_LEFT else "ltr"


def count(number: int, noun: str) -> str:
    """ "1 report", "8 reports"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
