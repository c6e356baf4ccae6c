"""Records built by hand, and coders that stand in for the real one."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass

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
    stable_id,
)

TEXT = (
    "Harbour talks resume\n\n"
    "Minister Ilse Brandt of Norland met Premier Olu Adeba in Oslo on Monday. “We agree,” she said."
)


def span(words: str, text: str = TEXT) -> Span:
    """Where words stand in a text."""
    start = text.index(words)
    return Span(start, start + len(words))


def make_coded(
    number: int = 0,
    *,
    coder: str = "fake 1",
    type: str = "CONSULT",  # noqa: A002 - as in Event
    status: Status = Status.ACTUAL,
    speaker: str = "Ilse Brandt",
    country: str = "NOR",
    published: str | None = "2024-05-06",
    when: tuple[str, str] | None = ("2024-05-06", "2024-05-06"),
    text: str = TEXT,
) -> Coded:
    """A dispatch with one statement and one event; a number other than 0 makes another dispatch of it."""
    text = f"{text} ({number})" if number else text
    dispatch = make_dispatch(text, title="Harbour talks resume", published=published, language="en")
    brandt = Actor(span("Ilse Brandt", text), speaker, f"a-{speaker}", country, "GOV", "Minister")
    adeba = Actor(span("Olu Adeba", text), "Olu Adeba", "a-adeba", "NGA", "GOV", "Premier")
    statement = Statement(
        stable_id("s", dispatch.id, 1), brandt, None, span("said", text), (span("“We agree,”", text),), Kind.DIRECT,
        confidence=0.9, why=("quotation",),
    )  # fmt: skip
    event = Event(
        id=stable_id("e", dispatch.id, type),
        type=type,
        mode="visit",
        contexts=("diplomatic",),
        cameo="036",
        trigger=span("met", text),
        actor=(brandt,),
        recipient=(adeba,),
        status=status,
        said_in=None,
        when=When(span("Monday", text), *when, "day", "weekday", published) if when else None,
        where=Where(span("Oslo", text), "Oslo", "NOR", 59.9, 10.7, 3143244, "settlement"),
        score=4.0,
        quad="verbal-cooperation",
        evidence=Span(22, 90),
        confidence=0.8,
        why=("trigger head", "weekday"),
    )
    return Coded(dispatch, (statement,), (event,), None, coder)


@dataclass(frozen=True)
class FakeCoder:
    """Codes every English dispatch alike: no model, no rules."""

    version: str = "fake 1"
    seconds: float = 0.0

    def code(self, dispatch: Dispatch) -> Coded:
        if "PANIC" in dispatch.text:
            raise RuntimeError("a bug of the coder")
        if "KILL" in dispatch.text and "worker" in os.environ.get("DATELINE_TEST", ""):
            os._exit(9)
        if self.seconds:
            time.sleep(self.seconds)
        if dispatch.language not in (None, "en"):
            return Coded(dispatch, skipped=f"language {dispatch.language}", coder=self.version)
        body = dispatch.body_span
        statement = Statement(
            stable_id("s", dispatch.id), None, None, None, (Span(body.start, body.end),), Kind.INDIRECT, confidence=0.5
        )
        return Coded(dispatch, (statement,), (), None, self.version)


def load_fake() -> FakeCoder:
    """Make the coder, here and in worker processes."""
    return FakeCoder()


def load_fake_2() -> FakeCoder:
    """Make a newer coder."""
    return FakeCoder("fake 2")


def load_slow() -> FakeCoder:
    """Make a coder that takes a while."""
    return FakeCoder(seconds=0.005)
