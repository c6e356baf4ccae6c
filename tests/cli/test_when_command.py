"""``dateline when``: a table or JSON of time expressions, and errors for what is no date."""

from __future__ import annotations

import json

import pytest
from cli_given import Command

TEXT = "They met on Wednesday and have talked for the past three years."


def test_json_has_every_field(dateline: Command) -> None:
    ran = dateline("when", TEXT, "--published", "2024-05-16", "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    printed = json.loads(ran.out)
    assert printed["published"] == "2024-05-16"
    assert printed["times"][0] == {
        "text": "Wednesday",
        "span": {"start": 12, "end": 21},
        "type": "DATE",
        "value": "2024-05-15",
        "start": "2024-05-15",
        "end": "2024-05-15",
        "precision": "day",
        "anchor": "2024-05-16",
        "rule": "weekday",
    }
    assert [one["value"] for one in printed["times"]] == ["2024-05-15", "P3Y"]


def test_the_table_has_a_line_for_each_expression(dateline: Command) -> None:
    ran = dateline("when", TEXT, "--published", "16 May 2024")
    lines = [line.split() for line in ran.out.splitlines() if "DATE" in line or "DURATION" in line]
    assert ran.status == 0
    assert lines == [
        ["Wednesday", "DATE", "2024-05-15", "2024-05-15", "2024-05-15", "day", "2024-05-16", "weekday"],
        "the past three years DURATION P3Y 2021-05-16 2024-05-16 range 2024-05-16 last-count".split(),
    ]


def test_square_brackets_are_printed_as_they_stand(dateline: Command) -> None:
    ran = dateline("when", "It ended [red]in [May 2020[/red].", "--published", "2024-05-16")
    assert (ran.status, "May 2020" in ran.out) == (0, True)


def test_an_expression_without_days_has_null_days(dateline: Command) -> None:
    ran = dateline("when", "He recently fled.", "--published", "2024-05-16", "--format", "json")
    (one,) = json.loads(ran.out)["times"]
    assert (one["value"], one["start"], one["end"], one["precision"]) == ("PAST_REF", None, None, "unknown")


def test_a_text_without_time_expressions_is_no_error(dateline: Command) -> None:
    ran = dateline("when", "They met.", "--published", "2024-05-16")
    assert (ran.status, ran.out.strip()) == (0, "No time expression.")


def test_bytes_that_are_no_text_keep_their_places(dateline: Command) -> None:
    ran = dateline("when", "\udcff in 2020", "--published", "2024-05-16", "--format", "json")
    (one,) = json.loads(ran.out)["times"]
    assert (ran.status, one["span"]) == (0, {"start": 5, "end": 9})


@pytest.mark.parametrize("date", ["yesterday", "3/4/2020", "2024-02-30", "0999-01-01", "9999-12-31", ""])
def test_what_is_no_date_is_a_coded_error(dateline: Command, date: str) -> None:
    ran = dateline("when", TEXT, "--published", date)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("error E601")
    assert "--published 2023-06-28" in ran.err


def test_no_date_is_a_coded_error(dateline: Command) -> None:
    ran = dateline("when", TEXT)
    assert (ran.status, "E600" in ran.err, "--published" in ran.err) == (1, True, True)


@pytest.mark.parametrize("text", ["", " \n"])
def test_no_text_is_a_coded_error(dateline: Command, text: str) -> None:
    ran = dateline("when", text, "--published", "2024-05-16")
    assert (ran.status, ran.err.startswith("error E627")) == (1, True)


def test_an_unknown_format_is_a_coded_error(dateline: Command) -> None:
    ran = dateline("when", TEXT, "--published", "2024-05-16", "--format", "xml")
    assert (ran.status, ran.err.startswith("error E600")) == (1, True)
