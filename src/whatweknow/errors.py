"""Every error that whatweknow raises on purpose, drawn once.

    WhatWeKnowError
    |-- InvalidRecord            a record was built from values that contradict each other
    |-- ReadingError             one report cannot be read; the others go on
    |   |-- NoArticleText        empty file, or a page without an article
    |   |-- NotText              a binary, or bytes in no known character set
    |   |-- TooLarge             over the size limit
    |   `-- UnsupportedLanguage  no model bundle covers the report's language
    |-- InputError               a path, an event folder or a JSON Lines file is not what it should be
    |-- BundleError              a model bundle is missing, incomplete or altered
    |-- VerbatimError            a brief's words do not stand in the stored report
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


class InputError(WhatWeKnowError):
    """A path, an event folder or a JSON Lines file is not what it should be."""


class BundleError(WhatWeKnowError):
    """A model bundle is missing, incomplete or altered."""


class VerbatimError(WhatWeKnowError):
    """Words that a brief would print do not stand at their place in the stored report."""


class OutputExists(WhatWeKnowError):
    """A file or folder would be overwritten without permission."""


class EvaluationError(WhatWeKnowError):
    """Gold or predictions cannot be scored."""
