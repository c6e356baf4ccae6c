"""`dateline evaluate`, with a hand-made coder in place of the model."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typer
from gold_made import coding_tools, write_annotated
from typer.testing import CliRunner

from dateline import evaluation
from dateline.cli.evaluate import evaluate
from dateline.errors import CodingError, DatelineError
from dateline.evaluation.annotated.gold import read_annotated
from dateline.evaluation.floors import read_floors
from dateline.evaluation.gold import is_held_out
from dateline.records import Coded, Dispatch

Run = Callable[..., Any]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write_annotated(tmp_path / "gold")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, gold: Path) -> Run:
    """Run the command on the gold folder with a coder that leaves out some statements."""
    app = typer.Typer()
    app.command()(evaluate)

    def run_with(*options: str, missing: int = 0, fail: bool = False) -> Any:
        def code(dispatch: Dispatch) -> Coded:
            if fail:
                raise CodingError("E299", seen="smoke", expected="none", remedy="wait")
            item = read_annotated(gold, held_out=False)[0]
            return replace(item.gold, dispatch=dispatch, statements=item.gold.statements[missing:])

        monkeypatch.setattr(evaluation, "load_tools", lambda model, track: coding_tools(code))
        floors = ("--floors", str(tmp_path / "floors.toml"))
        return CliRunner().invoke(app, ["annotated", "--data", str(gold), *floors, *options])

    return run_with


def error_of(result: Any) -> DatelineError:
    assert isinstance(result.exception, DatelineError)
    return result.exception


def test_json_is_all_that_standard_output_holds(run: Run) -> None:
    result = run("--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["statement.content"]["f1"] == 1.0


def test_mistakes_are_printed_with_their_sentences(run: Run) -> None:
    result = run(missing=1)
    assert "missed statement" in result.stdout
    assert "[that Sudland had shelled a ferry off Port Elm]" in " ".join(result.stdout.split())


def test_a_check_without_floors_says_how_to_set_them(run: Run, tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text("", encoding="utf-8")
    error = error_of(run("--check"))
    assert error.code == "E506"
    assert "--raise" in error.remedy


def test_raised_floors_hold_for_the_same_coding(run: Run) -> None:
    assert run("--raise").exit_code == 0
    result = run("--check", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)
    assert "holds" in result.stderr


def test_a_check_fails_when_a_figure_fell(run: Run) -> None:
    run("--raise")
    result = run("--check", missing=1)
    assert result.exit_code == 1
    assert error_of(result).code == "E504"
    assert "statement.content/f1 is 0.8, its floor 1" in error_of(result).seen


def test_raising_after_a_fall_keeps_the_old_floor(run: Run, tmp_path: Path) -> None:
    run("--raise")
    before = read_floors(tmp_path / "floors.toml")
    run("--raise", missing=1)
    assert read_floors(tmp_path / "floors.toml") == before


def test_changed_gold_is_not_checked_against_old_floors(run: Run, gold: Path) -> None:
    run("--raise")
    with (gold / "norland.json").open("a", encoding="utf-8") as file:
        file.write("\n")
    assert error_of(run("--check")).code == "E505"


def test_the_held_out_part_has_floors_of_its_own(run: Run, tmp_path: Path, gold: Path) -> None:
    write_annotated(gold, name=next(name for name in map(str, range(99)) if is_held_out(name)))
    run("--held-out", "--raise")
    assert list(read_floors(tmp_path / "floors.toml")) == ["annotated-held-out"]


def test_a_dispatch_that_cannot_be_coded_gives_status_2(run: Run) -> None:
    result = run("--json", fail=True)
    assert result.exit_code == 2
    assert "[E299]" in result.stderr


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["annotate", "--data", "."], "E611"),
        (["polnear", "--data", ".", "--held-out"], "E612"),
        (["plover-pairs", "--data", "nowhere"], "E501"),
    ],
)
def test_wrong_options_are_coded_errors(options: list[str], code: str) -> None:
    app = typer.Typer()
    app.command()(evaluate)
    assert error_of(CliRunner().invoke(app, options)).code == code


def test_the_help_names_every_set() -> None:
    app = typer.Typer()
    app.command()(evaluate)
    text = CliRunner().invoke(app, ["--help"]).stdout
    assert [gold_set.name for gold_set in evaluation.list_sets() if gold_set.name not in text] == []
