"""When an act happens: an interval, and how it was found."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.records.span import Span


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days (or minutes) with the words that it rests on."""

    text: Span | None = field(metadata={"doc": "The time expression."})
    start: str = field(metadata={"doc": "First day (or minute) of the interval, ISO 8601."})
    end: str = field(metadata={"doc": "Last day (or minute) of the interval, inclusive, ISO 8601."})
    precision: str = field(
        metadata={"doc": "minute, part-of-day, day, week, month, quarter, season, year, decade, century or range."}
    )
    rule: str = field(metadata={"doc": "Name of the rule that resolved the expression."})
    anchor: str | None = field(default=None, metadata={"doc": "The day that it was resolved against, ISO 8601."})
