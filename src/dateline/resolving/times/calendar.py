"""Stretches of days, and how months, weeks, quarters and seasons are laid out on the calendar."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "Days",
    "Part",
    "century_of",
    "day_of",
    "decade_of",
    "month_of",
    "part_of",
    "quarter_of",
    "season_of",
    "shift_months",
    "until",
    "week_of",
    "weekend_of",
    "year_of",
]

_SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


class Part(StrEnum):
    """A third of a month, a year or a week."""

    EARLY = "early"
    MIDDLE = "mid"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Days:
    """Half-open stretch of days ``[first, after)``."""

    first: dt.date
    after: dt.date

    @property
    def last(self) -> dt.date:
        """Last day inside."""
        return self.after - dt.timedelta(days=1)

    def covers(self, day: dt.date) -> bool:
        """Whether ``day`` lies inside."""
        return self.first <= day < self.after


def until(first: dt.date, last: dt.date) -> Days:
    """Return the stretch from ``first`` to ``last``, both inside; the other way round if they are swapped."""
    if last < first:
        first, last = last, first
    return Days(first, last + dt.timedelta(days=1))


def day_of(day: dt.date) -> Days:
    """Return the one day."""
    return until(day, day)


def month_of(year: int, month: int) -> Days:
    """Return a calendar month."""
    return until(dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1]))


def year_of(year: int) -> Days:
    """Return a calendar year."""
    return until(dt.date(year, 1, 1), dt.date(year, 12, 31))


def decade_of(year: int) -> Days:
    """Return the ten years that start with ``year``."""
    return until(dt.date(year, 1, 1), dt.date(year + 9, 12, 31))


def century_of(number: int) -> Days:
    """Return a century; the 19th runs from 1801 to 1900."""
    return until(dt.date(100 * number - 99, 1, 1), dt.date(100 * number, 12, 31))


def quarter_of(year: int, quarter: int) -> Days:
    """Return a quarter, 1 to 4, of a calendar year."""
    month = 3 * quarter - 2
    return until(dt.date(year, month, 1), month_of(year, month + 2).last)


def season_of(year: int, season: str) -> Days:
    """Return a season of the northern half of the world; a winter starts in December of ``year``."""
    month = _SEASON_MONTHS[season]
    end = shift_months(dt.date(year, month, 1), 2)
    return until(dt.date(year, month, 1), month_of(end.year, end.month).last)


def week_of(day: dt.date) -> Days:
    """Return the week, Monday to Sunday, of a day."""
    monday = day - dt.timedelta(days=day.weekday())
    return until(monday, monday + dt.timedelta(days=6))


def weekend_of(day: dt.date) -> Days:
    """Return Saturday and Sunday of a day's week."""
    saturday = day + dt.timedelta(days=5 - day.weekday())
    return until(saturday, saturday + dt.timedelta(days=1))


def shift_months(day: dt.date, months: int) -> dt.date:
    """Return the day ``months`` later (earlier if negative), or the last of a month that is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def part_of(days: Days, part: Part) -> Days:
    """Return the early, middle or late part of a stretch.

    A month is cut at the 10th and the 20th, a year in thirds of four months, a week in Monday and Tuesday, Wednesday,
    and the rest; any other stretch in thirds.
    """
    first, last = days.first, days.last
    length = (last - first).days + 1
    if 28 <= length <= 31:
        cuts = (10, 20)
    elif length == 7:
        cuts = (2, 3)
    elif length in (365, 366):
        cuts = ((dt.date(first.year, 5, 1) - first).days, (dt.date(first.year, 9, 1) - first).days)
    else:
        cuts = (length // 3, length - length // 3)
    low, high = (first + dt.timedelta(days=cut) for cut in cuts)
    if part is Part.EARLY:
        return Days(first, low)
    return Days(low, high) if part is Part.MIDDLE else Days(high, days.after)
