"""The words that time expressions are made of: patterns, and what each word counts for."""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "APPROX",
    "COUNT",
    "DAYPART",
    "GAP",
    "MONTH",
    "PART",
    "SEASON",
    "UNIT",
    "WEEKDAY",
    "YEAR",
    "count_of",
    "month_number",
    "pattern",
    "unit_of",
    "weekday_number",
]

GAP: Final = r"(?:[\s\u00a0]{1,4})"
WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
MONTH: Final = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
YEAR: Final = r"(?:1[0-9]{3}|20[0-9]{2})"
SEASON: Final = r"(?:spring|summer|autumn|fall|winter)"
DAYPART: Final = r"(?:early[ ]morning|late[ ]night|morning|afternoon|evening|night|dawn|noon|midnight|dusk|lunchtime)"
UNIT: Final = r"(?:minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade)"
_TENS: Final = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES: Final = "one|two|three|four|five|six|seven|eight|nine"
COUNT: Final = (
    rf"(?:\d{{1,3}}|(?:a|one)[ ]hundred|(?:{_TENS})(?:[ -](?:{_ONES}))?|a[ ]couple[ ]of|a[ ]dozen|an?|{_ONES}"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
)
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
    return word.lower().removesuffix("s")
