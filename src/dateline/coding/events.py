"""Triggers to events: who did what to whom."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.coding.certainty import author_status, speaker_status, status_cues
from dateline.coding.sides import Sides, choose_sides
from dateline.coding.spots import choose_place, choose_time
from dateline.knowledge.plover import Plover
from dateline.marking.marks import Marks, Trigger
from dateline.records import Actor, Count, Dispatch, Event, Span, Statement, Status, When, Where, stable_id
from dateline.resolving import Actors, when_of, where_of
from dateline.resolving.counts import counts_of, find_counts

SPEECH_ACTS = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"})
"""Types that are done by saying something: such an act is not inside the very statement that does it."""

COUNTED = frozenset({"ASSAULT", "PROTEST", "COERCE"})
"""Types of which dispatches count the dead, the injured or the crowd."""

LONGEST = 2000
"""Code points above which a sentence is no sentence but a list, and not searched for counts."""


@dataclass(frozen=True, slots=True)
class Given:
    """All that is known of a dispatch when its events are made."""

    dispatch: Dispatch
    marks: Marks
    actors: Actors
    statements: Sequence[Statement]
    times: Sequence[When]
    places: Sequence[Where]
    plover: Plover


def make_events(given: Given) -> tuple[Event, ...]:
    """Return the events of a dispatch, in the order of their triggers; an act told twice is one record."""
    sides = choose_sides(given.dispatch.text, given.marks, given.actors, given.statements)
    triggers = sorted(given.marks.triggers, key=lambda t: t.span)
    events = [_event(given, trigger, sides[trigger.span]) for trigger in triggers]
    return tuple(_without_repeats(given.dispatch.text, events))


def _event(given: Given, trigger: Trigger, sides: Sides) -> Event:
    text, plover = given.dispatch.text, given.plover
    sentence = sentence_of(trigger.span, given.marks.sentences)
    said_in = holder_of(trigger, sides.actor, given.statements)
    when, dated = choose_time(trigger, given.times, when_of(trigger.span, sentence, given.times, text))
    where, unplaced = choose_place(trigger, given.places, where_of(trigger.span, sentence, given.places, text))
    cue = said_in.cue.of(text) if said_in and said_in.cue else None
    status = speaker_status(Status(trigger.status), said_in, cue)
    why = [*trigger.rules, *sides.rules]
    why += [reason for a in (*sides.actor, *sides.recipient) if a.text for reason in given.actors.why(a.text)]
    why += [dated, *([unplaced] if unplaced else [])]
    return Event(
        id=stable_id("e", given.dispatch.id, trigger.type, trigger.span.start, trigger.span.end),
        type=trigger.type,
        mode=trigger.mode,
        contexts=trigger.contexts,
        cameo=plover.cameo(trigger.type, trigger.mode),
        trigger=trigger.span,
        actor=sides.actor,
        recipient=sides.recipient,
        status=status,
        author_status=author_status(status, said_in, cue),
        status_cues=status_cues(text, trigger.span, sentence, status),
        counts=_counts(text, trigger, sentence),
        said_in=said_in.id if said_in else None,
        when=when,
        where=where,
        score=plover.score(trigger.type, trigger.mode),
        quad=plover.quad(trigger.type),
        evidence=sentence,
        confidence=round(trigger.score, 3),
        why=tuple(dict.fromkeys(why)),
    )


def _counts(text: str, trigger: Trigger, sentence: Span) -> tuple[Count, ...]:
    if trigger.type not in COUNTED or len(sentence) > LONGEST:
        return ()
    return counts_of(trigger.span, sentence, find_counts(text, sentence), text)


def sentence_of(span: Span, sentences: Sequence[Span]) -> Span:
    """Return the sentence that holds a span, or the span itself; the sentences are in order."""
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
    return sentences[at] if at >= 0 and sentences[at].contains(span) else span


def holder_of(trigger: Trigger, doers: Sequence[Actor], statements: Sequence[Statement]) -> Statement | None:
    """Return the innermost statement that the act is told in; for an act of speech, not the statement that does it."""
    by_id = {s.id: s for s in statements}
    holders = [s for s in statements if any(c.contains(trigger.span) for c in s.content)]
    if not holders:
        return None
    inner = min(holders, key=lambda s: sum(len(c) for c in s.content))
    if trigger.type in SPEECH_ACTS and _is_by_speaker(doers, inner):
        return by_id.get(inner.inside or "")
    return inner


def _is_by_speaker(doers: Sequence[Actor], statement: Statement) -> bool:
    speaker = statement.speaker
    return speaker is not None and any(d.actor is not None and d.actor == speaker.actor for d in doers)


def _without_repeats(text: str, events: Sequence[Event]) -> list[Event]:
    """Return the events without later mentions of the same act: same type, status, sides and word."""
    kept: list[Event] = []
    for event in events:
        if not any(_is_repeat(text, event, other) for other in kept):
            kept.append(event)
    return kept


def _is_repeat(text: str, event: Event, other: Event) -> bool:
    if (event.type, event.status) != (other.type, other.status):
        return False
    words = (event.trigger.of(text).lower()[:5], other.trigger.of(text).lower()[:5])
    sides = (_keys(event.actor), _keys(event.recipient)) == (_keys(other.actor), _keys(other.recipient))
    return sides and words[0] == words[1] and bool(event.actor or event.recipient)


def _keys(actors: Sequence[Actor]) -> frozenset[str | None]:
    return frozenset(a.actor for a in actors)
