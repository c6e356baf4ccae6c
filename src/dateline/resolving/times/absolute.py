"""Rules for expressions that say their date by themselves, or all but the year of it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from dateline.resolving.times import calendar as cal
from dateline.resolving.times.calendar import Days, Part
from dateline.resolving.times.reading import Reading, Rule, Setting
from dateline.resolving.times.tense import Tense
from dateline.resolving.times.values import dated
from dateline.resolving.times.words import (
    CLOCK,
    DAYPART,
    GAP,
    MONTH,
    PART,
    SEASON,
    SPOKEN_YEAR,
    WEEKDAY,
    YEAR,
    clock_value,
    month_number,
    pattern,
    year_number,
)

__all__ = ["ABSOLUTE", "PART_LETTERS", "nearest_year", "third"]

_DAY: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_WEEKDAY_BEFORE: Final = rf"(?:{WEEKDAY},?{GAP}(?:the{GAP})?)?"
_HOUR_BEFORE: Final = rf"(?:(?P<hour>{CLOCK}),?{GAP}(?:on{GAP})?)?"
_LEADING: Final = rf"{_HOUR_BEFORE}(?:(?P<which>last|this[ ]past|next){GAP})?{_WEEKDAY_BEFORE}"
_AFTER: Final = rf"(?:{GAP}(?P<part>{DAYPART}))?"
_ORDINAL: Final = r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|last|final)"
_NTH: Final = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": 4,
    "final": 4,
}
PART_LETTERS: Final = {"morning": "MO", "dawn": "MO", "afternoon": "AF", "noon": "AF", "lunchtime": "AF",
                       "evening": "EV", "dusk": "EV", "night": "NI", "midnight": "NI"}  # fmt: skip
_YEAR_LEADS: Final = re.compile(
    r"\b(?:in|since|of|by|until|till|from|to|and|the|during|before|after|for|around|back|between|through|as|year|early"
    r"|late|mid|post|pre|or|than|fiscal|election)[\s-]+$",
    re.IGNORECASE,
)
_NO_YEAR_LEADS: Final = re.compile(
    r"(?:\b(?:no|resolution|number|flight|route|some|about|nearly|almost|over|than|least|only|article|section|page|room"
    r"|model|highway|boeing|order)\.?\s|[.,:/$]\d{0,3}|\d\s)$",
    re.IGNORECASE,
)
_PLURAL_NEXT: Final = re.compile(r"\s(?:[a-z-]+[^s\s\W]s\b|people|men|women|children|percent|per|miles|km|more|other)")
_DECIMALS: Final = re.compile(r"[.,]\d|%")
_OWNER: Final = re.compile(r"\b(?:his|her|their|my|our)\s$", re.IGNORECASE)
_NEAR: Final = 100  # days


def third(word: str | None) -> Part | None:
    """Return the third that a word such as ``early`` or ``end of the`` names."""
    if not word:
        return None
    words = word.lower()
    if "early" in words or "beginning" in words or "start" in words:
        return Part.EARLY
    return Part.MIDDLE if "mid" in words else Part.LATE


def nearest_year(month: int, day: int, setting: Setting, tense: Tense) -> int | None:
    """Return the year of a day without one: the nearest such day, if the clause does not look the other way.

    News gives the year of a day that is far off, so that a near day counts even against the tense.
    """
    anchor = setting.anchor
    if anchor is None:
        return None
    years = [year for year in (anchor.year - 1, anchor.year, anchor.year + 1) if _fits(year, month, day)]
    gaps = {year: (dt.date(year, month, day) - anchor).days for year in years}
    nearest = min(years, key=lambda year: abs(gaps[year]), default=None)
    if nearest is None or abs(gaps[nearest]) <= _NEAR:
        return nearest
    if tense is Tense.BACK:
        return max((year for year in years if gaps[year] <= 0), default=None)
    if tense is Tense.AHEAD:
        return min((year for year in years if gaps[year] >= 0), default=None)
    return nearest


def _fits(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _cut(days: Days, precision: str, word: str | None) -> Reading:
    part = third(word)
    whole = dated(days, precision)
    if part is None:
        return whole
    return Reading(cal.part_of(days, part), "range", whole.value)


def _iso(match: re.Match[str], _: Setting) -> Reading:
    return dated(cal.day_of(dt.date(int(match["year"]), int(match["month"]), int(match["day"]))), "day")


def _full_day(match: re.Match[str], _: Setting) -> Reading:
    day = dt.date(int(match["year"]), month_number(match["month"]), int(match["day"]))
    return dated(cal.day_of(day), "day")


def _day_month(match: re.Match[str], setting: Setting) -> Reading | None:
    month, day = month_number(match["month"]), int(match["day"])
    year = _year_of_day(match, setting, month, day)
    if year is None:
        return None
    if match["hour"]:
        whole = dt.date(year, month, day)
        return Reading(cal.day_of(whole), "day", f"{whole}T{clock_value(match['hour'])}", "TIME")
    part = match["part"]
    letters = PART_LETTERS[part.lower().split()[-1]] if part else ""
    return dated(cal.day_of(dt.date(year, month, day)), "day", part=letters)


def _year_of_day(match: re.Match[str], setting: Setting, month: int, day: int) -> int | None:
    """``last Oct. 23`` is the latest one before the day of writing, ``next Oct. 23`` the first one after it."""
    anchor, which = setting.anchor, match["which"]
    if anchor is None or not which:
        return nearest_year(month, day, setting, setting.tense(match))
    here = (month, day)
    if which.lower() == "next":
        return anchor.year + int(here <= (anchor.month, anchor.day))
    return anchor.year - int(here >= (anchor.month, anchor.day))


def _day_span(match: re.Match[str], setting: Setting) -> Reading | None:
    month, first, last = month_number(match["month"]), int(match["day"]), int(match["last"])
    year = int(match["year"]) if match["year"] else nearest_year(month, first, setting, setting.tense(match))
    if year is None or last <= first:
        return None
    days = cal.until(dt.date(year, month, first), dt.date(year, month, last))
    return Reading(days, "range", days.first.isoformat())


def _month_year(match: re.Match[str], _: Setting) -> Reading:
    return _cut(cal.month_of(year_number(match["year"]), month_number(match["month"])), "month", match["third"])


def _year(match: re.Match[str], setting: Setting) -> Reading | None:
    year, word = int(match["year"]), match["third"]
    if word is None:
        before = setting.text[max(0, match.start() - 16) : match.start()]
        if _NO_YEAR_LEADS.search(before) or not 1000 <= year <= 2100:
            return None
        led = _YEAR_LEADS.search(before)
        if _DECIMALS.match(setting.text, match.end()):
            return None
        if not led and (year < 1700 or _PLURAL_NEXT.match(setting.text[match.end() : match.end() + 24])):
            return None
    return _cut(cal.year_of(year), "year", word)


def _decade(match: re.Match[str], setting: Setting) -> Reading | None:
    if _OWNER.search(setting.text, max(0, match.start() - 8), match.start()):
        return None  # somebody's age
    digits, word = match["digits"], match["word"]
    year = int(digits) if digits else 1900 + _TENS_WORDS[word.lower()]
    year = year + 1900 if year < 100 else year
    return _cut(cal.decade_of(year), "decade", match["third"])


_TENS_WORDS: Final = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
                      "eighties": 80, "nineties": 90}  # fmt: skip


def _century(match: re.Match[str], _: Setting) -> Reading:
    return _cut(cal.century_of(int(match["nth"])), "century", match["third"])


def _season_year(match: re.Match[str], _: Setting) -> Reading:
    return _cut(cal.season_of(year_number(match["year"]), match["season"].lower()), "season", match["third"])


def _quarter_year(match: re.Match[str], _: Setting) -> Reading:
    number = int(match["q"] or 0) or _NTH[(match["nth"] or match["nth0"]).lower()]
    return dated(cal.quarter_of(int(match["year"] or match["year0"]), number), "quarter")


def _half_year(match: re.Match[str], _: Setting) -> Reading:
    year = int(match["year"])
    first = match["nth"].lower() in ("first", "1st")
    days = (
        Days(dt.date(year, 1, 1), dt.date(year, 7, 1)) if first else Days(dt.date(year, 7, 1), dt.date(year + 1, 1, 1))
    )
    return Reading(days, "range", f"{year}-H{1 if first else 2}")


def _year_span(match: re.Match[str], _: Setting) -> Reading | None:
    first, last = int(match["year"]), match["last"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not 1700 <= first < end <= 2100:
        return None
    days = Days(cal.year_of(first).first, cal.year_of(end).after)
    return Reading(days, "range", f"{first:04d}")


def _spoken_year(match: re.Match[str], _: Setting) -> Reading:
    return _cut(cal.year_of(year_number(match["year"])), "year", match["third"])


_THIRD: Final = rf"(?:(?P<third>{PART}){GAP}?)?"
_OF: Final = rf"(?:(?:,|{GAP}of|{GAP}in)?{GAP})"

ABSOLUTE: Final[tuple[Rule, ...]] = (
    Rule("iso-day", "Y", pattern(r"(?P<year>\d{4})-(?P<month>[01]\d)-(?P<day>[0-3]\d)"), _iso),
    Rule(
        "month-day-year",
        "M",
        pattern(rf"{_WEEKDAY_BEFORE}(?P<month>{MONTH}){GAP}{_DAY},?{GAP}(?P<year>{YEAR})"),
        _full_day,
    ),
    Rule(
        "day-month-year",
        "M",
        pattern(rf"{_WEEKDAY_BEFORE}{_DAY}{GAP}(?:of{GAP})?(?P<month>{MONTH}),?{GAP}(?P<year>{YEAR})"),
        _full_day,
    ),
    Rule(
        "month-days",
        "M",
        pattern(
            rf"(?P<month>{MONTH}){GAP}{_DAY}{GAP}?(?:-|–|to|and|through){GAP}?(?P<last>[0-3]?\d)(?:,?{GAP}(?P<year>{YEAR}))?"
        ),
        _day_span,
    ),
    Rule(
        "days-month",
        "M",
        pattern(
            rf"{_DAY}{GAP}?(?:-|–|to|and){GAP}?(?P<last>[0-3]?\d)(?:st|nd|rd|th)?{GAP}(?P<month>{MONTH})(?:,?{GAP}(?P<year>{YEAR}))?"
        ),
        _day_span,
    ),
    Rule(
        "month-day",
        "M",
        pattern(rf"{_LEADING}(?P<month>{MONTH}){GAP}(?:the{GAP})?{_DAY}{_AFTER}"),
        _day_month,
    ),
    Rule(
        "day-month",
        "M",
        pattern(rf"{_LEADING}{_DAY}{GAP}(?:of{GAP})?(?P<month>{MONTH}){_AFTER}"),
        _day_month,
    ),
    Rule("month-year", "M", pattern(rf"{_THIRD}(?P<month>{MONTH}){_OF}(?P<year>{YEAR}|{SPOKEN_YEAR})"), _month_year),
    Rule(
        "season-year",
        "U",
        pattern(rf"(?:the{GAP})?{_THIRD}(?P<season>{SEASON}){_OF}(?P<year>{YEAR}|{SPOKEN_YEAR})"),
        _season_year,
        ("spring", "summer", "autumn", "fall", "winter"),
    ),
    Rule(
        "quarter-year",
        "U",
        pattern(rf"(?:the{GAP})?(?:{_ORDINAL}{GAP}quarter|Q(?P<q>[1-4])){_OF}(?P<year>{YEAR})"),
        _quarter_year,
    ),
    Rule(
        "half-year",
        "Y",
        pattern(rf"(?:the{GAP})?(?P<nth>first|second|last|1st|2nd){GAP}half{_OF}(?P<year>{YEAR})"),
        _half_year,
    ),
    Rule("year-span", "Y", pattern(rf"(?P<year>{YEAR})(?:-|–|/)(?P<last>\d{{4}}|\d\d)"), _year_span),
    Rule(
        "decade",
        "YT",
        pattern(
            rf"(?:the{GAP})?{_THIRD}(?:['’]?(?P<digits>1[0-9]\d0|20\d0|[2-9]0)['’]?s|(?P<word>{'|'.join(_TENS_WORDS)}))"
        ),
        _decade,
    ),
    Rule(
        "century",
        "U",
        pattern(rf"(?:the{GAP})?{_THIRD}(?P<nth>[12]?\d)(?:st|nd|rd|th)[ -]century"),
        _century,
        ("centur",),
    ),
    Rule("year", "Y", pattern(rf"(?:the{GAP}year{GAP})?{_THIRD}(?P<year>{YEAR})"), _year),
    Rule(
        "spoken-year",
        "S",
        pattern(rf"(?:the{GAP}year{GAP}|{_THIRD})(?P<year>{SPOKEN_YEAR}|(?<=the year )two[ ]thousand)"),
        _spoken_year,
    ),
)
