"""States by each way to name them."""

from __future__ import annotations

import pytest

from dateline.knowledge.states import State, load_states


def code(state: State | None) -> str | None:
    return state.iso3 if state else None


def test_there_are_193_members_and_five_more_states() -> None:
    kinds = [state.kind for state in load_states().all]
    assert (kinds.count("state"), kinds.count("former")) == (197, 5)


@pytest.mark.parametrize(
    ("name", "iso3"),
    [
        ("Burma", "MMR"),
        ("U.S.", "USA"),
        ("UK", "GBR"),
        ("DPRK", "PRK"),
        ("Côte d’Ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("UAE", "ARE"),
        ("Soviet Union", "SUN"),
        ("East Germany", "DDR"),
        ("Kosovo", "XKX"),
        ("Republic of Korea", "KOR"),
    ],
)
def test_state_is_found_by_name(name: str, iso3: str) -> None:
    assert code(load_states().by_name(name)) == iso3


def test_state_is_found_by_adjective_and_people() -> None:
    states = load_states()
    assert (code(states.by_adjective("Lithuanian")), code(states.by_people("Lithuanians"))) == ("LTU", "LTU")


def test_capital_is_no_name_of_the_state() -> None:
    states = load_states()
    assert (code(states.named("Vilnius")), code(states.by_capital("Vilnius"))) == (None, "LTU")


def test_both_spellings_of_a_capital_are_known() -> None:
    assert {code(load_states().by_capital(name)) for name in ("Kyiv", "Kiev")} == {"UKR"}


def test_seat_of_power_stands_for_its_state() -> None:
    assert code(load_states().by_seat("Kremlin")) == "RUS"


def test_lower_case_pronoun_is_no_state() -> None:
    assert load_states().named("us") is None


def test_unknown_name_is_none() -> None:
    assert load_states().named("Norland") is None


def test_former_state_has_its_years() -> None:
    state = load_states().get("CSK")
    assert state is not None
    assert (state.begin, state.end) == ("1918-10-28", "1993-01-01")


def test_no_two_states_share_a_name() -> None:
    names = [name for state in load_states().all for name in state.names]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_gleditsch_ward_differs_from_cow_where_it_should() -> None:
    state = load_states().get("DEU")
    assert state is not None
    assert (state.cow, state.gw) == (255, 260)
