"""Members of organisations as of a day."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.errors import UsageError
from dateline.knowledge.memberships import Membership, Memberships, load_memberships, member_of, members

NORLAND = Membership("Pact", "NOR", "2001-02-03", "2010-01-01", "hand")
SUDLAND = Membership("Pact", "SWE", "2005-01-01", None, "hand")


def test_a_member_is_one_from_its_first_day_up_to_the_day_it_left() -> None:
    table = Memberships([NORLAND, SUDLAND])
    days = [dt.date(2001, 2, 2), dt.date(2001, 2, 3), dt.date(2009, 12, 31), dt.date(2010, 1, 1)]
    assert ["NOR" in table.members("Pact", day) for day in days] == [False, True, True, False]


def test_an_organisation_whose_members_are_not_known_is_refused() -> None:
    with pytest.raises(UsageError, match="E640"):
        Memberships([NORLAND]).members("Club", dt.date(2005, 1, 1))


def test_a_state_of_no_organisation_is_a_member_of_nothing() -> None:
    assert Memberships([NORLAND]).member_of("DNK", dt.date(2005, 1, 1)) == frozenset()


@pytest.mark.parametrize(
    ("organisation", "day", "number"),
    [
        ("UN", dt.date(2020, 1, 1), 193),
        ("UN", dt.date(2011, 7, 13), 192),
        ("NATO", dt.date(1999, 3, 11), 16),
        ("NATO", dt.date(2024, 3, 7), 32),
        ("EU", dt.date(2020, 1, 31), 28),
        ("EU", dt.date(2020, 2, 1), 27),
        ("AU", dt.date(2017, 1, 30), 54),
        ("LAS", dt.date(2020, 1, 1), 22),
        ("OSCE", dt.date(2020, 1, 1), 57),
        ("OPEC", dt.date(2024, 1, 1), 12),
    ],
)
def test_the_number_of_members_is_right(organisation: str, day: dt.date, number: int) -> None:
    assert len(members(organisation, day)) == number


@pytest.mark.parametrize("year", range(1990, 2027))
def test_the_security_council_has_fifteen_members_in_every_year(year: int) -> None:
    assert len(members("UNSC", dt.date(year, 6, 1))) == 15


def test_a_state_that_is_no_more_is_no_member() -> None:
    assert "UN" in member_of("SUN", dt.date(1991, 12, 25))
    assert member_of("SUN", dt.date(1992, 1, 1)) == frozenset()


def test_every_row_has_a_source() -> None:
    assert [row for row in load_memberships().all if not row.source] == []
