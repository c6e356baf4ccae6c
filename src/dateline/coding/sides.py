"""Who stands on either side of an act: the encoder's chances, chosen by a table of small named rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.coding.compounds import split_states
from dateline.knowledge.states import load_states
from dateline.marking.marks import Argument, Trigger
from dateline.records import Actor, Statement
from dateline.resolving import Actors

SURE = 0.35
"""Chance from which a party stands on a side, however many others do."""

SIDES = ("actor", "recipient")

LIKELY = 0.08
"""Chance from which the best party stands on a side that would be empty otherwise."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Actors and recipients of an act, with the rules that chose them."""

    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    rules: tuple[str, ...]


Rule = Callable[[Sequence[Argument]], Sequence[Argument]]


def _sure(parties: Sequence[Argument]) -> Sequence[Argument]:
    return [p for p in parties if p.score >= SURE]


def _best(parties: Sequence[Argument]) -> Sequence[Argument]:
    best = max(parties, key=lambda p: p.score, default=None)
    return [best] if best is not None and best.score >= LIKELY else []


RULES: tuple[tuple[str, Rule], ...] = (("sure", _sure), ("best", _best))
"""Tried in order for each side; the first that finds a party wins."""


def choose_sides(text: str, trigger: Trigger, actors: Actors, statements: Sequence[Statement]) -> Sides:
    """Return the sides of an act. Each party stands on the side where its chance is greater.

    An act that is done by the reporting word itself ("accused") is the speaker's where no party is found.
    """
    chosen: dict[str, tuple[Actor, ...]] = {}
    rules: list[str] = []
    sided = _on_likelier_side([a for a in trigger.arguments if a.role in SIDES])
    for role in SIDES:
        parties = [a for a in sided if a.role == role]
        name, found = next(((n, f) for n, rule in RULES if (f := rule(parties))), ("none", []))
        chosen[role] = _once(text, actors, found)
        rules.append(f"{role}:{name}")
    if not chosen["actor"]:
        speaker = _speaker_by_cue(trigger, statements)
        if speaker is not None:
            chosen["actor"] = (speaker,)
            rules[0] = "actor:speaker-of-cue"
    return Sides(chosen["actor"], chosen["recipient"], tuple(rules))


def _on_likelier_side(arguments: Sequence[Argument]) -> list[Argument]:
    best: dict[tuple[int, int], Argument] = {}
    for argument in arguments:
        key = (argument.span.start, argument.span.end)
        if key not in best or argument.score > best[key].score:
            best[key] = argument
    return list(best.values())


def _once(text: str, actors: Actors, parties: Sequence[Argument]) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for party in sorted(parties, key=lambda p: p.span):
        for actor in split_states(actors.of(party.span), text, load_states()):
            found.setdefault(actor.actor or actor.who or str(party.span.start), actor)
    return tuple(found.values())


def _speaker_by_cue(trigger: Trigger, statements: Sequence[Statement]) -> Actor | None:
    """Return the speaker of the statement whose cue is the trigger, or None."""
    for statement in statements:
        if statement.cue is not None and statement.cue.overlaps(trigger.span):
            return statement.speaker
    return None
