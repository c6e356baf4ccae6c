"""Segments: folders of Parquet files that are written once."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from dateline.corpus import layout
from dateline.corpus.commits import TableFile
from dateline.corpus.rows import Rows
from dateline.corpus.schema import TABLES, arrow_schema

_ABANDONED_AFTER = 24 * 3600.0


def write_segment(root: Path, rows: Rows) -> tuple[str, dict[str, TableFile]]:
    """Write the tables of a segment and return its name and files. Nobody sees it before a commit names it."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    name = uuid4().hex
    part = layout.segments(root) / f".{name}.part"
    part.mkdir(parents=True)
    files = {}
    for table in TABLES:
        if not rows.tables.get(table):
            continue
        path = part / f"{table}.parquet"
        content = pa.Table.from_pylist(rows.tables[table], schema=arrow_schema(table))
        pq.write_table(content, path, compression="zstd")
        layout.sync_file(path)
        files[table] = TableFile(content.num_rows, path.stat().st_size, hash_file(path))
    layout.sync_folder(part)
    part.rename(layout.segments(root) / name)
    layout.sync_folder(layout.segments(root))
    return name, files


def remove_segment(root: Path, name: str) -> None:
    """Remove a segment that no commit names."""
    shutil.rmtree(layout.segments(root) / name, ignore_errors=True)


def find_leftovers(root: Path, named: set[str]) -> Iterator[Path]:
    """Yield the folders and files that a stopped writer left, which no commit names."""
    for path in layout.segments(root).iterdir():
        if path.name not in named:
            yield path
    yield from layout.commits(root).glob(".*.part")


def sweep(root: Path, named: set[str], *, older_than: float = _ABANDONED_AFTER) -> int:
    """Remove leftovers older than some seconds, so that a writer at work is left alone. Return how many."""
    count = 0
    for path in list(find_leftovers(root, named)):
        try:
            if time.time() - path.stat().st_mtime < older_than:
                continue
        except FileNotFoundError:
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
        count += 1
    return count


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
