"""Who stands on either side of each act: parties that the encoder is sure of, else the likeliest of the cast."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.coding.cast import Cast, key_of, make_cast, parties_at
from dateline.coding.likeliest import Scene, likeliest, load_weights
from dateline.marking.marks import Argument, Marks, Trigger
from dateline.records import Actor, Span, Statement
from dateline.resolving import Actors

SURE = 0.35
"""Chance from which a party stands on a side, however many others do."""

SIDES = ("actor", "recipient")


@dataclass(frozen=True, slots=True)
class Sides:
    """Actors and recipients of an act, with the rules that chose them."""

    actor: tuple[Actor, ...]
    recipient: tuple[Actor, ...]
    rules: tuple[str, ...]


Weights = Mapping[str, Mapping[str, float]]
"""Weight of each feature of the choice among the cast, by role."""


def choose_sides(
    text: str, marks: Marks, actors: Actors, statements: Sequence[Statement], weights: Weights | None = None
) -> Mapping[Span, Sides]:
    """Return the sides of the acts of a dispatch by their triggers. Each party stands where its chance is greater.

    A side on which nobody surely stands is given to the speaker whose reporting word does the act, else to the
    likeliest of all whom the dispatch names, or left empty. Who is chosen though no word beside the act names them is
    implied: the actor's ``text`` is None.
    """
    scene = make_scene(text, marks, actors, statements)
    weights = load_weights() if weights is None else weights
    return {trigger.span: _sides(text, trigger, actors, scene, weights) for trigger in marks.triggers}


def make_scene(text: str, marks: Marks, actors: Actors, statements: Sequence[Statement]) -> Scene:
    """Return what is known of all acts before the open sides are chosen."""
    cast = make_cast(text, marks, actors, statements)
    sure: dict[tuple[Span, str], frozenset[str]] = {}
    chances: dict[Span, dict[tuple[str, str], float]] = {}
    acts: dict[tuple[str, str], list[Trigger]] = {}
    for trigger in marks.triggers:
        for role, parties in _sure(trigger).items():
            on = frozenset(key for party in parties for key in cast.keys[party.span])
            sure[trigger.span, role] = on
            for key in on:
                acts.setdefault((key, role), []).append(trigger)
        best = chances.setdefault(trigger.span, {})
        for argument in trigger.arguments:
            for key in cast.keys.get(argument.span, ()):
                best[key, argument.role] = max(argument.score, best.get((key, argument.role), 0.0))
    return Scene(cast, sure, statements, chances, acts)


def _sides(text: str, trigger: Trigger, actors: Actors, scene: Scene, weights: Weights) -> Sides:
    chosen: dict[str, tuple[Actor, ...]] = {}
    rules: list[str] = []
    for role, parties in _sure(trigger).items():
        if parties:
            rule, chosen[role] = "sure", _once(text, actors, parties)
        elif role == "actor" and (speaker := _speaker_by_cue(trigger, scene.statements)):
            rule, chosen[role] = "speaker-of-cue", (speaker,)
        elif key := likeliest(scene, trigger, role, weights[role]):
            rule, chosen[role] = "likeliest", (_named(scene.cast, key, trigger, role),)
        else:
            rule, chosen[role] = "none", ()
        rules.append(f"{role}:{rule}")
    return Sides(chosen["actor"], chosen["recipient"], tuple(rules))


def _speaker_by_cue(trigger: Trigger, statements: Sequence[Statement]) -> Actor | None:
    """Return the speaker of the statement whose cue is the trigger, or None."""
    cued = (s for s in statements if s.cue is not None and s.cue.overlaps(trigger.span))
    return next((s.speaker for s in cued), None)


def _sure(trigger: Trigger) -> Mapping[str, Sequence[Argument]]:
    """Return who surely stands on each side; a party stands on its likelier one."""
    best: dict[Span, Argument] = {}
    for argument in trigger.arguments:
        if argument.role in SIDES and (argument.span not in best or argument.score > best[argument.span].score):
            best[argument.span] = argument
    return {role: [a for a in best.values() if a.role == role and a.score >= SURE] for role in SIDES}


def _once(text: str, actors: Actors, parties: Sequence[Argument]) -> tuple[Actor, ...]:
    found: dict[str, Actor] = {}
    for party in sorted(parties, key=lambda p: p.span):
        for actor in parties_at(text, actors, party.span):
            found.setdefault(key_of(actor), actor)
    return tuple(found.values())


def _named(cast: Cast, key: str, trigger: Trigger, role: str) -> Actor:
    """Return a member as the party that the encoder links to the act, or as one that is only implied."""
    linked = [a for a in trigger.arguments if a.role == role and key in cast.keys.get(a.span, ())]
    best = max(linked, key=lambda a: a.score, default=None)
    return replace(cast.members[key].actor, text=best.span if best else None)
