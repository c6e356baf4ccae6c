"""Office holders as of a day."""

from __future__ import annotations

import datetime as dt

from dateline.knowledge.offices import Holder, Holders, load_holders

LUND = Holder("Ada Lund", "NOR", "President", "2001-01-01", "2005-01-01", "factbook", "GOV")
LATER = Holder("Ada Lund", "NATO", "secretary general", "2006-01-01", None, "dateline", "IGO")
OTHER = Holder("Bo Lund", "SWE", "Prime Minister", "2003-01-01", "2004-01-01", "reign", "GOV")
MINOR = Holder("Per Lund", "DNK", "economy", "2003-01-01", "2004-01-01", "countryinfo", "GOV")


def test_spell_that_runs_on_the_day_comes_first() -> None:
    holders = Holders([LUND, LATER])
    assert holders.holders_named("Ada Lund", dt.date(2002, 5, 1)) == (LUND, LATER)


def test_role_moves_with_the_day() -> None:
    holders = Holders([LUND, LATER])
    assert holders.holders_named("Ada Lund", dt.date(2010, 5, 1))[0] == LATER


def test_last_day_is_outside() -> None:
    assert not LUND.held(dt.date(2005, 1, 1))


def test_name_is_found_without_accents_or_case() -> None:
    assert Holders([LUND]).holders_named("ADA LÜND", dt.date(2002, 5, 1)) == (LUND,)


def test_surname_finds_leaders_in_office_only() -> None:
    assert Holders([LUND, OTHER, MINOR]).holders_named("Lund", dt.date(2002, 5, 1)) == (LUND,)


def test_surname_finds_a_leader_who_left_lately() -> None:
    assert Holders([OTHER]).holders_named("Lund", dt.date(2006, 5, 1)) == (OTHER,)


def test_surname_finds_nobody_who_left_long_ago() -> None:
    assert Holders([OTHER]).holders_named("Lund", dt.date(2026, 5, 1)) == ()


def test_empty_name_finds_nobody() -> None:
    assert Holders([LUND]).holders_named(" ", dt.date(2002, 5, 1)) == ()


def test_table_knows_a_premier_and_his_next_office() -> None:
    found = [
        load_holders().holders_named("Mark Rutte", day)[0].country
        for day in (dt.date(2023, 6, 27), dt.date(2025, 1, 1))
    ]
    assert found == ["NLD", "NATO"]
