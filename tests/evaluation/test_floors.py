"""Floors: they hold, they fall, they only go up."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import EvaluationError
from dateline.evaluation.floors import (
    EPSILON,
    Floors,
    compare_floors,
    find_fallen,
    raise_floors,
    read_floors,
    write_floors,
)

DAY, LATER = dt.date(2024, 5, 7), dt.date(2024, 6, 1)
FLOORS = Floors("abc", DAY, {"relation/F1": 60.0})


def fell(figure: float) -> bool:
    standings = compare_floors(FLOORS, {"relation": {"F1": figure}}, table="polnear", sha256="abc", scale=100.0)
    return find_fallen(standings, table="polnear") is not None


def test_a_figure_at_its_floor_holds() -> None:
    assert not fell(60.0)


def test_a_figure_within_the_allowance_holds() -> None:
    assert not fell(60.0 - 100 * EPSILON + 0.01)


def test_a_figure_beyond_the_allowance_fell() -> None:
    assert fell(60.0 - 100 * EPSILON - 0.01)


def test_a_fall_names_figure_and_floor() -> None:
    standings = compare_floors(FLOORS, {"relation": {"F1": 41.5}}, table="polnear", sha256="abc", scale=100.0)
    error = find_fallen(standings, table="polnear")
    assert error is not None
    assert error.code == "E504"
    assert "relation/F1 is 41.5, its floor 60" in error.seen


def test_floors_of_other_gold_are_not_compared() -> None:
    with pytest.raises(EvaluationError, match=r"E505"):
        compare_floors(FLOORS, {"relation": {"F1": 99.0}}, table="polnear", sha256="def", scale=100.0)
    with pytest.raises(EvaluationError, match=r"E505"):
        raise_floors(FLOORS, {"relation": {"F1": 99.0}}, [], table="polnear", sha256="def", today=LATER)


def test_a_floor_without_figure_is_an_error() -> None:
    with pytest.raises(EvaluationError, match=r"E503.*relation/F1"):
        compare_floors(FLOORS, {"relation": {"f1": 61.0}}, table="polnear", sha256="abc", scale=100.0)


@given(st.floats(0, 100))
def test_raising_never_lowers(figure: float) -> None:
    raised = raise_floors(FLOORS, {"relation": {"F1": figure}}, [], table="polnear", sha256="abc", today=LATER)
    assert raised.figures == {"relation/F1": max(figure, 60.0)}
    assert raised.date == (LATER if figure > 60.0 else DAY)


def test_a_set_without_floors_gets_those_of_its_chosen_figures() -> None:
    figures = {"relation": {"F1": 61.5, "P": 70.0}}
    assert raise_floors(None, figures, ["relation/F1"], table="polnear", sha256="abc", today=DAY) == Floors(
        "abc", DAY, {"relation/F1": 61.5}
    )


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    tables = {"polnear": FLOORS, "annotated-held-out": Floors("def", LATER, {"event.event/f1": 0.4501})}
    write_floors(tmp_path / "floors.toml", tables)
    assert read_floors(tmp_path / "floors.toml") == tables


@pytest.mark.parametrize(
    "content",
    ["[polnear", "polnear = 3", '[polnear]\ngold_sha256 = "a"\ndate = 2024-05-07', "[polnear]\nfloors = {}"],
)
def test_a_floors_file_of_another_form_is_an_error(tmp_path: Path, content: str) -> None:
    (tmp_path / "floors.toml").write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"E503"):
        read_floors(tmp_path / "floors.toml")


def test_an_absent_floors_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"E503.*--floors"):
        read_floors(tmp_path / "floors.toml")


def test_the_projects_own_floors_can_be_read() -> None:
    read_floors(Path(__file__).resolve().parents[2] / "evaluation" / "floors.toml")
