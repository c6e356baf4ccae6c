"""`dateline code`: the record of one or many dispatches."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from dateline.errors import DatelineError, UsageError
from dateline.records import Coded, Dispatch, Failure, to_plain


class Format(StrEnum):
    """How records are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"


Paths = Annotated[
    list[str],
    typer.Argument(metavar="FILE...|-", help="Text, HTML, JSONL or CSV files, folders, or - for standard input."),
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Day of publication; it takes precedence over the head.")
]
Form = Annotated[
    Format, typer.Option("--format", help="table, json (one dispatch), jsonl (one a line) or html (one page).")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="File to write instead of standard output.")]
Open = Annotated[bool, typer.Option("--open", help="Open the page in a browser, where there is a display.")]
Precision = Annotated[
    float | None,
    typer.Option(
        min=0.0, max=1.0, help="Leave out records that are less sure than such a share of right ones asks for."
    ),
]
Model = Annotated[Path | None, typer.Option(help="Folder of another model file.")]


def code(
    paths: Paths,
    published: Published = None,
    form: Form = Format.TABLE,
    output: Output = None,
    open_page: Open = False,
    precision: Precision = None,
    model: Model = None,
) -> None:
    """Print who said what and who did what to whom in one or many dispatches.

    Exit status: 0 when all went well, 1 for wrong options, 2 when some inputs could not be read.
    """
    from dateline.coding import Coder

    dispatches, failures = read_all(paths, published)
    if form is Format.JSON and len(dispatches) > 1:
        raise UsageError(
            "E620",
            seen=f"{len(dispatches)} dispatches with --format json",
            expected="one dispatch, since JSON prints one object",
            remedy="add --format jsonl to print one object a line",
        )
    coder = Coder.load(model)
    coded = code_all(coder, dispatches, failures)
    if precision is not None:
        coded = _sure(coded, precision)
    _write(form, coded, failures, output)
    for failure in failures:
        complain(failure)
    if open_page and output is not None:
        _open(output)
    if failures:
        raise typer.Exit(2)


def read_all(paths: Iterable[str], published: str | None) -> tuple[list[Dispatch], list[Failure]]:
    """Return the dispatches of files and folders, and the inputs that could not be read."""
    from dateline.reading import read

    items = [item for path in paths for item in read(path, published=published)]
    return [i for i in items if isinstance(i, Dispatch)], [i for i in items if isinstance(i, Failure)]


def code_all(coder: Any, dispatches: list[Dispatch], failures: list[Failure]) -> list[Coded]:
    """Return the coded dispatches, with progress on a terminal; what cannot be coded is added to the failures."""
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    coded: list[Coded] = []
    hidden = len(dispatches) < 20 or not console.is_terminal
    for dispatch in track(dispatches, "coding", console=console, disable=hidden, transient=True):
        try:
            coded.append(coder.code(dispatch))
        except DatelineError as error:
            failures.append(Failure.of(error, where=dispatch.source or dispatch.id, stage="code"))
    return coded


def _sure(coded: Iterable[Coded], precision: float) -> list[Coded]:
    from dateline.coding.confidence import keep_sure, load_curves

    return [keep_sure(one, precision, load_curves()) for one in coded]


def _write(form: Format, coded: list[Coded], failures: list[Failure], output: Path | None) -> None:
    if form is Format.TABLE and output is None:
        _print_tables(coded)
        return
    text = _rendered(form, coded, failures)
    if output is None:
        sys.stdout.write(text)
    else:
        output.write_text(text, encoding="utf-8")


def _rendered(form: Format, coded: list[Coded], failures: list[Failure]) -> str:
    if form is Format.HTML:
        from dateline.report import render_page

        return render_page(coded, failures=failures)
    if form is Format.TABLE:
        from io import StringIO

        from rich.console import Console

        from dateline.report import render_table

        paper = StringIO()
        console = Console(file=paper, width=140)
        for one in coded:
            console.print(render_table(one))
        return paper.getvalue()
    indent = 1 if form is Format.JSON else None
    return "".join(json.dumps(to_plain(one), ensure_ascii=False, indent=indent) + "\n" for one in coded)


def _print_tables(coded: list[Coded]) -> None:
    from rich.console import Console

    from dateline.report import render_table

    console = Console()
    for one in coded:
        console.print(render_table(one))
        console.print()


def complain(failure: Failure) -> None:
    """Say on standard error what was seen, what was expected and what to type."""
    sys.stderr.write(
        f"[{failure.code}] {failure.input}: {failure.seen}\n"
        f"  expected: {failure.expected}\n  try:      {failure.remedy}\n"
    )


def _open(page: Path) -> None:
    """Open the page where there is a display; say where it lies in any case."""
    import os
    import webbrowser

    sys.stderr.write(f"The report lies at {page.resolve()}\n")
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform in ("darwin", "win32"):
        webbrowser.open(page.resolve().as_uri())
