"""``dateline statements | events | actors | stats | failures``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli_given import Command


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("statements", ["Ilse Brandt", "“We agree,”", "2 statements"]),
        ("events", ["CONSULT", "planned", "Olu Adeba (NGA)", "2 events"]),
        ("actors", ["Ilse Brandt", "NGA", "3 actors"]),
        ("stats", ["dispatches", "2", "AID"]),
        ("failures", ["E101", "check the file", "1 failure"]),
    ],
)
def test_a_table_shows_what_matters(dateline: Command, filled: Path, command: str, words: list[str]) -> None:
    ran = dateline(command, "--corpus", filled)
    assert (ran.status, ran.err) == (0, "")
    assert all(word in ran.out for word in words)


@pytest.mark.parametrize("command", ["statements", "events", "actors", "stats", "failures"])
def test_json_and_csv_hold_the_same_rows(dateline: Command, filled: Path, command: str) -> None:
    rows = json.loads(dateline(command, "--corpus", filled, "--format", "json").out)
    table = list(csv.DictReader(io.StringIO(dateline(command, "--corpus", filled, "--format", "csv").out)))
    assert len(rows) == len(table) > 0
    assert list(rows[0]) == list(table[0])


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["--type", "AID"], 1),
        (["--type", "aid,consult"], 2),
        (["--type", "AID", "--type", "CONSULT"], 2),
        (["--status", "planned", "--country", "EU"], 1),
        (["--actor", "brandt", "--recipient", "adeba"], 1),
        (["--since", "2024-05-06", "--until", "2024-05"], 2),
        (["--since", "2025"], 0),
        (["--published-since", "2025"], 0),
        (["--limit", "1"], 1),
    ],
)
def test_events_are_filtered(dateline: Command, filled: Path, arguments: list[str], count: int) -> None:
    ran = dateline("events", "--corpus", filled, "--format", "json", *arguments)
    assert len(json.loads(ran.out)) == count


def test_a_cut_table_says_how_to_see_all(dateline: Command, filled: Path) -> None:
    assert "1 event of 2; --limit 0 shows all" in dateline("events", "--corpus", filled, "--limit", "1").out


def test_csv_guards_against_formulas(dateline: Command, filled: Path) -> None:
    out = dateline("statements", "--corpus", filled, "--format", "csv", "--country", "EU").out
    assert [row["speaker"] for row in csv.DictReader(io.StringIO(out))] == ["'=2+2"]


@pytest.mark.parametrize("form", ["json", "csv", "parquet", "table"])
def test_output_goes_to_a_file(dateline: Command, filled: Path, tmp_path: Path, form: str) -> None:
    path = tmp_path / "out"
    ran = dateline("events", "--corpus", filled, "--format", form, "--output", path)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == f"2 events written to {path}\n"
    assert path.stat().st_size > 0
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["corpus", "out"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--format", "xml"], "E602"),
        (["--type", "WAR"], "E604"),
        (["--since", "soon"], "E604"),
        (["--output", "/no/such/folder/out.csv"], "E608"),
    ],
)
def test_a_wrong_value_is_a_user_error(dateline: Command, filled: Path, arguments: list[str], code: str) -> None:
    ran = dateline("events", "--corpus", filled, *arguments)
    assert (ran.status, f"error {code}" in ran.err) == (1, True)


def test_control_characters_do_not_reach_the_terminal(dateline: Command, tmp_path: Path) -> None:
    from corpus_hand_built import make_coded

    from dateline.corpus import Corpus

    Corpus(tmp_path / "c").add(make_coded(speaker="Ilse\x1b[31m\x07 [bold]Brandt[/bold]"))
    out = dateline("statements", "--corpus", tmp_path / "c").out
    assert "\x1b" not in out
    assert "[bold]Brandt[/bold]" in out
