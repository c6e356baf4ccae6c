"""Whether the tables of knowledge are sound: codes known, days in order, no overlaps, a source for each row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from dateline.knowledge.borders import load_borders
from dateline.knowledge.codes import load_codes
from dateline.knowledge.memberships import load_memberships
from dateline.knowledge.states import load_states
from dateline.knowledge.terms import LAST_DAY, Term, load_terms

__all__ = ["FIRST_DAY", "Finding", "Gap", "check_knowledge", "find_gaps"]

FIRST_DAY = "2000-01-01"
"""First day from which every state's head of state and of government should be known."""

ROLES = ("head of state", "head of government")
_NO_DAY, _LAST = "0000-00-00", "9999-99-99"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong."""

    table: str
    kind: str
    """``unknown code``, ``unfit day``, ``order of days``, ``overlap`` or ``no source``."""
    text: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Days on which no holder of an office is known; that is no fault, but says what is missing."""

    state: str
    office: str
    first: str
    last: str

    @property
    def days(self) -> int:
        """How many days it has."""
        return (dt.date.fromisoformat(self.last) - dt.date.fromisoformat(self.first)).days + 1


@dataclass(frozen=True, slots=True)
class _Line:
    """What all tables share: whose row it is, from when to when, and its source."""

    table: str
    key: tuple[str, ...]
    """Rows of one key must not overlap; empty where they may."""
    codes: tuple[str, ...]
    begin: str | None
    end: str | None
    source: str
    shown: str


_Lines: TypeAlias = "Iterable[_Line]"


def check_knowledge() -> tuple[Finding, ...]:
    """Return what is wrong with the tables, the user's own rows included; nothing where all is well.

    Raises:
        InputError: E121, E122 or E123, the user's files are unfit.
        ModelError: a data file is missing or unfit.
    """
    lines = [*_memberships(), *_borders(), *_codes(), *_terms()]
    return (*(finding for line in lines for finding in _check_line(line)), *_overlaps(lines))


def find_gaps() -> tuple[Gap, ...]:
    """Return the days since 2000 on which a state's head of state or of government is not known, the longest first."""
    living = [state for state in load_states().all if state.kind == "state"]
    begun = {one.state: one.begin for one in load_codes().all if one.system == "iso3" and one.state == one.code}
    gaps = [
        gap
        for state in living
        for office in ROLES
        for gap in _gaps(load_terms().of_office(state.iso3, office), state.iso3, office, begun.get(state.iso3))
    ]
    return tuple(sorted(gaps, key=lambda gap: (-gap.days, gap.state, gap.office)))


def _gaps(terms: Iterable[Term], state: str, office: str, begun: str | None) -> Iterator[Gap]:
    at = max(FIRST_DAY, begun or FIRST_DAY)
    for term in terms:
        if term.begin > at:
            yield Gap(state, office, at, _before(term.begin))
        at = max(at, term.until or _LAST)
    if at <= LAST_DAY:
        yield Gap(state, office, at, LAST_DAY)


def _before(day: str) -> str:
    return (dt.date.fromisoformat(day) - dt.timedelta(1)).isoformat()


def _memberships() -> _Lines:
    for row in load_memberships().all:
        key = (row.organisation, row.member)
        yield _Line(
            "memberships", key, (row.member,), row.begin, row.end, row.source, f"{row.organisation} {row.member}"
        )


def _borders() -> _Lines:
    for row in load_borders().all:
        key = tuple(sorted(row.pair))
        yield _Line("borders", key, (row.one, row.other), row.begin, row.end, row.source, f"{row.one} {row.other}")


def _codes() -> _Lines:
    for row in load_codes().all:
        shown = f"{row.system} {row.code} of {row.state}"
        yield _Line("codes", (row.system, row.code), (row.state,), row.begin, row.end, row.source, shown)


def _terms() -> _Lines:
    """Give the lines of office holders; only rows of one's own making may not overlap, since sources differ."""
    for row in load_terms().all:
        made = row.source == "dateline" or row.source.startswith("own")
        key = (row.state, row.office, row.source) if made and row.office in ROLES else ()
        shown = f"{row.state} {row.office} {row.name}"
        yield _Line("holders", key, (row.state,), row.begin, row.end, row.source, shown)


def _check_line(line: _Line) -> Iterator[Finding]:
    for code in line.codes:
        if load_states().get(code) is None and code not in load_memberships().organisations:
            yield Finding(line.table, "unknown code", f"{line.shown}: {code}")
    for day in (line.begin, line.end):
        if day is not None and not _is_day(day):
            yield Finding(line.table, "unfit day", f"{line.shown}: {day}")
    if line.begin and line.end and line.begin >= line.end:
        yield Finding(line.table, "order of days", f"{line.shown}: from {line.begin} to {line.end}")
    if not line.source.removeprefix("own: ").strip():
        yield Finding(line.table, "no source", line.shown)


def _overlaps(lines: Iterable[_Line]) -> Iterator[Finding]:
    groups: dict[tuple[str, ...], list[_Line]] = {}
    for line in lines:
        if line.key:
            groups.setdefault((line.table, *line.key), []).append(line)
    for group in groups.values():
        for one, other in pairwise(sorted(group, key=lambda line: line.begin or _NO_DAY)):
            if (other.begin or _NO_DAY) < (one.end or _LAST):
                yield Finding(one.table, "overlap", f"{one.shown} and {other.shown} on {other.begin or 'all days'}")


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
