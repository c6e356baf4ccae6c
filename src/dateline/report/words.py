"""Records in words: the lines that table and page share."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records import Actor, Count, Counted, Event, Statement, When, Where


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


def number_of(count: Count) -> str:
    """Return a count in words, such as ``12 dead``, ``24 to 99 injured`` or ``a crowd of 41 or more``.

    >>> from dateline.records import Span
    >>> number_of(Count(Counted.DEAD, Span(0, 2), 12, 12)), number_of(Count(Counted.CROWD, Span(0, 2), 41, None))
    ('12 dead', 'a crowd of 41 or more')
    """
    if count.most is None:
        number = f"{count.least:,} or more"
    else:
        number = f"{count.least:,}" if count.least == count.most else f"{count.least:,} to {count.most:,}"
    return f"a crowd of {number}" if count.of is Counted.CROWD else f"{number} {count.of.value}"


def facts_of(event: Event) -> tuple[str, ...]:
    """Return when, where, how many and about what an act was, and how its author presents it, where known."""
    author = event.author_status
    facts = [day_of(event.when), place_of(event.where), *map(number_of, event.counts)]
    facts += [", ".join(event.contexts).replace("_", " ")]
    facts += [f"for the dispatch itself {author.value}"] if author and author is not event.status else []
    return tuple(fact for fact in facts if fact)
