"""The choice among the cast for a side that is open."""

import pytest
from scene import Scene

from dateline.coding.likeliest import choices, likeliest, load_weights
from dateline.coding.sides import SIDES, make_scene
from dateline.coding.statements import make_statements
from dateline.marking.marks import Argument, Trigger
from dateline.resolving import resolve_actors

TEXT = "Chile accused Peru of lying. Bolivia stayed silent, an envoy said. Later Peru was accused again by Chile."


def opened(*arguments: tuple[str, str, int, float]):
    """Return the scene of two accusations, the first with no side known."""
    scene = Scene(TEXT)
    parts = tuple(Argument(role, scene.span(words, nth), chance) for role, words, nth, chance in arguments)
    scene.triggers.append(Trigger(scene.span("accused"), "ACCUSE", 0.9, arguments=parts))
    scene.act("accused again", "ACCUSE")
    later = tuple(
        Argument(role, scene.span(words, 2), 0.9) for role, words in (("actor", "Chile"), ("recipient", "Peru"))
    )
    scene.triggers[1] = Trigger(scene.span("accused again"), "ACCUSE", 0.9, arguments=later)
    marks = scene.marks()
    actors = resolve_actors(scene.dispatch, marks)
    made = make_scene(TEXT, marks, actors, make_statements(scene.dispatch, marks, actors))
    return made, marks.triggers[0]


def who(scene, key):
    return scene.cast.members[key].actor.who if key else None


def features_of(scene, trigger, role, name):
    return next(c.features for c in choices(scene, trigger, role) if c.key and who(scene, c.key) == name)


def test_member_with_the_best_link_is_likeliest_by_links_alone():
    scene, act = opened(("actor", "Chile", 1, 0.1), ("actor", "Bolivia", 1, 0.3))
    assert who(scene, likeliest(scene, act, "actor", {"link": 1.0, "nobody": -99.0})) == "Bolivia"


def test_nobody_stands_where_that_is_likelier():
    scene, act = opened(("actor", "Chile", 1, 0.1))
    assert likeliest(scene, act, "actor", {"nobody": 1.0}) is None


def test_member_that_does_other_acts_counts_for_this_one():
    scene, act = opened()
    assert features_of(scene, act, "actor", "Chile")["on-this-side"] == pytest.approx(0.693, abs=0.001)
    assert "on-this-side" not in features_of(scene, act, "recipient", "Chile")
    assert features_of(scene, act, "recipient", "Chile")["on-other-side"] > 0


def test_member_on_the_other_side_of_the_same_act_is_no_choice():
    scene, act = opened(("recipient", "Peru", 1, 0.9))
    assert "Peru" not in [who(scene, c.key) for c in choices(scene, act, "actor")]


def test_pair_that_meets_in_another_act_is_told():
    scene, act = opened(("recipient", "Peru", 1, 0.9))
    assert features_of(scene, act, "actor", "Chile")["same-pair"] == 1.0


def test_nobody_is_always_among_the_choices_and_last():
    scene, act = opened()
    assert [choice.key for choice in choices(scene, act, "recipient")][-1] == ""


def test_weights_are_given_for_both_sides_and_favour_links():
    assert all(load_weights()[role]["link"] > 0 for role in SIDES)
