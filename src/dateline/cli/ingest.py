"""``dateline ingest``: files and folders into a corpus."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.corpus.ingest import Progress, Summary
    from dateline.corpus.workers import Load
    from dateline.reading.options import Options


def ingest(
    paths: list[str] = typer.Argument(..., metavar="PATH...", help="Files, folders, or - for standard input."),
    corpus: Path = typer.Option(..., "--corpus", "-c", metavar="DIR", help="The corpus; made where there is none."),
    processes: int = typer.Option(0, "--processes", "-p", min=0, help="How many code; 0: one a core, up to 4."),
    published: str | None = typer.Option(None, metavar="DATE", help="Publication day of all dispatches."),
    format: str | None = typer.Option(None, help="text, html, json, jsonl, csv or tsv; found by itself."),  # noqa: A002
    encoding: str | None = typer.Option(None, help="Encoding of all files; found by itself."),
    text_column: str | None = typer.Option(None, metavar="NAME", help="Column or key of the text."),
    date_column: str | None = typer.Option(None, metavar="NAME", help="Column or key of the publication date."),
    title_column: str | None = typer.Option(None, metavar="NAME", help="Column or key of the headline."),
    source_column: str | None = typer.Option(None, metavar="NAME", help="Column or key of the outlet."),
    url_column: str | None = typer.Option(None, metavar="NAME", help="Column or key of the address."),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="No progress bar and no notes."),
) -> None:
    """Read, code and keep files and folders in a corpus.

    Stop it at any time: the same command goes on where it was, and adds nothing twice. Exit status 0 says that all
    went well, 1 that nothing was done, 2 that some inputs failed (see dateline failures).
    """
    from dateline.reading import Columns
    from dateline.reading.options import make_options

    columns = Columns.named(
        text=text_column, date=date_column, title=title_column, source=source_column, url=url_column
    )
    options = make_options(
        published=published, format=format, columns=columns, encoding=encoding, today=None, note=None
    )
    raise typer.Exit(run_ingest(paths, corpus, options, processes=processes or default_processes(), quiet=quiet))


def run_ingest(
    paths: list[str], folder: Path, options: Options, *, processes: int, quiet: bool, load: Load | None = None
) -> int:
    """Ingest with progress and summary, and return the exit status.

    Raises:
        UsageError: E607 for a path that does not exist.
    """
    from dateline.corpus import Corpus
    from dateline.corpus.ingest import ingest as ingest_paths
    from dateline.corpus.workers import load_coder

    _check_paths(paths, folder)
    load = load or load_coder
    coder = load()  # before a corpus is made, as this is what fails where something is not installed
    corpus = Corpus(folder)
    try:
        with progress_bar(hidden=quiet) as tell:
            summary = ingest_paths(
                corpus, paths, options=options, load=load, coder=coder, processes=processes, progress=tell
            )
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. What was coded is kept; the same command goes on from there.\n")
        return 130
    _print_summary(summary, folder, quiet=quiet)
    return 2 if summary.failed else 0


def default_processes() -> int:
    """Return how many processes code when nobody says: one a core, up to four."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(4, cores)


@contextmanager
def progress_bar(*, hidden: bool) -> Iterator[Callable[[Progress], None]]:
    """Show progress on standard error while it is a terminal; yield what takes the progress."""
    if hidden or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as Bar

    from dateline.cli.pace import Pace, in_words

    pace = Pace()
    with Bar(BarColumn(), TextColumn("{task.description}"), console=Console(stderr=True)) as bar:
        task = bar.add_task("reading", total=None)

        def tell(progress: Progress) -> None:
            pace.mark(time.monotonic(), progress.bytes_done - progress.bytes_passed, progress.coded)
            left = pace.left(progress.bytes_all - progress.bytes_done) if progress.bytes_all else None
            words = _describe(progress, pace.rate(), in_words(left) if progress.bytes_all else "")
            bar.update(task, total=progress.bytes_all or None, completed=progress.bytes_done, description=words)

        yield tell


def _describe(progress: Progress, rate: float | None, left: str) -> str:
    parts = [f"{progress.coded:,} coded"]
    if progress.kept_before:
        parts.append(f"{progress.kept_before:,} kept before")
    if progress.failed:
        parts.append(f"{progress.failed:,} failed")
    if rate is not None:
        parts.append(f"{rate:.1f}/s")
    return ", ".join([*parts, left] if left else parts)


def _check_paths(paths: list[str], folder: Path) -> None:
    for path in paths:
        if path != "-" and not os.path.lexists(path):
            raise UsageError(
                "E607",
                seen=f"path {path!r}, which does not exist",
                expected="a file or folder",
                remedy="check the path",
            )
        if path != "-" and _inside(folder, Path(path)):
            raise UsageError(
                "E607",
                seen=f"corpus {str(folder)!r} inside the input {path!r}",
                expected="a corpus beside its input",
                remedy="choose another folder with --corpus",
            )


def _inside(folder: Path, path: Path) -> bool:
    return path.is_dir() and folder.resolve().is_relative_to(path.resolve())


def _print_summary(summary: Summary, folder: Path, *, quiet: bool) -> None:
    added = summary.added
    if not quiet:
        _print_notes(summary)
    before = _kept_before(summary)
    if not added.dispatches:
        line = f"Nothing new{f': {before}' if before else ''}"
    else:
        line = f"Added {_count(added.dispatches, 'dispatch', 'dispatches')}"
        parts = [f"{added.revisions:,} as a new revision"] if added.revisions else []
        parts += [f"{summary.not_coded:,} kept but not coded"] if summary.not_coded else []
        line += f" ({', '.join(parts)})" if parts else ""
        line += f" in {summary.seconds:.1f} s, {added.dispatches / max(summary.seconds, 1e-9):.1f}/s"
        line += f"; {before}" if before else ""
    if summary.failed:
        failed = _count(summary.failed, "input", "inputs")
        line += f". {failed} failed: dateline failures --corpus {folder}"
    sys.stdout.write(line + "\n")


def _kept_before(summary: Summary) -> str:
    parts = []
    if summary.inputs_done_before:
        parts.append(f"{_count(summary.inputs_done_before, 'file', 'files')} done before")
    kept = summary.kept_before + (summary.added.unchanged if not summary.failed else 0)
    if kept:
        parts.append(f"{_count(kept, 'dispatch', 'dispatches')} kept before")
    return ", ".join(parts)


def _print_notes(summary: Summary) -> None:
    from dateline.cli.output import clean

    for code, count in sorted(summary.note_counts.items()):
        first = next(note for note in summary.notes if note.code == code)
        more = f" (and {count - 1:,} more)" if count > 1 else ""
        sys.stderr.write(f"note {code}  {clean(first.input)}: {clean(first.text)}{more}\n")


def _count(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
