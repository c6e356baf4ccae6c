"""Answers as files: CSV, JSON, Parquet."""

from __future__ import annotations

import csv
import json
from typing import Any, BinaryIO, TextIO

from dateline.corpus.result import Result, as_words

FORMATS = ("json", "csv", "parquet")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(result: Result, stream: TextIO) -> None:
    """Write rows as CSV: lists joined by semicolons, parties as "name (country)".

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    writer = csv.writer(stream, lineterminator="\n")
    names = result.columns
    writer.writerow(names)
    for row in result:
        writer.writerow([_cell(row[name]) for name in names])


def write_json(result: Result, stream: TextIO) -> None:
    """Write rows as a JSON list, one object a line."""
    stream.write("[")
    for number, row in enumerate(result):
        stream.write(",\n" if number else "\n")
        stream.write(json.dumps(row, ensure_ascii=False))
    stream.write("\n]\n")


def write_parquet(result: Result, stream: BinaryIO) -> None:
    """Write rows as a Parquet file."""
    import pyarrow.parquet as pq

    pq.write_table(result.to_arrow(), stream, compression="zstd")


def _cell(value: Any) -> Any:
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, list) and value and isinstance(value[0], dict) and "start" in value[0]:
        return "; ".join(f"{span['start']}-{span['end']}" for span in value)
    words = value if isinstance(value, str) else as_words(value)
    return f"'{words}" if words.startswith(_FORMULA) else words
