"""The record: every field of every record with its name, type and meaning, and one record of ours as JSON."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from enum import Enum
from typing import Any

from _pages.example import make_example
from _pages.markdown import mono, table
from dateline.records import (
    Actor,
    Coded,
    Count,
    Dispatch,
    Event,
    Failure,
    Span,
    Statement,
    When,
    Where,
    to_plain,
)

RECORDS: tuple[type[Any], ...] = (Coded, Dispatch, Statement, Event, Actor, When, Where, Count, Span, Failure)
"""In the order in which a reader meets them."""

SPAN_TEXTS = {
    "start": "Position of the first code point, counted from 0.",
    "end": "Position after the last code point.",
}
"""Meaning of the fields of a span, which its class gives in one sentence for both."""

WORDS: dict[Any, str] = {str: "text", int: "whole number", float: "number", bool: "true or false"}


@dataclasses.dataclass(frozen=True, slots=True)
class FieldText:
    """One field as the page shows it."""

    name: str
    type: str
    text: str
    printed: bool
    """Whether JSON and tables print it."""


def record_page() -> str:
    """Return the page's generated part."""
    return "\n\n".join([*(_section(kind) for kind in RECORDS), _example()]) + "\n"


def field_texts(kind: type[Any]) -> list[FieldText]:
    """Return the fields of a record; a text is empty where the record has none."""
    hints = typing.get_type_hints(kind)
    found = []
    for field in dataclasses.fields(kind):
        text = field.metadata.get("doc") or (SPAN_TEXTS.get(field.name, "") if kind is Span else "")
        found.append(FieldText(field.name, type_words(hints[field.name]), text, field.metadata.get("json", True)))
    return found


def type_words(hint: Any) -> str:
    """Return a type in words.

    >>> type_words(tuple[Span, ...]), type_words(float | None)
    ('list of [Span](#span)', 'number or null')
    """
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return " or ".join("null" if part is type(None) else type_words(part) for part in arguments)
    if origin is tuple:
        return f"list of {type_words(arguments[0])}"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return "one of " + ", ".join(mono(member.value) for member in hint)
    if dataclasses.is_dataclass(hint):
        name = typing.cast(type, hint).__name__
        return f"[{name}](#{name.lower()})"
    return WORDS[hint]


def _section(kind: type[Any]) -> str:
    texts = field_texts(kind)
    about = (kind.__doc__ or "").split(">>>")[0].replace("``", "`").strip()
    rows = [(mono(one.name), one.type, one.text + ("" if one.printed else " Not printed in JSON.")) for one in texts]
    return f"## {kind.__name__}\n\n{_joined(about)}\n\n{table(['field', 'type', 'meaning'], rows)}"


def _joined(about: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in about.split("\n\n"))


def _example() -> str:
    coded = make_example()
    plain = json.dumps(to_plain(coded), ensure_ascii=False, indent=1)
    return (
        "## One record whole\n\n"
        f"The text is one line, published on {coded.dispatch.published}:\n\n> {coded.dispatch.text}\n\n"
        "Its record, made by hand, in the form that `--format json` prints:\n\n"
        f"```json\n{plain}\n```"
    )
