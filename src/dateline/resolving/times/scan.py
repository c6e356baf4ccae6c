"""One pass over a text: cue words first, then the rules around them, then the words that join expressions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from dateline.records import Span
from dateline.resolving.times.absolute import ABSOLUTE
from dateline.resolving.times.joining import join
from dateline.resolving.times.lengths import LENGTHS, VAGUE
from dateline.resolving.times.periods import PERIODS
from dateline.resolving.times.reading import Expression, Reading, Rule, Setting
from dateline.resolving.times.relative import RELATIVE

__all__ = ["DATED_RULES", "scan"]

DATED_RULES: Final = ABSOLUTE + RELATIVE + LENGTHS
_REACH: Final = 44  # characters on either side of a cue; the longest rule that is useful is shorter
_COMPARED: Final = frozenset({"year-earlier", "quarter-last-year", "year-quarter"})
_MONTHS: Final = re.compile(r"P\d+M")  # results of six or nine months: no quarter is told of any more
_BLANKS: Final = {ord(blank): " " for blank in "\n\r\t\u00a0\u2009\u202f"}

_CUES: Final = re.compile(
    r"\b(?=[acdfhjlmnoqstwy1-9])(?:(?P<D>(?:mon|tues|wednes|thurs|fri|satur|sun)days?)"
    r"|(?P<Y>(?:1[0-9]{3}|20[0-9]{2})(?=\D|$)(?:['’]?s)?|[2-9]0s)"
    r"|(?P<R>yesterday|today|tonight|tomorrow|overnight|this\s+(?:morning|afternoon|evening)|last\s+night)"
    r"|(?P<U>(?:minute|hour|day|week|weekend|fortnight|month|quarter|year|decade|night)s?|centur(?:y|ies)"
    r"|spring|summer|autumn|fall|winter)"
    r"|(?P<T>(?:twen|thir|for|fif|six|seven|eigh|nine)ties)|(?P<S>nineteen|two\s+thousand)"
    r"|(?P<M>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[a-z]{0,7})\b))",
)
_VAGUE_CUES: Final = re.compile(
    r"\b(?:(?P<V>now|nowadays|these\s+days|current(?:ly)?|recent(?:ly)?|formerly|past|present|lately|soon|future|term|daily"
    r"|weekly|monthly|annually|yearly|hourly|nightly)"
    r"|(?P<L>(?:hour|day|week|month|year|decade)s?long)"
    r"|(?P<H>\d{1,2}(?:[:.]?\d\d)?\s?(?:[ap]\.?m\b|gmt|utc|local\s+time)|noon|midday|midnight)"
    r"|(?P<P>morning|afternoon|evening|period|decades|centuries|easter|thanksgiving|christmas|halloween|good\s+friday"
    r"|palm\s+sunday))\b",
)
_MONTH_CUE: Final = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$",
    re.IGNORECASE,
)


def scan(
    text: str, span: Span, anchor: dt.date | None, *, vague: bool = False, joined: bool = True
) -> tuple[Expression, ...]:
    """Return the time expressions of a stretch of text, in its order, none overlapping another.

    Args:
        text: the whole text; offsets count from its start.
        span: where to look.
        anchor: day from which relative expressions count, or None.
        vague: also give those without days, such as ``recently`` or ``two years``.
        joined: make one of ``Monday to Friday``, and stretch ``since 1949`` up to the anchor.
    """
    plain = text.translate(_BLANKS)
    rules = DATED_RULES + PERIODS + VAGUE if vague else DATED_RULES
    matches: list[tuple[re.Match[str], Rule]] = []
    for low, high, cues in _windows(plain, span, vague):
        near = plain[low:high].lower()
        for rule in rules:
            if not cues.isdisjoint(rule.cues) and (not rule.needs or any(need in near for need in rule.needs)):
                matches.extend((match, rule) for match in rule.pattern.finditer(plain, low, high))
    found = _read(text, matches, anchor)
    return join(plain, found, anchor, span) if joined else tuple(found)


def _windows(text: str, span: Span, vague: bool) -> Iterator[tuple[int, int, set[str]]]:
    """Give the stretches around cue words, merged where they touch, with the classes of their cues."""
    low = high = -1
    cues: set[str] = set()
    for start, end, cue in _cues(text, span, vague):
        if start - _REACH > high and cues:
            yield low, high, cues
            cues = set()
        if not cues:
            low = _edge_before(text, max(span.start, high, start - _REACH))
        high = _edge_after(text, min(span.end, end + _REACH))
        cues.add(cue)
    if cues:
        yield low, high, cues


def _cues(text: str, span: Span, vague: bool) -> list[tuple[int, int, str]]:
    cues = []
    text = _lower(text)
    for match in _CUES.finditer(text, span.start, span.end):
        cue = match.lastgroup or "U"
        if cue == "M" and not _MONTH_CUE.match(match[0]):
            continue
        cues.append((match.start(), match.end(), cue))
    if vague:
        cues.extend(
            (match.start(), match.end(), match.lastgroup or "V")
            for match in _VAGUE_CUES.finditer(text, span.start, span.end)
        )
        cues.sort()
    return cues


def _lower(text: str) -> str:
    """Return the text in small letters and of the same length, in which a cue is found faster than without case."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _edge_before(text: str, at: int) -> int:
    while at > 0 and at < len(text) and not text[at - 1].isspace() and text[at].isalnum():
        at += 1
    return at


def _edge_after(text: str, at: int) -> int:
    """A stretch must not end inside a word; a word without end is cut, since no rule needs one."""
    limit = min(len(text), at + 24)
    while at < limit and text[at].isalnum():
        at += 1
    return at


def _read(text: str, matches: list[tuple[re.Match[str], Rule]], anchor: dt.date | None) -> list[Expression]:
    """Resolve in the order of the text; of matches that overlap, the one that reaches farther wins."""
    order = {id(rule): at for at, (_, rule) in enumerate(matches)}
    matches.sort(key=lambda pair: (pair[0].start(), -pair[0].end(), order[id(pair[1])]))
    found: list[Expression] = []
    setting = Setting(text, anchor)
    for at, (match, rule) in enumerate(matches):
        if found and match.start() < found[-1].span.end:
            continue
        if _beaten(matches, at):
            continue
        reading = _resolve(rule, match, setting)
        if reading is None:
            continue
        core = Span(match.start(), match.end())
        found.append(Expression(core, core, reading, rule.name, anchor))
        setting = _after(setting, reading, rule.name)
    return found


def _after(setting: Setting, reading: Reading, rule: str) -> Setting:
    """Return what later expressions may look back to."""
    if reading.precision == "quarter" and rule not in _COMPARED:
        return replace(setting, quarter=reading.days)
    if reading.kind == "DURATION" and _MONTHS.fullmatch(reading.value):
        return replace(setting, quarter=None)
    if reading.days is None or reading.kind == "DURATION":
        return setting
    if reading.precision in ("day", "part-of-day"):
        return replace(setting, previous=reading.days, period=reading.days)
    return replace(setting, period=reading.days) if reading.precision in ("month", "year", "week") else setting


def _beaten(matches: list[tuple[re.Match[str], Rule]], at: int) -> bool:
    """Whether a later start gives a longer match that overlaps this one."""
    match = matches[at][0]
    length = match.end() - match.start()
    for other, _ in matches[at + 1 : at + 12]:
        if other.start() >= match.end():
            return False
        if other.end() - other.start() > length:
            return True
    return False


def _resolve(rule: Rule, match: re.Match[str], setting: Setting) -> Reading | None:
    try:
        return rule.resolve(match, setting)
    except (ValueError, OverflowError):
        return None  # a day that no calendar has, such as 31 June: not a date after all
