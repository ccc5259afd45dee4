"""Fixed labels: what is shown, and is no report's word."""

from __future__ import annotations

from whatweknow.records import (
    Act,
    Aspect,
    ChangeKind,
    CheckResult,
    CopyReason,
    CorrectionKind,
    EvidenceKind,
    Mode,
    PlacePrecision,
    Stance,
)

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
SIGNS = {Stance.ASSERTS: "+", Stance.DENIES: "−", Stance.CANNOT_CONFIRM: "?", Stance.NO_COMMENT: "⋯"}
# What only asserts, or is none of these, goes without a label.
ACTS = {
    Act.ACCUSE: "accusation",
    Act.DENY: "denial",
    Act.CONFIRM: "confirmation",
    Act.CANNOT_CONFIRM: "cannot confirm",
    Act.NO_COMMENT: "no comment",
    Act.THREATEN: "threat",
    Act.CONDEMN: "condemnation",
    Act.DEMAND: "demand",
    Act.PROMISE: "promise",
    Act.SPECULATE: "speculation",
}
EVIDENCE = {
    EvidenceKind.VIDEO: "Video",
    EvidenceKind.PHOTO: "Photograph",
    EvidenceKind.DOCUMENT: "Document",
    EvidenceKind.SATELLITE: "Satellite image",
    EvidenceKind.AUDIO: "Sound recording",
    EvidenceKind.OTHER: "Other evidence",
}
RESULTS = {
    CheckResult.VERIFIED: "Verified",
    CheckResult.NOT_VERIFIED: "Not verified",
    CheckResult.DISPUTED: "Disputed",
}
ASPECTS = {
    Aspect.PLACE: "the place",
    Aspect.TIME: "the time",
    Aspect.CONTENT: "what it shows",
    Aspect.AUTHORSHIP: "who made it",
}
PLACES = {
    PlacePrecision.SITE: "Site",
    PlacePrecision.CITY: "Town or city",
    PlacePrecision.REGION: "Region",
    PlacePrecision.COUNTRY: "Country",
    PlacePrecision.WATER: "Water",
    PlacePrecision.RELATIVE: "Given by its distance from another place",
}
CHANGES = {
    ChangeKind.NEW: "New",
    ChangeKind.WITHDRAWN: "Withdrawn",
    ChangeKind.HARDENED: "Hardened",
    ChangeKind.SOFTENED: "Softened",
    ChangeKind.NEWLY_DENIED: "Newly denied",
    ChangeKind.NEWLY_CONFIRMED: "Newly confirmed",
    ChangeKind.FIGURE_MOVED: "Figure moved",
}
ORIGINS = {
    CopyReason.CREDITED: "credited by its copies",
    CopyReason.EARLIEST: "the earliest",
    CopyReason.FULLEST: "the fullest",
    CopyReason.UNDECIDED: "nothing tells which came first",
}
CORRECTIONS = {
    CorrectionKind.RENAME_SPEAKER: "Speaker renamed",
    CorrectionKind.MERGE_SPEAKER: "Speakers merged",
    CorrectionKind.SPLIT_SPEAKER: "Speaker split",
    CorrectionKind.SET_PARTY: "Party set",
    CorrectionKind.DROP_STATEMENT: "Statement dropped",
    CorrectionKind.SET_CONTENT: "Words of a statement set",
    CorrectionKind.SET_SPEAKER: "Speaker of a statement set",
    CorrectionKind.SET_ACT: "Act set",
    CorrectionKind.SET_NEGATED: "Negation set",
    CorrectionKind.SET_HEDGED: "Hedge set",
    CorrectionKind.MERGE_POINT: "Points merged",
    CorrectionKind.QUOTE_POINT: "Words of a point chosen",
    CorrectionKind.SET_STANCE: "Stance set",
    CorrectionKind.LABEL_POINT: "Point named",
    CorrectionKind.GIVE_VERDICT: "Verdict given",
    CorrectionKind.ORDER_POINT: "Point moved",
    CorrectionKind.PIN_POINT: "Point pinned",
    CorrectionKind.HIDE_POINT: "Point hidden",
}
SCORES = {
    "attr": "Attributions right: who, and half of the words (F1)",
    "attr-strict": "Attributions right: who, and all words (F1)",
    "attr-strict-w": "Attributions right: who, and all words but punctuation (F1)",
    "recall direct": "Direct quotations found",
    "recall indirect": "Indirect speech found",
    "recall mixed": "Partly quoted speech found",
    "expected calibration error": "Mean error of the scores (less is better)",
}
# What happened to what is counted, where the word for it in the data is not the one for a heading.
HAPPENED = {
    "arrested": "arrested or detained",
    "deployed": "sent or deployed",
    "displaced": "displaced or fled",
    "launched": "launched or fired",
    "protested": "at protests",
    "shot_down": "shot down or intercepted",
}
HAPPENS_TO_THINGS = frozenset("damaged destroyed launched shot_down sunk".split())
PLURALS = {
    "child": "children",
    "man": "men",
    "person": "people",
    "woman": "women",
    **{noun: noun for noun in "aircraft crew livestock personnel police staff".split()},
}
RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ku ks nqo pnb ps sd syr ug ur yi".split())


def direction(language: str | None) -> str:
    """The ``dir`` of text in ``language`` (an ISO 639 code): "ltr", "rtl", or "auto" where it is not known."""
    if not language:
        return "auto"
    return "rtl" if language.lower().split("-")[0] in RIGHT_TO_LEFT else "ltr"


def count(number: int, noun: str) -> str:
    """ "1 report", "8 reports"; "1 party", "2 parties"."""
    return f"{number} {noun if number == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """ "reports", "parties", "bosses", "people"."""
    if noun in PLURALS:
        return PLURALS[noun]
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"
