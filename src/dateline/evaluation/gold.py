"""Gold files: JSON rows, their hash, and fields of the expected type."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.evaluation import problems

GZIP_ERRORS = (EOFError, gzip.BadGzipFile, zlib.error)


@dataclass(frozen=True, slots=True)
class Row:
    """One JSON object of a gold file, and where it stands."""

    value: dict[str, Any]
    where: str

    def get(self, key: str, kind: type, *, default: Any = None) -> Any:
        """Return the value of a key.

        Raises:
            EvaluationError: E502, the value is of another type, or absent without a default.
        """
        value = self.value.get(key)
        if value is None:
            value = default
        if not isinstance(value, kind):
            raise problems.malformed(self.where, f"{key!r} is {value!r:.60}", expected=f"a {kind.__name__}")
        return value

    def rows(self, key: str) -> list[Row]:
        """Return the objects of the list under a key; no such key is an empty list."""
        return [make_row(item, f"{self.where}, {key}[{i}]") for i, item in enumerate(self.get(key, list, default=[]))]


def make_row(value: object, where: str) -> Row:
    """Return a JSON value as a row.

    Raises:
        EvaluationError: E502, it is no object.
    """
    if not isinstance(value, dict):
        raise problems.malformed(where, f"{value!r:.60}", expected="a JSON object")
    return Row(value, where)


def find_file(path: Path, names: Iterable[str], *, set_name: str) -> Path:
    """Return ``path`` itself if it is a file, else the first of ``names`` in the folder, else its only JSONL file.

    Raises:
        EvaluationError: E501, there is none, or no telling which.
    """
    if path.is_file():
        return path
    wanted = list(names)
    for name in wanted:
        if (path / name).is_file():
            return path / name
    others = [*path.glob("*.jsonl"), *path.glob("*.jsonl.gz")]
    if len(others) == 1:
        return others[0]
    raise problems.not_found(path, expected=f"a JSONL file, or a folder with {' or '.join(wanted)}", set_name=set_name)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file, uncompressed where its name ends in .gz.

    Raises:
        EvaluationError: E502, it cannot be read.
    """
    try:
        data = path.read_bytes()
        return gzip.decompress(data) if path.suffix == ".gz" else data
    except GZIP_ERRORS as error:
        raise problems.malformed(str(path), f"damaged gzip data ({error})", expected="a whole gzip file") from error
    except OSError as error:
        raise problems.malformed(str(path), str(error.strerror), expected="a file that can be read") from error


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file, with every line end as a line feed.

    Raises:
        EvaluationError: E502, it is no UTF-8.
    """
    try:
        text = read_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise problems.malformed(str(path), f"byte {error.start} is no UTF-8", expected="UTF-8 text") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_object(path: Path) -> Row:
    """Return the one JSON object of a file.

    Raises:
        EvaluationError: E502, it holds anything else.
    """
    return make_row(_parse(read_text(path), str(path)), str(path))


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the JSON objects of a file, one a line, blank lines left out.

    Raises:
        EvaluationError: E502, a line is no JSON object.
    """
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if line.strip():
            where = f"{path}:{number}"
            yield make_row(_parse(line, where), where)


def fingerprint(parts: Iterable[tuple[str, bytes]]) -> str:
    """Return the SHA-256 of named contents, in hexadecimal digits; their order matters."""
    total = hashlib.sha256()
    for name, data in parts:
        total.update(f"{name}\0{len(data)}\0".encode())
        total.update(data)
    return total.hexdigest()


HELD_OUT_SHARE = 5
"""One dispatch in so many is kept out of training and of the making of rules."""


def is_held_out(name: str, share: int = HELD_OUT_SHARE) -> bool:
    """Whether the text of that name is kept out of all choices: one in ``share``, by a checksum of its name."""
    return zlib.crc32(name.encode()) % share == 0


def _parse(text: str, where: str) -> object:
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise problems.malformed(where, f"no JSON ({error.msg} at column {error.colno})", expected="JSON") from error
    return value
