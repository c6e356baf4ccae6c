"""Everybody whom a dispatch names."""

from dataclasses import replace

from scene import Scene

from dateline.coding.cast import make_cast
from dateline.coding.statements import make_statements
from dateline.marking.marks import Argument
from dateline.resolving import resolve_actors

TEXT = "Peru and Chile quarrel. Chile blamed Peru, the envoy said. Peru denied it."


def cast_of(scene):
    marks = scene.marks()
    actors = resolve_actors(scene.dispatch, marks)
    return make_cast(scene.text, marks, actors, make_statements(scene.dispatch, marks, actors))


def test_mentions_of_one_actor_are_one_member_with_their_sentences():
    scene = Scene(TEXT).act("blamed", "ACCUSE", ("Chile",), ("Peru",))
    scene.triggers[0] = replace(
        scene.triggers[0], arguments=(*scene.triggers[0].arguments, Argument("actor", scene.span("Peru", 3), 0.1))
    )
    [peru] = [m for m in cast_of(scene).members.values() if m.actor.who == "Peru"]
    assert peru.spans == (scene.span("Peru"), scene.span("Peru", 3))
    assert peru.sentences == (0, 2)


def test_speaker_is_of_the_cast_and_its_statements_are_counted():
    scene = Scene(TEXT).says("the envoy", "said", "Chile blamed Peru")
    [envoy] = [m for m in cast_of(scene).members.values() if "envoy" in (m.actor.who or "")]
    assert envoy.said == 1


def test_party_that_joins_states_is_a_member_a_state():
    scene = Scene(TEXT).act("quarrel", "ACCUSE", ("Peru and Chile",), ())
    assert {m.actor.country for m in cast_of(scene).members.values()} == {"PER", "CHL"}
