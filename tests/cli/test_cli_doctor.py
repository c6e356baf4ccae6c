"""``dateline doctor``: each thing missing with the command that mends it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_given import Command

from dateline.cli import doctor
from dateline.errors import ModelError


def checks_of(ran_out: str) -> dict[tuple[str, str], dict[str, object]]:
    return {(check["part"], check["name"]): check for check in json.loads(ran_out)}


def test_doctor_lists_python_packages_and_data(dateline: Command) -> None:
    checks = checks_of(dateline("doctor", "--json").out)
    assert checks["program", "Python"]["ok"]
    assert checks["package", "duckdb"]["ok"]
    assert checks["data", "states"]["ok"]
    assert checks["gazetteer", "cities"]["ok"]


def test_a_healthy_corpus_is_ok(dateline: Command, filled: Path) -> None:
    checks = checks_of(dateline("doctor", "--json", "--corpus", filled).out)
    assert all(check["ok"] for (part, _), check in checks.items() if part == "corpus")


def test_a_damaged_corpus_is_told_and_gives_status_1(dateline: Command, filled: Path) -> None:
    [path] = (filled / "segments").rglob("events.parquet")
    path.unlink()
    ran = dateline("doctor", "--corpus", filled)
    assert ran.status == 1
    assert f"{path} is missing" in ran.out


def test_no_corpus_is_told_with_the_command_that_makes_one(dateline: Command, tmp_path: Path) -> None:
    ran = dateline("doctor", "--corpus", tmp_path / "none")
    assert ran.status == 1
    assert f"dateline ingest PATH --corpus {tmp_path / 'none'}" in ran.out


def test_a_missing_package_is_told_with_its_install_line(dateline: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_PACKAGES", ("no-such-package",))
    ran = dateline("doctor")
    assert ran.status == 1
    assert "pip install no-such-package" in ran.out


def test_a_missing_data_file_is_told_with_its_own_remedy(dateline: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> None:
        raise ModelError("E403", seen="no file states.tsv", expected="the file", remedy="pip install dateline again")

    monkeypatch.setattr("dateline.knowledge.states.load_states", load)
    ran = dateline("doctor")
    assert ran.status == 1
    assert "pip install dateline again" in ran.out
