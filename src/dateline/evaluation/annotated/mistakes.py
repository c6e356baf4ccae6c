"""What is wrong in one dispatch, record by record, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, TypeVar

from dateline.evaluation.annotated.compare import (
    EVENT_CHECKS,
    SIDES,
    STATEMENT_CHECKS,
    Check,
    Comparison,
    Matched,
    share_trigger,
)
from dateline.evaluation.matching import match
from dateline.evaluation.outcome import Mistake, Page
from dateline.records import Actor, Coded, Event, Span, Statement

Record = TypeVar("Record")
_NOBODY = Actor(None, None)
Voices: TypeAlias = dict[str, str]
"""Ids of statements with their speakers."""
Describe = Callable[[Record, str, Voices], str]
"""A record and the field in question, to words."""


def find_mistakes(comparison: Comparison, page: Page) -> Iterator[Mistake]:
    """Yield every difference between a dispatch's gold and its coding."""
    for statement in comparison.statements.missed:
        yield page.mistake("missed statement", gold=(_tell_statement(statement, "", {}), _statement_spans(statement)))
    for statement in comparison.statements.extra:
        yield page.mistake("extra statement", coded=(_tell_statement(statement, "", {}), _statement_spans(statement)))
    yield from _wrong_fields(
        page, comparison, comparison.statements, STATEMENT_CHECKS, _tell_statement, _statement_spans
    )
    yield from _stray_events(comparison, page)
    yield from _wrong_fields(page, comparison, comparison.events, SIDES + EVENT_CHECKS, _tell_event, _event_spans)


def _stray_events(comparison: Comparison, page: Page) -> Iterator[Mistake]:
    """Yield missed and extra events; two that share a trigger are one event of a wrong type."""
    missed, extra = comparison.events.missed, comparison.events.extra
    mistyped = match(missed, extra, share_trigger)
    for i, j in mistyped:
        gold, coded = missed[i], extra[j]
        yield page.mistake("wrong type", gold=(gold.type, [gold.trigger]), coded=(coded.type, [coded.trigger]))
    for i, event in enumerate(missed):
        if i not in {pair[0] for pair in mistyped}:
            yield page.mistake("missed event", gold=(_tell_event(event, "", {}), [event.trigger]))
    for j, event in enumerate(extra):
        if j not in {pair[1] for pair in mistyped}:
            yield page.mistake("extra event", coded=(_tell_event(event, "", {}), [event.trigger]))


def _wrong_fields(
    page: Page,
    comparison: Comparison,
    matched: Matched[Record],
    checks: Iterable[Check[Record]],
    tell: Describe[Record],
    spans: Callable[[Record], list[Span]],
) -> Iterator[Mistake]:
    gold_voices, coded_voices = _voices(comparison.gold), _voices(comparison.coded)
    for check in checks:
        for gold, coded in matched.both:
            if check.asked(gold) and not check.right(gold, coded, comparison):
                yield page.mistake(
                    f"wrong {check.name.replace('_', ' ')}",
                    gold=(tell(gold, check.name, gold_voices), spans(gold)),
                    coded=(tell(coded, check.name, coded_voices), spans(coded)),
                )


def _voices(coded: Coded) -> Voices:
    return {statement.id: _tell_actor(statement.speaker or _NOBODY) for statement in coded.statements}


def _tell_voice(statement_id: str | None, voices: Voices) -> str:
    if statement_id is None:
        return "in the dispatch's own voice"
    return f"in what {voices.get(statement_id, statement_id)} says"


def _statement_spans(statement: Statement) -> list[Span]:
    named = [statement.speaker.text] if statement.speaker and statement.speaker.text else []
    return [*named, *([statement.cue] if statement.cue else []), *statement.content]


def _event_spans(event: Event) -> list[Span]:
    return [event.trigger, *(party.text for party in (*event.actor, *event.recipient) if party.text)]


def _tell_statement(statement: Statement, field: str, voices: Voices) -> str:
    speaker = _tell_actor(statement.speaker) if statement.speaker else "nobody named"
    telling = {"kind": statement.kind.value, "inside": _tell_voice(statement.inside, voices)}
    return telling.get(field, speaker)


def _tell_event(event: Event, field: str, voices: Voices) -> str:
    sides = {"actor": event.actor, "recipient": event.recipient}
    if field in sides:
        return _tell_side(sides[field])
    telling = {
        "mode": event.mode or "no mode",
        "status": event.status.value,
        "said_in": _tell_voice(event.said_in, voices),
        "when": f"{event.when.start} to {event.when.end}" if event.when else "no day",
        "where": f"{event.where.name} ({event.where.country or 'no country'})" if event.where else "no place",
    }
    return telling.get(field, f"{event.type}, {_tell_side(event.actor)} to {_tell_side(event.recipient)}")


def _tell_side(side: tuple[Actor, ...]) -> str:
    return ", ".join(map(_tell_actor, side)) or "nobody"


def _tell_actor(actor: Actor) -> str:
    return f"{actor.who or 'unnamed'} ({actor.country or 'no country'})"
