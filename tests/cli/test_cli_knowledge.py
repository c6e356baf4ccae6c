"""``dateline knowledge`` and ``dateline actor``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_given import Command

from dateline.knowledge.own import VARIABLE


@pytest.fixture(autouse=True)
def _no_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")


def write_holders(folder: Path, *rows: str) -> Path:
    head = "state\toffice\tname\tfrom\tto\tsource"
    (folder / "holders.tsv").write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return folder


def test_a_check_of_the_tables_of_the_package_finds_nothing_wrong(dateline: Command) -> None:
    ran = dateline("knowledge", "check")
    assert ran.status == 0
    assert "0 wrong" in ran.out


def test_a_check_lists_the_longest_gaps(dateline: Command) -> None:
    gaps = json.loads(dateline("knowledge", "check", "--gaps", 3, "--json").out)["gaps"]
    assert len(gaps) == 3
    assert gaps[0]["days"] >= gaps[2]["days"] > 0


def test_something_wrong_is_shown_and_told_by_the_status(dateline: Command, tmp_path: Path) -> None:
    rows = ("FRA\tking\tAda Lund\t2024-01-01\t\tdesk", "FRA\tking\tPer Holm\t2024-06-01\t\tdesk")
    ran = dateline("knowledge", "check", "--own", write_holders(tmp_path, *rows))
    assert ran.status == 2
    assert "overlap" in ran.out


def test_an_unfit_row_of_ones_own_is_an_error_with_its_line(dateline: Command, tmp_path: Path) -> None:
    ran = dateline("knowledge", "check", "--own", write_holders(tmp_path, "FRA\tking\tAda Lund\tlately\t\tdesk"))
    assert ran.status == 1
    assert "E123" in ran.err
    assert "holders.tsv:2" in ran.err


def test_stats_count_rows_by_source_and_members(dateline: Command) -> None:
    told = json.loads(dateline("knowledge", "stats", "--json").out)
    assert told["members"]["NATO"] == 32
    assert {row["table"] for row in told["rows"]} == {"holders", "memberships", "borders", "codes"}


def test_another_action_is_refused(dateline: Command) -> None:
    assert "E642" in dateline("knowledge", "grow").err


def test_a_person_is_shown_with_the_office_of_the_day(dateline: Command) -> None:
    told = json.loads(dateline("actor", "Mark Rutte", "--as-of", "2023-06-27", "--format", "json").out)
    assert told["states"] == ["NLD"]
    assert [(one["state"], one["from"]) for one in told["offices"] if one["held_on_the_day"]] == [("NLD", "2010-10-14")]
    assert {"EU", "NATO"} <= set(told["organisations"])


def test_a_table_marks_what_was_held_on_the_day(dateline: Command) -> None:
    ran = dateline("actor", "Mark Rutte", "--as-of", "2024-11-02")
    [line] = [line for line in ran.out.splitlines() if line.lstrip().startswith("* ") and "secretary general" in line]
    assert "2024-10-01" in line


def test_a_state_is_shown_with_codes_neighbours_and_holders(dateline: Command) -> None:
    out = " ".join(dateline("actor", "Finland", "--as-of", "2024-05-01").out.split())
    assert "neighbours: NOR, RUS, SWE" in out
    assert "cow 375" in out
    assert "head of state: Alexander Stubb" in out


def test_an_office_that_is_not_known_is_said_to_be_so(dateline: Command) -> None:
    told = json.loads(dateline("actor", "Lebanon", "--as-of", "2015-05-01", "--format", "json").out)
    assert told["holders"]["head of state"]["name"] is None
    assert "nobody is known" in told["holders"]["head of state"]["reason"]


def test_an_organisation_is_shown_with_its_members(dateline: Command) -> None:
    told = json.loads(dateline("actor", "NATO", "--as-of", "2024-03-06", "--format", "json").out)
    assert (len(told["members"]), "SWE" in told["members"]) == (31, False)


def test_own_rows_are_shown(dateline: Command, tmp_path: Path) -> None:
    folder = write_holders(tmp_path, "FRA\tharbour master\tAda Lund\t2024-01-01\t\tdesk")
    assert "own: desk" in dateline("actor", "Ada Lund", "--own", folder).out


def test_a_name_that_nobody_has_is_an_error(dateline: Command) -> None:
    ran = dateline("actor", "Ilse Brandt")
    assert ran.status == 1
    assert "E643" in ran.err


def test_a_corpus_tells_what_an_unknown_actor_said_and_did(dateline: Command, filled: Path) -> None:
    ran = dateline("actor", "Ilse Brandt", "--as-of", "2024-12-31", "--corpus", filled, "--format", "json")
    told = json.loads(ran.out)["corpus"]
    assert (told["statements"], told["acts"], told["acts_upon"]) == (1, {"CONSULT": 1}, {"Olu Adeba": 1})


def test_a_corpus_is_asked_up_to_the_day_only(dateline: Command, filled: Path) -> None:
    assert "E643" in dateline("actor", "Ilse Brandt", "--as-of", "2024-05-05", "--corpus", filled).err


def test_a_table_shows_what_the_corpus_has(dateline: Command, filled: Path) -> None:
    out = dateline("actor", "Olu Adeba", "--as-of", "2024-12-31", "--corpus", filled).out
    assert "acted upon by:" in out
    assert "Ilse Brandt (1)" in out


@pytest.mark.parametrize(("option", "value", "code"), [("--as-of", "lately", "E604"), ("--format", "yaml", "E602")])
def test_options_that_make_no_sense_are_refused(dateline: Command, option: str, value: str, code: str) -> None:
    assert code in dateline("actor", "NATO", option, value).err
