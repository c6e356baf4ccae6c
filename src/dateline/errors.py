"""Every error that Dateline raises on purpose.

DatelineError
 |- InputError      E1xx  what was given to read cannot be read
 |- CodingError     E2xx  a dispatch was read but not coded
 |- CorpusError     E3xx  a corpus cannot be opened, written or asked
 |- ModelError      E4xx  the model file or a data file of the package is missing or unfit
 |- EvaluationError E5xx  gold data cannot be found or do not have the expected form
 |- UsageError      E6xx  options that contradict each other or name nothing known

Each error has a stable code and says what was seen, what was expected and what to type next.
"""

from __future__ import annotations

__all__ = [
    "CodingError",
    "CorpusError",
    "DatelineError",
    "EvaluationError",
    "InputError",
    "ModelError",
    "UsageError",
]


class DatelineError(Exception):
    """Base of all errors that Dateline raises on purpose.

    Args:
        code: stable code such as ``E101``.
        seen: what was found.
        expected: what would have been right.
        remedy: what to type or change.
    """

    def __init__(self, code: str, *, seen: str, expected: str, remedy: str) -> None:
        self.code = code
        self.seen = seen
        self.expected = expected
        self.remedy = remedy
        super().__init__(f"[{code}] {seen}. Expected: {expected}. Try: {remedy}")

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.code, self.seen, self.expected, self.remedy))


def _rebuild(kind: type[DatelineError], code: str, seen: str, expected: str, remedy: str) -> DatelineError:
    """Make an error again after it crossed a process boundary."""
    return kind(code, seen=seen, expected=expected, remedy=remedy)


class InputError(DatelineError):
    """What was given to read cannot be read."""


class CodingError(DatelineError):
    """A dispatch was read but could not be coded."""


class CorpusError(DatelineError):
    """A corpus cannot be opened, written or asked."""


class ModelError(DatelineError):
    """The model file or a data file of the package is missing or unfit."""


class EvaluationError(DatelineError):
    """Gold data cannot be found or do not have the expected form."""


class UsageError(DatelineError):
    """Options contradict each other or name nothing known."""
