"""PLOVER: the types, modes, contexts and sectors that records use, with scores and CAMEO codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.errors import CodingError
from dateline.knowledge.tables import read_table

__all__ = ["EventType", "Mode", "Plover", "Term", "load_plover"]


@dataclass(frozen=True, slots=True)
class Term:
    """A code of the codebook with its meaning."""

    code: str
    definition: str
    example: str | None = None
    name: str | None = None
    """Plain name, where the code is an abbreviation."""


@dataclass(frozen=True, slots=True)
class Mode:
    """A way in which an act of one type is done."""

    type: str
    mode: str
    score: float | None
    cameo: str
    cameo_note: str | None
    definition: str
    example: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the 16 types of act."""

    type: str
    quad: str
    score: float
    cameo: str
    cameo_note: str | None
    definition: str
    example: str


@dataclass(frozen=True, slots=True)
class Plover:
    """The codebook. All mappings keep the order of the manual."""

    types: Mapping[str, EventType]
    modes_of: Mapping[tuple[str, str], Mode]
    contexts: Mapping[str, Term]
    sectors: Mapping[str, Term]
    statuses: Mapping[str, Term]
    quads: Mapping[str, Term]

    def modes(self, event_type: str) -> tuple[str, ...]:
        """Return the modes of a type.

        Raises:
            CodingError: there is no such type.
        """
        self._type(event_type)
        return tuple(mode for of, mode in self.modes_of if of == event_type)

    def score(self, event_type: str, mode: str | None = None) -> float:
        """Return the score of an act, from -10 (conflict) to 10 (cooperation).

        A mode that the type does not have, or that has no score, counts as none.

        Raises:
            CodingError: there is no such type.
        """
        known = self._type(event_type)
        finer = self.modes_of.get((event_type, mode or ""))
        return finer.score if finer and finer.score is not None else known.score

    def quad(self, event_type: str) -> str:
        """Return the quad class of a type, such as ``verbal-conflict``.

        Raises:
            CodingError: there is no such type.
        """
        return self._type(event_type).quad

    def cameo(self, event_type: str, mode: str | None = None) -> str:
        """Return the most general CAMEO code of a type and mode.

        Raises:
            CodingError: there is no such type.
        """
        known = self._type(event_type)
        finer = self.modes_of.get((event_type, mode or ""))
        return finer.cameo if finer else known.cameo

    def _type(self, event_type: str) -> EventType:
        known = self.types.get(event_type)
        if known is None:
            raise CodingError(
                "E210",
                seen=f"event type {event_type!r}",
                expected=f"one of {', '.join(self.types)}",
                remedy="a type of the codebook, in capitals",
            )
        return known


@cache
def load_plover() -> Plover:
    """Return the codebook of the package, read once.

    Raises:
        ModelError: a data file is missing or unfit.
    """
    return Plover(
        types={row["type"]: _type(row) for row in read_table("plover_types.tsv", columns=_TYPE)},
        modes_of={(row["type"], row["mode"]): _mode(row) for row in read_table("plover_modes.tsv", columns=_MODE)},
        contexts=_terms("plover_contexts.tsv", "context"),
        sectors=_terms("plover_sectors.tsv", "sector"),
        statuses=_terms("statuses.tsv", "status"),
        quads=_terms("plover_quads.tsv", "quad"),
    )


_TYPE = ("type", "quad", "score", "cameo", "cameo_note", "definition", "example")
_MODE = ("type", "mode", "score", "cameo", "cameo_note", "definition", "example")


def _type(row: Mapping[str, str]) -> EventType:
    note = row["cameo_note"] or None
    return EventType(
        row["type"], row["quad"], float(row["score"]), row["cameo"], note, row["definition"], row["example"]
    )


def _mode(row: Mapping[str, str]) -> Mode:
    score = float(row["score"]) if row["score"] else None
    note = row["cameo_note"] or None
    return Mode(row["type"], row["mode"], score, row["cameo"], note, row["definition"], row["example"])


def _terms(name: str, column: str) -> dict[str, Term]:
    rows = read_table(name, columns=(column, "definition"))
    return {row[column]: Term(row[column], row["definition"], row.get("example"), row.get("name")) for row in rows}
