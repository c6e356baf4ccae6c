"""`dateline evaluate`: how good the coding is, on gold data."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from dateline.errors import DatelineError

if TYPE_CHECKING:
    from dateline.evaluation import Choice, GoldSet, Outcome
    from dateline.evaluation.floors import Standing

Item = TypeVar("Item")
FLOORS = Path("evaluation/floors.toml")


def evaluate(
    set_name: Annotated[
        str,
        typer.Argument(
            metavar="SET",
            help="annotated, polnear, plover-pairs, factbank, muc4, negatives, gap, gum, timex, leaders, memberships, "
            "toponyms.",
        ),
    ],
    data: Annotated[Path, typer.Option(metavar="PATH", help="Folder or file of the gold data.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON and nothing else.")] = False,
    errors: Annotated[int, typer.Option(metavar="N", min=0, help="Mistakes shown of each kind.")] = 3,
    held_out: Annotated[bool, typer.Option("--held-out", help="Only what is never trained on.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Fail when a figure is under its floor.")] = False,
    raise_floors: Annotated[bool, typer.Option("--raise", help="Raise floors to the figures; lowers none.")] = False,
    floors: Annotated[Path, typer.Option(metavar="FILE", help="The floors.")] = FLOORS,
    model: Annotated[Path | None, typer.Option(metavar="FOLDER", help="Folder of another model file.")] = None,
) -> None:
    """Code gold texts and compare: figures, then mistakes by kind with their sentences.

    Exit status: 0 when all went well, 1 when the gold is unfit or a figure is under its floor, 2 when some dispatches
    could not be coded.
    """
    from dateline.evaluation import Choice, find_set, load_tools

    gold_set = find_set(set_name)
    choice = Choice(held_out=held_out)
    _check_choice(gold_set, choice)
    outcome = gold_set.run(data, load_tools(model, track=_track), choice)
    if as_json:
        sys.stdout.write(json.dumps(outcome.figures, indent=1) + "\n")
    else:
        _print_outcome(outcome, title=f"{set_name}: {gold_set.about}", errors=errors)
    fallen = None
    if check or raise_floors:
        fallen = _keep_floors(floors, gold_set, outcome, choice=choice, data=data, check=check, raised=raise_floors)
    _complain(outcome)
    if fallen is not None:
        raise fallen
    if outcome.failures:
        raise typer.Exit(2)


def _check_choice(gold_set: GoldSet, choice: Choice) -> None:
    from dateline.evaluation import problems

    if choice.held_out and not gold_set.has_held_out:
        raise problems.no_held_out(gold_set.name)


def _keep_floors(
    path: Path, gold_set: GoldSet, outcome: Outcome, *, choice: Choice, data: Path, check: bool, raised: bool
) -> DatelineError | None:
    """Compare with the floors and raise them, as asked; return what fell."""
    from dateline.evaluation import problems
    from dateline.evaluation.floors import compare_floors, find_fallen, raise_floors, read_floors, write_floors

    table, sha256 = gold_set.table_name(choice), gold_set.fingerprint(data, choice)
    tables = read_floors(path) if path.exists() or not raised else {}
    mine = tables.get(table)
    fallen = None
    if check and mine is not None:
        standings = compare_floors(mine, outcome.figures, table=table, sha256=sha256, scale=gold_set.scale)
        _print_standings(standings, title=f"{table}: floors of {mine.date}")
        fallen = find_fallen(standings, table=table)
    elif not raised:
        raise problems.no_floor_yet(table, path)
    if raised:
        today = dt.date.today()
        higher = raise_floors(mine, outcome.figures, gold_set.floored, table=table, sha256=sha256, today=today)
        write_floors(path, {**tables, table: higher})
    return fallen


def _print_outcome(outcome: Outcome, *, title: str, errors: int) -> None:
    from rich.console import Console

    from dateline.evaluation.tables import render_figures, render_mistakes

    console = Console(highlight=False)
    console.print(render_figures(outcome.figures, title=title))
    console.print(render_mistakes(outcome, each=errors))


def _print_standings(standings: Sequence[Standing], *, title: str) -> None:
    """Print to standard error, since standard output may be JSON."""
    from rich.console import Console

    from dateline.evaluation.tables import render_standings

    Console(stderr=True, highlight=False).print(render_standings(standings, title=title))


def _complain(outcome: Outcome) -> None:
    for failure in outcome.failures:
        sys.stderr.write(
            f"[{failure.code}] {failure.input}: {failure.seen}\n"
            f"  expected: {failure.expected}\n  try:      {failure.remedy}\n"
        )


def _track(items: Sequence[Item], label: str) -> Iterable[Item]:
    """Show progress on standard error, where that is a terminal."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    return track(items, label, console=console, disable=not console.is_terminal, transient=True)
