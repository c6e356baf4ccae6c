"""Where bytes come from: files, folders, compressed files, standard input."""

from __future__ import annotations

import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from dateline.errors import InputError
from dateline.reading import problems

_GZIP = b"\x1f\x8b"
_PASSED_OVER = (".json", ".md")
GZIP_ERRORS = (EOFError, zlib.error, gzip.BadGzipFile)


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or standard input, that has not been opened yet."""

    name: str
    path: Path | None = None
    size: int = 0
    problem: InputError | None = None
    passed_over: bool = False

    @property
    def suffix(self) -> str:
        """The extension that tells the format, in lower case, without ``.gz``."""
        name = self.name[:-3] if self.name.lower().endswith(".gz") else self.name
        return os.path.splitext(name)[1].lower()

    @property
    def outlet(self) -> str | None:
        """What the record gives as the source where the dispatch itself names none: the file's name."""
        return None if self.path is None else self.path.name


@dataclass(slots=True)
class Opened:
    """The bytes of a source, uncompressed, and how far the file itself has been read."""

    stream: io.BufferedReader
    raw: BinaryIO | None
    whole: io.BufferedReader | None = None
    """What the stream itself reads from, where its first bytes were looked at before."""

    def position(self) -> int:
        """Return how many bytes of the file have been used up.

        Of a compressed file, and of what has been read ahead, the share that has been used up.
        """
        if self.raw is None or self.raw.closed:
            return 0
        ahead = self.whole.tell() if self.whole is not None else 0
        return self.raw.tell() * self.stream.tell() // ahead if ahead else self.raw.tell()


def find_sources(path: Path | str) -> Iterator[Source]:
    """Yield the files that a path stands for: itself, all files of a folder in sorted order, or '-' for standard input.

    Hidden files are left out. ``.json`` and ``.md`` files inside a folder are passed over, since they mostly hold
    something else than dispatches; named by themselves they are read.
    """
    if str(path) == "-":
        yield Source("-")
        return
    path = Path(path)
    if path.is_dir():
        yield from _walk(path)
    else:
        yield _source(path)


@contextmanager
def open_source(source: Source) -> Iterator[Opened]:
    """Open a source for reading; a gzip file is uncompressed, by its content and not by its name.

    Raises:
        InputError: E111 or E112 where it cannot be opened.
    """
    if source.problem is not None:
        raise source.problem
    try:
        raw: BinaryIO = sys.stdin.buffer if source.path is None else source.path.open("rb")
    except OSError as error:
        raise problems.unreadable(_reason(error)) from error
    try:
        yield _opened(raw, counted=source.path is not None)
    finally:
        if source.path is not None:
            raw.close()


def open_bytes(data: bytes) -> Opened:
    """Return bytes in memory as if they were an opened file."""
    return _opened(io.BytesIO(data), counted=True)


def _opened(raw: BinaryIO, *, counted: bool) -> Opened:
    stream = raw if isinstance(raw, io.BufferedReader) else _buffered(raw)
    if stream.peek(2)[:2] == _GZIP:
        stream = _buffered(gzip.GzipFile(fileobj=stream))
    return Opened(stream, raw if counted else None)


def _buffered(raw: object) -> io.BufferedReader:
    return io.BufferedReader(cast(io.RawIOBase, raw))


def _walk(folder: Path) -> Iterator[Source]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Source(str(folder), folder, problem=problems.unreadable(_reason(error)))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name)
        else:
            yield _source(folder / entry.name, in_folder=True)


def _source(path: Path, *, in_folder: bool = False) -> Source:
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        return Source(str(path), path, problem=problems.unreadable(_reason(error)))
    if stat.S_ISDIR(found.st_mode):
        return Source(str(path), path, problem=problems.not_a_file("a link to a folder"))
    named_pipe = in_folder or not stat.S_ISFIFO(found.st_mode)  # a pipe named by itself may be meant: <(command)
    if not stat.S_ISREG(found.st_mode) and named_pipe:
        return Source(str(path), path, problem=problems.not_a_file("a pipe, socket or device"))
    source = Source(str(path), path, found.st_size)
    passed_over = in_folder and source.suffix in _PASSED_OVER
    return Source(str(path), path, found.st_size, passed_over=passed_over)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error)
