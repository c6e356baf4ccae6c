"""The entries of a record's ``why``, each with the field that it speaks of and what it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.knowledge.tables import read_table

__all__ = ["Reason", "reason_of"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One entry of ``why``, told in words."""

    entry: str
    """The entry as it stands in the record."""
    part: str | None = None
    """record, party, actor, recipient, when or where; None for an entry that no pattern fits."""
    field: str | None = None
    """Field of that part, such as country."""
    meaning: str | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    pattern: re.Pattern[str]
    part: str
    field: str | None
    meaning: str


def reason_of(entry: str) -> Reason:
    """Return an entry in words; one that the table does not know has no meaning and is kept as it is.

    >>> reason_of("sector:head=troops").meaning
    'The head noun troops decides.'
    """
    for row in _rows():
        match = row.pattern.fullmatch(entry)
        if match:
            return Reason(entry, row.part, row.field, row.meaning.format(*match.groups()))
    return Reason(entry)


@cache
def _rows() -> tuple[_Row, ...]:
    rows = read_table("why.tsv", columns=("pattern", "part", "field", "meaning"))
    return tuple(_Row(_compiled(row["pattern"]), row["part"], row["field"] or None, row["meaning"]) for row in rows)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile("(.+)".join(map(re.escape, pattern.split("*"))), re.DOTALL)
