"""Every error that whatweknow raises on purpose, drawn once.

    WhatWeKnowError
    |-- InvalidRecord            a record was built from values that contradict each other
    |-- ReadingError             one report cannot be read; the others go on
    |   |-- NoArticleText        empty file, or a page without an article
    |   |-- NotText              a binary, or bytes in no known character set
    |   |-- TooLarge             over the size limit
    |   |-- UnsupportedLanguage  no model bundle covers the report's language
    |   `-- FetchError           a page cannot be had from the network
    |-- InputError               a path, an event folder or a JSON Lines file is not what it should be
    |-- BundleError              a model bundle is missing, incomplete or altered
    |-- VerbatimError            a brief's words do not stand in the stored report
    |-- DoesNotFit               a person's correction no longer fits the brief; it is kept, with the reason
    |-- MissingExtra             what was asked for needs a package that is not installed
    |-- OutputExists             something would be overwritten without permission
    `-- EvaluationError          gold or predictions cannot be scored

Each message names the value, the allowed range and the object it concerns.
"""


class WhatWeKnowError(Exception):
    """Base of every error raised on purpose; catch it to catch them all."""


class InvalidRecord(WhatWeKnowError, ValueError):
    """A record was built from values that contradict each other."""


class ReadingError(WhatWeKnowError):
    """One report cannot be read. The message is the reason, without the report's name."""


class NoArticleText(ReadingError):
    """The file is empty, or the page holds no article."""


class NotText(ReadingError):
    """The bytes are a binary, or text in no known character set."""


class TooLarge(ReadingError):
    """The report is over the size limit."""


class UnsupportedLanguage(ReadingError):
    """No model bundle covers the language of the report."""


class FetchError(ReadingError):
    """A page cannot be had from the network.

    ``status`` is the server's, if it answered; ``transient`` says whether another try may help, ``wait`` after how
    many seconds, if the server says so.
    """

    def __init__(
        self, reason: str, *, status: int | None = None, transient: bool = False, wait: float | None = None
    ) -> None:
        super().__init__(reason)
        self.status = status
        self.transient = transient
        self.wait = wait


class InputError(WhatWeKnowError):
    """A path, an event folder or a JSON Lines file is not what it should be."""


class BundleError(WhatWeKnowError):
    """A model bundle is missing, incomplete or altered."""


class VerbatimError(WhatWeKnowError):
    """Words that a brief would print do not stand at their place in the stored report."""


class DoesNotFit(WhatWeKnowError):
    """A person's correction no longer fits the brief. The message is the reason; it is kept with the correction."""


class MissingExtra(WhatWeKnowError):
    """What was asked for needs a package that is not installed. The message names the extra."""


class OutputExists(WhatWeKnowError):
    """A file or folder would be overwritten without permission."""


class EvaluationError(WhatWeKnowError):
    """Gold or predictions cannot be scored."""
