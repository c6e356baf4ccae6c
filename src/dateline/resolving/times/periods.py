"""Rules for periods that the text has named before, and for parts of a day alone: no act is dated by them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from dateline.resolving.times import calendar as cal
from dateline.resolving.times.absolute import nearest_year
from dateline.resolving.times.calendar import Days
from dateline.resolving.times.holidays import HOLIDAYS
from dateline.resolving.times.reading import Reading, Rule, Setting
from dateline.resolving.times.tense import Tense
from dateline.resolving.times.values import dated, duration
from dateline.resolving.times.words import CLOCK, GAP, MONTH, YEAR, clock_value, month_number, pattern, unit_of

__all__ = ["PERIODS"]

_NTH: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_ENDED: Final = re.compile(r"\s(?:ended|ending|that\sended|to)\s")
_PARTS: Final = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_BEFORE_UNIT: Final = r"(?:full|whole|entire|latest|same|corresponding|comparable|fiscal)"


def _told_quarter(setting: Setting) -> Days | None:
    """Return the quarter that the text tells of: one it has named, else the last that has ended."""
    if setting.quarter is not None or setting.anchor is None:
        return setting.quarter
    day = cal.shift_months(setting.anchor, -3)
    return cal.quarter_of(day.year, (day.month + 2) // 3)


def _years_on(quarter: Days, years: int) -> Days:
    return cal.quarter_of(quarter.first.year + years, (quarter.first.month + 2) // 3)


def _named_unit(match: re.Match[str], setting: Setting) -> Reading | None:
    """``the quarter``, ``the fiscal year``: the one that is told of."""
    anchor, unit = setting.anchor, match["unit"].lower()
    if anchor is None:
        return None
    if unit == "year":
        ended = _ENDED.match(setting.text, match.end())
        return duration(1, "year") if ended else dated(cal.year_of(anchor.year), "year")
    if unit == "week":
        return dated(cal.week_of(anchor), "week")
    quarter = _told_quarter(setting)
    return dated(quarter, "quarter") if quarter else None


def _year_earlier(match: re.Match[str], setting: Setting) -> Reading | None:
    quarter = _told_quarter(setting)
    if quarter is None or setting.anchor is None:
        return None
    if match["nth"]:
        return dated(cal.quarter_of(quarter.first.year - 1, _NTH[match["nth"].lower()]), "quarter")
    if setting.quarter is None and match["unit"] is None:
        return dated(cal.year_of(setting.anchor.year - 1), "year")
    return dated(_years_on(quarter, -1), "quarter")


def _last_years_quarter(_: re.Match[str], setting: Setting) -> Reading | None:
    quarter = _told_quarter(setting)
    return dated(_years_on(quarter, -1), "quarter") if quarter else None


def _quarter_of_year(match: re.Match[str], setting: Setting) -> Reading | None:
    quarter, year = _told_quarter(setting), int(match["year"])
    if match["nth"]:
        return dated(cal.quarter_of(year, _NTH[match["nth"].lower()]), "quarter")
    if setting.quarter is None and match["unit"].lower() == "period":
        return dated(cal.year_of(year), "year")
    return dated(_years_on(quarter, year - quarter.first.year), "quarter") if quarter else None


def _that_unit(match: re.Match[str], setting: Setting) -> Reading | None:
    unit, period = match["unit"].lower(), setting.period
    if unit == "quarter":
        return dated(setting.quarter, "quarter") if setting.quarter else None
    if period is None:
        return None
    if unit == "year":
        return dated(cal.year_of(period.first.year), "year")
    if unit == "month":
        return dated(cal.month_of(period.first.year, period.first.month), "month")
    return dated(cal.week_of(period.first), "week")


def _week_of(match: re.Match[str], setting: Setting) -> Reading | None:
    month, day = month_number(match["month"]), int(match["day"])
    year = nearest_year(month, day, setting, setting.tense(match))
    return dated(cal.week_of(dt.date(year, month, day)), "week") if year else None


def _year_end(match: re.Match[str], setting: Setting) -> Reading | None:
    """TIMEX3 has the end of a year as that year, as with ``the end of the year``."""
    anchor = setting.anchor
    if anchor is None:
        return None
    since = setting.text[max(0, match.start() - 8) : match.start()].lower().rstrip().endswith("since")
    year = anchor.year - int(since)
    return Reading(cal.day_of(dt.date(year, 12, 31)), "day", f"{year:04d}")


def _bare_units(match: re.Match[str], _: Setting) -> Reading:
    return duration(None, unit_of(match["unit"]))


def _clock(match: re.Match[str], setting: Setting) -> Reading | None:
    """An hour alone is of the day that the text has named last, else of the day of writing."""
    if setting.text.startswith("(", match.start() - 1):
        return None  # the hour before it, told for another part of the world
    day = _day_told(setting)
    return Reading(cal.day_of(day), "day", f"{day}T{clock_value(match['hour'])}", "TIME") if day else None


def _day_told(setting: Setting) -> dt.date | None:
    return setting.previous.last if setting.previous else setting.anchor


def _part_alone(match: re.Match[str], setting: Setting) -> Reading | None:
    day = _day_told(setting)
    if day is None:
        return None
    ahead = (match["which"] or "").lower() in ("next", "following")
    return dated(cal.day_of(day + dt.timedelta(days=int(ahead))), "day", part=_PARTS[match["part"].lower()])


def _holiday(match: re.Match[str], setting: Setting) -> Reading | None:
    anchor = setting.anchor
    name = " ".join(match["name"].lower().replace("’", "'").split())
    day_of = next(find for words, find in HOLIDAYS if words == name)
    if match["year"]:
        return dated(cal.day_of(day_of(int(match["year"]))), "day")
    if anchor is None:
        return None
    days = [day_of(anchor.year + step) for step in (-1, 0, 1)]
    if (match["which"] or "").lower() == "next" or setting.tense(match) is Tense.AHEAD:
        return dated(cal.day_of(min(day for day in days if day >= anchor)), "day")
    return dated(cal.day_of(max(day for day in days if day <= anchor)), "day")


PERIODS: Final[tuple[Rule, ...]] = (
    Rule(
        "named-unit",
        "UP",
        pattern(
            rf"the{GAP}(?:{_BEFORE_UNIT}{GAP})*(?P<unit>year|quarter|week|(?<=latest )period)"
            rf"(?!-|{GAP}(?:two[ ]thousand|nineteen))"
        ),
        _named_unit,
    ),
    Rule(
        "year-earlier",
        "U",
        pattern(
            rf"(?:the{GAP})?(?:(?:comparable|corresponding|same){GAP})?year-(?:ago|earlier)"
            rf"(?:{GAP}(?:(?P<nth>first|second|third|fourth)(?:{GAP}|-))?(?P<unit>quarter|period))?"
        ),
        _year_earlier,
        ("year-",),
    ),
    Rule(
        "quarter-last-year",
        "U",
        pattern(
            rf"the{GAP}(?:(?:same|corresponding|comparable|similar){GAP})?(?:quarter|period){GAP}"
            rf"(?:of{GAP})?(?:last{GAP}year|a{GAP}year{GAP}(?:ago|earlier|before))"
            rf"|last{GAP}year['’]s{GAP}(?:quarter|period)"
        ),
        _last_years_quarter,
        ("quarter", "period"),
    ),
    Rule(
        "year-quarter",
        "Y",
        pattern(
            rf"(?:the{GAP})?(?P<year>{YEAR}){GAP}(?:(?P<nth>first|second|third|fourth)(?:{GAP}|-))?(?P<unit>quarter|period)"
        ),
        _quarter_of_year,
        ("quarter", "period"),
    ),
    Rule(
        "that-unit",
        "U",
        pattern(
            rf"(?:(?:later|earlier){GAP})?(?:that|the{GAP}same){GAP}(?:same{GAP})?(?P<unit>year|quarter|month|week)"
        ),
        _that_unit,
        ("that", "same"),
    ),
    Rule(
        "week-of",
        "UM",
        pattern(rf"the{GAP}week{GAP}of{GAP}(?P<month>{MONTH}){GAP}(?P<day>[0-3]?\d)"),
        _week_of,
        ("week",),
    ),
    Rule("year-end", "U", pattern(rf"(?:the{GAP})?year(?:['’]s)?(?:{GAP}|-)end"), _year_end, ("end",)),
    Rule(
        "bare-units",
        "U",
        pattern(
            rf"(?<!ds of )(?P<unit>weeks|months|years|decades|centuries)"
            rf"(?:{GAP}or{GAP}(?:months|years|decades))?(?!{GAP}old|{GAP}(?:of{GAP})?age)"
        ),
        _bare_units,
        ("s",),
    ),
    Rule("clock", "H", pattern(rf"(?:(?:about|around|nearly|almost){GAP})?(?P<hour>{CLOCK})"), _clock),
    Rule(
        "part-alone",
        "UP",
        pattern(
            rf"(?:the{GAP}(?P<which>next|following|same){GAP}|(?<=in )the{GAP}|(?:mid|late|early)(?:-|{GAP}))"
            rf"(?P<part>morning|afternoon|evening|night)"
        ),
        _part_alone,
    ),
    Rule(
        "holiday",
        "UP",
        pattern(
            rf"(?:(?P<which>last|this|next){GAP})?"
            rf"(?P<name>{'|'.join(name.replace(' ', '[ ]') for name, _ in HOLIDAYS)})(?:,?{GAP}(?P<year>{YEAR}))?"
        ),
        _holiday,
    ),
)
