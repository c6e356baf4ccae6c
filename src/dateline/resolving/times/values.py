"""TimeML values of stretches of days."""

from __future__ import annotations

import datetime as dt
from typing import Final

from dateline.resolving.times.calendar import Days
from dateline.resolving.times.reading import Reading

__all__ = ["dated", "duration", "reference"]

_SEASONS: Final = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_UNITS: Final = {
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
}
_DIGITS: Final = {"year": 4, "decade": 3, "century": 2}
_MULTIPLES: Final = {"decade": ("Y", 10), "century": ("Y", 100), "fortnight": ("W", 2)}
_HALVES: Final = {"minute": "30S", "hour": "30M", "day": "T12H", "month": "15D", "year": "6M"}
"""What half of a unit is, behind the whole ones: ``P2Y6M``."""


def dated(days: Days, precision: str, *, part: str = "", kind: str = "DATE") -> Reading:
    """Return the reading of known days, with their TimeML value.

    Args:
        days: the days.
        precision: ``day``, ``week``, ``month`` and so on.
        part: part of the day in two letters (``MO``, ``NI``), for a reading of class TIME.
        kind: TimeML class.
    """
    value = _value(days.first, precision)
    if part:
        return Reading(days, "part-of-day", f"{value}T{part}", "TIME")
    return Reading(days, precision, value, kind)


def duration(count: int | None, unit: str, *, half: bool = False, days: Days | None = None) -> Reading:
    """Return the reading of a length of time; its days are known only where the text ties it to a day."""
    letter = _UNITS[unit]
    if unit in _MULTIPLES and count:
        letter, times = _MULTIPLES[unit]
        count = times * count + (times // 2 if half else 0)
    head = "PT" if letter.startswith("T") else "P"
    rest = _HALVES.get(unit, "") if half else ""
    return Reading(days, "range", f"{head}{count or 'X'}{letter.removeprefix('T')}{rest}", "DURATION")


def reference(value: str) -> Reading:
    """Return the reading of a vague expression such as ``now`` (``PRESENT_REF``)."""
    return Reading(None, "unknown", value)


def _value(first: dt.date, precision: str) -> str:
    week = first.isocalendar()
    if precision == "week":
        return f"{week.year:04d}-W{week.week:02d}"
    if precision == "weekend":
        return f"{week.year:04d}-W{week.week:02d}-WE"
    if precision == "month":
        return f"{first:%Y-%m}"
    if precision == "quarter":
        return f"{first.year:04d}-Q{(first.month + 2) // 3}"
    if precision == "season":
        return f"{first.year:04d}-{_SEASONS[first.month]}"
    if precision in _DIGITS:
        return f"{first.year:04d}"[: _DIGITS[precision]]
    return first.isoformat()
