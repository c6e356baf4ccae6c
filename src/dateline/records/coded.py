"""All that one dispatch yields."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.records.dispatch import Dispatch
from dateline.records.event import Event
from dateline.records.statement import Statement


@dataclass(frozen=True, slots=True)
class Coded:
    """A dispatch with its statements and events."""

    dispatch: Dispatch = field(metadata={"doc": "The dispatch itself."})
    statements: tuple[Statement, ...] = field(default=(), metadata={"doc": "Who said what, in the order of the text."})
    events: tuple[Event, ...] = field(default=(), metadata={"doc": "Who did what to whom, in the order of the text."})
    skipped: str | None = field(
        default=None, metadata={"doc": "Why the dispatch was kept and not coded (language), else null."}
    )
    coder: str = field(default="", metadata={"doc": "Version of the program and of the model that coded it."})
