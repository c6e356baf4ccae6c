"""JSON: one object a line, or one document with an object or a list of them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any

from dateline.errors import InputError
from dateline.reading import problems
from dateline.reading.encoding import Encoding, decode
from dateline.reading.lines import read_lines
from dateline.reading.options import Options
from dateline.reading.rows import read_row
from dateline.records import Dispatch

Read = tuple[str, Dispatch | InputError]


def read_jsonl(
    stream: io.BufferedReader, encoding: Encoding, name: str, outlet: str | None, options: Options
) -> Iterator[Read]:
    """Yield (place, dispatch or error) for each line that is not blank."""
    for line in read_lines(stream, encoding):
        where = f"{name}:{line.number}"
        if line.problem is not None:
            yield where, line.problem
        elif line.text.strip():
            yield where, _read(lambda text=line.text: _parse(text), where, outlet, options)


def read_json(data: bytes, encoding: Encoding, name: str, outlet: str | None, options: Options) -> Iterator[Read]:
    """Yield (place, dispatch or error) for the object, or each member of the list, of one JSON document."""
    try:
        value = _parse(decode(data, encoding).lstrip("\ufeff"))
    except InputError as error:
        yield name, error
        return
    if not isinstance(value, list):
        yield name, _read(lambda: value, name, outlet, options)
        return
    for number, item in enumerate(value, start=1):
        where = f"{name}:{number}"
        yield where, _read(lambda item=item: item, where, outlet, options)


def _read(value: Any, where: str, outlet: str | None, options: Options) -> Dispatch | InputError:
    try:
        row = value()
        if not isinstance(row, dict):
            return problems.not_an_object(_KINDS.get(type(row), "value"))
        return read_row(row, outlet, options, where=where)
    except InputError as error:
        return error


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        raise problems.not_json("brackets nested too deeply") from None
    except ValueError as error:
        reason = str(error) if isinstance(error, json.JSONDecodeError) else "a number with too many digits"
        raise problems.not_json(f"{text.strip()[:40]!r} ({reason[:80]})") from error


_KINDS = {list: "list", str: "string", int: "number", float: "number", bool: "boolean", type(None): "null"}
