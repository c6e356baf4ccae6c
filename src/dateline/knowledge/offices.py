"""Offices and who held them, each with the days from which and until which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.knowledge.own import own_folder, read_own
from dateline.knowledge.phrases import fold
from dateline.knowledge.states import load_states
from dateline.knowledge.tables import read_table

__all__ = ["Holder", "Holders", "load_holders"]


@dataclass(frozen=True, slots=True)
class Holder:
    """One spell of one person in one office, ``[begin, end)``."""

    name: str
    country: str
    """ISO 3166 alpha-3 code, or the short name of an international organisation."""
    office: str
    begin: str
    end: str | None
    """First day on which the office was no longer held; None: held when the table was compiled."""
    source: str
    sector: str

    def held(self, on: dt.date) -> bool:
        """Whether the office was held on a day."""
        day = on.isoformat()
        return self.begin <= day and (self.end is None or day < self.end)


_LEADERS = frozenset({"reign", "factbook", "dateline", "own"})
"""Sources whose surnames alone are telling: leaders and the best-known ministers."""


class Holders:
    """All spells, by the name of the holder. Neither case nor accents count."""

    __slots__ = ("_by_country", "_by_name", "_by_surname")

    def __init__(self, rows: Sequence[Holder]) -> None:
        self._by_name: dict[tuple[str, ...], list[Holder]] = {}
        self._by_surname: dict[str, list[Holder]] = {}
        self._by_country: dict[str, list[Holder]] = {}
        for row in rows:
            self._by_country.setdefault(row.country, []).append(row)
            key = _key(row.name)
            self._by_name.setdefault(key, []).append(row)
            if key and row.source in _LEADERS:
                self._by_surname.setdefault(key[-1], []).append(row)

    def holders_named(self, name: str, on: dt.date | None = None) -> tuple[Holder, ...]:
        """Return the spells of a name, those that run on the day first, then the latest.

        A name of one word finds leaders by surname: those in office on the day, else those who left office in the
        eight years before it, else those who take office within two years, where all of them are of one country.

        Args:
            name: a person's name, in full or the surname alone.
            on: the day to look at.
        """
        key = _key(name)
        if not key:
            return ()
        if len(key) == 1:
            return self._by_surname_on(key[0], on) if on else ()
        rows = self._by_name.get(key, [])
        return tuple(sorted(rows, key=lambda row: (on is None or not row.held(on), _descending(row.begin))))

    def _by_surname_on(self, surname: str, on: dt.date) -> tuple[Holder, ...]:
        rows = self._by_surname.get(surname, [])
        now = tuple(row for row in rows if row.held(on))
        since = on.replace(day=1, year=on.year - 8).isoformat()
        late = tuple(row for row in rows if row.end and since < row.end <= on.isoformat())
        until = on.replace(day=1, year=on.year + 2).isoformat()
        soon = tuple(row for row in rows if on.isoformat() < row.begin <= until)
        return now or next((found for found in (late, soon) if len({row.country for row in found}) == 1), ())

    def of_country(self, country: str) -> tuple[Holder, ...]:
        """Return all spells of a state or organisation."""
        return tuple(self._by_country.get(country, ()))

    def known(self, name: str) -> bool:
        """Whether the table has this name in full."""
        return _key(name) in self._by_name


def _descending(day: str) -> int:
    return -int(day.replace("-", ""))


def _key(name: str) -> tuple[str, ...]:
    words = fold(name).lower().replace(".", "").replace("-", " ").replace("'", "").split()
    return tuple(word for word in words if word not in ("sir", "dame", "dr"))


def load_holders() -> Holders:
    """Return the office holders of the package (about 29,000 spells) with the user's own, read once.

    Raises:
        InputError: E121, E122 or E123, the user's file is unfit.
        ModelError: the data file is missing or unfit.
    """
    return _load(own_folder())


@cache
def _load(folder: Path | None) -> Holders:
    own = [_own_holder(row.cells) for row in read_own(folder, "holders.tsv")]
    return Holders([*own, *map(_holder, read_table("holders.tsv.gz", columns=_COLUMNS))])


_COLUMNS = ("name", "country", "office", "from", "to", "source", "sector")


def _holder(row: Mapping[str, str]) -> Holder:
    return Holder(
        row["name"], row["country"], row["office"], row["from"], row["to"] or None, row["source"], row["sector"]
    )


def _own_holder(row: Mapping[str, str]) -> Holder:
    is_state = load_states().get(row["state"]) is not None
    sector = row.get("sector") or ("GOV" if is_state else "IGO")
    return Holder(row["name"], row["state"], row["office"], row["from"], row["to"] or None, "own", sector)
