"""Codes of states through time: ISO 3166, Correlates of War, Gleditsch and Ward, FIPS 10-4."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline.errors import UsageError
from dateline.knowledge.states import State, load_states
from dateline.knowledge.tables import read_table

__all__ = ["SYSTEMS", "Codes", "StateCode", "codes_of", "load_codes", "state_on"]

SYSTEMS = ("iso3", "iso2", "iso-numeric", "cow", "gw", "cow-abbreviation", "fips")
"""Systems of codes, in the order in which a code is looked for."""


@dataclass(frozen=True, slots=True)
class StateCode:
    """A code of a state, ``[begin, end)``."""

    state: str
    """ISO 3166 alpha-3 code by which the package knows the state."""
    system: str
    code: str
    begin: str | None
    end: str | None
    source: str

    def runs(self, on: dt.date) -> bool:
        """Whether it was the state's code on a day."""
        day = on.isoformat()
        return (self.begin is None or self.begin <= day) and (self.end is None or day < self.end)


class Codes:
    """All codes, by system and code and by state."""

    __slots__ = ("_by_code", "_by_state", "all")

    def __init__(self, codes: Iterable[StateCode]) -> None:
        self.all = tuple(codes)
        self._by_code: dict[tuple[str, str], list[StateCode]] = {}
        self._by_state: dict[str, list[StateCode]] = {}
        for one in self.all:
            self._by_code.setdefault((one.system, one.code), []).append(one)
            self._by_state.setdefault(one.state, []).append(one)

    def find(self, code: str, on: dt.date, system: str | None = None) -> StateCode | None:
        """Return the row of a code that runs on a day, in one system or in the first that has one."""
        systems = (system,) if system else SYSTEMS
        rows = (one for way in systems for one in self._by_code.get((way, code), ()))
        return next((one for one in rows if one.runs(on)), None)

    def of(self, state: str, on: dt.date) -> dict[str, str]:
        """Return the codes of a state on a day, by system."""
        return {one.system: one.code for one in self._by_state.get(state, ()) if one.runs(on)}


def state_on(code: str | int, on: dt.date, system: str | None = None) -> State | None:
    """Return the state that had a code on a day; None where no state had it.

    A number is one of Correlates of War, which Gleditsch and Ward share but for a few, unless the system is given.

    >>> import datetime as dt
    >>> [state_on(345, day).name for day in (dt.date(1990, 5, 1), dt.date(2010, 5, 1))]
    ['Yugoslavia', 'Serbia']
    >>> [state_on(365, day).name for day in (dt.date(1990, 5, 1), dt.date(2010, 5, 1))]
    ['Soviet Union', 'Russia']
    >>> state_on("SSD", dt.date(2010, 5, 1)) is None
    True

    Args:
        code: the code.
        on: the day.
        system: one of ``SYSTEMS``; by default the first that has the code on that day.

    Raises:
        UsageError: E641, no such system.
    """
    if system is not None and system not in SYSTEMS:
        raise UsageError(
            "E641",
            seen=f"the system of codes {system!r}",
            expected="one of " + ", ".join(SYSTEMS),
            remedy="state_on(code, on), without a system",
        )
    if isinstance(code, int):
        system, code = system or "cow", str(code)
    found = load_codes().find(code, on, system)
    return load_states().get(found.state) if found else None


def codes_of(state: str, on: dt.date) -> dict[str, str]:
    """Return the codes of a state on a day, by system.

    >>> import datetime as dt
    >>> codes_of("DEU", dt.date(1989, 5, 1))["cow"], codes_of("DEU", dt.date(2020, 5, 1))["cow"]
    ('260', '255')
    """
    return load_codes().of(state, on)


@cache
def load_codes() -> Codes:
    """Return the codes of the package, read once.

    Raises:
        ModelError: the data file is missing or unfit.
    """
    columns = ("state", "system", "code", "from", "to", "source")
    return Codes(
        StateCode(row["state"], row["system"], row["code"], row["from"] or None, row["to"] or None, row["source"])
        for row in read_table("state_codes.tsv", columns=columns)
    )
