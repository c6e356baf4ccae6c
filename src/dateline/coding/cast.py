"""The cast of a dispatch: everybody whom it names, with where it names them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.coding.compounds import split_states
from dateline.knowledge.states import load_states
from dateline.marking.marks import Marks
from dateline.records import Actor, Span, Statement
from dateline.resolving import Actors

__all__ = ["Cast", "Member", "make_cast"]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody whom a dispatch names."""

    actor: Actor
    """As at the first mention."""
    spans: tuple[Span, ...]
    """Where it is named, in order."""
    sentences: tuple[int, ...]
    """Numbers of the sentences of those."""
    said: int
    """How many statements it makes."""


@dataclass(frozen=True, slots=True)
class Cast:
    """All members, by the key that their mentions share, and the keys of each mention."""

    members: dict[str, Member]
    keys: dict[Span, tuple[str, ...]]
    sentences: tuple[Span, ...]

    def sentence(self, span: Span) -> int:
        """Return the number of the sentence in which a span begins."""
        return bisect_right(self.sentences, span.start, key=lambda sentence: sentence.start) - 1


def key_of(actor: Actor) -> str:
    """Return what all mentions of an actor share."""
    return actor.actor or actor.who or str(actor.text and actor.text.start)


def parties_at(text: str, actors: Actors, span: Span) -> tuple[Actor, ...]:
    """Return who is named at a span: one actor, or one for each state that the words join or count."""
    return tuple(part for actor in actors.each(span) for part in split_states(actor, text, load_states()))


def make_cast(text: str, marks: Marks, actors: Actors, statements: Sequence[Statement]) -> Cast:
    """Return who the names, the speakers and the possible sides of acts are."""
    spans = {a.span for trigger in marks.triggers for a in trigger.arguments if a.role in ("actor", "recipient")}
    spans |= {s.speaker.text for s in statements if s.speaker and s.speaker.text}
    within = {at for span in spans for at in range(span.start, span.end)}
    # A name within a longer party tells of the party, and would count twice.
    spans |= {m.span for m in marks.mentions if m.kind != "place" and m.span.start not in within}
    said: dict[str, int] = {}
    for statement in statements:
        if statement.speaker:
            key = key_of(statement.speaker)
            said[key] = said.get(key, 0) + 1
    cast = Cast({}, {}, marks.sentences)
    where: dict[str, list[Span]] = {}
    first: dict[str, Actor] = {}
    for span in sorted(spans):
        found = {key_of(actor): actor for actor in parties_at(text, actors, span)}
        cast.keys[span] = tuple(found)
        for key, actor in found.items():
            first.setdefault(key, actor)
            where.setdefault(key, []).append(span)
    for key, some in where.items():
        numbers = tuple(cast.sentence(span) for span in some)
        cast.members[key] = Member(first[key], tuple(some), numbers, said.get(key, 0))
    return cast
