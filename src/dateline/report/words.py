"""Records in words: the lines that table and page share."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records import Actor, Event, Statement, When, Where


def name_of(actor: Actor | None) -> str:
    """Return who an actor is with its country and sector, such as ``Ana Ruiz (PER GOV)``.

    >>> name_of(Actor(None, "Ana Ruiz", country="PER", sector="GOV"))
    'Ana Ruiz (PER GOV)'
    """
    if actor is None:
        return "nobody named"
    codes = " ".join(c for c in (actor.country, actor.sector) if c)
    who = actor.who or "somebody"
    return f"{who} ({codes})" if codes else who


def names_of(actors: Sequence[Actor]) -> str:
    """Return a side of an act in words, or a dash."""
    return "; ".join(name_of(a) for a in actors) or "—"


def day_of(when: When | None) -> str:
    """Return an interval in words, or an empty string."""
    if when is None:
        return ""
    return when.start if when.start == when.end else f"{when.start} to {when.end}"


def place_of(where: Where | None) -> str:
    """Return a place in words, or an empty string."""
    if where is None:
        return ""
    return f"{where.name} ({where.country})" if where.country else where.name


def act_of(event: Event) -> str:
    """Return type and mode of an act, such as ``COERCE arrest``."""
    return f"{event.type} {event.mode}" if event.mode else event.type


def content_of(statement: Statement, text: str) -> str:
    """Return what was said, its parts joined by dots."""
    return " … ".join(" ".join(part.of(text).split()) for part in statement.content)
