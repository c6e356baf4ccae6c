"""PLOVER 2.0 to the modes of POLECAT and back."""

from __future__ import annotations

import pytest

from dateline.errors import CodingError
from dateline.knowledge.plover import load_plover
from dateline.knowledge.polecat import TypeMode, load_polecat

PLOVER: list[TypeMode] = [*((event_type, None) for event_type in load_plover().types), *load_plover().modes_of]
POLECAT: list[TypeMode] = list(load_polecat().of_polecat)
DROPPED = {
    ("RETREAT", "return"),
    ("THREATEN", "ban"),
    ("THREATEN", "rights"),
    ("COERCE", "ban"),
    ("ASSAULT", "execute"),
    ("ASSAULT", "assassinate"),
    ("ASSAULT", "cleansing"),
    ("ASSAULT", "massacre"),
    ("ASSAULT", "sideAB"),
}
"""Modes of the older list that draft 2.0 no longer has."""


@pytest.mark.parametrize("kind", PLOVER, ids=str)
def test_every_plover_mode_converts_within_its_type(kind: TypeMode) -> None:
    assert load_polecat().from_plover(*kind)[0] == kind[0]


@pytest.mark.parametrize("kind", POLECAT, ids=str)
def test_every_polecat_mode_leads_to_a_mode_of_the_codebook(kind: TypeMode) -> None:
    assert load_polecat().to_plover(*kind) in PLOVER


@pytest.mark.parametrize("kind", [kind for kind in PLOVER if kind not in [("PROTEST", "vandalize")]], ids=str)
def test_a_plover_mode_that_polecat_has_survives_the_round_trip(kind: TypeMode) -> None:
    polecat = load_polecat()
    assert polecat.to_plover(*polecat.from_plover(*kind)) == kind


@pytest.mark.parametrize("kind", [kind for kind in POLECAT if kind not in DROPPED], ids=str)
def test_a_polecat_mode_that_plover_kept_is_the_same_in_both(kind: TypeMode) -> None:
    polecat = load_polecat()
    assert polecat.to_plover(*kind) == kind == polecat.from_plover(*kind)


def test_the_lists_differ_in_the_dropped_modes_and_two_new_ones() -> None:
    assert set(POLECAT) - set(PLOVER) == DROPPED
    assert set(PLOVER) - set(POLECAT) == {("ASSAULT", "targeted"), ("PROTEST", "vandalize")}


@pytest.mark.parametrize("mode", ["execute", "assassinate", "massacre"])
def test_killings_become_targeted(mode: str) -> None:
    assert load_polecat().to_plover("ASSAULT", mode) == ("ASSAULT", "targeted")


@pytest.mark.parametrize("event_type", ["THREATEN", "COERCE"])
def test_a_ban_becomes_a_restriction(event_type: str) -> None:
    assert load_polecat().to_plover(event_type, "ban") == (event_type, "restrict")


@pytest.mark.parametrize("kind", [("ASSAULT", "cleansing"), ("ASSAULT", "sideAB"), ("RETREAT", "return")], ids=str)
def test_a_mode_without_a_counterpart_leaves_the_type(kind: TypeMode) -> None:
    assert load_polecat().to_plover(*kind) == (kind[0], None)


def test_a_mode_that_came_later_leaves_the_type() -> None:
    assert load_polecat().from_plover("PROTEST", "vandalize") == ("PROTEST", None)


def test_every_conversion_that_changes_something_says_why() -> None:
    polecat = load_polecat()
    pairs = [(kind, polecat.from_plover(*kind)) for kind in PLOVER]
    pairs += [(polecat.to_plover(*kind), kind) for kind in POLECAT]
    assert [pair for pair in pairs if pair[0] != pair[1] and pair not in polecat.notes] == []


@pytest.mark.parametrize("event_type", ["FIGHT", "assault", ""])
def test_an_unknown_type_is_refused_in_both_directions(event_type: str) -> None:
    for convert in (load_polecat().from_plover, load_polecat().to_plover):
        with pytest.raises(CodingError, match="E210"):
            convert(event_type, None)


def test_a_mode_of_the_other_list_only_is_refused() -> None:
    with pytest.raises(CodingError, match="E211"):
        load_polecat().from_plover("ASSAULT", "massacre")
    with pytest.raises(CodingError, match="E211"):
        load_polecat().to_plover("ASSAULT", "targeted")


def test_a_mode_of_a_type_without_modes_is_refused() -> None:
    with pytest.raises(CodingError, match="the type has no modes"):
        load_polecat().to_plover("AID", "visit")
