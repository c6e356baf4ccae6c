"""The lines of a large file, one at a time, with memory bounded whatever their length."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dateline.errors import InputError
from dateline.reading import problems
from dateline.reading.encoding import Encoding
from dateline.reading.limits import MAX_DOCUMENT_BYTES


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its number, counted from 1: its text, or what is wrong with it."""

    number: int
    text: str
    problem: InputError | None = None


def read_lines(stream: io.BufferedReader, encoding: Encoding, limit: int = MAX_DOCUMENT_BYTES) -> Iterator[Line]:
    """Yield the decoded lines of a stream, ends included. A line over the limit is read over and reported."""
    if encoding.name.startswith(("utf-16", "utf-32")):
        stream = io.BufferedReader(_ToUtf8(stream, encoding.name))
        encoding = Encoding("utf-8", encoding.how)
    number = 0
    while data := stream.readline(limit + 1):
        number += 1
        if len(data) > limit:
            yield Line(number, "", problems.line_too_long(len(data) + _read_over(stream, data)))
            continue
        yield _line(number, data, encoding)


def _line(number: int, data: bytes, encoding: Encoding) -> Line:
    try:
        text = data.decode(encoding.name)
    except UnicodeDecodeError as error:
        return Line(
            number, "", problems.encoding_unknown(f"byte 0x{data[error.start]:02X}, which is not {encoding.name}")
        )
    return Line(number, text.lstrip("\ufeff") if number == 1 else text)


def _read_over(stream: io.BufferedReader, data: bytes) -> int:
    """Read up to the end of the line, and return how many bytes that were."""
    size = 0
    while not data.endswith(b"\n") and (data := stream.readline(1 << 20)):
        size += len(data)
    return size


class _ToUtf8(io.RawIOBase):
    """UTF-16 or UTF-32 bytes read as UTF-8, so that lines can be told by one byte."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._rest:
            data = self._stream.read(1 << 16)
            self._rest = self._decoder.decode(data, not data).encode("utf-8", "replace")
            if not data:
                break
        taken = self._rest[: len(buffer)]
        buffer[: len(taken)] = taken
        self._rest = self._rest[len(taken) :]
        return len(taken)
