"""A user's own rows: a folder of tables that override or extend those of the package.

The folder is named by the environment variable ``DATELINE_KNOWLEDGE``. It may hold any of three tab-separated files, in
UTF-8, each with a line of column names; lines that start with # are left out.

E121: the folder of own knowledge is absent.
E122: a file of own knowledge lacks a column or cannot be read.
E123: a row of own knowledge is unfit.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import InputError
from dateline.knowledge.organisations import load_organisations
from dateline.knowledge.states import load_states

__all__ = ["VARIABLE", "OwnRow", "own_folder", "read_own"]

VARIABLE = "DATELINE_KNOWLEDGE"

_DATES = ("from", "to")
_STATES = {"holders.tsv": ("state",), "memberships.tsv": ("member",), "borders.tsv": ("one", "other")}
"""Columns that hold the code of a state, or of an organisation where that has members or offices as well."""
_NEEDED = {
    "holders.tsv": ("state", "office", "name", "from", "to", "source"),
    "memberships.tsv": ("organisation", "member", "from", "to", "source"),
    "borders.tsv": ("one", "other", "from", "to", "source"),
}
_MAY_BE_EMPTY = frozenset({("borders.tsv", "from"), *((name, "to") for name in _NEEDED)})


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One row, and where it stands."""

    cells: Mapping[str, str]
    where: str
    """File and line."""


def own_folder() -> Path | None:
    """Return the folder of the user's own knowledge; None where the variable is not set."""
    named = os.environ.get(VARIABLE, "")
    return Path(named) if named else None


def read_own(folder: Path | None, name: str) -> list[OwnRow]:
    """Return the rows of one of the user's own files; none where there is no folder or no such file.

    Args:
        folder: the folder of own knowledge.
        name: ``holders.tsv``, ``memberships.tsv`` or ``borders.tsv``.

    Raises:
        InputError: E121, E122 or E123.
    """
    if folder is None:
        return []
    if not folder.is_dir():
        raise InputError(
            "E121",
            seen=f"no folder {folder}",
            expected="the folder of own knowledge that DATELINE_KNOWLEDGE names",
            remedy="make the folder, or unset DATELINE_KNOWLEDGE",
        )
    path = folder / name
    return list(_rows(path, _NEEDED[name])) if path.exists() else []


def _rows(path: Path, needed: tuple[str, ...]) -> Iterator[OwnRow]:
    lines = list(enumerate(_text(path).splitlines(), 1))
    told = [(number, line.split("\t")) for number, line in lines if line.strip() and not line.startswith("#")]
    if not told:
        return
    (number, head), *rows = told
    lacking = [column for column in needed if column not in head]
    if lacking:
        raise _unfit_file(f"{path}:{number}", f"no column {', '.join(lacking)}", needed)
    for number, cells in rows:
        where = f"{path}:{number}"
        if len(cells) != len(head):
            raise _unfit_row(where, f"{len(cells)} cells", f"{len(head)} cells, parted by tabs")
        row = {column: cell.strip() for column, cell in zip(head, cells, strict=True)}
        _check(row, where, path.name)
        yield OwnRow(row, where)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _unfit_file(str(path), f"{type(error).__name__}: {error}", _NEEDED[path.name]) from error


def _check(row: Mapping[str, str], where: str, name: str) -> None:
    for column in _NEEDED[name]:
        if not row[column] and (name, column) not in _MAY_BE_EMPTY:
            raise _unfit_row(where, f"no {column}", f"a {column}")
    for column in _DATES:
        if row[column] and not _is_day(row[column]):
            raise _unfit_row(where, f"{column} is {row[column]!r}", "a day such as 2024-10-01, or nothing")
    if row["from"] and row["to"] and row["from"] >= row["to"]:
        raise _unfit_row(where, f"from {row['from']} to {row['to']}", "a last day after the first; `to` is outside")
    for column in _STATES[name]:
        is_state = load_states().get(row[column]) is not None
        if not is_state and (name == "borders.tsv" or not _is_short_name(row[column])):
            raise _unfit_row(where, f"{column} is {row[column]!r}", "the ISO 3166 alpha-3 code of a state, such as LTU")


def _is_short_name(text: str) -> bool:
    return any(text == body.short for body in load_organisations().all if body.kind == "igo")


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _unfit_file(where: str, seen: str, needed: tuple[str, ...]) -> InputError:
    return InputError(
        "E122",
        seen=f"{where}: {seen}",
        expected="a tab-separated file in UTF-8 with the columns " + ", ".join(needed),
        remedy="mend the file, or unset DATELINE_KNOWLEDGE",
    )


def _unfit_row(where: str, seen: str, expected: str) -> InputError:
    return InputError("E123", seen=f"{where}: {seen}", expected=expected, remedy=f"mend {where}, or take it out")
