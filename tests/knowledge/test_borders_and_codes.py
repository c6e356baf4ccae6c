"""Land borders and codes of states as of a day."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.errors import UsageError
from dateline.knowledge.borders import Border, Borders, load_borders, neighbours
from dateline.knowledge.codes import Codes, StateCode, codes_of, state_on

NOW, THEN = dt.date(2024, 5, 1), dt.date(1990, 5, 1)


def test_a_border_is_seen_from_both_sides() -> None:
    table = Borders([Border("NOR", "SWE", None, None, "", "hand")])
    assert (table.neighbours("NOR", NOW), table.neighbours("SWE", NOW)) == (frozenset({"SWE"}), frozenset({"NOR"}))


def test_a_border_that_ended_is_no_border_on_that_day() -> None:
    table = Borders([Border("NOR", "SWE", None, "2024-05-01", "", "hand")])
    assert table.neighbours("NOR", NOW) == frozenset()


@pytest.mark.parametrize(
    ("state", "day", "expected"),
    [
        ("POL", NOW, {"BLR", "CZE", "DEU", "LTU", "RUS", "SVK", "UKR"}),
        ("POL", THEN, {"CSK", "DDR", "SUN"}),
        ("SRB", dt.date(2007, 1, 1), {"ALB", "BGR", "BIH", "HRV", "HUN", "MKD", "MNE", "ROU"}),
        ("SRB", NOW, {"BGR", "BIH", "HRV", "HUN", "MKD", "MNE", "ROU", "XKX"}),
        ("ISL", NOW, set()),
        ("KOR", NOW, {"PRK"}),
    ],
)
def test_the_neighbours_of_a_state_are_right(state: str, day: dt.date, expected: set[str]) -> None:
    assert neighbours(state, day) == expected


def test_no_state_borders_on_itself() -> None:
    assert [border for border in load_borders().all if border.one == border.other] == []


def test_a_code_goes_to_the_state_that_has_it_on_the_day() -> None:
    table = Codes(
        [StateCode("AAA", "cow", "7", None, "2000-01-01", ""), StateCode("BBB", "cow", "7", "2000-01-01", None, "")]
    )
    found = [table.find("7", day) for day in (dt.date(1999, 12, 31), dt.date(2000, 1, 1))]
    assert [one.state if one else None for one in found] == ["AAA", "BBB"]


@pytest.mark.parametrize(
    ("code", "system", "day", "state"),
    [
        ("YU", None, THEN, "YUG"),
        (340, "gw", NOW, "SRB"),
        (255, None, NOW, "DEU"),
        (255, None, THEN, None),
        (260, "gw", NOW, "DEU"),
        (678, "gw", NOW, "YEM"),
        (679, None, NOW, "YEM"),
        (626, None, dt.date(2011, 7, 8), None),
        (625, None, dt.date(2011, 7, 8), "SDN"),
        ("ZAR", None, THEN, "COD"),
    ],
)
def test_codes_follow_the_states_through_time(
    code: str | int, system: str | None, day: dt.date, state: str | None
) -> None:
    found = state_on(code, day, system)
    assert (found.iso3 if found else None) == state


def test_a_system_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="E641"):
        state_on("LTU", NOW, "fifa")


def test_a_state_has_no_codes_after_its_end() -> None:
    assert codes_of("YUG", NOW) == {}
