"""Tables of facts that the package carries: tab-separated, with source lines that start with #."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from importlib import resources

from dateline.errors import ModelError

__all__ = ["read_table", "split_list"]


def read_table(name: str, *, columns: tuple[str, ...]) -> Iterator[Mapping[str, str]]:
    """Give the rows of a data file of the package, column name to text.

    Args:
        name: file name under ``knowledge/data``; one that ends in ``.gz`` is unpacked.
        columns: columns that the caller relies on.

    Raises:
        ModelError: the file is missing, lacks a column, or has a row of the wrong width.
    """
    lines = _text(name).splitlines()
    at, head = _head(name, lines)
    lacking = [column for column in columns if column not in head]
    if lacking:
        raise _unfit(f"{name}:{at + 1}", f"no column {', '.join(lacking)}", f"the columns {', '.join(columns)}")
    for number, line in enumerate(lines[at + 1 :], at + 2):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != len(head):
            raise _unfit(f"{name}:{number}", f"{len(cells)} cells in {line[:60]!r}", f"{len(head)} cells")
        yield dict(zip(head, cells, strict=True))


def split_list(cell: str) -> tuple[str, ...]:
    """Return the parts of a cell that holds a list.

    >>> split_list("Kyiv|Kiev")
    ('Kyiv', 'Kiev')
    """
    return tuple(part for part in cell.split("|") if part)


def _text(name: str) -> str:
    file = resources.files("dateline.knowledge") / "data" / name
    try:
        data = file.read_bytes()
    except OSError as error:
        raise _unfit(name, "no such data file", "the data files that come with the package") from error
    return (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf-8")


def _head(name: str, lines: list[str]) -> tuple[int, list[str]]:
    for at, line in enumerate(lines):
        if line and not line.startswith("#"):
            return at, line.split("\t")
    raise _unfit(name, "a file with no head line", "a line of column names")


def _unfit(where: str, seen: str, expected: str) -> ModelError:
    return ModelError(
        "E410", seen=f"{where}: {seen}", expected=expected, remedy="pip install --force-reinstall dateline"
    )
