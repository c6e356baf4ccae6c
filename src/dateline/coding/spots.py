"""Which time expression dates an act, and which place it happens in: the encoder's chances weighed with the rules."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dateline.marking.marks import Trigger
from dateline.records import Span, When, Where

RULE_WEIGHT = 2.0
"""What the choice of the rules adds to a candidate, in the encoder's natural logarithm of a chance."""

_LEAST = 1e-6


def choose_time(trigger: Trigger, times: Sequence[When], ruled: When | None) -> tuple[When | None, str]:
    """Return the time of an act, and what told it.

    Args:
        trigger: the act, with the encoder's chance of each time expression.
        times: all that the dispatch holds.
        ruled: the one that the rules of ``resolving`` choose.
    """
    place = _choose(trigger, "time", [t.text for t in times], ruled.text if ruled else None)
    if place is None:
        return ruled, f"when:{ruled.rule}" if ruled else "when: no expression dates the act"
    chosen = next((t for t in times if t.text == place), None)
    return chosen, f"when:{chosen.rule}" if chosen else "when: no expression dates the act"


def choose_place(trigger: Trigger, places: Sequence[Where], ruled: Where | None) -> tuple[Where | None, str | None]:
    """Return the place of an act, and why there is none; the arguments are those of ``choose_time``."""
    place = _choose(trigger, "place", [p.text for p in places], ruled.text if ruled else None)
    chosen = ruled if place is None else next((p for p in places if p.text == place), None)
    return chosen, None if chosen else "where: the text names no place of the act"


_NONE = Span(0, 0)


def _choose(trigger: Trigger, role: str, found: Sequence[Span | None], ruled: Span | None) -> Span | None:
    """Return the likeliest span, ``_NONE`` for none of them, or None where the encoder has not been asked."""
    chances = {a.span: a.score for a in trigger.arguments if a.role == role and a.span in found}
    if not chances:
        return None
    chances[_NONE] = 1 - sum(chances.values())
    return max(
        chances, key=lambda span: math.log(max(chances[span], _LEAST)) + RULE_WEIGHT * (span == (ruled or _NONE))
    )
