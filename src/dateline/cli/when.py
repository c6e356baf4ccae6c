"""`dateline when`: what the time expressions of a text mean, as TIMEX3 values and as days."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.resolving.times.timex import Timex


class Format(StrEnum):
    """How the expressions are printed."""

    TABLE = "table"
    JSON = "json"


FIRST_YEAR, LAST_YEAR = 1500, 3000
"""Years of publication that the calendar of the rules reaches to."""

Text = Annotated[str, typer.Argument(metavar="TEXT", help="The text, in quotation marks.")]
Published = Annotated[
    str, typer.Option(metavar="DATE", help="Day or minute of publication, from which relative expressions count.")
]
Form = Annotated[Format, typer.Option("--format", help="table or json.")]


def when(text: Text, published: Published, form: Form = Format.TABLE) -> None:
    """Print every time expression of a text with its TIMEX3 type and value, its days, and the rule that read it.

    Exit status: 0 when all went well, also where the text has no time expression, 1 for wrong options.
    """
    from dateline.resolving.when import find_timexes

    day, minute = _published(published)
    text = text.encode("utf-8", "replace").decode("utf-8")  # bytes that are no text keep their places as "?"
    if not text.strip():
        raise UsageError(
            "E627", seen="no text at all", expected="words with a time expression", remedy='dateline when "TEXT"'
        )
    found = find_timexes(text, published=day, published_at=minute)
    if form is Format.JSON:
        plain = {"published": minute, "times": [_plain(one, text) for one in found]}
        sys.stdout.write(json.dumps(plain, ensure_ascii=False, indent=1) + "\n")
    else:
        _print_table(found, text)


def _published(words: str) -> tuple[dt.date, str]:
    """Return the day of publication, and the day or minute as ISO 8601 writes it.

    Raises:
        UsageError: E601, the words are no date, or one that the calendar does not reach to.
    """
    from dateline.reading.dates import parse_date

    found = parse_date(words)
    day = dt.date.fromisoformat(found[:10]) if found else None
    if found is None or day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UsageError(
            "E601",
            seen=f"publication date {words!r}",
            expected=f"a day or minute from {FIRST_YEAR} to {LAST_YEAR}, such as 2023-06-28 or 2023-06-28T07:29",
            remedy="write it as year, month, day: --published 2023-06-28",
        )
    return day, found


def _plain(one: Timex, text: str) -> dict[str, Any]:
    return {
        "text": one.text.of(text),
        "span": {"start": one.text.start, "end": one.text.end},
        "type": one.type,
        "value": one.value,
        "start": one.start,
        "end": one.end,
        "precision": one.precision,
        "anchor": one.anchor,
        "rule": one.rule,
    }


def _print_table(found: Sequence[Timex], text: str) -> None:
    from dateline.cli.output import make_console, print_rows

    if not found:
        make_console().print("No time expression.")
        return
    print_rows(
        ("expression", "type", "value", "first day", "last day", "precision", "anchor", "rule"),
        ((o.text.of(text), o.type, o.value, o.start, o.end, o.precision, o.anchor, o.rule) for o in found),
    )
