"""A party that names several states at once, such as "Peru, Chile and Bolivia", as one actor a state."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.knowledge.states import State, States
from dateline.records import Actor, stable_id

_AND = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s*/\s*|\s*&\s*")
_ARTICLE = re.compile(r"(?:both|the)\s+", re.I)


def split_states(actor: Actor, text: str, states: States) -> tuple[Actor, ...]:
    """Return an actor without country as one actor for each state that its words join, or as it is.

    >>> from dateline.knowledge.states import load_states
    >>> from dateline.records import Span
    >>> joint = Actor(Span(0, 22), "the Peruvian and Chilean presidents")
    >>> [a.country for a in split_states(joint, "the Peruvian and Chilean presidents", load_states())]
    ['PER', 'CHL']
    """
    if actor.country is not None or actor.text is None:
        return (actor,)
    found = [state for part in _AND.split(actor.text.of(text)) if (state := _state_of(part, states))]
    codes = list(dict.fromkeys(state.iso3 for state in found))
    if len(codes) < 2:
        return (actor,)
    return tuple(replace(actor, country=code, actor=stable_id("a", code, actor.actor or actor.who)) for code in codes)


def _state_of(part: str, states: States) -> State | None:
    words = _ARTICLE.sub("", part.strip(), count=1).split()
    return states.by_name(part.strip()) or next(
        (state for n in (3, 2, 1) if (state := states.named(" ".join(words[:n])))), None
    )
