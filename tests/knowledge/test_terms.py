"""Who held an office on a day, and who did not."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.knowledge.terms import Term, Terms, load_terms, office_holder, offices_of

LUND = Term(
    "NOR", "head of government", "prime minister", "Ada Lund", (), "2001-01-01", "2005-01-01", "2003-01-01", "hand"
)


def test_a_source_vouches_up_to_its_own_last_day_only() -> None:
    days = [dt.date(2002, 12, 31), dt.date(2003, 1, 1)]
    assert [LUND.holds(day) for day in days] == [True, False]


@pytest.mark.parametrize("name", ["Ada Lund", "LUND", "Ada B. Lünd"])
def test_a_name_is_found_however_it_is_written(name: str) -> None:
    assert Terms([LUND]).named(name) == (LUND,)


def test_another_given_name_is_another_person() -> None:
    assert Terms([LUND]).named("Per Lund") == ()


@pytest.mark.parametrize(
    ("state", "office", "day", "name"),
    [
        ("FRA", "prime minister", dt.date(2018, 5, 1), "Edouard Philippe"),
        ("FRA", "president", dt.date(2012, 5, 14), "Nicolas Sarkozy"),
        ("GBR", "leader", dt.date(2017, 5, 1), "May"),
        ("DEU", "chancellor", dt.date(2021, 12, 8), "Olaf Scholz"),
        ("USA", "head of government", dt.date(2010, 5, 1), "Barack H. Obama"),
        ("NATO", "secretary general", dt.date(2024, 9, 30), "Jens Stoltenberg"),
        ("USA", "secretary of state", dt.date(2010, 5, 1), "Hillary Clinton"),
        ("IRN", "supreme leader", dt.date(2010, 5, 1), "Ali Khamenei"),
    ],
)
def test_the_holder_of_an_office_is_named(state: str, office: str, day: dt.date, name: str) -> None:
    answer = office_holder(state, office, day)
    assert answer.term is not None, answer.reason
    assert set(name.lower().split()) & set(answer.term.name.lower().split())


@pytest.mark.parametrize(
    ("state", "office", "day", "reason"),
    [
        ("LBN", "president", dt.date(2015, 5, 1), "nobody is known for 2015-05-01"),
        ("BIH", "head of government", dt.date(2010, 5, 1), "nobody is known for 2010-05-01"),
        ("NLD", "archbishop", dt.date(2010, 5, 1), "no holder of the office 'archbishop'"),
        ("USA", "prime minister", dt.date(2010, 5, 1), "no prime minister"),
    ],
)
def test_a_gap_is_nobody_with_a_reason(state: str, office: str, day: dt.date, reason: str) -> None:
    answer = office_holder(state, office, day)
    assert answer.term is None
    assert reason in answer.reason


def test_whoever_was_in_office_on_the_last_day_is_said_to_be_taken_so() -> None:
    assert "taken to be in office still" in office_holder("FRA", "president", dt.date(2026, 6, 1)).reason


def test_the_offices_of_a_person_move_with_the_day() -> None:
    days = [dt.date(2023, 6, 27), dt.date(2024, 9, 1), dt.date(2024, 11, 2)]
    assert [[term.state for term in offices_of("Mark Rutte", day)] for day in days] == [["NLD"], [], ["NATO"]]


def test_two_offices_at_once_are_both_told() -> None:
    offices = {term.office for term in offices_of("Joseph Biden", dt.date(2022, 5, 1))}
    assert {"head of state", "head of government"} <= offices


def test_a_surname_shared_with_another_leader_is_not_that_leader() -> None:
    found = offices_of("Jaroslaw Kaczynski", dt.date(2009, 5, 1))
    assert [term for term in found if term.office == "head of state"] == []


def test_a_predecessor_of_the_same_surname_is_not_taken_for_the_same_person() -> None:
    assert [term.begin for term in offices_of("Kaja Kallas") if term.state == "EST"] == ["2021-01-26"]


def test_every_spell_has_a_name_and_a_source() -> None:
    assert [term for term in load_terms().all if not (term.name and term.source)] == []
