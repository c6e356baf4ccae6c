"""Who stands on either side of an act."""

from scene import Scene

from dateline.coding.sides import choose_sides
from dateline.marking.marks import Argument, Trigger
from dateline.resolving import resolve_actors

TEXT = "Chile accused Peru and Bolivia of lying, the envoy said."


def sides(*arguments: tuple[str, str, float]):
    scene = Scene(TEXT)
    parts = tuple(Argument(role, scene.span(words), chance) for role, words, chance in arguments)
    scene.triggers.append(Trigger(scene.span("accused"), "ACCUSE", 0.9, arguments=parts))
    return scene


def names(actors):
    return [a.who for a in actors]


def test_all_sure_parties_stand_together():
    [event] = sides(("recipient", "Peru", 0.9), ("recipient", "Bolivia", 0.6)).events()
    assert names(event.recipient) == ["Peru", "Bolivia"]


def test_likely_party_fills_a_side_on_which_nobody_surely_stands():
    scene = sides(("actor", "Chile", 0.3), ("recipient", "Peru", 0.9))
    marks = scene.marks()
    weights = {"actor": {"link": 1.0, "nobody": -2.0}, "recipient": {}}
    chosen = choose_sides(TEXT, marks, resolve_actors(scene.dispatch, marks), (), weights)[scene.span("accused")]
    assert [(a.who, a.text) for a in chosen.actor] == [("Chile", scene.span("Chile"))]
    assert "actor:likeliest" in chosen.rules


def test_party_that_no_word_beside_the_act_names_is_implied_and_has_no_words():
    scene = Scene("Chile accused Peru of lying. The envoy said so. The accusation angered many.")
    scene.act("accused", "ACCUSE", ("Chile",), ("Peru",)).act("accusation", "ACCUSE")
    marks = scene.marks()
    actors = resolve_actors(scene.dispatch, marks)
    weights = {"actor": {"on-this-side": 9.0}, "recipient": {"nobody": 9.0}}
    sides = choose_sides(scene.text, marks, actors, (), weights)[scene.span("accusation")]
    assert [(a.who, a.text) for a in sides.actor] == [("Chile", None)]
    assert sides.recipient == ()


def test_likely_party_is_not_added_to_a_sure_one():
    [event] = sides(("actor", "Chile", 0.9), ("actor", "the envoy", 0.3)).events()
    assert names(event.actor) == ["Chile"]


def test_party_stands_on_its_likelier_side():
    [event] = sides(("actor", "Chile", 0.9), ("recipient", "Chile", 0.6)).events()
    assert names(event.actor) == ["Chile"]
    assert names(event.recipient) != ["Chile"]


def test_reporting_word_that_is_the_act_gives_it_to_its_speaker():
    scene = sides()
    scene.says("Chile", "accused", "Peru and Bolivia of lying")
    [event] = scene.events()
    assert names(event.actor) == ["Chile"]


def test_party_that_joins_states_is_one_actor_a_state():
    text = "Ecuador invited the Peruvian and Chilean presidents."
    scene = Scene(text)
    party = Argument("recipient", scene.span("the Peruvian and Chilean presidents"), 0.9)
    scene.triggers.append(Trigger(scene.span("invited"), "AGREE", 0.9, arguments=(party,)))
    [event] = scene.events()
    assert {a.country for a in event.recipient} == {"PER", "CHL"}
