"""Regions: first-level divisions of states, and areas and sites that news names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.knowledge.gazetteer import name_key
from dateline.knowledge.tables import read_table, split_list

__all__ = ["Region", "Regions", "load_regions"]

_KINDS_OF_ADMIN: Final = frozenset(
    "province governorate region state oblast krai republic district department prefecture county canton emirate"
    " division territory municipality muhafazat voivodeship federal autonomous administrative".split()
)


@dataclass(frozen=True, slots=True)
class Region:
    """A division of a state, an area that may lie in several, or a site such as a palace."""

    name: str
    country: str | None
    """ISO 3166 alpha-3 code; None where it lies in several states or where states dispute it."""
    kind: str
    """``admin``, ``area`` or ``site``."""
    admin1: str | None = None
    geonameid: int | None = None


class Regions:
    """Regions by name; accents, case and words such as ``Province`` do not count."""

    __slots__ = ("_by_code", "_by_key", "_by_short")

    def __init__(self, named: Sequence[tuple[str, Region]], short: Iterable[tuple[str, str, str]] = ()) -> None:
        self._by_key: dict[str, tuple[Region, ...]] = {}
        for name, region in named:
            for key in {name_key(name), _bare_key(name)} - {""}:
                held = self._by_key.get(key, ())
                if region not in held:
                    self._by_key[key] = (*held, region)
        self._by_code = {(one.country, one.admin1): one for _, one in named if one.kind == "admin"}
        self._by_short: dict[str, tuple[str | None, str | None]] = {
            short: (country, admin1) for short, country, admin1 in short
        }

    def by_key(self, key: str) -> tuple[Region, ...]:
        """Return the regions whose name has this form (see ``name_key``)."""
        return self._by_key.get(key, ())

    def division_after_comma(self, text: str) -> tuple[str | None, str | None]:
        """Return country and division code of what follows a town and a comma: ``Texas``, ``Tex.``, or two None."""
        if text in self._by_short:
            return self._by_short[text]
        if ("USA", text) in self._by_code:  # postal codes, which GeoNames keeps
            return "USA", text
        admins = [region for region in self.named(text) if region.kind == "admin"]
        return (admins[0].country, admins[0].admin1) if admins else (None, None)

    @property
    def shorts(self) -> tuple[str, ...]:
        """All short forms."""
        return tuple(self._by_short)

    def by_short(self, text: str) -> tuple[Region, ...]:
        """Return the division that a short form such as ``Tex.`` stands for."""
        code = self._by_short.get(text)
        return (self._by_code[code],) if code in self._by_code else ()

    def named(self, text: str) -> tuple[Region, ...]:
        """Return the regions that bear a name."""
        return self._by_key.get(name_key(text), ())


@cache
def load_regions() -> Regions:
    """Return the regions of the package, read once.

    Raises:
        ModelError: a data file is missing or unfit.
    """
    rows = read_table("gazetteer/short_names.tsv", columns=("short", "iso3", "admin1"))
    return Regions([*_areas(), *_admins()], ((row["short"], row["iso3"], row["admin1"]) for row in rows))


def _areas() -> Iterable[tuple[str, Region]]:
    for row in read_table("gazetteer/areas.tsv", columns=("name", "iso3", "kind", "names")):
        region = Region(row["name"], row["iso3"] or None, row["kind"])
        for name in _names(row):
            yield name, region


def _admins() -> Iterable[tuple[str, Region]]:
    for row in read_table("gazetteer/admins.tsv", columns=("name", "iso3", "admin1", "geonameid", "names")):
        region = Region(row["name"], row["iso3"], "admin", row["admin1"], int(row["geonameid"]))
        for name in _names(row):
            yield name, region


def _names(row: Mapping[str, str]) -> tuple[str, ...]:
    return (row["name"], *split_list(row["names"]))


def _bare_key(name: str) -> str:
    words = name_key(name).removeprefix("the ").split()
    return " ".join(word for word in words if word not in _KINDS_OF_ADMIN)
