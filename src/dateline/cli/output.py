"""What commands print: errors, tables, files."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import DatelineError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from dateline.corpus import Result

FORMATS = ("table", "json", "csv", "parquet")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\s+")
_WIDTH = 160
_CELL = 200


def print_error(error: DatelineError) -> None:
    """Print an error as one readable block to standard error."""
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    console.print(Text.assemble(("error ", "bold red"), (error.code, "bold"), f"  {clean(error.seen)}"))
    console.print(Text.assemble(("  expected  ", "dim"), clean(error.expected)))
    console.print(Text.assemble(("  try       ", "dim"), (clean(error.remedy), "bold")))


def make_console() -> Console:
    """Return the console for standard output; wide enough for a table where it is no terminal."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _WIDTH
    return Console(width=width, highlight=False)


def clean(words: str) -> str:
    """Return words on one line, without characters that would steer a terminal."""
    return _CONTROL.sub(" ", words.encode("utf-8", "replace").decode("utf-8"))


def write_result(result: Result, form: str, output: Path | None, limit: int | None, title: str) -> None:
    """Print an answer, or write it to a file.

    Args:
        result: the answer.
        form: table, json, csv or parquet.
        output: the file, written as a whole or not at all; standard output where it is None.
        limit: how many rows; 0 for all. By default a table shows 50 and everything else has all.
        title: what the rows are, for the line below a table.

    Raises:
        UsageError: E602 an unknown format, E608 Parquet for a terminal, or a file that cannot be written.
    """
    if form not in FORMATS:
        known = ", ".join(FORMATS)
        raise UsageError("E602", seen=f"format {form!r}", expected=f"one of {known}", remedy="--format table")
    if form == "parquet" and output is None and sys.stdout.isatty():
        raise UsageError("E608", seen="Parquet for a terminal", expected="a file", remedy="--output FILE")
    limit = (50 if form == "table" and output is None else 0) if limit is None else limit
    shown = result.head(limit) if limit and form != "table" else result
    if output is None:
        _write(shown, form, limit, title, sys.stdout)
        return
    _check_folder(output)
    part = output.with_name(f".{output.name}.part")
    with part.open("w", encoding="utf-8", newline="") as stream:
        _write(shown, form, limit, title, stream)
    os.replace(part, output)
    sys.stderr.write(f"{_count(len(shown), title)} written to {output}\n")


def _write(result: Result, form: str, limit: int, title: str, stream: Any) -> None:
    from dateline.corpus import export

    if form == "table":
        _print_table(result, limit, title, stream)
    elif form == "parquet":
        export.write_parquet(result, stream.buffer)
    elif form == "csv":
        export.write_csv(result, stream)
    else:
        export.write_json(result, stream)


def print_rows(heads: Sequence[str], rows: Iterable[Sequence[str | None]]) -> None:
    """Print rows of cells as a table on standard output; the cell of None is empty."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*(Text(clean(cell or "")) for cell in row))
    make_console().print(table)


def _print_table(result: Result, limit: int, title: str, stream: Any) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from dateline.corpus.result import as_words

    console = make_console() if stream is sys.stdout else Console(file=stream, width=_WIDTH)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    names = result.main_columns
    for name in names:
        table.add_column(name.replace("_", " "), overflow="fold", ratio=4 if name in _WIDE else None)
    rows = result.head(limit) if limit and len(result) > limit else result
    for row in rows:
        table.add_row(*(Text(_cut(clean(as_words(row[name])))) for name in names))
    if len(rows):
        console.print(table)
    more = f" of {len(result):,}; --limit 0 shows all" if len(result) > len(rows) else ""
    console.print(f"{_count(len(rows), title)}{more}", markup=False)


_WIDE = ("content", "seen", "remedy")


def _count(rows: int, title: str) -> str:
    return f"{rows:,} {title.removesuffix('s') if rows == 1 else title}"


def _cut(words: str) -> str:
    return words if len(words) <= _CELL else words[: _CELL - 1] + "…"


def _check_folder(output: Path) -> None:
    if not output.parent.is_dir() or output.is_dir():
        raise UsageError(
            "E608", seen=f"output {output}", expected="a file in a folder that exists", remedy="choose another name"
        )
