"""Time expressions as TimeML's TIMEX3 has them: the words alone, a type and a value, beside the days that they mean."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records import Span
from dateline.resolving.times.reading import Expression

__all__ = ["Timex", "timex_of"]

UNKNOWN = "unknown"
"""Precision of an expression that no days are known of."""


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its TIMEX3 type and value, and its days where they are known."""

    text: Span
    """The words of the expression alone: ``1949`` of ``since 1949``."""
    type: str
    """``DATE``, ``TIME``, ``DURATION`` or ``SET``."""
    value: str
    """TIMEX3 value such as ``2024-05-13``, ``2024-W20``, ``P3D`` or ``PRESENT_REF``."""
    start: str | None
    """First day, ISO 8601; None where no days are known."""
    end: str | None
    """Last day, inclusive, ISO 8601; None where no days are known."""
    precision: str
    """``day``, ``week``, ``month`` and so on; ``unknown`` where no days are known."""
    anchor: str | None
    """The day that it was resolved against, ISO 8601."""
    rule: str
    """Name of the rule that resolved the expression."""


def timex_of(expression: Expression) -> Timex:
    """Return the TIMEX3 of an expression as found.

    >>> import datetime
    >>> from dateline.resolving.when import find_expressions
    >>> (one,) = find_expressions("They have fought since March.", published=datetime.date(2024, 5, 3))
    >>> found = timex_of(one)
    >>> found.type, found.value, found.start, found.end
    ('DATE', '2024-03', '2024-03-01', '2024-05-03')
    """
    reading = expression.reading
    days = reading.days
    return Timex(
        text=expression.core,
        type=reading.kind,
        value=reading.value,
        start=days.first.isoformat() if days else None,
        end=days.last.isoformat() if days else None,
        precision=reading.precision if days else UNKNOWN,
        anchor=expression.anchor.isoformat() if expression.anchor else None,
        rule=expression.rule,
    )
