"""Rules for lengths of time, repeated times and vague references; most of them have no days of their own."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from dateline.resolving.times import calendar as cal
from dateline.resolving.times.calendar import Days
from dateline.resolving.times.reading import Reading, Rule, Setting
from dateline.resolving.times.values import duration, reference
from dateline.resolving.times.words import (
    APPROX,
    COUNT,
    GAP,
    HALF,
    MONTH,
    SEASON,
    UNIT,
    WEEKDAY,
    count_of,
    month_number,
    pattern,
    unit_of,
    weekday_number,
)

__all__ = ["LENGTHS", "VAGUE"]

_LASTING_NEEDS: Final = tuple(
    "war conflict insurgency rule reign occupation blockade siege campaign crisis uprising rebellion standoff stand-off"
    " dispute feud embargo boycott deadlock struggle dictatorship fighting offensive".split()
)
_LASTING: Final = (
    rf"(?:(?:civil|cold|trade|border|guerrilla|armed|military|economic)[ ])?(?:{'|'.join(_LASTING_NEEDS)})"
)
_MEETING: Final = r"(?:visit|summit|conference|meeting|trip|tour|session|strike|talks)"
_CLOSING: Final = re.compile(
    r"\b(?:end(?:s|ed|ing)?|conclud\w+|clos\w+|wrap\w+[ ]up|wound[ ]up|finish\w+)\s+(?:[\w’']+\s){0,2}$"
)
_OPENING: Final = re.compile(
    r"\b(?:beg[aiu]n(?:s|ning)?|start(?:s|ed|ing)?|open(?:s|ed|ing)?|for|on)\s+(?:[\w’']+\s){0,2}$"
)
_PERFECT: Final = re.compile(r"\b(?:has|have|had|['’]ve)\b[^.;!?]{0,120}$")
_REFERENCES: Final = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "current": "PRESENT_REF", "at present": "PRESENT_REF",
    "recently": "PAST_REF", "recent": "PAST_REF", "formerly": "PAST_REF",
    "the past": "PAST_REF", "in the past": "PAST_REF", "lately": "PAST_REF",
    "soon": "FUTURE_REF", "the future": "FUTURE_REF", "the near future": "FUTURE_REF", "the near term": "FUTURE_REF",
    "the short term": "FUTURE_REF", "these days": "PRESENT_REF", "nowadays": "PRESENT_REF",
}  # fmt: skip
_SETS: Final = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "annually": "P1Y", "yearly": "P1Y",
                "hourly": "PT1H", "nightly": "P1D"}  # fmt: skip
_WAYS: Final = {"past": "PAST_REF", "coming": "FUTURE_REF"}
_AMOUNT: Final = re.compile(r"\d[\d.,]*(?:\s[\w-]+){0,2}\s$")
_MEASURE: Final = re.compile(r"(?:\d[\d.,]*%?(?:\s[\w-]+){0,2}|\b[Aa]verage)\s$")
_OF_WHOLE: Final = re.compile(r"\sof\s")
_NAME_NEXT: Final = re.compile(r"\s[A-Z]")


def _back(anchor: dt.date, count: int, unit: str, *, half: bool = False) -> dt.date:
    """Return the day that lies ``count`` units before the anchor (after it, if negative)."""
    if unit in ("minute", "hour"):
        return anchor - dt.timedelta(days=(count * (60 if unit == "hour" else 1)) // 1440)
    if unit in ("day", "night", "week", "weekend", "fortnight"):
        step = {"day": 1, "night": 1, "fortnight": 14}.get(unit, 7)
        return anchor - dt.timedelta(days=count * step)
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    return cal.shift_months(anchor, -(months + (months // count // 2 if half and count else 0)))


def _last_n(match: re.Match[str], setting: Setting) -> Reading | None:
    count = count_of(match["count"]) if match["count"] else 1
    unit, which = unit_of(match["unit"]), match["which"].lower()
    days = None
    if setting.anchor is not None and which not in ("first", "final"):
        ahead = which in ("next", "coming")
        other = _back(setting.anchor, -count if ahead else count, unit)
        days = cal.until(setting.anchor, other)
    return duration(count, unit, days=days)


def _past_seasons(match: re.Match[str], setting: Setting) -> Reading | None:
    if setting.anchor is None:
        return None
    seasons = [cal.season_of(setting.anchor.year - step, match["season"].lower()) for step in range(2)]
    last = next((days for days in seasons if days.after <= setting.anchor), seasons[-1])
    first = cal.season_of(last.first.year - count_of(match["count"]) + 1, match["season"].lower())
    return Reading(Days(first.first, last.after), "range", f"P{count_of(match['count'])}Y", "DURATION")


def _for_n(match: re.Match[str], setting: Setting) -> Reading | None:
    before = setting.text[max(0, match.start() - 140) : match.start()]
    if setting.anchor is None or not _PERFECT.search(before):
        return None
    count, unit = count_of(match["count"]), unit_of(match["unit"])
    first = _back(setting.anchor, count, unit, half=bool(match["half"]))
    return duration(count, unit, days=cal.until(first, setting.anchor))


def _of_war(match: re.Match[str], setting: Setting) -> Reading | None:
    count, unit = count_of(match["count"]), unit_of(match["unit"])
    if setting.anchor is None:
        return None
    first = _back(setting.anchor, count, unit, half=bool(match["half"]))
    return duration(count, unit, days=cal.until(first, setting.anchor))


def _n_year_war(match: re.Match[str], setting: Setting) -> Reading | None:
    """A war of seven years reaches from its first year to the day of writing."""
    count, unit = count_of(match["count"]), unit_of(match["unit"])
    if setting.anchor is None:
        return None
    first = _back(setting.anchor, count, unit)
    if unit == "year":
        first = dt.date(first.year, 1, 1)
    return duration(count, unit, days=cal.until(first, setting.anchor))


def _n_day_visit(match: re.Match[str], setting: Setting) -> Reading | None:
    """A visit of two days that ends or begins: the days up to, or from, the day of writing."""
    anchor, count = setting.anchor, count_of(match["count"])
    before = setting.text[max(0, match.start() - 40) : match.start()]
    days: Days | None = None
    if anchor is not None and _CLOSING.search(before):
        days = cal.until(anchor - dt.timedelta(days=count - 1), anchor)
    elif anchor is not None and _OPENING.search(before):
        days = cal.until(anchor, anchor + dt.timedelta(days=count - 1))
    return duration(count, "day", days=days)


def _length(match: re.Match[str], setting: Setting) -> Reading | None:
    """``$5 a share a year`` names a rate and ``a quarter of`` a share, and neither a length of time."""
    unit = unit_of(match["unit"])
    if match["count"].lower() in ("a", "an") and _AMOUNT.search(
        setting.text, max(0, match.start() - 40), match.start()
    ):
        return None
    if match["unit"][0].isupper() and not match[0].isupper():
        return None  # a name, as in "the Hundred Years War"
    if unit == "quarter" and _OF_WHOLE.match(setting.text, match.end()):
        return None
    return duration(count_of(match["count"]), unit, half=bool(match["half"] or match["after"]))


def _unit_long(match: re.Match[str], _: Setting) -> Reading:
    return duration(None if match["many"] else 1, unit_of(match["unit"]))


def _weekdays(match: re.Match[str], _: Setting) -> Reading | None:
    if match["weekday"].islower():
        return None
    return Reading(None, "unknown", f"XXXX-WXX-{weekday_number(match['weekday']) + 1}", "SET")


def _times_a(match: re.Match[str], _: Setting) -> Reading:
    return Reading(None, "unknown", duration(1, unit_of(match["unit"])).value, "SET")


def _half_unit(match: re.Match[str], _: Setting) -> Reading:
    return Reading(None, "unknown", {"hour": "PT30M", "year": "P6M", "day": "PT12H"}[match["unit"].lower()], "DURATION")


def _vague_length(match: re.Match[str], _: Setting) -> Reading:
    adjective = (match["adjective"] or "").lower()
    if adjective in _WAYS:
        return reference(_WAYS[adjective])
    return duration(None, unit_of(match["unit"]))


def _reference(match: re.Match[str], _: Setting) -> Reading:
    return reference(_REFERENCES[" ".join(match[0].lower().split())])


def _set(match: re.Match[str], setting: Setting) -> Reading | None:
    if _NAME_NEXT.match(setting.text, match.end()):
        return None  # a paper, as in "the daily Nation"
    if _MEASURE.search(setting.text, max(0, match.start() - 40), match.start()):
        return None  # a rate, as in "40,000 tons annually", or "average daily sales"
    return Reading(None, "unknown", _SETS[match[0].lower()], "SET")


def _every(match: re.Match[str], _: Setting) -> Reading | None:
    if match["unit"]:
        count = count_of(match["count"]) if match["count"] else 2 if match["other"] else 1
        return Reading(None, "unknown", duration(count, unit_of(match["unit"])).value, "SET")
    if match["month"]:
        return Reading(None, "unknown", f"XXXX-{month_number(match['month']):02d}", "SET")
    return Reading(None, "unknown", f"XXXX-WXX-{weekday_number(match['weekday']) + 1}", "SET")


_N_UNITS: Final = rf"(?P<count>{COUNT}){GAP}(?P<unit>{UNIT})s?"
_N_UNITS_HALF: Final = rf"(?P<count>{COUNT}){HALF}{GAP}(?P<unit>{UNIT})s?"
_WORDS: Final = rf"(?:\w+{GAP}){{0,2}}"

LENGTHS: Final[tuple[Rule, ...]] = (
    Rule(
        "last-count",
        "U",
        pattern(
            rf"(?:the{GAP})?(?P<which>past|last|next|coming|previous|preceding|first|final){GAP}(?:{APPROX}){_N_UNITS}"
        ),
        _last_n,
        ("past", "last", "next", "coming", "previous", "preceding", "first", "final"),
    ),
    Rule(
        "past-unit",
        "U",
        pattern(rf"the{GAP}(?P<which>past){GAP}(?P<count>)(?P<unit>week|month|year|decade|century)"),
        _last_n,
        ("past",),
    ),
    Rule(
        "past-seasons",
        "U",
        pattern(rf"(?:the{GAP})?(?:past|last){GAP}(?P<count>{COUNT}){GAP}(?P<season>{SEASON})s"),
        _past_seasons,
        ("past", "last"),
    ),
    Rule("for-count", "U", pattern(rf"for{GAP}{APPROX}{_N_UNITS_HALF}"), _for_n, ("for ",)),
    Rule("count-of-war", "U", pattern(rf"{_N_UNITS_HALF}(?={GAP}of{GAP}{_WORDS}{_LASTING})"), _of_war, _LASTING_NEEDS),
    Rule(
        "count-long-war",
        "U",
        pattern(
            rf"(?P<count>{COUNT})(?:-|{GAP})(?P<unit>month|year|decade|week|day)(?:(?:-|{GAP})(?:old|long))?"
            rf"(?={GAP}(?:[A-Z][a-z]+{GAP}){{0,2}}{_LASTING})"
        ),
        _n_year_war,
        _LASTING_NEEDS,
    ),
    Rule(
        "count-day-visit",
        "U",
        pattern(rf"(?P<count>{COUNT})(?:-|{GAP})days?(?={GAP}{_WORDS}{_MEETING})"),
        _n_day_visit,
        ("day ", "days "),
    ),
)

VAGUE: Final[tuple[Rule, ...]] = (
    Rule(
        "length",
        "U",
        pattern(
            rf"{APPROX}(?P<count>{COUNT})(?:{GAP}?(?:to|or|-){GAP}?{COUNT})?{HALF}(?:{GAP}|-)(?:more{GAP})?"
            rf"(?P<unit>{UNIT}|centurie)s?(?P<after>{GAP}and{GAP}a{GAP}half)?(?!{GAP}old|-old)"
        ),
        _length,
    ),
    Rule(
        "unit-long",
        "UL",
        pattern(r"(?P<unit>hour|day|week|month|year|decade|century)(?P<many>s)?-?long"),
        _unit_long,
        ("long",),
    ),
    Rule("weekdays", "D", pattern(rf"(?P<weekday>{WEEKDAY})s"), _weekdays, ("days",)),
    Rule(
        "times-a",
        "U",
        pattern(
            rf"(?:once|twice|(?:three|four|five|several|many){GAP}times){GAP}(?:an?|every|each){GAP}(?P<unit>{UNIT})"
        ),
        _times_a,
        ("once", "twice", "times"),
    ),
    Rule(
        "half-unit",
        "U",
        pattern(rf"(?:half{GAP}an?|a{GAP}half)(?:{GAP}|-)(?P<unit>hour|year|day)"),
        _half_unit,
        ("half",),
    ),
    Rule(
        "vague-length",
        "U",
        pattern(
            rf"(?:(?:the{GAP})?(?:last|past|next|coming){GAP}(?:several|many|few)"
            rf"|(?P<adjective>several|many|a{GAP}few|few|recent|some|past|coming)){GAP}(?P<unit>{UNIT}|centurie)s"
        ),
        _vague_length,
    ),
    Rule("set", "V", pattern("|".join(_SETS)), _set),
    Rule(
        "every",
        "UMD",
        pattern(
            rf"(?:every|each){GAP}(?:(?:(?P<count>{COUNT})|(?P<other>other)){GAP})?"
            rf"(?:(?P<unit>{UNIT})s?|(?P<month>{MONTH})|(?P<weekday>{WEEKDAY}))"
        ),
        _every,
        ("every", "each"),
    ),
    Rule(
        "reference",
        "V",
        pattern(rf"(?<!as )(?:{'|'.join(word.replace(' ', '[ ]') for word in _REFERENCES)})(?!{GAP}after)"),
        _reference,
    ),
)
