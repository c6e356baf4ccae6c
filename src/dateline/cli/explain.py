"""`dateline explain`: one statement or event in full, with the words and the rules behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.code import Model, Published, code_all, complain, read_all
from dateline.errors import CorpusError, UsageError
from dateline.records import Coded, Failure

RecordId = Annotated[str, typer.Argument(metavar="ID", help="Id of a statement or event, or enough of its beginning.")]
Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE...|-",
        help="Text, HTML, JSONL or CSV files, folders, or - for standard input; none with --corpus.",
        show_default=False,
    ),
]
CorpusFolder = Annotated[
    Path | None, typer.Option("--corpus", "-c", metavar="DIR", help="Take the record from a corpus.")
]


def explain(
    record_id: RecordId,
    paths: Paths = None,
    corpus: CorpusFolder = None,
    published: Published = None,
    model: Model = None,
) -> None:
    """Print every field of one statement or event, the words that it rests on, and which rules led to it.

    Exit status: 0 when all went well, 1 for wrong options or an unknown id, 2 when some inputs could not be read.
    """
    if corpus is None:
        failures = _explain_files(record_id, paths or [], published, model)
        if failures:
            raise typer.Exit(2)
        return
    if paths or published or model:
        raise _contradiction("--corpus together with files or with options for coding them")
    _print(_from_corpus(corpus, record_id), record_id)


def _explain_files(record_id: str, paths: list[str], published: str | None, model: Path | None) -> list[Failure]:
    """Code the files and print the record; return the inputs that failed."""
    from dateline.coding import Coder
    from dateline.report.explain import find_record

    if not paths:
        raise _contradiction("neither files nor --corpus")
    dispatches, failures = read_all(paths, published)
    coded = code_all(Coder.load(model), dispatches, failures)
    for failure in failures:
        complain(failure)
    holder, record = find_record(coded, record_id)
    _print(holder, record.id)
    return failures


def _from_corpus(folder: Path, record_id: str) -> Coded:
    """Return the newest record of the dispatch that holds a statement or event.

    Raises:
        CorpusError: there is no corpus, or it is damaged.
        UsageError: E624 there is no such statement or event, E625 there are several.
    """
    from dateline.corpus import Corpus
    from dateline.report.explain import choose_id

    corpus = Corpus(folder, create=False)
    try:
        return corpus.record(record_id)
    except CorpusError as error:
        if error.code != "E306":  # no such id: perhaps the beginning of one
            raise
    tables = (corpus.statements().to_arrow(), corpus.events().to_arrow())
    return corpus.record(choose_id((one for table in tables for one in table.column("id").to_pylist()), record_id))


def _print(coded: Coded, record_id: str) -> None:
    from dateline.cli.output import make_console
    from dateline.report.explain import explain as explain_record
    from dateline.report.explain import render_explanation

    console = make_console()
    plain = console.color_system is None or console.no_color
    console.print(render_explanation(explain_record(coded, record_id), plain=plain))


def _contradiction(seen: str) -> UsageError:
    return UsageError(
        "E600",
        seen=seen,
        expected="either files to code or a corpus to read from",
        remedy="dateline explain ID FILE, or dateline explain ID --corpus DIR",
    )
