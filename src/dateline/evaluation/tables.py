"""Outcomes for the eye: tables of figures, and mistakes with their sentences and the words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.evaluation.floors import Standing
from dateline.evaluation.outcome import Figures, Mistake, Outcome, Side

LONGEST_PASSAGE = 600
"""Code points of a passage that are shown."""

MOST_KINDS = 20
"""Kinds of mistakes that are listed, the most frequent first."""

BRACKETS = {Side.GOLD: ("[", "]"), Side.CODED: ("{", "}")}
STYLES = {Side.GOLD: "bold green", Side.CODED: "bold magenta"}

_COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("P", ("p", "P")),
    ("R", ("r", "R")),
    ("F1", ("f1", "F1", "macro_f1", "conll_f1")),
    ("accuracy", ("accuracy", "acc161_given_spans")),
    ("bias", ("bias",)),
    ("strict", ("strict",)),
    ("touch", ("touch",)),
    ("gold", ("gold", "n")),
    ("coded", ("pred",)),
    ("a dispatch", ("per_dispatch",)),
)
"""Heading of each column, and the keys of figures that go into it."""


def render_figures(figures: Figures, *, title: str) -> RenderableType:
    """Return a table with a line for each group of figures."""
    rows = list(_rows(figures, ""))
    used = [(heading, keys) for heading, keys in _COLUMNS if any(key in row for _, row in rows for key in keys)]
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("measure", no_wrap=True)
    for heading, _ in used:
        table.add_column(heading, justify="right")
    for name, row in rows:
        table.add_row(name or "all", *(next((_show(row[key]) for key in keys if key in row), "") for _, keys in used))
    return table


def render_mistakes(outcome: Outcome, *, each: int) -> RenderableType:
    """Return how many mistakes of each kind there are, then some of each with their sentences.

    Args:
        outcome: what was measured.
        each: how many mistakes of a kind are shown in full.
    """
    counts, rest = outcome.counts()[:MOST_KINDS], outcome.counts()[MOST_KINDS:]
    if not counts:
        return Text("No mistakes.")
    table = Table(title="Mistakes by kind", title_justify="left")
    table.add_column("kind")
    table.add_column("number", justify="right")
    for kind, number in counts:
        table.add_row(kind, str(number))
    if rest:
        table.add_row(f"{len(rest)} other kinds", str(sum(number for _, number in rest)))
    if not each:
        return table
    legend = Text.assemble("Words of gold: ", ("[words]", STYLES[Side.GOLD]), ", of the coding: ")
    legend.append("{words}", STYLES[Side.CODED])
    return Group(table, legend, *_examples(outcome.mistakes, counts, each))


def render_standings(standings: Iterable[Standing], *, title: str) -> RenderableType:
    """Return a table of figures beside their floors."""
    table = Table(title=title, title_justify="left")
    for heading in ("measure", "figure", "floor", ""):
        table.add_column(heading, justify="left" if heading == "measure" else "right")
    for one in standings:
        verdict = Text("fell", "bold red") if one.fell else Text("holds", "green")
        table.add_row(one.path, f"{one.figure:g}", f"{one.floor:g}", verdict)
    return table


def render_passage(mistake: Mistake) -> Text:
    """Return a mistake's sentence; gold words stand in [square brackets], coded ones in {curly ones}."""
    passage = mistake.passage.replace("\n", " ")
    start, end = _window(mistake)
    line = Text("... " if start else "")
    at = start
    for position, _, bracket, style in sorted(_brackets(mistake)):
        if not start <= position <= end:
            continue
        line.append(passage[at:position], _style_at(mistake, at))
        line.append(bracket, style)
        at = position
    line.append(passage[at:end], _style_at(mistake, at))
    line.append(" ..." if end < len(passage) else "")
    return line


def _brackets(mistake: Mistake) -> Iterator[tuple[int, int, str, str]]:
    """Yield position, rank, bracket and style; the rank makes coded words close and open inside gold ones."""
    for mark in mistake.marks:
        opening, closing = BRACKETS[mark.side]
        inner = int(mark.side is Side.CODED)
        yield mark.span.start, 2 + inner, opening, STYLES[mark.side]
        yield mark.span.end, 1 - inner, closing, STYLES[mark.side]


def _examples(mistakes: Iterable[Mistake], counts: list[tuple[str, int]], each: int) -> Iterator[RenderableType]:
    by_kind: dict[str, list[Mistake]] = {}
    for mistake in mistakes:
        by_kind.setdefault(mistake.kind, []).append(mistake)
    for kind, number in counts:
        shown = by_kind[kind][:each]
        yield Text(f"\n{kind} ({len(shown)} of {number})", "bold underline")
        for mistake in shown:
            yield _example(mistake)


def _example(mistake: Mistake) -> RenderableType:
    lines = Text.assemble((mistake.document, "dim"), "\n")
    lines.append_text(render_passage(mistake))
    if mistake.gold is not None:
        lines.append(f"\n  gold:  {mistake.gold}", STYLES[Side.GOLD])
    if mistake.coded is not None:
        lines.append(f"\n  coded: {mistake.coded}", STYLES[Side.CODED])
    return lines


def _style_at(mistake: Mistake, position: int) -> str:
    sides = {mark.side for mark in mistake.marks if mark.span.start <= position < mark.span.end}
    return STYLES[sides.pop()] if len(sides) == 1 else ("bold" if sides else "")


def _window(mistake: Mistake) -> tuple[int, int]:
    """Return the part of a passage that is shown: all of it, or from shortly before its first mark on."""
    if len(mistake.passage) <= LONGEST_PASSAGE:
        return 0, len(mistake.passage)
    first = min((mark.span.start for mark in mistake.marks), default=0)
    start = max(0, min(first - 80, len(mistake.passage) - LONGEST_PASSAGE))
    return start, start + LONGEST_PASSAGE


def _rows(figures: Figures, path: str) -> Iterator[tuple[str, Figures]]:
    """Yield every group of plain figures with its path."""
    plain: Figures = {key: value for key, value in figures.items() if not isinstance(value, dict)}
    if any(key in plain for _, keys in _COLUMNS for key in keys):
        yield path, plain
    for key, value in figures.items():
        if isinstance(value, dict):
            yield from _rows(value, f"{path} {key}" if path else key)


def _show(value: object) -> str:
    return str(value) if isinstance(value, int) else f"{value:g}" if isinstance(value, float) else ""
