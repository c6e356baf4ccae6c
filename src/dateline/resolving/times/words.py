"""The words that time expressions are made of: patterns, and what each word counts for."""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "APPROX",
    "CLOCK",
    "COUNT",
    "DAYPART",
    "GAP",
    "HALF",
    "MONTH",
    "NEXT",
    "PART",
    "SEASON",
    "SPOKEN_YEAR",
    "UNIT",
    "WEEKDAY",
    "YEAR",
    "clock_value",
    "count_of",
    "month_number",
    "pattern",
    "unit_of",
    "weekday_number",
    "year_number",
]

GAP: Final = r"(?:[\s\u00a0]{1,4})"
NEXT: Final = r"(?:(?P<which>this[ ]past|last|past|next|this[ ]coming|this|coming|previous|following)[ ])?"
WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
MONTH: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
YEAR: Final = r"(?:1[0-9]{3}|20[0-9]{2})"
_ZONE: Final = r"(?:GMT|UTC|CET|[ECMP][SD]T|local[ ]time)"
CLOCK: Final = (
    rf"(?:(?:[01]?\d|2[0-3])(?:[:.]?[0-5]\d)?(?:[ ]?[ap]\.?m\b\.?(?:[ ]{_ZONE})?|[ ]?{_ZONE})|noon|midday|midnight)"
)
SEASON: Final = r"(?:spring|summer|autumn|fall|winter)"
DAYPART: Final = r"(?:early[ ]morning|late[ ]night|morning|afternoon|evening|night|dawn|noon|midnight|dusk|lunchtime)"
UNIT: Final = r"(?:minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade)"
_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES: Final = "one|two|three|four|five|six|seven|eight|nine"
COUNT: Final = (
    rf"(?:\d{{1,3}}|(?:a|one)[ ]hundred|(?:{_TENS})(?:[ -](?:{_ONES}))?|a[ ]couple[ ]of|a[ ]dozen|an?|{_ONES}"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
)
HALF: Final = rf"(?P<half>(?:{GAP}|-)and(?:{GAP}|-)a(?:{GAP}|-)half|(?:{GAP}|-)?1/2|½)?"
SPOKEN_YEAR: Final = rf"(?:nineteen[ -](?:sixty|seventy|eighty|ninety)(?:[ -](?:{_ONES}))?)"
APPROX: Final = (
    rf"(?:(?:nearly|almost|about|around|roughly|some|just|only|over|barely|up[ ]to|at[ ]least|more[ ]than|less[ ]than)"
    rf"{GAP})?"
)
PART: Final = (
    r"(?:early(?:[ ]in)?|mid(?:-|[ ])?|late(?:[ ]in)?|(?:the[ ])?(?:beginning|start|middle|end)[ ]of(?:[ ]the)?"
    r"|the[ ](?:early|middle|late)[ ](?:days|weeks|part|months)[ ]of)"
)

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_COUNTS: Final = {
    **{
        word: number
        for number, word in enumerate(
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
            " seventeen eighteen nineteen twenty".split(),
            1,
        )
    },
    **{word: 10 * number for number, word in enumerate(_TENS.split("|"), 2)},
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "a dozen": 12,
    "a hundred": 100,
    "one hundred": 100,
}


def pattern(source: str) -> re.Pattern[str]:
    """Return a rule's pattern: blind to case, whole words only."""
    return re.compile(rf"(?<![\w$£€#])(?:{source})(?!\w)".replace("[ ]", GAP), re.IGNORECASE)


def month_number(word: str) -> int:
    """Return 1 to 12 for a month's name or short form."""
    return _MONTHS.index(word[:3].lower()) + 1


def weekday_number(word: str) -> int:
    """Return 0 (Monday) to 6 for a weekday's name."""
    return _WEEKDAYS.index(word[:3].lower())


def year_number(words: str) -> int:
    """Return the year that ``1998`` or ``nineteen ninety-eight`` names."""
    words = words.lower()
    if words.isdigit():
        return int(words)
    parts = re.split(r"[\s-]+", words)
    return 2000 if parts[0] == "two" else 1900 + sum(_COUNTS[part] for part in parts[1:])


def count_of(words: str) -> int:
    """Return the number that a count such as ``twenty-four`` or ``a couple of`` names."""
    words = " ".join(words.lower().split())
    if words.isdigit():
        return int(words)
    if words in _COUNTS:
        return _COUNTS[words]
    return sum(_COUNTS[word] for word in re.split("[ -]", words))


def unit_of(word: str) -> str:
    """Return the unit that a word such as ``Weeks`` names, in the singular."""
    word = word.lower()
    return "century" if word.startswith("centur") else word.removesuffix("s")


def clock_value(hour: str) -> str:
    """Return the TimeML value of an hour such as ``6:30 p.m.``: ``18:30``."""
    hour = hour.lower()
    if hour in _NAMED_HOURS:
        return _NAMED_HOURS[hour]
    digits = "".join(char for char in hour if char.isdigit())
    hours, minutes = (int(digits), 0) if len(digits) < 3 else (int(digits[:-2]), int(digits[-2:]))
    half = _HALF_DAY.search(hour)
    if half:
        hours = hours % 12 + (12 if half[1] == "p" else 0)
    return f"{hours:02d}:{minutes:02d}"


_NAMED_HOURS: Final = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
_HALF_DAY: Final = re.compile(r"\d\s?([ap])\.?m")
