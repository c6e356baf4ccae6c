"""The words of a text, cut into stretches, each with the parts that it plays in the records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.records import Coded, Span


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A stretch in its part of one record: speaker, cue, content, trigger, actor, recipient, when or where."""

    span: Span
    part: str
    record: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of text over which the same parts apply throughout."""

    span: Span
    parts: tuple[Part, ...]


def parts_of(coded: Coded) -> tuple[Part, ...]:
    """Return every stretch that a record of the dispatch rests on."""
    return tuple(sorted([*_statement_parts(coded), *_event_parts(coded)]))


def _statement_parts(coded: Coded) -> Iterator[Part]:
    for statement in coded.statements:
        for content in statement.content:
            yield Part(content, "content", statement.id)
        if statement.cue:
            yield Part(statement.cue, "cue", statement.id)
        if statement.speaker and statement.speaker.text:
            yield Part(statement.speaker.text, "speaker", statement.id)


def _event_parts(coded: Coded) -> Iterator[Part]:
    for event in coded.events:
        yield Part(event.trigger, "trigger", event.id)
        for name, side in (("actor", event.actor), ("recipient", event.recipient)):
            for party in side:
                if party.text:
                    yield Part(party.text, name, event.id)
        if event.when and event.when.text:
            yield Part(event.when.text, "when", event.id)
        if event.where and event.where.text:
            yield Part(event.where.text, "where", event.id)


def stretches(length: int, parts: tuple[Part, ...]) -> tuple[Stretch, ...]:
    """Return the whole text cut at every edge of a part; joined again they give the text.

    >>> [s.span.end for s in stretches(9, (Part(Span(2, 5), "cue", "s1"),))]
    [2, 5, 9]
    """
    edges = sorted({0, length, *(e for p in parts for e in (p.span.start, p.span.end) if e <= length)})
    found = []
    for start, end in pairwise(edges):
        here = Span(start, end)
        found.append(Stretch(here, tuple(p for p in parts if p.span.contains(here))))
    return tuple(found)
