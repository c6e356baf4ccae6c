"""Dates as heads and rows write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.dates import parse_date, parse_moment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-06-28", "2023-06-28"),
        ("2023-06-28 7:29", "2023-06-28T07:29"),
        ("2023-06-28T07:29:30Z", "2023-06-28T07:29"),
        ("2023-06-28T07:29:30.123+02:00", "2023-06-28T07:29"),
        ("20230628", "2023-06-28"),
        ("2023/6/3", "2023-06-03"),
        ("June 28, 2023", "2023-06-28"),
        ("Wednesday, June 28, 2023 7:29 p.m. EST", "2023-06-28T19:29"),
        ("28 June 2023", "2023-06-28"),
        ("the 28", None),
        ("28th of June 2023", "2023-06-28"),
        ("Sept. 3, 1999", "1999-09-03"),
        ("26-FEB-1987 15:01:01.79", "1987-02-26T15:01"),
        ("Wed, 28 Jun 2023 07:29:00 +0200 (CEST)", "2023-06-28T07:29"),
        ("28.06.2023", "2023-06-28"),
        ("28/06/2023", "2023-06-28"),
        ("06/28/2023", "2023-06-28"),
        ("12:15 a.m.", None),
        ("1 January 2024 12:15 am", "2024-01-01T00:15"),
    ],
)
def test_parse_date_reads_the_forms_of_heads(text: str, expected: str | None) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize("text", ["3/4/2020", "2023-02-30", "28 June", "June 2023", "tomorrow", "", "1 May 2024 25:00"])
def test_parse_date_gives_nothing_rather_than_a_guess(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates(min_value=dt.date(1600, 1, 1)), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a, %d %b %Y"]))
def test_parse_date_reads_back_what_was_written(day: dt.date, form: str) -> None:
    assert parse_date(day.strftime(form)) == day.isoformat()


@given(st.text(max_size=60))
def test_parse_date_never_raises(text: str) -> None:
    found = parse_date(text)
    assert found is None or dt.datetime.fromisoformat(found)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1687937340, "2023-06-28T07:29"),
        (1687937340000, "2023-06-28T07:29"),
        ("1687937340", "2023-06-28T07:29"),
        (20230628, "2023-06-28"),
        (5, None),
        (True, None),
        ([2023], None),
        (float("nan"), None),
        (float("inf"), None),
    ],
)
def test_parse_moment_reads_numbers_of_seconds_and_milliseconds(value: object, expected: str | None) -> None:
    assert parse_moment(value) == expected
