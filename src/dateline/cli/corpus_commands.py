"""``dateline statements | events | actors | stats | failures``: questions to a corpus."""

from __future__ import annotations

from pathlib import Path

import typer

CORPUS = typer.Option(..., "--corpus", "-c", metavar="DIR", help="The corpus.")
FORMAT = typer.Option("table", "--format", "-f", help="table, json, csv or parquet.")
OUTPUT = typer.Option(None, "--output", "-o", metavar="FILE", help="Write to a file.")
LIMIT = typer.Option(None, "--limit", min=0, help="How many rows; 0 for all. A table shows 50.", show_default=False)
COUNTRY = typer.Option(None, metavar="CODE", help="ISO code or organisation, such as LTU or NATO; may be repeated.")
SECTOR = typer.Option(None, metavar="CODE", help="Sector, such as GOV or MIL; may be repeated.")
SINCE = typer.Option(None, metavar="DATE", help="First day of publication: 2023-06-28, 2023-06 or 2023.")
UNTIL = typer.Option(None, metavar="DATE", help="Last day of publication.")
TEXT = typer.Option(None, metavar="WORDS", help="Words that occur in it.")
DISPATCH = typer.Option(None, metavar="ID", help="Id of a dispatch.")

Names = list[str] | None


def statements(
    corpus: Path = CORPUS,
    speaker: Names = typer.Option(None, metavar="NAME", help="Part of the speaker's name; may be repeated."),
    actor: Names = typer.Option(None, metavar="NAME", help="Part of the name of speaker or addressee."),
    country: Names = COUNTRY,
    sector: Names = SECTOR,
    about: Names = typer.Option(None, metavar="WORDS", help="Words or parties that it is about."),
    kind: Names = typer.Option(None, help="direct, mixed or indirect; may be repeated."),
    since: str | None = SINCE,
    until: str | None = UNTIL,
    text: Names = TEXT,
    dispatch: Names = DISPATCH,
    format: str = FORMAT,  # noqa: A002
    output: Path | None = OUTPUT,
    limit: int | None = LIMIT,
) -> None:
    """List who said what."""
    from dateline.cli.output import write_result
    from dateline.corpus import Corpus

    result = Corpus(corpus, create=False).statements(
        speaker=_some(speaker),
        actor=_some(actor),
        country=_some(country),
        sector=_some(sector),
        about=_some(about),
        kind=_some(kind),
        since=since,
        until=until,
        text=_some(text),
        dispatch=_some(dispatch),
    )
    write_result(result, format, output, limit, "statements")


def events(
    corpus: Path = CORPUS,
    actor: Names = typer.Option(None, metavar="NAME", help="Part of the name of who acts; may be repeated."),
    recipient: Names = typer.Option(None, metavar="NAME", help="Part of the name of who is acted upon."),
    country: Names = typer.Option(None, metavar="CODE", help="Country or organisation of any party."),
    type: Names = typer.Option(None, help="Type, such as ASSAULT; may be repeated."),  # noqa: A002
    status: Names = typer.Option(None, help="actual, planned, possible, conditional or denied; may be repeated."),
    since: str | None = typer.Option(None, metavar="DATE", help="First day of the act; undated acts are left out."),
    until: str | None = typer.Option(None, metavar="DATE", help="Last day of the act; undated acts are left out."),
    published_since: str | None = SINCE,
    published_until: str | None = UNTIL,
    place: Names = typer.Option(None, metavar="NAME", help="Part of the place's name, or its country's code."),
    text: Names = TEXT,
    dispatch: Names = DISPATCH,
    format: str = FORMAT,  # noqa: A002
    output: Path | None = OUTPUT,
    limit: int | None = LIMIT,
) -> None:
    """List who did what to whom."""
    from dateline.cli.output import write_result
    from dateline.corpus import Corpus

    result = Corpus(corpus, create=False).events(
        actor=_some(actor),
        recipient=_some(recipient),
        country=_some(country),
        type=_some(type),
        status=_some(status),
        since=since,
        until=until,
        published_since=published_since,
        published_until=published_until,
        place=_some(place),
        text=_some(text),
        dispatch=_some(dispatch),
    )
    write_result(result, format, output, limit, "events")


def actors(
    corpus: Path = CORPUS,
    actor: Names = typer.Option(None, metavar="NAME", help="Part of the name; may be repeated."),
    country: Names = COUNTRY,
    sector: Names = SECTOR,
    since: str | None = SINCE,
    until: str | None = UNTIL,
    format: str = FORMAT,  # noqa: A002
    output: Path | None = OUTPUT,
    limit: int | None = LIMIT,
) -> None:
    """List who speaks, acts and is acted upon, most frequent first."""
    from dateline.cli.output import write_result
    from dateline.corpus import Corpus

    result = Corpus(corpus, create=False).actors(
        actor=_some(actor), country=_some(country), sector=_some(sector), since=since, until=until
    )
    write_result(result, format, output, limit, "actors")


def failures(
    corpus: Path = CORPUS,
    code: Names = typer.Option(None, metavar="CODE", help="Error code, such as E103; may be repeated."),
    notes: bool = typer.Option(False, "--notes", help="List notes on inputs that were read all the same."),
    format: str = FORMAT,  # noqa: A002
    output: Path | None = OUTPUT,
    limit: int | None = LIMIT,
) -> None:
    """List the inputs that failed, and why."""
    from dateline.cli.output import write_result
    from dateline.corpus import Corpus, Result

    opened = Corpus(corpus, create=False)
    if not notes:
        write_result(opened.failures(code=_some(code)), format, output, limit, "failures")
        return
    wanted = _some(code)
    rows = [note for note in opened.state.notes() if not wanted or note["code"] in wanted]
    write_result(Result.of_rows(rows, ("input", "code", "text")), format, output, limit, "notes")


def stats(
    corpus: Path = CORPUS,
    format: str = FORMAT,  # noqa: A002
    output: Path | None = OUTPUT,
) -> None:
    """Count what a corpus holds: dispatches, statements, events, by type, status, language."""
    from dateline.cli.output import write_result
    from dateline.corpus import Corpus

    write_result(Corpus(corpus, create=False).stats(), format, output, 0, "counts")


def _some(values: Names) -> Names:
    """Return the values of an option; commas separate several. None where the option was not given."""
    if not values:
        return None
    return [part.strip() for value in values for part in value.split(",") if part.strip()]
