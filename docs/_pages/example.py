"""A record made by hand: one sentence with an act that a speaker announces."""

from __future__ import annotations

from dateline.knowledge.plover import load_plover
from dateline.records import (
    Actor,
    Coded,
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

TEXT = "Peruvian premier Inés Quispe said on Monday that envoys of Peru and Chile would meet in Arica next week."


def make_example() -> Coded:
    """Return the record."""
    dispatch = make_dispatch(TEXT, published="2024-05-14", source="example.txt", language="en")
    peru = _actor("Peru", who="Peru", country="PER")
    chile = _actor("Chile", who="Chile", country="CHL")
    speaker = _actor("Peruvian premier Inés Quispe", who="Inés Quispe", country="PER", role="premier")
    content = _span("that envoys of Peru and Chile would meet in Arica next week")
    statement = Statement(
        id=stable_id("s", dispatch.id, content.start, content.end),
        speaker=speaker,
        addressee=None,
        cue=_span("said"),
        content=(content,),
        kind=Kind.INDIRECT,
        confidence=0.97,
        why=("head:attribution",),
    )
    return Coded(dispatch, (statement,), (_meeting(dispatch.id, statement.id, (peru, chile)),), coder="by hand")


def _meeting(dispatch_id: str, statement_id: str, parties: tuple[Actor, ...]) -> Event:
    plover, trigger = load_plover(), _span("meet")
    when = When(
        _span("next week"), "2024-05-20", "2024-05-26", precision="week", rule="calendar-unit", anchor="2024-05-14"
    )
    where = Where(_span("Arica"), "Arica", "CHL", -18.47552, -70.30058, 3899361, "settlement")
    return Event(
        id=stable_id("e", dispatch_id, "CONSULT", trigger.start),
        type="CONSULT",
        mode=None,
        contexts=("diplomatic",),
        cameo=plover.cameo("CONSULT"),
        trigger=trigger,
        actor=parties,
        recipient=(),
        status=Status.PLANNED,
        said_in=statement_id,
        when=when,
        where=where,
        score=plover.score("CONSULT"),
        quad=plover.quad("CONSULT"),
        evidence=Span(0, len(TEXT)),
        confidence=0.91,
        why=("head:trigger",),
    )


def _actor(words: str, *, who: str, country: str, role: str | None = None) -> Actor:
    return Actor(_span(words), who, stable_id("a", who), country, "GOV", role)


def _span(words: str) -> Span:
    start = TEXT.rindex(words)
    return Span(start, start + len(words))
