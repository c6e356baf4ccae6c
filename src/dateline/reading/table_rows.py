"""CSV and TSV: a header line, then one dispatch a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import astuple

from dateline.errors import InputError
from dateline.reading import problems
from dateline.reading.encoding import Encoding
from dateline.reading.limits import MAX_DOCUMENT_BYTES
from dateline.reading.lines import Line, read_lines
from dateline.reading.options import Columns, Options
from dateline.reading.rows import read_row
from dateline.records import Dispatch

_DELIMITERS = ",;\t|"


def read_table(
    stream: io.BufferedReader, encoding: Encoding, name: str, outlet: str | None, options: Options, *, tabs: bool
) -> Iterator[tuple[str, Dispatch | InputError]]:
    """Yield (place, dispatch or error) for each row; the place is the line on which the row ends."""
    csv.field_size_limit(MAX_DOCUMENT_BYTES)  # the module's own limit would refuse long dispatches
    broken: list[Line] = []
    lines = _sound(read_lines(stream, encoding), broken)
    first = next(lines, None)
    if first is None:
        yield name, broken[0].problem if broken and broken[0].problem else problems.empty()
        return
    rows = csv.reader(_again(first, lines), delimiter="\t" if tabs else _delimiter(first))
    names = _next(rows) or []
    if isinstance(names, InputError):
        yield f"{name}:1", names
        return
    header = _as_asked([column.strip() for column in names], options.columns)
    if not set(header) & set(options.columns.text):
        yield name, problems.no_column(options.columns.text, header)
        return
    while True:
        row = _next(rows)
        yield from ((f"{name}:{line.number}", line.problem) for line in broken if line.problem)
        skipped = len(broken)
        broken.clear()
        if row is None:
            return
        where = f"{name}:{rows.line_num + skipped}"
        if row:
            yield where, _read(row, header, where, outlet, options)


def _read(
    row: list[str] | InputError, header: list[str], where: str, outlet: str | None, options: Options
) -> Dispatch | InputError:
    if isinstance(row, InputError):
        return row
    if len(row) > len(header):
        return problems.bad_row(f"{len(row)} cells under {len(header)} columns")
    try:
        return read_row(dict(zip(header, row, strict=False)), outlet, options, where=where)
    except InputError as error:
        return error


def _next(rows: Iterator[list[str]]) -> list[str] | InputError | None:
    try:
        return next(rows, None)
    except csv.Error as error:
        return problems.bad_row(str(error))


def _sound(lines: Iterator[Line], broken: list[Line]) -> Iterator[str]:
    """Yield the text of the lines that could be read, and put the others aside."""
    for line in lines:
        if line.problem is None:
            yield line.text
        else:
            broken.append(line)


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _as_asked(header: list[str], columns: Columns) -> list[str]:
    """Return the header with names that differ from those asked for only in capitals written as they were asked."""
    asked = {name.casefold(): name for names in astuple(columns) for name in names}
    return [column if column in asked.values() else asked.get(column.casefold(), column) for column in header]


def _delimiter(header: str) -> str:
    """Return the delimiter that the header line has most of; commas where it has none."""
    return max(_DELIMITERS, key=lambda mark: (header.count(mark), mark == ","))
