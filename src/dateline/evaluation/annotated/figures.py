"""Comparisons summed up, in the form in which the annotated dispatches' figures are published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from dateline.evaluation.annotated.compare import (
    EVENT_CHECKS,
    SIDES,
    STATEMENT_CHECKS,
    Check,
    Comparison,
    Matched,
    is_same_person,
)
from dateline.evaluation.matching import Counts, Share
from dateline.evaluation.outcome import Figure, Figures
from dateline.records import Event

Record = TypeVar("Record")


def sum_up(comparisons: Sequence[Comparison]) -> Figures:
    """Return the figures of many dispatches: F1 of what was found, and the share of right fields given that.

    ``p``, ``r``, ``f1`` and ``accuracy`` are shares of 1, with four places.
    """
    all_statements = [comparison.statements for comparison in comparisons]
    all_events = [comparison.events for comparison in comparisons]
    statements = _counts(all_statements)
    events = _counts(all_events)
    return {
        "statement.content": _plain(statements, sum(len(found.both) for found in all_statements)),
        "statement.relation": _plain(statements, sum(map(_count_relations, comparisons))),
        **_shares("statement", STATEMENT_CHECKS, ((c.statements, c) for c in comparisons)),
        "event.trigger": _plain(events, sum(comparison.triggers for comparison in comparisons)),
        "event.event": _plain(events, sum(len(found.both) for found in all_events)),
        "event.dyad": _plain(events, sum(map(_count_dyads, comparisons))),
        **_shares("event", EVENT_CHECKS, ((c.events, c) for c in comparisons)),
    }


def is_right_dyad(gold: Event, coded: Event, comparison: Comparison) -> bool:
    """Whether both sides of an act are right."""
    return all(side.right(gold, coded, comparison) for side in SIDES)


def _count_relations(comparison: Comparison) -> int:
    return sum(is_same_person(gold.speaker, coded.speaker) for gold, coded in comparison.statements.both)


def _count_dyads(comparison: Comparison) -> int:
    return sum(is_right_dyad(gold, coded, comparison) for gold, coded in comparison.events.both)


def _counts(found: Iterable[Matched[Record]]) -> tuple[int, int]:
    """Return how many records gold and coding have."""
    sizes = [(len(one.both) + len(one.missed), len(one.both) + len(one.extra)) for one in found]
    return sum(gold for gold, _ in sizes), sum(coded for _, coded in sizes)


def _plain(sizes: tuple[int, int], right: int) -> Figure:
    gold, coded = sizes
    return {**Counts(gold, coded, right, right).rates(), "gold": gold, "pred": coded}


def _shares(
    noun: str, checks: tuple[Check[Record], ...], found: Iterable[tuple[Matched[Record], Comparison]]
) -> dict[str, Figure]:
    """Return the share of right fields; a field that no gold record has is left out."""
    shares = {check.name: Share() for check in checks}
    for matched, comparison in found:
        for gold, coded in matched.both:
            for check in checks:
                if check.asked(gold):
                    shares[check.name].add(check.right(gold, coded, comparison))
    return {
        f"{noun}.{name}": {"accuracy": round(share.right / share.cases, 4), "n": share.cases}
        for name, share in shares.items()
        if share.cases
    }
