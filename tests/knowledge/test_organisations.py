"""Organisations, armed groups and parties by name."""

from __future__ import annotations

import pytest

from dateline.knowledge.organisations import load_organisations
from dateline.knowledge.plover import load_plover
from dateline.knowledge.states import load_states


@pytest.mark.parametrize(
    ("name", "short"),
    [("Nato", "NATO"), ("United Nations", "UN"), ("U.N.", "UN"), ("Arab League", "LAS"), ("European Commission", "EU")],
)
def test_international_organisation_has_one_short_name(name: str, short: str) -> None:
    body = load_organisations().named(name)
    assert body is not None
    assert (body.short, body.sector) == (short, "IGO")


@pytest.mark.parametrize(
    ("name", "base"), [("Hezbollah", "LBN"), ("PKK", "TUR"), ("Wagner Group", "RUS"), ("UNITA", "AGO"), ("ETA", "ESP")]
)
def test_armed_group_has_its_base(name: str, base: str) -> None:
    body = load_organisations().named(name)
    assert body is not None
    assert (body.countries, body.sector) == ((base,), "REB")


def test_group_of_two_bases_has_both() -> None:
    body = load_organisations().named("Isis")
    assert body is not None
    assert body.countries == ("SYR", "IRQ")


def test_party_has_its_country() -> None:
    body = load_organisations().named("Likud")
    assert body is not None
    assert (body.countries, body.sector) == (("ISR",), "PTY")


def test_unknown_body_is_none() -> None:
    assert load_organisations().named("Norland Herring Board") is None


def test_sectors_are_those_of_the_codebook() -> None:
    assert {body.sector for body in load_organisations().all} <= set(load_plover().sectors)


def test_bases_are_known_states() -> None:
    states = load_states()
    bases = {code for body in load_organisations().all if body.kind != "igo" for code in body.countries}
    assert sorted(code for code in bases if states.get(code) is None) == []
