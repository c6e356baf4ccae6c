"""Gold files and coders made by hand."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from dateline.evaluation import Tools
from dateline.evaluation.tools import ReadsStatuses, ResolvesActors
from dateline.records import Actor, Coded, Dispatch, Event, Kind, Span, Statement, Status, When, Where

TEXT = """Norland recalls its envoy

Norland's foreign minister, Pia Lund, said on Monday that Sudland had shelled a ferry off Port Elm. "We will not forget
it," she added. Sudland rejected the charge. Talks are planned for June in Port Elm, an aide to Ms. Lund said.
"""
SHARED = Path(__file__).resolve().parents[3] / "shared"


def at(words: str, k: int = 1, *, text: str = TEXT) -> Span:
    """Return the k-th occurrence of some words."""
    start = -1
    for _ in range(k):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def statement(content: Sequence[Span], speaker: Actor | None, **changes: Any) -> Statement:
    """Return a statement, said in the dispatch's own voice unless told."""
    name = changes.pop("id", f"s{content[0].start if content else 0}")
    rest: dict[str, Any] = {"cue": None, "kind": Kind.INDIRECT, **changes}
    return Statement(name, speaker, None, content=tuple(content), **rest)


def event(type_: str, trigger: Span, actor: Sequence[Actor], recipient: Sequence[Actor], **changes: Any) -> Event:
    """Return an event that is actual, without mode, day and place unless told."""
    rest: dict[str, Any] = {"mode": None, "status": Status.ACTUAL, "said_in": None, "when": None, "where": None}
    rest |= changes
    return Event(
        id=f"e{trigger.start}",
        type=type_,
        contexts=(),
        cameo=None,
        trigger=trigger,
        actor=tuple(actor),
        recipient=tuple(recipient),
        score=None,
        quad="verbal-conflict",
        evidence=Span(0, 10),
        **rest,
    )


LUND = Actor(at("Pia Lund"), "Pia Lund", country="NOR", sector="GOV")
SUDLAND = Actor(at("Sudland"), "Sudland", country="SWE", sector="GOV")
SHELLED = (at("that Sudland had shelled a ferry off Port Elm"),)
FORGET = (at('"We will not forget\nit,"'),)
TALKS = (at("Talks are planned for June in Port Elm"),)
JUNE = When(at("June"), "2024-06-01", "2024-06-30", "month", "month")
PORT_ELM = Where(at("Port Elm"), "Port Elm", "NOR")

GOLD_JSON: dict[str, Any] = {
    "doc_id": "norland",
    "published": "2024-05-07",
    "statements": [
        {
            "id": "s1",
            "speaker": {"text": ["Pia Lund", 1], "who": "Pia Lund", "country": "NOR", "sector": "GOV"},
            "cue": ["said", 1],
            "content": [["that Sudland had shelled a ferry off Port Elm", 1]],
            "kind": "indirect",
            "inside": None,
        },
        {
            "id": "s2",
            "speaker": {"text": ["she", 2], "who": "Pia Lund", "country": "NOR", "sector": "GOV"},
            "cue": ["added", 1],
            "content": [['"We will not forget\nit,"', 1]],
            "kind": "direct",
            "inside": None,
        },
        {
            "id": "s3",
            "speaker": {"text": ["an aide to Ms. Lund", 1], "who": "an aide", "country": "NOR", "sector": "GOV"},
            "cue": ["said", 2],
            "content": [["Talks are planned for June in Port Elm", 1]],
            "kind": "indirect",
            "inside": None,
        },
    ],
    "events": [
        {
            "id": "e1",
            "type": "ASSAULT",
            "mode": "heavy-weapons",
            "trigger": ["shelled", 1],
            "actor": [{"text": ["Sudland", 1], "who": "Sudland", "country": "SWE", "sector": "MIL"}],
            "recipient": [{"text": ["ferry", 1], "who": "a ferry", "country": None, "sector": "CVL"}],
            "status": "actual",
            "said_in": "s1",
            "when": None,
            "where": {"text": ["Port Elm", 1], "name": "Port Elm", "country": "NOR"},
        },
        {
            "id": "e2",
            "type": "REJECT",
            "mode": None,
            "trigger": ["rejected", 1],
            "actor": [{"text": ["Sudland", 2], "who": "Sudland", "country": "SWE", "sector": "GOV"}],
            "recipient": [],
            "status": "actual",
            "said_in": None,
            "when": None,
            "where": None,
        },
        {
            "id": "e3",
            "type": "CONSULT",
            "mode": None,
            "trigger": ["Talks", 1],
            "actor": [],
            "recipient": [],
            "status": "planned",
            "said_in": "s3",
            "when": {"text": ["June", 1], "start": "2024-06-01", "end": "2024-06-30"},
            "where": {"text": ["Port Elm", 2], "name": "Port Elm", "country": "NOR"},
        },
    ],
}


def write_annotated(folder: Path, *, name: str = "norland", gold: dict[str, Any] | None = None) -> Path:
    """Write one annotated dispatch into a folder, and return the folder."""
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    (folder / f"{name}.json").write_text(json.dumps(gold or GOLD_JSON), encoding="utf-8")
    return folder


class HandCoder:
    """Codes every dispatch as a function says."""

    def __init__(self, make: Callable[[Dispatch], Coded]) -> None:
        self.code = make


def coding_tools(make: Callable[[Dispatch], Coded]) -> Tools:
    """Return tools that code as a function says, and can neither type pairs nor read statuses."""
    return Tools(lambda scope: HandCoder(make), lambda: lambda text, source, target: "none", no_statuses, no_resolver)


def no_resolver() -> ResolvesActors:
    """Fail, since in the set at hand nobody need be resolved."""
    raise AssertionError("nobody is to be resolved")


def no_statuses() -> ReadsStatuses:
    """Fail, since the set at hand needs no reader of statuses."""
    raise AssertionError("no statuses are to be read")
