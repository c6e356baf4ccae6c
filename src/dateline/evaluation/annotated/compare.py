"""One coded dispatch beside its gold: which records belong together, and what of each is right.

The rules, for statements: two belong together when at least half of the characters that either content covers are in
both. For events: when the types are the same and the triggers overlap. Each record belongs to one at most, the likest
first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.evaluation.extents import Extent
from dateline.evaluation.matching import match
from dateline.records import Actor, Coded, Event, Statement, When

Record = TypeVar("Record")

CONTENT_SHARE = 0.5
_NOBODY = Actor(None, None)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Matched(Generic[Record]):
    """The records of one kind: those that belong together, and those that stand alone."""

    both: tuple[tuple[Record, Record], ...]
    missed: tuple[Record, ...]
    extra: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One dispatch compared."""

    gold: Coded
    coded: Coded
    statements: Matched[Statement]
    events: Matched[Event]
    triggers: int
    """How many triggers were found, whatever their type."""
    twins: dict[str, str]
    """Ids of coded statements with the id of the gold statement that each belongs to."""


@dataclass(frozen=True, slots=True)
class Check(Generic[Record]):
    """One field of two records that belong together."""

    name: str
    right: Callable[[Record, Record, Comparison], bool]
    asked: Callable[[Record], bool] = lambda _: True
    """Whether the gold record has something to compare."""


def compare(gold: Coded, coded: Coded) -> Comparison:
    """Return the comparison of a dispatch's coding with its gold."""
    pairs = match(gold.statements, coded.statements, _same_content)
    twins = {coded.statements[j].id: gold.statements[i].id for i, j in pairs}
    statements = _sort_out(gold.statements, coded.statements, pairs)
    events = _sort_out(gold.events, coded.events, match(gold.events, coded.events, _same_act))
    triggers = len(match(gold.events, coded.events, share_trigger))
    return Comparison(gold, coded, statements, events, triggers, twins)


def share_trigger(gold: Event, coded: Event) -> int:
    """Return the number of characters that the triggers have in common."""
    return Extent.of([gold.trigger]).common(Extent.of([coded.trigger]))


def is_same_person(gold: Actor | None, coded: Actor | None) -> bool:
    """Whether two actors are the same: the same last word of the name, or overlapping words, or nobody twice."""
    gold, coded = gold or _NOBODY, coded or _NOBODY
    if gold.who and coded.who and last_word(gold.who) == last_word(coded.who):
        return True
    if gold.text and coded.text and Extent.of([gold.text]).common(Extent.of([coded.text])):
        return True
    return not (gold.who or gold.text or coded.who or coded.text)


def is_same_side(gold: Sequence[Actor], coded: Sequence[Actor]) -> bool:
    """Whether two sides of an act are the same: a common country, or a common name where gold has no country."""
    if not gold or not coded:
        return not gold and not coded
    return any(_is_same_party(g, c) for g in gold for c in coded)


def last_word(name: str | None) -> str:
    """Return the last word of a name in small letters, or the empty string.

    >>> last_word("Ms. Ilse van der Veen")
    'veen'
    """
    words = _WORD.findall(name or "")
    return "".join(letter.lower() for letter in words[-1]) if words else ""


def _is_same_party(gold: Actor, coded: Actor) -> bool:
    return gold.country == coded.country if gold.country else is_same_person(gold, coded)


def _same_content(gold: Statement, coded: Statement) -> float:
    share = Extent.of(gold.content).likeness(Extent.of(coded.content))
    return share if share >= CONTENT_SHARE else 0.0


def _same_act(gold: Event, coded: Event) -> int:
    return share_trigger(gold, coded) if gold.type == coded.type else 0


def _sort_out(gold: Sequence[Record], coded: Sequence[Record], pairs: list[tuple[int, int]]) -> Matched[Record]:
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    return Matched(
        both=tuple((gold[i], coded[j]) for i, j in pairs),
        missed=tuple(record for i, record in enumerate(gold) if i not in found),
        extra=tuple(record for j, record in enumerate(coded) if j not in used),
    )


def _same_days(gold: When | None, coded: When | None) -> bool:
    return gold is not None and coded is not None and _days(gold) == _days(coded)


def _days(when: When) -> tuple[str, str]:
    return when.start[:10], when.end[:10]


def _same_place(gold: Event, coded: Event, _: Comparison) -> bool:
    if gold.where is None or coded.where is None:
        return False
    if last_word(gold.where.name) == last_word(coded.where.name):
        return True
    return gold.where.country is not None and gold.where.country == coded.where.country


def _country(statement: Statement) -> str | None:
    return statement.speaker.country if statement.speaker else None


STATEMENT_CHECKS: tuple[Check[Statement], ...] = (
    Check("speaker", lambda g, c, _: is_same_person(g.speaker, c.speaker)),
    Check("speaker_country", lambda g, c, _: _country(g) == _country(c), asked=lambda g: bool(_country(g))),
    Check("kind", lambda g, c, _: g.kind == c.kind),
    Check("inside", lambda g, c, all_: g.inside == (all_.twins.get(c.inside) if c.inside else None)),
)
EVENT_CHECKS: tuple[Check[Event], ...] = (
    Check("status", lambda g, c, _: g.status == c.status),
    Check("mode", lambda g, c, _: g.mode == c.mode, asked=lambda g: bool(g.mode)),
    Check("said_in", lambda g, c, all_: g.said_in == (all_.twins.get(c.said_in) if c.said_in else None)),
    Check("when", lambda g, c, _: _same_days(g.when, c.when), asked=lambda g: g.when is not None),
    Check("where", _same_place, asked=lambda g: g.where is not None),
)
SIDES: tuple[Check[Event], ...] = (
    Check("actor", lambda g, c, _: is_same_side(g.actor, c.actor)),
    Check("recipient", lambda g, c, _: is_same_side(g.recipient, c.recipient)),
)
"""Both together make a dyad."""
