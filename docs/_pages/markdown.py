"""Markdown out of rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table; bars in cells are escaped, None is left empty.

    >>> print(table(["a", "b"], [["x|y", None]]))
    | a | b |
    | --- | --- |
    | x\\|y |  |
    """
    lines = [_row(head), _row(["---"] * len(head)), *(_row(row) for row in rows)]
    return "\n".join(lines)


def mono(words: object) -> str:
    """Return words in fixed width; None is left empty."""
    return f"`{words}`" if words not in (None, "") else ""


def number(value: float | None) -> str:
    """Return a number with its sign as it is written in the codebook: 2.5, -3, 10.

    >>> number(-3.0), number(2.5), number(None)
    ('-3', '2.5', '')
    """
    return "" if value is None else f"{value:g}"


def _row(cells: Sequence[object]) -> str:
    written = ("" if cell is None else " ".join(str(cell).split()).replace("|", "\\|") for cell in cells)
    return "| " + " | ".join(written) + " |"
