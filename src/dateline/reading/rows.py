"""One row, of JSON or of a table, to a Dispatch."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from dateline.reading import problems
from dateline.reading.build import Known, build_titled
from dateline.reading.dates import parse_moment
from dateline.reading.options import Options
from dateline.records import Dispatch


def read_row(row: Mapping[str, Any], outlet: str | None, options: Options, *, where: str) -> Dispatch:
    """Return the dispatch of a row.

    Raises:
        InputError: E108 where it has no text, and what makes it no dispatch.
    """
    columns = options.columns
    body = _words(row, columns.text)
    if body is None or not body.strip():
        raise problems.no_text(columns.text, [str(name) for name in row])
    opening = _words(row, columns.dateline)
    if opening and not body.startswith(opening.strip()):
        body = f"{opening.strip()} {body.lstrip()}"
    value = _value(row, columns.date)
    published = parse_moment(value)
    known = Known(
        title=_words(row, columns.title),
        published=published,
        unread_date=None if published or value is None else str(value),
        source=_words(row, columns.source),
        url=_words(row, columns.url) or _as_url(_words(row, columns.id)),
        outlet=outlet,
    )
    return build_titled(body, known, options, where=where)


def _value(row: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    for name in names:
        value = row.get(name)
        if value is not None and value != "":
            return value
    return None


def _words(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    value = _value(row, names)
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return "\n\n".join(value)  # paragraphs
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    return None


def _as_url(name: str | None) -> str | None:
    return name if name and name.startswith(("http://", "https://")) else None
