"""A thing that could not be read or coded, kept as a row."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.errors import DatelineError


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that failed, where and why. The run goes on without it."""

    input: str = field(metadata={"doc": "Path, and line or row where there is one, such as news.jsonl:17."})
    stage: str = field(metadata={"doc": "read, mark, resolve, code or keep."})
    code: str = field(metadata={"doc": "Stable error code."})
    seen: str = field(metadata={"doc": "What was found."})
    expected: str = field(metadata={"doc": "What would have been right."})
    remedy: str = field(metadata={"doc": "What to type or change."})

    @classmethod
    def of(cls, error: DatelineError, *, where: str, stage: str) -> Failure:
        """Return the row of an error."""
        return cls(where, stage, error.code, error.seen, error.expected, error.remedy)
