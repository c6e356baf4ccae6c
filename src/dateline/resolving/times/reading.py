"""What a rule makes of an expression, and what it may look at."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.records import Span
from dateline.resolving.times.calendar import Days
from dateline.resolving.times.tense import Tense, tense_at

__all__ = ["Expression", "Reading", "Rule", "Setting"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: its days, where they are known, and its TimeML class and value."""

    days: Days | None
    precision: str
    value: str
    kind: str = "DATE"
    """``DATE``, ``TIME``, ``DURATION`` or ``SET``."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule may look at besides its own words."""

    text: str
    anchor: dt.date | None
    """Day from which relative expressions count; None where it is not known."""
    previous: Days | None = None
    """The last day that the text has named before."""
    period: Days | None = None
    """The last day, month or year that the text has named before."""
    quarter: Days | None = None
    """The quarter that figures are told of: the last one named, unless a longer period was named since."""

    def tense(self, match: re.Match[str]) -> Tense:
        """Return whether the clause around a match looks back or ahead."""
        return tense_at(self.text, match.start(), match.end())


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern with the way to read it. ``resolve`` returns None where the match is no time after all."""

    name: str
    cues: str
    """Letters of the cue classes, one of which must be near for the pattern to be tried."""
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], Setting], Reading | None]
    needs: tuple[str, ...] = ()
    """Strings in small letters, one of which must stand near the cue: cheaper to look for than the pattern."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression as found: its words, how it was read, and by which rule."""

    span: Span
    """The words that the interval rests on, ``since 1949``."""
    core: Span
    """The time expression alone, ``1949``."""
    reading: Reading
    rule: str
    anchor: dt.date | None = None

    def changed(self, *, span: Span, rule: str, days: Days) -> Expression:
        """Return the expression with more words and other days, as ``since`` makes of it."""
        precision = self.reading.precision if days == self.reading.days else "range"
        reading = replace(self.reading, days=days, precision=precision)
        return replace(self, span=span, rule=rule, reading=reading)
