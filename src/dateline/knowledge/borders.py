"""Which states share a land border, and since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.knowledge.own import own_folder, read_own
from dateline.knowledge.tables import read_table

__all__ = ["Border", "Borders", "load_borders", "neighbours"]


@dataclass(frozen=True, slots=True)
class Border:
    """A land border between two states, ``[begin, end)``."""

    one: str
    other: str
    begin: str | None
    """None: as long as both states are; the table is meant for 1990 and later."""
    end: str | None
    """First day on which there was no such border; None: it is still there."""
    note: str
    """Where the border is that of a distant part."""
    source: str

    def runs(self, on: dt.date) -> bool:
        """Whether there was the border on a day."""
        day = on.isoformat()
        return (self.begin is None or self.begin <= day) and (self.end is None or day < self.end)

    @property
    def pair(self) -> frozenset[str]:
        """The codes of both states."""
        return frozenset((self.one, self.other))


class Borders:
    """All land borders, by state."""

    __slots__ = ("_by_state", "all")

    def __init__(self, borders: Iterable[Border]) -> None:
        self.all = tuple(borders)
        self._by_state: dict[str, list[tuple[str, Border]]] = {}
        for border in self.all:
            self._by_state.setdefault(border.one, []).append((border.other, border))
            self._by_state.setdefault(border.other, []).append((border.one, border))

    def neighbours(self, state: str, on: dt.date) -> frozenset[str]:
        """Return the codes of the states that a state borders on by land on a day."""
        return frozenset(other for other, border in self._by_state.get(state, ()) if border.runs(on))


def neighbours(state: str, on: dt.date) -> frozenset[str]:
    """Return the codes of the states that a state borders on by land on a day.

    >>> import datetime as dt
    >>> sorted(neighbours("SDN", dt.date(2011, 7, 8)) - neighbours("SDN", dt.date(2011, 7, 9)))
    ['COD', 'KEN', 'UGA']

    Args:
        state: ISO 3166 alpha-3 code.
        on: the day, 1990 or later.
    """
    return load_borders().neighbours(state, on)


def load_borders() -> Borders:
    """Return the land borders of the package with the user's own rows, read once.

    A pair of states that the user's file has takes the place of the package's rows of the pair.

    Raises:
        InputError: E121, E122 or E123, the user's file is unfit.
        ModelError: the data file is missing or unfit.
    """
    return _load(own_folder())


_COLUMNS = ("one", "other", "from", "to", "note", "source")


@cache
def _load(folder: Path | None) -> Borders:
    own = [_border(row.cells) for row in read_own(folder, "borders.tsv")]
    replaced = {border.pair for border in own}
    borders = [_border(row) for row in read_table("borders.tsv", columns=_COLUMNS)]
    return Borders([*(border for border in borders if border.pair not in replaced), *own])


def _border(row: Mapping[str, str]) -> Border:
    return Border(row["one"], row["other"], row["from"] or None, row["to"] or None, row.get("note", ""), row["source"])
