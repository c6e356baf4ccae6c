"""Who is a member of which organisation, and since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.errors import UsageError
from dateline.knowledge.own import own_folder, read_own
from dateline.knowledge.tables import read_table

__all__ = ["Membership", "Memberships", "load_memberships", "member_of", "members"]


@dataclass(frozen=True, slots=True)
class Membership:
    """One member of one organisation, ``[begin, end)``."""

    organisation: str
    """Short name, such as ``NATO``; ``UNSC`` is the Security Council."""
    member: str
    """ISO 3166 alpha-3 code of a state, or the short name of an organisation."""
    begin: str
    end: str | None
    """First day on which it was no member; None: a member when the table was compiled."""
    source: str

    def runs(self, on: dt.date) -> bool:
        """Whether it was a member on a day."""
        day = on.isoformat()
        return self.begin <= day and (self.end is None or day < self.end)


class Memberships:
    """All memberships, by organisation and by member."""

    __slots__ = ("_by_member", "_by_organisation", "all")

    def __init__(self, rows: Iterable[Membership]) -> None:
        self.all = tuple(rows)
        self._by_organisation: dict[str, list[Membership]] = {}
        self._by_member: dict[str, list[Membership]] = {}
        for row in self.all:
            self._by_organisation.setdefault(row.organisation, []).append(row)
            self._by_member.setdefault(row.member, []).append(row)

    @property
    def organisations(self) -> frozenset[str]:
        """Short names of the organisations whose members are known."""
        return frozenset(self._by_organisation)

    def members(self, organisation: str, on: dt.date) -> frozenset[str]:
        """Return the codes of the members on a day.

        Raises:
            UsageError: E640, the members of the organisation are not known.
        """
        if organisation not in self._by_organisation:
            raise UsageError(
                "E640",
                seen=f"the organisation {organisation!r}",
                expected="one of " + ", ".join(sorted(self._by_organisation)),
                remedy="dateline knowledge stats",
            )
        return frozenset(row.member for row in self._by_organisation[organisation] if row.runs(on))

    def member_of(self, member: str, on: dt.date) -> frozenset[str]:
        """Return the short names of the organisations that a state or organisation belongs to on a day."""
        return frozenset(row.organisation for row in self._by_member.get(member, ()) if row.runs(on))


def members(organisation: str, on: dt.date) -> frozenset[str]:
    """Return the codes of the members of an organisation on a day.

    >>> import datetime as dt
    >>> from dateline.knowledge.borders import neighbours
    >>> sorted(members("NATO", dt.date(2024, 5, 1)) & neighbours("BLR", dt.date(2024, 5, 1)))
    ['LTU', 'LVA', 'POL']
    >>> sorted(members("NATO", dt.date(2000, 5, 1)) & neighbours("BLR", dt.date(2000, 5, 1)))
    ['POL']

    Args:
        organisation: short name as in records: ``NATO``, ``EU``, ``UNSC``.
        on: the day.

    Raises:
        UsageError: E640, the members of the organisation are not known.
    """
    return load_memberships().members(organisation, on)


def member_of(state: str, on: dt.date) -> frozenset[str]:
    """Return the short names of the organisations that a state belongs to on a day.

    >>> import datetime as dt
    >>> "NATO" in member_of("FIN", dt.date(2023, 4, 3)), "NATO" in member_of("FIN", dt.date(2023, 4, 4))
    (False, True)

    Args:
        state: ISO 3166 alpha-3 code.
        on: the day.
    """
    return load_memberships().member_of(state, on)


def load_memberships() -> Memberships:
    """Return the memberships of the package with the user's own rows, read once.

    A pair of organisation and member that the user's file has takes the place of all of the package's rows of the pair.

    Raises:
        InputError: E121, E122 or E123, the user's file is unfit.
        ModelError: the data file is missing or unfit.
    """
    return _load(own_folder())


_COLUMNS = ("organisation", "member", "from", "to", "source")


@cache
def _load(folder: Path | None) -> Memberships:
    own = [_membership(row.cells) for row in read_own(folder, "memberships.tsv")]
    replaced = {(row.organisation, row.member) for row in own}
    rows = [_membership(row) for row in read_table("memberships.tsv", columns=_COLUMNS)]
    return Memberships([*(row for row in rows if (row.organisation, row.member) not in replaced), *own])


def _membership(row: Mapping[str, str]) -> Membership:
    return Membership(row["organisation"], row["member"], row["from"], row["to"] or None, row["source"])
