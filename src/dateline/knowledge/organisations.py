"""International organisations, bodies, armed groups and parties that news calls by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline.knowledge.phrases import PhraseTable
from dateline.knowledge.tables import read_table, split_list

__all__ = ["Organisation", "Organisations", "load_organisations"]


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body with a name of its own."""

    name: str
    aliases: tuple[str, ...]
    countries: tuple[str, ...]
    """ISO 3166 alpha-3 codes of its bases, or the short name of an international organisation; may be empty."""
    sector: str
    kind: str
    """``igo``, ``body``, ``armed-group`` or ``party``."""
    nouns: tuple[str, ...] = ()
    """Common nouns that stand for it once it is named: the alliance, the bloc."""

    @property
    def short(self) -> str:
        """The short name that stands for an international organisation in records; else its name."""
        return self.countries[0] if self.kind == "igo" else self.name


class Organisations:
    """All organisations, with look-up by any of their names. Case counts; accents do not."""

    __slots__ = ("_table", "all")

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self.all = tuple(organisations)
        self._table = PhraseTable((name, body) for body in self.all for name in (body.name, *body.aliases))

    def named(self, text: str) -> Organisation | None:
        """Return the organisation of a name, long or short: ``Nato``, ``Islamic State``."""
        return self._table.get(text)


@cache
def load_organisations() -> Organisations:
    """Return the organisations of the package, read once.

    Raises:
        ModelError: a data file is missing or unfit.
    """
    return Organisations(row for name in _FILES for row in _rows(name))


_FILES = ("organisations.tsv", "bodies.tsv", "armed_groups.tsv", "parties.tsv")
_COLUMNS = ("name", "aliases", "country", "sector", "kind", "nouns")


def _rows(name: str) -> list[Organisation]:
    return [
        Organisation(
            name=row["name"],
            aliases=split_list(row["aliases"]),
            countries=split_list(row["country"]),
            sector=row["sector"],
            kind=row["kind"],
            nouns=split_list(row["nouns"]),
        )
        for row in read_table(name, columns=_COLUMNS)
    ]
