"""When: the time expressions of a text as intervals, and which of them dates an act."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from dateline.records import Span, When
from dateline.resolving.times.owning import LIMIT, distance
from dateline.resolving.times.reading import Expression
from dateline.resolving.times.scan import scan
from dateline.resolving.times.tense import Tense, tense_at
from dateline.resolving.times.timex import Timex, timex_of

__all__ = ["DATELINE_RULE", "find_expressions", "find_times", "find_timexes", "when_of"]

DATELINE_RULE: Final = "dateline-day"
_DATELINE_AFTER: Final = re.compile(r"[\s,]{0,3}(?:\([^()\n]{2,40}\)|--|_|—|–|-\s)")
_DATELINE_REACH: Final = 400
_FIRST_YEAR: Final = 1500
_LAST_YEAR: Final = 3000
_TONIGHT: Final = re.compile(r"\btonight\b", re.IGNORECASE)


def find_times(
    text: str,
    *,
    published: dt.date | None,
    published_at: str | None = None,
    span: Span | None = None,
) -> tuple[When, ...]:
    """Return every time expression of a text that resolves to days, in the order of the text.

    Relative expressions count from the day in the dateline, where the text has one, else from the day of publication;
    without either they are left out. A dispatch published before noon that says what happened ``tonight`` was written
    the evening before, and counts from there. Vague expressions (``recently``, ``now``) are left out.

    Args:
        text: the text.
        published: day of publication, or None.
        published_at: publication minute, ISO 8601, where known.
        span: the stretch to look at; all of the text if None.

    >>> import datetime
    >>> found = find_times("They met late on Wednesday.", published=datetime.date(2024, 5, 3))
    >>> [(when.start, when.rule) for when in found]
    [('2024-05-01', 'weekday')]
    """
    expressions = find_expressions(text, published=published, published_at=published_at, span=span)
    return tuple(_when(one) for one in expressions if one.reading.days is not None)


def find_timexes(
    text: str, *, published: dt.date | None, published_at: str | None = None, span: Span | None = None
) -> tuple[Timex, ...]:
    """Return every time expression of a text as TIMEX3 has it, in the order of the text.

    Those without days (``recently``, ``two years``, ``weekly``) are among them, each expression stands alone, and its
    days are its own: of ``from Monday to Friday`` there are two, and ``since 1949`` is the year 1949.

    Args:
        text: the text.
        published: day of publication, or None; without it relative expressions are left out.
        published_at: publication minute, ISO 8601, where known.
        span: the stretch to look at; all of the text if None.

    >>> import datetime
    >>> found = find_timexes("He has ruled since May for the past three years.", published=datetime.date(2024, 6, 3))
    >>> [(one.type, one.value) for one in found]
    [('DATE', '2024-05'), ('DURATION', 'P3Y')]
    """
    found = find_expressions(text, published=published, published_at=published_at, span=span, vague=True, joined=False)
    return tuple(timex_of(one) for one in found)


def find_expressions(
    text: str,
    *,
    published: dt.date | None,
    published_at: str | None = None,
    span: Span | None = None,
    vague: bool = False,
    joined: bool = True,
) -> tuple[Expression, ...]:
    """Return the time expressions with their TimeML class and value.

    Args:
        text: the text.
        published: day of publication, or None.
        published_at: publication minute, ISO 8601, where known.
        span: the stretch to look at; all of the text if None.
        vague: give those without days too.
        joined: make one of ``Monday to Friday``, and stretch ``since 1949`` up to the day of writing.
    """
    span = span or Span(0, len(text))
    if published is not None and not _FIRST_YEAR <= published.year <= _LAST_YEAR:
        published = None  # no dispatch is from there, and the calendar ends too near
    found = scan(text, span, published, vague=vague, joined=joined)
    if published is None:
        return found
    written = _written(text, found, published, span) or _evening_before(text, published, published_at, span)
    if written and written[0] != published:
        found = scan(text, span, written[0], vague=vague, joined=joined)
    if written and written[1]:
        found = tuple(_as_dateline(one) if one.span == written[1] else one for one in found)
    return found


def _written(text: str, found: tuple[Expression, ...], published: dt.date, span: Span) -> tuple[dt.date, Span] | None:
    """Return the day that the dateline gives, with its words; a day more than four before publication is none."""
    for one in found:
        if one.span.start > span.start + _DATELINE_REACH:
            return None
        days = one.reading.days
        if days is None or one.rule not in ("month-day", "day-month", "month-day-year", "day-month-year"):
            continue
        before = text[max(span.start, one.span.start - 60) : one.span.start].rpartition("\n")[2]
        near = 0 <= (published - days.first).days <= 4
        if near and _DATELINE_AFTER.match(text, one.span.end) and before.split(",")[0].isupper():
            return days.first, one.span
    return None


def _evening_before(text: str, published: dt.date, published_at: str | None, span: Span) -> tuple[dt.date, None] | None:
    """Return the day before publication if the text tells of ``tonight`` in the past and appeared before noon."""
    if not published_at or len(published_at) < 13 or published_at[11:13] >= "12":
        return None
    for match in _TONIGHT.finditer(text, span.start, span.end):
        if tense_at(text, match.start(), match.end()) is Tense.BACK:
            return published - dt.timedelta(days=1), None
    return None


def _as_dateline(one: Expression) -> Expression:
    return Expression(one.span, one.core, one.reading, DATELINE_RULE, one.anchor)


def _when(one: Expression) -> When:
    days = one.reading.days
    if days is None:
        raise ValueError("an expression without days has no interval")
    return When(
        text=one.span,
        start=days.first.isoformat(),
        end=days.last.isoformat(),
        precision=_PRECISIONS.get(one.reading.precision, one.reading.precision),
        rule=one.rule,
        anchor=one.anchor.isoformat() if one.anchor else None,
    )


_PRECISIONS: Final = {"weekend": "range", "unknown": "range"}


def when_of(trigger: Span, sentence: Span, times: Sequence[When], text: str) -> When | None:
    """Return the interval that dates the act at ``trigger``, or None where its sentence names none for it.

    The nearest expression in the clause of the act is taken; one that a reporting verb owns dates the report alone: in
    "the rebels left last week, the minister said on Friday" the leaving is of last week, the saying of Friday.

    Args:
        trigger: the words that carry the act.
        sentence: the sentence that holds them.
        times: what ``find_times`` found in the text.
        text: the text.
    """
    best, least = None, LIMIT
    for when in times:
        if when.text is None or when.rule == DATELINE_RULE or not sentence.overlaps(when.text):
            continue
        if when.rule == "since-clause" and when.text.contains(trigger):
            continue
        far = distance(trigger, when, sentence, text)
        if far < least:
            best, least = when, far
    return best
