"""Who stands on either side of an act."""

from scene import Scene

from dateline.marking.marks import Argument, Trigger

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


def test_best_of_the_likely_fills_an_empty_side():
    [event] = sides(("actor", "Chile", 0.3), ("actor", "the envoy", 0.2)).events()
    assert names(event.actor) == ["Chile"]


def test_unlikely_party_leaves_the_side_empty():
    [event] = sides(("actor", "Chile", 0.06)).events()
    assert event.actor == ()


def test_likely_party_is_not_added_to_a_sure_one():
    [event] = sides(("actor", "Chile", 0.9), ("actor", "the envoy", 0.3)).events()
    assert names(event.actor) == ["Chile"]


def test_party_stands_on_its_likelier_side():
    [event] = sides(("actor", "Chile", 0.9), ("recipient", "Chile", 0.6)).events()
    assert names(event.actor) == ["Chile"]
    assert event.recipient == ()


def test_reporting_word_that_is_the_act_gives_it_to_its_speaker():
    scene = sides()
    scene.says("Chile", "accused", "Peru and Bolivia of lying")
    [event] = scene.events()
    assert names(event.actor) == ["Chile"]
    assert "actor:speaker-of-cue" in event.why


def test_party_that_joins_states_is_one_actor_a_state():
    text = "Ecuador invited the Peruvian and Chilean presidents."
    scene = Scene(text)
    party = Argument("recipient", scene.span("the Peruvian and Chilean presidents"), 0.9)
    scene.triggers.append(Trigger(scene.span("invited"), "AGREE", 0.9, arguments=(party,)))
    [event] = scene.events()
    assert {a.country for a in event.recipient} == {"PER", "CHL"}
