"""Rules for expressions that count from the day of writing."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Final

from dateline.resolving.times import calendar as cal
from dateline.resolving.times.absolute import third
from dateline.resolving.times.calendar import Days
from dateline.resolving.times.days import DAYS, is_ahead
from dateline.resolving.times.reading import Reading, Rule, Setting
from dateline.resolving.times.tense import Tense
from dateline.resolving.times.values import dated
from dateline.resolving.times.words import (
    APPROX,
    COUNT,
    GAP,
    HALF,
    MONTH,
    NEXT,
    PART,
    SEASON,
    UNIT,
    count_of,
    month_number,
    pattern,
    unit_of,
)

__all__ = ["RELATIVE"]

_WHICH: Final = r"(?P<which>this[ ]past|last|past|next|this[ ]coming|this|coming|previous|current|following|the)"
_LEAD: Final = rf"(?:(?P<lead>earlier|later|early|late|mid|(?:the[ ])?(?:beginning|start|middle|end)[ ]of)(?:{GAP}|-))?"
_MONTH_ARTICLE: Final = re.compile(r"\b(?:an?|its|their)\s$")
_MONTH_LEADS: Final = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|for|during|through|before|after|between|the|early|late|mid|around)[\s-]+$",
    re.IGNORECASE,
)


def _weekend(match: re.Match[str], setting: Setting) -> Reading | None:
    anchor = setting.anchor
    if anchor is None:
        return None
    which = (match["which"] or "the").lower()
    started = anchor.weekday() >= 5
    back = cal.weekend_of(anchor if started else anchor - dt.timedelta(days=7))
    if which in ("last", "past", "this past", "previous"):
        days = back if not started else cal.weekend_of(anchor - dt.timedelta(days=7))
    elif which in ("next", "coming", "this coming", "following"):
        days = cal.weekend_of(anchor + dt.timedelta(days=7 if started else 0))
    elif which == "this" or is_ahead(match, setting):
        days = cal.weekend_of(anchor)
    else:
        days = back
    return dated(days, "weekend")


def _shift(unit: str, anchor: dt.date, steps: int) -> tuple[Days, str]:
    """Return the calendar week, month, quarter, year or decade that lies ``steps`` from the anchor's."""
    if unit == "week":
        return _week(anchor, steps), "week"
    if unit == "month":
        day = cal.shift_months(anchor, steps)
        return cal.month_of(day.year, day.month), "month"
    if unit == "quarter":
        day = cal.shift_months(anchor, 3 * steps)
        return cal.quarter_of(day.year, (day.month + 2) // 3), "quarter"
    if unit == "year":
        return cal.year_of(anchor.year + steps), "year"
    step = 10 if unit == "decade" else 100
    start = (anchor.year // step + steps) * step
    return (cal.decade_of(start), "decade") if step == 10 else (cal.century_of(start // 100 + 1), "century")


def _week(anchor: dt.date, steps: int) -> Days:
    """A paper of Sunday calls the seven days before it last week, and the week from Monday the next."""
    if anchor.weekday() == 6 and steps < 0:
        last = anchor + dt.timedelta(days=7 * steps + 6)
        return cal.until(last - dt.timedelta(days=6), last)
    return cal.week_of(anchor + dt.timedelta(days=7 * steps))


_STEPS: Final = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "this coming": 1, "following": 1,
                 "this past": -1}  # fmt: skip


def _unit(match: re.Match[str], setting: Setting) -> Reading | None:
    anchor = setting.anchor
    which = " ".join(match["which"].lower().split())
    lead = " ".join((match["lead"] or "").lower().split())
    if anchor is None or (which == "the" and not lead):
        return None
    if which in ("following", "previous") and setting.period is not None:
        anchor = setting.period.first
    days, precision = _shift(unit_of(match["unit"]), anchor, _STEPS.get(which, 0))
    whole = dated(days, precision)
    return Reading(_led(days, lead, anchor, which), precision if not lead else "range", whole.value)


def _led(days: Days, lead: str, anchor: dt.date, which: str) -> Days:
    here = days.covers(anchor)
    if lead == "earlier" and here:
        return cal.until(days.first, anchor)
    if lead == "later" and here:
        return cal.until(anchor, days.last)
    if lead.endswith("end of") and which in ("the", "this") and days.last.year == days.first.year:
        return _ending(days)
    part = third(lead.removesuffix("r"))
    return cal.part_of(days, part) if part and lead not in ("later", "earlier") else days


def _ending(days: Days) -> Days:
    """The end of a year is its December, of a month its last ten days, of a week its last three."""
    length = (days.after - days.first).days
    if length > 300:
        return cal.month_of(days.last.year, 12)
    return Days(days.after - dt.timedelta(days=3 if length <= 7 else 10), days.after)


def _season(match: re.Match[str], setting: Setting) -> Reading | None:
    whole = _whole_season(match, setting)
    part = third(match["third"])
    if whole is None or whole.days is None or part is None:
        return whole
    return replace(whole, days=cal.part_of(whole.days, part), precision="range")


def _whole_season(match: re.Match[str], setting: Setting) -> Reading | None:
    anchor = setting.anchor
    which = " ".join(match["which"].lower().split())
    if anchor is None or (which == "the" and match["season"].lower() == "fall"):
        return None
    seasons = [cal.season_of(anchor.year + step, match["season"].lower()) for step in (-2, -1, 0, 1)]
    ended = [days for days in seasons if days.after <= anchor]
    begun = [days for days in seasons if days.first <= anchor]
    coming = [days for days in seasons if days.first > anchor]
    if _STEPS.get(which) == -1:
        return dated(ended[-1], "season")
    if _STEPS.get(which) == 1 or setting.tense(match) is Tense.AHEAD:
        return dated(coming[0], "season")
    now = [days for days in seasons if days.covers(anchor) or (which == "this" and days.first.year == anchor.year)]
    return dated((now or begun)[-1], "season")


def _month(match: re.Match[str], setting: Setting) -> Reading | None:
    anchor, word, which = setting.anchor, match["month"], (match["which"] or "").lower()
    if anchor is None or not _is_month(match, setting):
        return None
    number = month_number(word)
    years = [anchor.year + step for step in (-2, -1, 0, 1)]
    after = " ".join((match["after"] or "").lower().split())
    if after:
        year = anchor.year + {"this year": 0, "last year": -1, "next year": 1}[after]
    elif which in ("last", "past", "this past", "previous"):
        # the month just past is "last month", so that "last February" in March is that of the year before
        year = max(y for y in years if 12 * y + number < 12 * anchor.year + anchor.month - 1)
    elif which in ("next", "coming", "this coming", "following") or is_ahead(match, setting):
        this_month_ahead = which not in ("next", "following") and number == anchor.month
        year = anchor.year if this_month_ahead else min(y for y in years if (y, number) > (anchor.year, anchor.month))
    elif which == "this":
        year = anchor.year
    else:
        year = max(y for y in years if (y, number) <= (anchor.year, anchor.month))
    days = cal.month_of(year, number)
    part = third(match["third"])
    return Reading(cal.part_of(days, part) if part else days, "range" if part else "month", dated(days, "month").value)


def _is_month(match: re.Match[str], setting: Setting) -> bool:
    """``may`` and ``march`` are months only after a word that leads one in; short forms never stand alone."""
    word = match["month"]
    if word.islower():
        return False
    if match["which"] or match["third"] or match["after"]:
        return True
    before = setting.text[max(0, match.start() - 12) : match.start()]
    if word.lower() in ("april", "june", "august") and _MONTH_ARTICLE.search(before):
        return True
    led = _MONTH_LEADS.search(before)
    return bool(led) if word.lower() in ("may", "march", "april", "june", "august") or len(word) < 5 else True


def _ago(match: re.Match[str], setting: Setting) -> Reading | None:
    way = match["way"].lower()
    back = way in ("ago", "earlier", "before", "previously")
    start = setting.anchor
    if way not in ("ago", "from now", "hence") and setting.previous is not None:
        start = setting.previous.first
    if start is None or (way in ("later", "after", "afterwards") and setting.previous is None):
        return None
    count, unit, approx = count_of(match["count"]), unit_of(match["unit"]), bool(match["approx"])
    half = bool(match["half"])
    reading = _counted(start, count * (-1 if back else 1), unit, half=half, approx=approx)
    return replace(reading, value=_ago_value(reading, unit, setting, half=half))


def _ago_value(reading: Reading, unit: str, setting: Setting, *, half: bool) -> str:
    """``six weeks ago`` is a week; ``a year ago`` a year, or the quarter before a year of the one that is told of."""
    days = reading.days
    if days is None or unit not in ("week", "year") or half:
        return reading.value
    if unit == "week":
        return dated(cal.week_of(days.first), "week").value
    quarter = setting.quarter
    if quarter is not None and quarter.first.year - days.first.year == 1:
        return dated(cal.quarter_of(days.first.year, (quarter.first.month + 2) // 3), "quarter").value
    return f"{days.first.year:04d}"


def _counted(start: dt.date, count: int, unit: str, *, half: bool, approx: bool) -> Reading:
    if unit in ("minute", "hour"):
        return dated(cal.day_of(start), "day")
    if unit in ("day", "night", "weekend"):
        return dated(cal.day_of(start + dt.timedelta(days=count)), "day")
    if unit in ("week", "fortnight"):
        day = start + dt.timedelta(days=count * (14 if unit == "fortnight" else 7))
        return dated(cal.day_of(day), "day")
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    if half:
        months += (6 if unit == "year" else 0) * (1 if count > 0 else -1)
    day = cal.shift_months(start, months)
    if unit == "decade" or (unit == "year" and not half and (abs(count) > 1 or approx)):
        return dated(cal.year_of(day.year), "year")
    return dated(cal.month_of(day.year, day.month), "month")


def _other_day(match: re.Match[str], setting: Setting) -> Reading | None:
    """``that day``, ``the next day``: from the last day that the text named."""
    which = " ".join(match["which"].lower().split())
    if setting.previous is None:
        return None
    step = {"next": 1, "following": 1, "previous": -1}.get(which, 0)
    return dated(cal.day_of(setting.previous.last + dt.timedelta(days=step)), "day")


def _quarter(match: re.Match[str], setting: Setting) -> Reading | None:
    """The last such quarter that has begun: news tells of results, and of the quarter to come with its year."""
    anchor = setting.anchor
    if anchor is None:
        return None
    number = ("first", "second", "third", "fourth").index(match["nth"].lower()) + 1
    begun = cal.quarter_of(anchor.year, number).first <= anchor
    year = anchor.year + (_STEPS.get(match["year"].lower(), 0) if match["year"] else int(begun) - 1)
    return dated(cal.quarter_of(year, number), "quarter")


_WHICH_OPT: Final = rf"(?:{_WHICH}{GAP})?"
_THIRD: Final = rf"(?:(?P<third>{PART}){GAP}?)?"

RELATIVE: Final[tuple[Rule, ...]] = (
    *DAYS,
    Rule("weekend", "U", pattern(rf"{_WHICH_OPT}weekend"), _weekend, ("weekend",)),
    Rule(
        "calendar-unit", "U", pattern(rf"{_LEAD}{_WHICH}{GAP}(?P<unit>week|month|quarter|year|decade|century)"), _unit
    ),
    Rule(
        "season",
        "U",
        pattern(rf"{_WHICH}{GAP}(?:(?P<third>early|late|mid)[ -])?(?P<season>{SEASON})"),
        _season,
        ("spring", "summer", "autumn", "fall", "winter"),
    ),
    Rule(
        "month",
        "M",
        pattern(
            rf"{NEXT}{_THIRD}(?P<month>{MONTH})(?:,?{GAP}(?:of{GAP})?(?P<after>(?:this|last|next)[ ]year))?"
            rf"(?!{GAP}[0-3]?\d(?:st|nd|rd|th)?(?!\d))"
        ),
        _month,
    ),
    Rule(
        "count-ago",
        "U",
        pattern(
            rf"(?P<approx>{APPROX})(?P<count>{COUNT}){HALF}(?:{GAP}|-)(?P<unit>{UNIT})s?{GAP}(?:or{GAP}so{GAP})?"
            r"(?P<way>ago|earlier|previously|later|hence|from[ ]now|(?:before|after(?:wards)?)(?=[ ]?[,.;:]|$))"
        ),
        _ago,
        ("ago", "earlier", "before", "previous", "later", "after", "hence", "from now"),
    ),
    Rule(
        "that-day",
        "U",
        pattern(r"(?:later[ ]|earlier[ ])?(?:on[ ])?(?:(?:the[ ])?(?P<which>same|that|next|following|previous))[ ]day"),
        _other_day,
        ("day",),
    ),
    Rule(
        "quarter",
        "U",
        pattern(
            rf"(?:the{GAP})?(?:(?P<year>this|last|next){GAP}year['’]s{GAP})?(?:fiscal{GAP})?"
            rf"(?P<nth>first|second|third|fourth)(?:{GAP}|-)quarter"
        ),
        _quarter,
        ("quarter",),
    ),
)
