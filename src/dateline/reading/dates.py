"""The ways in which a dispatch's head writes its date."""

from __future__ import annotations

import datetime as dt
import re

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = (
    r"(?:(?:\s*[T,]\s*|\s+)(?:at\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2}(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\.?)?"
    r"(?:\s*(?:Z|[A-Z]{2,5}|[+-]\d{2}:?\d{2}|\([A-Za-z ]+\)))*)?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"

_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\s*{_WEEKDAY}{form}{_TIME}\.?\s*", re.IGNORECASE))
    for name, form in (
        ("iso", r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"),
        ("compact", r"(?P<year>(?:1[6-9]|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)"),
        ("month-first", rf"{_MONTH}\s+{_DAY}\s*,?\s+(?P<year>\d{{4}})"),
        ("day-first", rf"{_DAY}(?:\s+of)?[\s-]+{_MONTH}(?:\s*,\s*|[\s-]+)(?P<year>\d{{4}})"),
        ("dotted", r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})"),
        ("slashed", r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4})"),
    )
)


def parse_date(text: str) -> str | None:
    """Return the day or minute that a string writes, in ISO 8601, or None.

    The whole string must be a date. A time zone is left out: the day meant is the outlet's own. Dates such as
    3/4/2020, which mean different days in different countries, give None.

    >>> parse_date("Wed, 28 Jun 2023 07:29:00 +0200")
    '2023-06-28T07:29'
    >>> parse_date("June 28, 2023")
    '2023-06-28'
    """
    if len(text) > 80:
        return None
    for name, form in _FORMS:
        match = form.fullmatch(text)
        if match:
            return _iso(name, match.groupdict())
    return None


def parse_moment(value: object) -> str | None:
    """Return the date of a JSON value: a string, or a number of seconds or milliseconds since 1970 (UTC)."""
    if isinstance(value, str):
        return parse_date(value) or (parse_moment(int(value)) if re.fullmatch(r"\d{9,13}", value) else None)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, int) and 1600_01_01 <= value <= 2100_12_31:
        return parse_date(str(value))
    seconds = value / 1000 if value >= 1e11 else value
    if not 1e8 <= seconds < 1e11:
        return None
    return dt.datetime.fromtimestamp(seconds, dt.UTC).strftime("%Y-%m-%dT%H:%M")


def _iso(form: str, found: dict[str, str | None]) -> str | None:
    day_month = _day_and_month(form, found)
    if day_month is None:
        return None
    day, month = day_month
    try:
        date = dt.date(int(found["year"] or 0), month, day)
        minute = _minute(found)
    except ValueError:
        return None
    return f"{date.isoformat()}T{minute}" if minute else date.isoformat()


def _day_and_month(form: str, found: dict[str, str | None]) -> tuple[int, int] | None:
    if form != "slashed":
        name = found.get("name")
        month = _MONTHS.index(name[:3].lower()) + 1 if name else int(found["month"] or 0)
        return int(found["day"] or 0), month
    one, two = int(found["one"] or 0), int(found["two"] or 0)
    if one == two or one > 12:
        return one, two
    return (two, one) if two > 12 else None


def _minute(found: dict[str, str | None]) -> str | None:
    if found.get("hour") is None:
        return None
    hour = int(found["hour"] or 0)
    half = (found.get("half") or "")[:1].lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return dt.time(hour, int(found["minute"] or 0)).strftime("%H:%M")
