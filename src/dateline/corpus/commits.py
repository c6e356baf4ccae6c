"""Commit files: the list of what is in the corpus."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from dateline.corpus import layout
from dateline.errors import CorpusError


@dataclass(frozen=True, slots=True)
class TableFile:
    """One Parquet file of a segment."""

    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Commit:
    """One published segment: its number, its folder and its files by table."""

    number: int
    segment: str
    files: Mapping[str, TableFile]
    at: str


def list_numbers(root: Path) -> list[int]:
    """Return the numbers of the commits, in order."""
    return sorted(int(path.stem) for path in layout.commits(root).glob("*.json") if path.stem.isdigit())


def next_number(root: Path) -> int:
    """Return the first number that nobody has taken or claimed."""
    names = (path.name.split(".")[0] for path in layout.commits(root).iterdir())
    return max((int(name) for name in names if name.isdigit()), default=0) + 1


def read_commit(root: Path, number: int) -> Commit:
    """Return a commit.

    Raises:
        CorpusError: E304 where its file is damaged.
    """
    path = _path(root, number)
    try:
        value = json.loads(path.read_bytes())
        files = {table: TableFile(**entry) for table, entry in value["files"].items()}
        return Commit(number, value["segment"], files, value["at"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CorpusError(
            "E304",
            seen=f"commit file {path.name} that cannot be read ({type(error).__name__})",
            expected="a commit file as it was written",
            remedy=f"restore {path} from a copy, or remove it to leave its segment out",
        ) from error


def publish(root: Path, segment: str, files: Mapping[str, TableFile], *, number: int) -> bool:
    """Publish a segment as commit ``number``.

    Returns:
        False where another writer has taken the number; then nothing was published.
    """
    value = {
        "format": layout.FORMAT,
        "segment": segment,
        "files": {table: asdict(entry) for table, entry in files.items()},
        "at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
    }
    return layout.write_new(_path(root, number), value)


def _path(root: Path, number: int) -> Path:
    return layout.commits(root) / f"{number:010d}.json"
