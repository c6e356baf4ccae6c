"""Bytes to dispatches: the way in."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import InputError
from dateline.reading import problems
from dateline.reading.build import Known, build_text
from dateline.reading.encoding import Encoding, decode, find_encoding
from dateline.reading.formats import find_format
from dateline.reading.html import find_html_encoding, read_html
from dateline.reading.json_rows import read_json, read_jsonl
from dateline.reading.limits import MAX_DOCUMENT_BYTES, SAMPLE_BYTES
from dateline.reading.options import Columns, Note, Options, make_options
from dateline.reading.sources import GZIP_ERRORS, Opened, Source, find_sources, open_bytes, open_source
from dateline.reading.table_rows import read_table
from dateline.records import Dispatch, Failure


@dataclass(frozen=True, slots=True)
class Item:
    """What was read in one place of an input, and how many bytes of the file had been read by then."""

    where: str
    result: Dispatch | Failure
    position: int = 0


def read(
    path: Path | str,
    *,
    published: str | dt.date | None = None,
    format: str | None = None,  # noqa: A002 - the public name of the option
    columns: Columns = Columns(),  # noqa: B008 - frozen
    encoding: str | None = None,
    today: dt.date | None = None,
    note: Callable[[Note], None] | None = None,
) -> Iterator[Dispatch | Failure]:
    """Yield the dispatches of a file, of a folder with all its folders, or of standard input ('-').

    One bad input is a Failure and never an exception. Files of many rows are read row by row.

    Args:
        path: a file, a folder, or '-'. Gzip files are uncompressed on the way.
        published: publication day or minute of all dispatches; takes precedence over what they say themselves.
        format: text, html, json, jsonl, csv or tsv; found by name and content where it is not given.
        columns: names of keys or columns, for JSON and CSV.
        encoding: name of the encoding; found where it is not given.
        today: the day after which no dispatch can have been published; the current day by default.
        note: called with what is worth knowing and no failure, such as an encoding other than UTF-8.

    Raises:
        UsageError: E601, E602 or E603, for an option that cannot be right.
    """
    options = make_options(
        published=published, format=format, columns=columns, encoding=encoding, today=today, note=note
    )
    return (item.result for source in find_sources(path) for item in read_source(source, options))


def read_bytes(
    data: bytes,
    *,
    name: str,
    published: str | dt.date | None = None,
    format: str | None = None,  # noqa: A002 - the public name of the option
    columns: Columns = Columns(),  # noqa: B008 - frozen
    encoding: str | None = None,
    today: dt.date | None = None,
    note: Callable[[Note], None] | None = None,
) -> Iterator[Dispatch | Failure]:
    """Yield the dispatches of bytes in memory, as ``read`` does of a file called ``name``.

    >>> [dispatch] = read_bytes(b"Published: 2024-05-03\\n\\nThe talks began.", name="a.txt")
    >>> dispatch.published
    '2024-05-03'
    """
    options = make_options(
        published=published, format=format, columns=columns, encoding=encoding, today=today, note=note
    )
    source = Source(name, Path(name), len(data))
    return (item.result for item in _guarded(source, open_bytes(data), options))


def read_source(source: Source, options: Options) -> Iterator[Item]:
    """Yield what one source holds, with the place of each dispatch or failure."""
    if source.passed_over and options.format is None:
        options.tell(source.name, "W105", "passed over in its folder; name it by itself to read it")
        return
    try:
        with open_source(source) as opened:
            yield from _guarded(source, opened, options)
    except InputError as error:
        yield _item(source.name, error, source.size)


def _guarded(source: Source, opened: Opened, options: Options) -> Iterator[Item]:
    """Read, and turn what the file system or a damaged gzip file raises on the way into a Failure."""
    try:
        for where, result in _read_opened(source, opened, options):
            yield _item(where, result, opened.position())
    except InputError as error:
        yield _item(source.name, error, source.size)
    except GZIP_ERRORS as error:
        yield _item(source.name, problems.bad_gzip(str(error)), source.size)
    except OSError as error:
        yield _item(source.name, problems.unreadable((error.strerror or str(error)).lower()), source.size)


def _item(where: str, result: Dispatch | InputError, position: int) -> Item:
    if isinstance(result, InputError):
        return Item(where, Failure.of(result, where=where, stage="read"), position)
    return Item(where, result, position)


def _read_opened(source: Source, opened: Opened, options: Options) -> Iterator[tuple[str, Dispatch | InputError]]:
    sample = _sample(opened)
    if not sample.strip():
        raise problems.empty()
    format_ = options.format or find_format(source.suffix, sample)
    if isinstance(format_, InputError):
        raise format_
    if format_ in ("jsonl", "csv", "tsv"):
        yield from _read_rows(format_, source, opened.stream, sample, options)
        return
    data = _all_bytes(opened.stream)
    encoding = _encoding(data, source, options, whole=True, html=format_ == "html")
    if format_ == "json":
        yield from read_json(data, encoding, source.name, source.outlet, options)
    elif format_ == "html":
        yield source.name, read_html(data, encoding, source.outlet, options, where=source.name)
    else:
        known = Known(outlet=source.outlet)
        yield source.name, build_text(decode(data, encoding), known, options, where=source.name)


def _read_rows(
    format_: str, source: Source, stream: io.BufferedReader, sample: bytes, options: Options
) -> Iterator[tuple[str, Dispatch | InputError]]:
    encoding = _encoding(sample, source, options, whole=False)
    if format_ == "jsonl":
        return read_jsonl(stream, encoding, source.name, source.outlet, options)
    return read_table(stream, encoding, source.name, source.outlet, options, tabs=format_ == "tsv")


def _encoding(data: bytes, source: Source, options: Options, *, whole: bool, html: bool = False) -> Encoding:
    if options.encoding is not None:
        return Encoding(options.encoding, "named by the caller")
    encoding = find_html_encoding(data) if html else find_encoding(data, whole=whole)
    if not encoding.plain:
        certainty = f", certainty {encoding.confidence:.2f}" if encoding.confidence < 1 else ""
        options.tell(source.name, "W101", f"read as {encoding.name} ({encoding.how}{certainty})")
    return encoding


def _sample(opened: Opened) -> bytes:
    """Return the first bytes and leave them to be read again."""
    stream = opened.stream
    sample = stream.read(SAMPLE_BYTES)
    if opened.raw is not None:
        opened.whole = stream
    opened.stream = io.BufferedReader(_Joined(sample, stream), 1 << 16)
    return sample


def _all_bytes(stream: io.BufferedReader) -> bytes:
    data = stream.read(MAX_DOCUMENT_BYTES + 1)
    if len(data) > MAX_DOCUMENT_BYTES:
        raise problems.file_too_large()
    return data


class _Joined(io.RawIOBase):
    """Some bytes, and then a stream."""

    def __init__(self, first: bytes, rest: io.BufferedReader) -> None:
        self._first = io.BytesIO(first)
        self._rest = rest
        self._served = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        size = self._first.readinto(buffer) or self._rest.readinto1(buffer)  # type: ignore[arg-type]
        self._served += size
        return size

    def tell(self) -> int:
        return self._served
