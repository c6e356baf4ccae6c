"""Numbers as words and digits give them: ``1,200``, ``a dozen``, ``at least 40``, ``5 to 8``, as intervals."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.knowledge.tables import read_table
from dateline.records import Span

__all__ = ["Number", "any_of", "find_numbers"]

_Interval = tuple[int, int | None]

_EARTH: Final = 8_500_000_000  # people alive; a larger number counts something else
_GAP: Final = r"[ \t\r\n\u00a0\u2009\u202f]{1,3}"
_BEFORE: Final = re.compile(  # what makes the digits after it a date, a sum, an age or a label
    r"(?:\b(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|No|number|article|route|highway|section|chapter|page|flight|room|resolution|phase"
    r"|day|aged?|ages|Rs|USD|EUR|GBP)\.?\s*|[$€£¥₹#]\s?|\bscored?\s)$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"\s*(?:%|per\s?cent\b|pct\b|percentage\b|(?:dollars?|euros?|pounds?|rupees?|yen|yuan|roubles?|rubles?)\b"
    r"|[ap]\.?m\b|o['’]clock|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|May\b)|[\s-]years?[\s-]olds?\b",
)
_PART: Final = re.compile(
    r"\b(?:half|quarters?|thirds?|most|many|each|any)\s+of\s+(?:the|its|their|those)\s+$", re.IGNORECASE
)
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_YEAR_BEFORE: Final = re.compile(
    r"(?:\b(?:in|since|during|of|from|by|until|till|before|after|year|to|late|early|mid|the|\d+)|,)[\s-]*$",
    re.IGNORECASE,
)
_AGE: Final = re.compile(r"[\w.][,(]\s*$")
_AGE_ENDS: Final = re.compile(r"\s*[,)]")
_LED: Final = re.compile(r"(?:between|from)\s+", re.IGNORECASE)
_SPLIT: Final = re.compile(r"\s+(?:to|or)\s+|(?<=\d)[-–—](?=\d)", re.IGNORECASE)
_AND: Final = re.compile(r"\s+and\s+", re.IGNORECASE)
_TOLL: Final = re.compile(r"\b(?:toll|number|count|figure)\b[^.;]{0,50}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """What number words in a text say; nobody is 0 to 0."""

    text: Span
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class _Words:
    """The number words: by role, and their intervals and roles."""

    by_role: Mapping[str, tuple[str, ...]]
    value: Mapping[str, tuple[int, int]]
    role: Mapping[str, str]

    def any_of(self, *roles: str) -> str:
        """Return a pattern for the words of roles."""
        return any_of(word for role in roles for word in self.by_role[role])


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first.

    >>> any_of(["more", "more than"])
    '(?:more\\\\ than|more)'
    """
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w))) + ")"


def find_numbers(text: str) -> Iterator[Number]:
    """Give the numbers of a text, written in digits or words, that may count people, in the order of the text.

    Years, dates, ages, sums of money, shares and times are left out.

    Raises:
        ModelError: the table of number words is missing or unfit.

    >>> [(number.least, number.most) for number in find_numbers("about 200 of the two dozen guards in 2014")]
    [(180, 220), (24, 24)]
    """
    for match in _number().finditer(text):
        if match["none"]:
            yield Number(Span(*match.span()), 0, 0)
            continue
        if _is_something_else(text, match):
            continue
        interval = _interval(match)
        if interval and (interval[1] is None or interval[0] <= interval[1]):
            yield Number(Span(*match.span()), *interval)


def _is_something_else(text: str, match: re.Match[str]) -> bool:
    """Whether a number is a year, an age, a date, a sum of money, a label or a whole of which a part is meant."""
    before, after = text[max(0, match.start() - 30) : match.start()], text[match.end() : match.end() + 20]
    if _AFTER.match(after) or _PART.search(before) or (match["core"][0].isdigit() and _BEFORE.search(before)):
        return True
    if match["pre"] or not match[0].isdigit():
        return False
    if _YEAR.fullmatch(match[0]):
        return bool(_YEAR_BEFORE.search(before)) or not before.strip()
    return len(match[0]) < 3 and bool(_AGE.search(before) and _AGE_ENDS.match(after))


def _interval(match: re.Match[str]) -> _Interval | None:
    lead = _LED.match(match["core"])
    between = lead is not None and lead[0][0] in "bB"
    ends = (_AND if between else _SPLIT).split(match["core"][lead.end() if lead else 0 :])
    if lead and not between and _TOLL.search(match.string[: match.start()][-80:]):
        ends = ends[-1:]  # it rose from one number to the other
    if len(ends) == 2 and (scale := re.search(r"[a-z]+$", ends[1], re.IGNORECASE)) and _is_scale(scale[0]):
        ends[0] += "" if _is_scale(ends[0].split()[-1]) else f" {scale[0]}"
    values = [_value(end) for end in ends]
    least, most = values[0], values[-1]
    if least is None or most is None or (len(values) == 2 and least[0] >= most[1]) or most[1] > _EARTH:
        return None
    interval: _Interval = (least[0], most[1])
    roles = [_words().role[_plain(word)] for word in _bound().findall(match["pre"] or "")]
    roles.append("floor_after" if match["suf"] == "+" else _words().role.get(_plain(match["suf"] or ""), "plain"))
    for role in reversed(roles):
        interval = _BOUNDS[role.removesuffix("_after")](*interval)
    return interval


def _value(words: str) -> tuple[int, int] | None:
    """Return the interval that number words mean, or None where they make no whole number."""
    tables = _words()
    plain = _plain(words)
    if plain in tables.value:
        return tables.value[plain]
    factor = next((word for word in tables.by_role["factor"] if plain.startswith(f"{word} ")), None)
    if factor:
        unit = _cardinal(plain[len(factor) :].split())
        least, most = tables.value[factor]
        return None if unit is None else (least * unit, (most + 1) * unit - 1 if most > least else most * unit)
    total = _cardinal(plain.split())
    return None if total is None else (total, total)


def _cardinal(words: Sequence[str]) -> int | None:
    total, group = 0.0, 0.0
    for word in words:
        if word[0].isdigit():
            group += float(word.replace(",", ""))
        elif _is_scale(word):
            group = max(group, 1.0) * _words().value[word][0]
            if word not in ("hundred", "dozen"):
                total, group = total + group, 0.0
        elif word in _words().value:
            group += _words().value[word][0]
    number = round(total + group, 3)
    return int(number) if number.is_integer() else None


def _is_scale(word: str) -> bool:
    return _words().role.get(word.lower()) == "scale"


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[-\s]+", " ", words.lower()).split())


def _tenth(number: int) -> int:
    return math.ceil(number / 10)


_BOUNDS: Final[Mapping[str, Callable[[int, int | None], _Interval]]] = {
    "plain": lambda least, most: (least, most),
    "floor": lambda least, _: (least, None),
    "above": lambda least, _: (least + 1, None),
    "ceiling": lambda least, most: (min(1, least), most),
    "below": lambda least, most: (min(1, least), None if most is None else max(least - 1, min(1, least))),
    "about": lambda least, most: (
        least - least // 10 - (least % 10 > 0),
        None if most is None else most + _tenth(most),
    ),
    "nearly": lambda least, most: (
        least - _tenth(least),
        None if most is None else max(most - 1, least - _tenth(least)),
    ),
    "slightly_above": lambda least, most: (least + 1, None if most is None else max(most + _tenth(most), least + 1)),
}
"""What the words around a number make of its interval; ``numbers.tsv`` says it in words."""


@cache
def _words() -> _Words:
    by_role: defaultdict[str, list[str]] = defaultdict(list)
    value: dict[str, tuple[int, int]] = {}
    role: dict[str, str] = {}
    for row in read_table("numbers.tsv", columns=("word", "role", "least", "most")):
        by_role[row["role"]].append(row["word"])
        role[_plain(row["word"])] = row["role"]
        if row["least"]:
            value[_plain(row["word"])] = (int(row["least"]), int(row["most"]))
    return _Words({name: tuple(words) for name, words in by_role.items()}, value, role)


@cache
def _bound() -> re.Pattern[str]:
    roles = ("floor", "above", "ceiling", "below", "about", "nearly", "slightly_above", "plain")
    return re.compile(_words().any_of(*roles), re.IGNORECASE | re.ASCII)


@cache
def _number() -> re.Pattern[str]:
    """Return the pattern of a number with its bounds, or of a word for nobody."""
    words = _words()
    scale = words.any_of("scale")
    ones = any_of(word for word in words.by_role["unit"] if words.value[word][0] < 10)
    tens = any_of(word for word in words.by_role["unit"] if words.value[word][0] >= 20)
    small = rf"(?:{tens}(?:-|{_GAP}){ones}|{words.any_of('unit')})"
    tail = rf"(?:{_GAP}{scale}(?:(?:{_GAP}and)?{_GAP}{small})?){{0,4}}"
    digits = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9}(?:\.\d{1,3})?)"
    factor = rf"{words.any_of('factor')}(?:{_GAP}(?:of{_GAP})?{scale})?"
    core = rf"(?:{words.any_of('vague')}|{factor}|{digits}(?:{_GAP}{scale})?|(?:an?(?={_GAP}{scale})|{small}){tail})"
    either = rf"{core}{_GAP}(?:to|or){_GAP}{core}|from{_GAP}{core}{_GAP}to{_GAP}{core}|{digits}[-–—]{digits}"
    after = words.any_of("floor_after", "ceiling_after", "about_after")
    return re.compile(
        rf"(?<![\w.,:/+’'-])(?:(?P<pre>(?:{_bound().pattern}{_GAP}){{0,2}})"
        rf"(?P<core>between{_GAP}{core}{_GAP}and{_GAP}{core}|{either}|{core})(?P<suf>\+|{_GAP}{after}\b)?"
        rf"|(?P<none>{words.any_of('none')}))(?![\w%]|[.,:/]\d|[-–](?!strong\b)\w)",
        re.IGNORECASE | re.ASCII,
    )
