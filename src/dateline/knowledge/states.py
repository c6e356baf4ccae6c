"""States: names, adjectives, peoples, capitals, seats of power and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.knowledge.phrases import PhraseTable
from dateline.knowledge.tables import read_table, split_list

__all__ = ["State", "States", "load_namesakes", "load_states"]


@dataclass(frozen=True, slots=True)
class State:
    """A state or territory, or a state that is no more."""

    iso3: str
    name: str
    official: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    """Buildings and streets that stand for the government."""
    cow: int | None
    gw: int | None
    begin: str | None
    end: str | None
    """First day on which it was no more."""
    kind: str
    """``state``, ``territory`` or ``former``."""


class States:
    """All states, with look-up by each way to name one. Case counts; accents do not."""

    __slots__ = ("_by_code", "_tables", "all")

    def __init__(self, states: Iterable[State]) -> None:
        self.all = tuple(states)
        self._by_code = {state.iso3: state for state in self.all}
        self._tables = {
            way: PhraseTable((phrase, state) for state in self.all for phrase in getattr(state, way))
            for way in ("names", "adjectives", "people", "capitals", "seats")
        }

    def get(self, iso3: str | None) -> State | None:
        """Return the state of a code."""
        return self._by_code.get(iso3 or "")

    def by_name(self, text: str) -> State | None:
        """Return the state that has this name: ``Burma``, ``U.S.``."""
        return self._tables["names"].get(text)

    def by_adjective(self, text: str) -> State | None:
        """Return the state of an adjective: ``Lithuanian``."""
        return self._tables["adjectives"].get(text)

    def by_people(self, text: str) -> State | None:
        """Return the state of a people: ``Lithuanians``."""
        return self._tables["people"].get(text)

    def by_capital(self, text: str) -> State | None:
        """Return the state whose capital this is: ``Vilnius``. In news it may stand for the government."""
        return self._tables["capitals"].get(text)

    def by_seat(self, text: str) -> State | None:
        """Return the state whose government this building stands for: ``Kremlin``."""
        return self._tables["seats"].get(text)

    def named(self, text: str) -> State | None:
        """Return the state that a text names by name, adjective or people; capitals and seats do not count."""
        return self.by_name(text) or self.by_adjective(text) or self.by_people(text)


@cache
def load_states() -> States:
    """Return the states of the package, read once.

    Raises:
        ModelError: the data file is missing or unfit.
    """
    return States(_state(row) for row in read_table("states.tsv", columns=_COLUMNS))


@cache
def load_namesakes() -> Mapping[str, str]:
    """Return, for the code of a state whose name a part of another state shares, the code of that other state.

    Raises:
        ModelError: the data file is missing or unfit.
    """
    return {row["iso3"]: row["other"] for row in read_table("namesakes.tsv", columns=("iso3", "other"))}


_COLUMNS = ("iso3", "name", "official", "names", "adjectives", "people", "capitals", "seats", "cow", "gw", "kind")


def _state(row: Mapping[str, str]) -> State:
    return State(
        iso3=row["iso3"],
        name=row["name"],
        official=row["official"],
        names=split_list(row["names"]),
        adjectives=split_list(row["adjectives"]),
        people=split_list(row["people"]),
        capitals=split_list(row["capitals"]),
        seats=split_list(row["seats"]),
        cow=int(row["cow"]) if row["cow"] else None,
        gw=int(row["gw"]) if row["gw"] else None,
        begin=row["from"] or None,
        end=row["to"] or None,
        kind=row["kind"],
    )
