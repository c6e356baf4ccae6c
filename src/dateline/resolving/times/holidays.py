"""Holidays that news dates acts by, each with the day it falls on in a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

__all__ = ["HOLIDAYS", "easter_of"]


def _fixed(month: int, day: int) -> Callable[[int], dt.date]:
    return lambda year: dt.date(year, month, day)


def _weekday(month: int, weekday: int, nth: int) -> Callable[[int], dt.date]:
    """Return the finder of the ``nth`` such weekday (0 is Monday) of a month, counted from its end if negative."""

    def find(year: int) -> dt.date:
        if nth > 0:
            first = dt.date(year, month, 1)
            return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
        last = dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7)

    return find


def _around_easter(days: int) -> Callable[[int], dt.date]:
    return lambda year: easter_of(year) + dt.timedelta(days=days)


def easter_of(year: int) -> dt.date:
    """Return Easter Sunday of the Gregorian calendar, by the golden number, the century's corrections and the epact.

    >>> easter_of(2000).isoformat(), easter_of(2024).isoformat()
    ('2000-04-23', '2024-03-31')
    """
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


HOLIDAYS: Final[tuple[tuple[str, Callable[[int], dt.date]], ...]] = (
    ("new year's day", _fixed(1, 1)),
    ("new year's eve", _fixed(12, 31)),
    ("valentine's day", _fixed(2, 14)),
    ("good friday", _around_easter(-2)),
    ("palm sunday", _around_easter(-7)),
    ("easter sunday", _around_easter(0)),
    ("easter monday", _around_easter(1)),
    ("may day", _fixed(5, 1)),
    ("memorial day", _weekday(5, 0, -1)),
    ("labor day", _weekday(9, 0, 1)),
    ("halloween", _fixed(10, 31)),
    ("election day", lambda year: _weekday(11, 0, 1)(year) + dt.timedelta(days=1)),
    ("thanksgiving day", _weekday(11, 3, 4)),
    ("thanksgiving", _weekday(11, 3, 4)),
    ("christmas eve", _fixed(12, 24)),
    ("christmas day", _fixed(12, 25)),
)
