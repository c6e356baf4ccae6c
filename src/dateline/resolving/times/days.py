"""Rules for single days that count from the day of writing: weekdays, today, this morning."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from dateline.resolving.times import calendar as cal
from dateline.resolving.times.absolute import PART_LETTERS
from dateline.resolving.times.calendar import Days
from dateline.resolving.times.reading import Reading, Rule, Setting
from dateline.resolving.times.tense import Tense
from dateline.resolving.times.values import dated
from dateline.resolving.times.words import (
    CLOCK,
    DAYPART,
    GAP,
    MONTH,
    NEXT,
    WEEKDAY,
    clock_value,
    pattern,
    weekday_number,
)

__all__ = ["DAYS", "is_ahead"]

_CLOCK: Final = rf"(?:(?:around|about|shortly[ ](?:before|after)|before|after|at){GAP})?"
_HOUR: Final = rf"(?P<hour>{CLOCK})"
_BEFORE: Final = (
    rf"(?:(?P<before>(?:the{GAP})?(?:early|late|morning|evening|night|afternoon)(?:{GAP}hours)?(?:{GAP}(?:of|on))?"
    rf"|before{GAP}dawn(?:{GAP}on)?|(?:later|earlier)(?:{GAP}on)?)(?:{GAP}|-))?"
)
_DAY_WORDS: Final = {"today": 0, "yesterday": -1, "tomorrow": 1}
_AS_EARLY: Final = re.compile(r"\b(?:as\s+early\s+as|no\s+later\s+than|not\s+before|ahead\s+of)\s+$", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(r"['’]s\s")


def _weekday(match: re.Match[str], setting: Setting) -> Reading | None:
    anchor = setting.anchor
    if anchor is None or match["day"].islower():
        return None
    gap = (weekday_number(match["day"]) - anchor.weekday()) % 7
    which = " ".join((match["which"] or "").lower().split())
    if which in ("previous", "following") and setting.previous is not None:
        return _at(_from_named(setting.previous, anchor + dt.timedelta(days=gap), which), match)
    if which in ("next", "coming", "this coming", "following"):
        gap = gap or 7
    elif which in ("last", "past", "this past", "previous") or (gap and not is_ahead(match, setting)):
        gap -= 7
    return _at(anchor + dt.timedelta(days=gap), match)


def _from_named(previous: Days, day: dt.date, which: str) -> dt.date:
    """``the previous Friday`` is the last one before the day that the text has named, if that day is known."""
    gap = (day - previous.first).days % 7
    return previous.first + dt.timedelta(days=gap - 7 if which == "previous" else gap or 7)


def is_ahead(match: re.Match[str], setting: Setting) -> bool:
    """``Wednesday's ruling`` is known, and so past; ``as early as Tuesday`` is to come, whatever the verb."""
    if _AS_EARLY.search(setting.text, max(0, match.start() - 24), match.start()):
        return True
    if _POSSESSIVE.match(setting.text, match.end()):
        return False
    return setting.tense(match) is Tense.AHEAD


def _at(day: dt.date, match: re.Match[str]) -> Reading:
    """Return a day with the hour or the part of it that the words name."""
    hour = match["hour"]
    if hour:
        return Reading(cal.day_of(day), "day", f"{day}T{clock_value(hour)}", "TIME")
    return dated(cal.day_of(day), "day", part=_part_letters(match["part"] or match["before"]))


def _part_letters(words: str | None) -> str:
    for word, letters in PART_LETTERS.items():
        if words and word in words.lower():
            return letters
    return ""


def _day_word(match: re.Match[str], setting: Setting) -> Reading | None:
    if setting.anchor is None:
        return None
    day = setting.anchor + dt.timedelta(days=_DAY_WORDS[match["word"].lower()])
    return _at(day, match)


def _tonight(_: re.Match[str], setting: Setting) -> Reading | None:
    return dated(cal.day_of(setting.anchor), "day", part="NI") if setting.anchor else None


def _this_part(match: re.Match[str], setting: Setting) -> Reading | None:
    if setting.anchor is None:
        return None
    back = match["which"].lower() == "last"
    return dated(
        cal.day_of(setting.anchor - dt.timedelta(days=int(back))), "day", part=_part_letters(match["part"]) or "NI"
    )


def _day_after(match: re.Match[str], setting: Setting) -> Reading | None:
    if setting.anchor is None:
        return None
    days = 2 if "after" in match[0].lower() else -2
    return dated(cal.day_of(setting.anchor + dt.timedelta(days=days)), "day")


_AFTER: Final = rf"(?:(?:['’]s)?,?{GAP}(?:(?:in|at|on){GAP}(?:the{GAP})?)?(?P<part>{DAYPART}))?"

DAYS: Final[tuple[Rule, ...]] = (
    Rule(
        "weekday",
        "D",
        pattern(
            rf"(?:{_CLOCK}{_HOUR}{GAP}(?:on{GAP})?)?{_BEFORE}{NEXT}(?P<day>{WEEKDAY}){_AFTER}(?!,?{GAP}{MONTH}{GAP}\d)"
        ),
        _weekday,
    ),
    Rule("today", "R", pattern(rf"(?:{_HOUR}{GAP})?{_BEFORE}(?P<word>today|yesterday|tomorrow){_AFTER}"), _day_word),
    Rule("tonight", "R", pattern(r"(?:later[ ]|late[ ]|earlier[ ])?tonight"), _tonight),
    Rule("overnight", "R", pattern(r"overnight"), _tonight),
    Rule(
        "this-morning",
        "R",
        pattern(
            rf"(?:(?:late|later|early|earlier){GAP})?(?P<which>this|last){GAP}(?P<part>morning|afternoon|evening|night)"
        ),
        _this_part,
    ),
    Rule("day-after-tomorrow", "R", pattern(r"(?:the[ ])?day[ ](?:after[ ]tomorrow|before[ ]yesterday)"), _day_after),
)
