"""Words that join time expressions or stretch them: since, from ... to, by, and."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from dateline.records import Span
from dateline.resolving.times.calendar import Days, until
from dateline.resolving.times.reading import Expression

__all__ = ["join"]

_TO: Final = re.compile(r"\s*(?:to|until|till|through|and|or|-|–|—)\s+(?:on\s+|the\s+)?$|\s*[-–]\s*$", re.IGNORECASE)
_FROM: Final = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_AND: Final = re.compile(r"\s*,?\s+(?:and|or)\s+(?:on\s+|again\s+on\s+)?$", re.IGNORECASE)
_SINCE: Final = re.compile(
    r"\b(?:(?:ever\s+)?since(?:\s+(?:at\s+least|early|late|mid))?|dating\s+(?:back\s+)?to|as\s+of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SINCE_CLAUSE: Final = re.compile(r"\bsince\s+(?:[^\s,;:!?\"“”]+\s+){1,12}(?:on|in|last)\s+$", re.IGNORECASE)
_BY: Final = re.compile(r"\b(?:by|until|till|through|before|no\s+later\s+than)\s+(?:the\s+)?$", re.IGNORECASE)


def join(text: str, found: list[Expression], anchor: dt.date | None, span: Span) -> tuple[Expression, ...]:
    """Return the expressions with pairs made one and each stretched as the word before it says."""
    joined: list[Expression] = []
    for one in found:
        pair = _pair(text, joined[-1], one) if joined else None
        if pair is not None:
            joined[-1] = pair
        else:
            joined.append(one)
    done: list[Expression] = []
    for one in joined:
        stretched = _stretched(text, one, anchor, span)
        clause = _since_clause(text, one, anchor, span) if stretched is one else None
        done.extend((clause, one) if clause else (stretched,))
    return tuple(done)


def _pair(text: str, left: Expression, right: Expression) -> Expression | None:
    """Return ``Monday to Thursday`` or ``Monday and Tuesday`` as one, or None where they stay two."""
    first, second = left.reading.days, right.reading.days
    if first is None or second is None or left.rule == "from-to":
        return None
    between = text[left.span.end : right.span.start]
    if len(between) > 14 or not _TO.match(between):
        return None
    led = _FROM.search(text[max(0, left.span.start - 14) : left.span.start])
    if "and" in between.lower() or "or" in between.lower():
        if not led and not (_AND.match(between) and first.after == second.first and _dayish(left) and _dayish(right)):
            return None
    elif not led and not (_dayish(left) and _dayish(right)):
        return None
    second = _after(first, second, right)
    start = left.span.start - (len(led[0]) if led else 0)
    days = Days(first.first, max(first.after, second.after))
    return left.changed(
        span=Span(start, right.span.end), rule="from-to" if led or not _AND.match(between) else "day-list", days=days
    )


def _dayish(one: Expression) -> bool:
    return one.reading.precision in ("day", "part-of-day")


def _after(first: Days, second: Days, right: Expression) -> Days:
    """The Thursday of ``Monday to Thursday`` is the one after that Monday."""
    if second.first >= first.first or right.rule != "weekday":
        return second
    week = dt.timedelta(days=7)
    return Days(second.first + week, second.after + week)


def _stretched(text: str, one: Expression, anchor: dt.date | None, span: Span) -> Expression:
    days = one.reading.days
    if days is None or anchor is None or one.rule in ("from-to", "last-count", "for-count", "count-long-war"):
        return one
    before = text[max(span.start, one.span.start - 90) : one.span.start]
    since = _SINCE.search(before[-34:])
    if since and days.first <= anchor:
        return one.changed(
            span=Span(one.span.start - len(since[0]), one.span.end),
            rule=f"since+{one.rule}",
            days=until(days.first, anchor),
        )
    by = _BY.search(before[-24:])
    if by and days.last > anchor:
        return one.changed(
            span=Span(one.span.start - len(by[0]), one.span.end), rule=f"by+{one.rule}", days=until(anchor, days.last)
        )
    return one


def _since_clause(text: str, one: Expression, anchor: dt.date | None, span: Span) -> Expression | None:
    """Return the time since an act that the expression dates, as in ``since they met in March``."""
    days = one.reading.days
    if days is None or anchor is None or days.first > anchor:
        return None
    found = _SINCE_CLAUSE.search(text[max(span.start, one.span.start - 90) : one.span.start])
    if found is None:
        return None
    return one.changed(
        span=Span(one.span.start - len(found[0]), one.span.end), rule="since-clause", days=until(days.first, anchor)
    )
