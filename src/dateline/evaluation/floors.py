"""Floors: the figures that a change may not fall under. They only go up.

A floors file is TOML. Each set has a table with the SHA-256 of its gold data, the day on which its floors were last
raised, and the floors themselves by the path of the figure, a slash between the keys.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.errors import EvaluationError
from dateline.evaluation import problems
from dateline.evaluation.outcome import Figures

EPSILON = 0.003
"""How far under its floor a figure may lie, as a share of the scale.

The int8 kernels of different processors round differently, so that the least certain few of thousands of choices fall
otherwise on another machine. A change that costs more than that is a real one.
"""

HEADER = """\
# Floors of the coding's figures, kept by `dateline evaluate SET --data PATH --check`, and raised with --raise.
# They only go up. To lower one, take it out by hand in a commit that says why.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one set."""

    gold_sha256: str
    date: dt.date
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Standing:
    """One figure beside its floor."""

    path: str
    figure: float
    floor: float
    allowance: float

    @property
    def fell(self) -> bool:
        """Whether the figure is further under its floor than machines differ."""
        return self.figure < self.floor - self.allowance


def read_floors(path: Path) -> dict[str, Floors]:
    """Return the floors of every set in a file.

    Raises:
        EvaluationError: E503, the file is absent or breaks the form.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise problems.no_floors(path, "no such file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise problems.no_floors(path, str(error)) from error
    return {name: _read_table(path, name, table) for name, table in content.items()}


def compare_floors(floors: Floors, figures: Figures, *, table: str, sha256: str, scale: float) -> tuple[Standing, ...]:
    """Return each figure that has a floor, beside it.

    Args:
        floors: the set's floors.
        figures: the figures measured.
        table: name of the set's table, for messages.
        sha256: of the gold data measured on.
        scale: the best possible figure.

    Raises:
        EvaluationError: E505, the floors were set on other gold data; E503, a floor has no figure.
    """
    if floors.gold_sha256 != sha256:
        raise problems.other_gold(table, seen=sha256, floor=floors.gold_sha256)
    return tuple(
        Standing(path, figure_at(figures, path), floor, EPSILON * scale) for path, floor in floors.figures.items()
    )


def find_fallen(standings: Iterable[Standing], *, table: str) -> EvaluationError | None:
    """Return the error E504 that names every figure that fell; None when none did."""
    lines = [f"{one.path} is {one.figure:g}, its floor {one.floor:g}" for one in standings if one.fell]
    return problems.under_floor(table, lines) if lines else None


def raise_floors(
    floors: Floors | None, figures: Figures, paths: Iterable[str], *, table: str, sha256: str, today: dt.date
) -> Floors:
    """Return floors of which none is lower than before, and each is at least the present figure.

    Args:
        floors: the floors so far; None when the set has none.
        figures: the figures measured.
        paths: paths of the figures that have floors; those of ``floors`` keep theirs.
        table: name of the set's table, for messages.
        sha256: of the gold data measured on.
        today: the day to note when one went up.

    Raises:
        EvaluationError: E505, the floors were set on other gold data; E503, a path has no figure.
    """
    if floors is not None and floors.gold_sha256 != sha256:
        raise problems.other_gold(table, seen=sha256, floor=floors.gold_sha256)
    before = dict(floors.figures) if floors else {}
    raised = {path: max(figure_at(figures, path), before.get(path, 0.0)) for path in dict.fromkeys([*before, *paths])}
    if floors is not None:
        return replace(floors, figures=raised, date=floors.date if raised == before else today)
    return Floors(sha256, today, raised)


def write_floors(path: Path, tables: Mapping[str, Floors]) -> None:
    """Write the floors of every set, as a whole or not at all."""
    parts = [HEADER]
    for name, floors in sorted(tables.items()):
        figures = "\n".join(f'"{figure}" = {value!r}' for figure, value in floors.figures.items())
        parts.append(
            f'[{name}]\ngold_sha256 = "{floors.gold_sha256}"\ndate = {floors.date.isoformat()}\n\n'
            f"[{name}.floors]\n{figures}\n"
        )
    draft = path.with_name(path.name + ".new")
    draft.write_text("\n".join(parts), encoding="utf-8")
    draft.replace(path)


def figure_at(figures: Figures, path: str) -> float:
    """Return the figure at a path such as ``relation/F1``.

    Raises:
        EvaluationError: E503, there is no number.
    """
    value: object = figures
    for key in path.split("/"):
        value = value.get(key) if isinstance(value, dict) else None
    if not isinstance(value, int | float):
        raise problems.no_floors(Path("floors"), f"no figure {path} was measured")
    return float(value)


def _read_table(path: Path, name: str, table: object) -> Floors:
    parts = table if isinstance(table, dict) else {}
    sha256, date, figures = parts.get("gold_sha256"), parts.get("date"), parts.get("floors")
    if not isinstance(sha256, str) or not isinstance(date, dt.date) or not isinstance(figures, dict):
        raise problems.no_floors(path, f"[{name}] lacks gold_sha256, date or floors")
    if not all(isinstance(value, int | float) for value in figures.values()):
        raise problems.no_floors(path, f"[{name}.floors] has a floor that is no number")
    return Floors(sha256, date, {key: float(value) for key, value in figures.items()})
