"""Annotated dispatches as records: each gold file becomes the Coded that a perfect coder would return."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from dateline.evaluation import problems
from dateline.evaluation.gold import Row, is_held_out, make_row, read_object, read_text
from dateline.reading import read_bytes
from dateline.records import (
    Actor,
    Coded,
    Dispatch,
    Event,
    Kind,
    Span,
    Statement,
    Status,
    When,
    Where,
    make_dispatch,
)

Choice = TypeVar("Choice", bound=StrEnum)

FORM = "a folder of NAME.txt with NAME.json, and MANIFEST.tsv (name, tab, date)"


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated dispatch."""

    name: str
    gold: Coded


def find_names(path: Path, *, held_out: bool) -> list[str]:
    """Return the names of the annotated dispatches of a folder, in order.

    Args:
        path: the folder.
        held_out: only those that are never trained on.

    Raises:
        EvaluationError: E501, the folder has none.
    """
    names = sorted(file.stem for file in path.glob("*.json")) if path.is_dir() else []
    chosen = [name for name in names if not held_out or is_held_out(name)]
    if not chosen:
        raise problems.not_found(path, expected=FORM, set_name="annotated")
    return chosen


def read_annotated(path: Path, *, held_out: bool) -> list[Annotated]:
    """Return the annotated dispatches of a folder, in the order of their names.

    Raises:
        EvaluationError: E501 or E502.
    """
    dates = _read_dates(path / "MANIFEST.tsv")
    return [_read_one(path, name, dates.get(name)) for name in find_names(path, held_out=held_out)]


def _read_dates(manifest: Path) -> dict[str, str]:
    if not manifest.is_file():
        return {}
    dates: dict[str, str] = {}
    for number, line in enumerate(read_text(manifest).splitlines(), start=1):
        name, tab, date = line.partition("\t")
        if line.strip() and not (tab and date.strip()):
            raise problems.malformed(f"{manifest}:{number}", repr(line[:60]), expected="name, tab, date")
        dates[name] = date.strip()
    return dates


def _read_one(path: Path, name: str, date: str | None) -> Annotated:
    source = path / f"{name}.txt"
    if not source.is_file():
        raise problems.not_found(source, expected=FORM, set_name="annotated")
    text = read_text(source)
    row = read_object(path / f"{name}.json")
    published = row.get("published", str, default=date or "") or None
    dispatch = _make_dispatch(name, text, published)
    statements = tuple(_statement(item, text) for item in row.rows("statements"))
    return Annotated(name, Coded(dispatch, statements, tuple(_event(item, text) for item in row.rows("events"))))


def _make_dispatch(name: str, text: str, published: str | None) -> Dispatch:
    """Read the text as `dateline code` would; a text that it refuses or stores otherwise is taken as it stands."""
    found = list(read_bytes(text.encode("utf-8"), name=f"{name}.txt", format="text", published=published))
    if len(found) == 1 and isinstance(found[0], Dispatch) and found[0].text == text:
        return found[0]
    return make_dispatch(text, published=published, source=name)


def _statement(row: Row, text: str) -> Statement:
    return Statement(
        id=row.get("id", str),
        speaker=_actor(row, "speaker", text),
        addressee=None,
        cue=_span(row.value.get("cue"), text, row.where),
        content=tuple(_found(ref, text, row.where) for ref in row.get("content", list)),
        kind=_member(Kind, row, "kind"),
        inside=row.value.get("inside"),
    )


def _event(row: Row, text: str) -> Event:
    return Event(
        id=row.get("id", str, default=""),
        type=row.get("type", str),
        mode=row.value.get("mode"),
        contexts=(),
        cameo=None,
        trigger=_found(row.value.get("trigger"), text, row.where),
        actor=tuple(_side(row, "actor", text)),
        recipient=tuple(_side(row, "recipient", text)),
        status=_member(Status, row, "status"),
        said_in=row.value.get("said_in"),
        when=_when(row, text),
        where=_where(row, text),
        score=None,
        quad="",
        evidence=Span(0, 0),
    )


def _side(row: Row, key: str, text: str) -> Iterator[Actor]:
    for item in row.rows(key):
        yield _party(item, text)


def _actor(row: Row, key: str, text: str) -> Actor | None:
    value = row.value.get(key)
    return _party(make_row(value, f"{row.where}, {key}"), text) if value is not None else None


def _party(row: Row, text: str) -> Actor:
    return Actor(
        text=_span(row.value.get("text"), text, row.where),
        who=row.value.get("who"),
        country=row.value.get("country"),
        sector=row.value.get("sector"),
    )


def _when(row: Row, text: str) -> When | None:
    value = row.value.get("when")
    if not value:
        return None
    inner = make_row(value, f"{row.where}, when")
    start, end = (inner.get(key, str, default="")[:10] for key in ("start", "end"))
    return When(_span(inner.value.get("text"), text, inner.where), start, end, "", "") if start and end else None


def _where(row: Row, text: str) -> Where | None:
    value = row.value.get("where")
    if not value:
        return None
    inner = make_row(value, f"{row.where}, where")
    name = inner.get("name", str, default="")
    return Where(_span(inner.value.get("text"), text, inner.where), name, inner.value.get("country"))


def _member(kind: type[Choice], row: Row, key: str) -> Choice:
    value = row.value.get(key)
    if value not in list(kind):
        raise problems.malformed(row.where, f"{key} is {value!r:.40}", expected="one of " + ", ".join(kind))
    return kind(value)


def _span(ref: Any, text: str, where: str) -> Span | None:
    return _found(ref, text, where) if ref else None


def _found(ref: Any, text: str, where: str) -> Span:
    """Return where the k-th occurrence of some words stands, for ``[words, k]``."""
    if not (isinstance(ref, list) and len(ref) == 2 and isinstance(ref[0], str) and isinstance(ref[1], int)):
        raise problems.malformed(where, f"{ref!r:.60} in place of words", expected="[words of the text, k]")
    words, k = ref
    start = -1
    for _ in range(k):
        start = text.find(words, start + 1)
        if start < 0:
            break
    if start < 0 or not words:
        raise problems.malformed(where, f"{words[:40]!r} has no occurrence {k}", expected="[words of the text, k]")
    return Span(start, start + len(words))
