"""Records to plain JSON values and back."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar

Record = TypeVar("Record")


def to_plain(record: object, *, whole: bool = False) -> Any:
    """Return a record as JSON values (dict, list, str, number, None).

    Args:
        record: a record, or a tuple of records.
        whole: also write the fields that stay out of the printed form, such as the text of a dispatch.
    """
    if isinstance(record, Enum):
        return record.value
    if isinstance(record, tuple | list):
        return [to_plain(item, whole=whole) for item in record]
    if dataclasses.is_dataclass(record):
        return {
            f.name: to_plain(getattr(record, f.name), whole=whole)
            for f in dataclasses.fields(record)
            if whole or f.metadata.get("json", True)
        }
    return record


def from_plain(kind: type[Record], value: Mapping[str, Any]) -> Record:
    """Return the record that ``to_plain(record, whole=True)`` was made of.

    Fields that are absent take their default; unknown keys are left out.

    Raises:
        TypeError: a field without default is absent.
    """
    built: Record = _build(kind, value)
    return built


def _build(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        return _build(next(k for k in typing.get_args(kind) if k is not type(None)), value)
    if origin is tuple:
        item = typing.get_args(kind)[0]
        return tuple(_build(item, v) for v in value)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _build(hints[name], v) for name, v in value.items() if name in hints})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if kind is float:
        return float(value)
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    names = {f.name for f in dataclasses.fields(kind)}
    return {name: hint for name, hint in typing.get_type_hints(kind).items() if name in names}
