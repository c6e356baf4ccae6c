"""POLECAT: the modes of the older PLOVER that its data use, to those of PLOVER 2.0 and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.errors import CodingError
from dateline.knowledge.tables import read_table

__all__ = ["Polecat", "TypeMode", "load_polecat"]

TypeMode = tuple[str, str | None]
"""A type with its mode, or with None for the type alone."""


@dataclass(frozen=True, slots=True)
class Polecat:
    """The two lists side by side; types in capitals, modes as each list writes them."""

    of_plover: Mapping[TypeMode, TypeMode]
    of_polecat: Mapping[TypeMode, TypeMode]
    notes: Mapping[tuple[TypeMode, TypeMode], str]
    """What gets lost, or why there is no mode: by PLOVER kind and POLECAT kind."""

    def from_plover(self, type: str, mode: str | None = None) -> TypeMode:  # noqa: A002 - as in Event
        """Return the POLECAT type and mode of a PLOVER 2.0 act; the mode is None where POLECAT has none for it.

        Args:
            type: one of the 16 types.
            mode: a mode of that type, or None.

        Raises:
            CodingError: E210 there is no such type, E211 the type has no such mode.
        """
        return _found(self.of_plover, type, mode, "PLOVER 2.0")

    def to_plover(self, type: str, mode: str | None = None) -> TypeMode:  # noqa: A002 - as in Event
        """Return the PLOVER 2.0 type and mode of a POLECAT act; the mode is None where 2.0 has none for it.

        Args:
            type: one of the 16 types.
            mode: a mode of that type, or None.

        Raises:
            CodingError: E210 there is no such type, E211 the type has no such mode.
        """
        return _found(self.of_polecat, type, mode, "POLECAT")


@cache
def load_polecat() -> Polecat:
    """Return the table of the package, read once.

    Raises:
        ModelError: the data file is missing or unfit.
    """
    of_plover: dict[TypeMode, TypeMode] = {}
    of_polecat: dict[TypeMode, TypeMode] = {}
    notes: dict[tuple[TypeMode, TypeMode], str] = {}
    for row in read_table("polecat_modes.tsv", columns=_COLUMNS):
        plover: TypeMode = (row["plover_type"], row["plover_mode"] or None)
        polecat: TypeMode = (row["polecat_type"], row["polecat_mode"] or None)
        of_plover.setdefault(plover, polecat)
        of_polecat.setdefault(polecat, plover)
        if row["note"]:
            notes[plover, polecat] = row["note"]
    return Polecat(of_plover, of_polecat, notes)


_COLUMNS = ("plover_type", "plover_mode", "polecat_type", "polecat_mode", "note")


def _found(table: Mapping[TypeMode, TypeMode], event_type: str, mode: str | None, codebook: str) -> TypeMode:
    found = table.get((event_type, mode))
    if found is not None:
        return found
    if (event_type, None) not in table:
        raise CodingError(
            "E210",
            seen=f"event type {event_type!r}",
            expected=f"one of {', '.join(of for of, none in table if none is None)}",
            remedy="a type of the codebook, in capitals",
        )
    modes = [known for of, known in table if of == event_type and known is not None]
    raise CodingError(
        "E211",
        seen=f"mode {mode!r} of {event_type}",
        expected=f"one of {', '.join(modes)}, or None" if modes else "None, since the type has no modes",
        remedy=f"a mode that {codebook} gives the type",
    )
