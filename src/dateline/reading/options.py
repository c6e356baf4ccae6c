"""What the caller asks for when reading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from dateline.errors import UsageError
from dateline.reading.dates import parse_date

FORMATS = ("text", "html", "json", "jsonl", "csv", "tsv")


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the keys (JSON) or columns (CSV) that hold each field. Several names are tried in order.

    >>> Columns(text=("body",)).text
    ('body',)
    """

    text: tuple[str, ...] = ("text", "body", "content")
    title: tuple[str, ...] = ("title", "headline")
    date: tuple[str, ...] = ("published", "date", "datetime", "timestamp")
    url: tuple[str, ...] = ("url", "link")
    source: tuple[str, ...] = ("source", "publisher", "outlet")
    id: tuple[str, ...] = ("id",)
    dateline: tuple[str, ...] = ("dateline",)

    @classmethod
    def named(cls, **names: str | None) -> Columns:
        """Return the default columns with some of them replaced by one name each."""
        return cls(**{field: (name,) for field, name in names.items() if name})


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth knowing about an input that was read all the same."""

    input: str = field(metadata={"doc": "Path, and line or row where there is one."})
    code: str = field(metadata={"doc": "Stable code: W101 encoding, W102 no date, W103 date not read."})
    text: str = field(metadata={"doc": "What was found."})


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one call, checked."""

    published: str | None = None
    format: str | None = None
    columns: Columns = Columns()
    encoding: str | None = None
    today: dt.date = field(default_factory=dt.date.today)
    note: Callable[[Note], None] | None = None

    def tell(self, where: str, code: str, text: str) -> None:
        """Hand a note to the caller, where one is listening."""
        if self.note is not None:
            self.note(Note(where, code, text))


def make_options(
    *,
    published: str | dt.date | None,
    format: str | None,  # noqa: A002 - the public name of the option
    columns: Columns,
    encoding: str | None,
    today: dt.date | None,
    note: Callable[[Note], None] | None,
) -> Options:
    """Return the options, checked.

    Raises:
        UsageError: E601 a date that is none or lies ahead, E602 an unknown format, E603 an unknown encoding.
    """
    today = today or dt.date.today()
    return Options(
        _check_date(published, today), _check_format(format), columns, _check_encoding(encoding), today, note
    )


def too_late(published: str, today: dt.date) -> bool:
    """Whether a publication date lies ahead; one day is allowed, as it may already be tomorrow elsewhere."""
    return dt.date.fromisoformat(published[:10]) > today + dt.timedelta(days=1)


def _check_date(published: str | dt.date | None, today: dt.date) -> str | None:
    if published is None:
        return None
    found = parse_date(str(published))
    if found is None or too_late(found, today):
        raise UsageError(
            "E601",
            seen=f"publication date {str(published)!r}",
            expected=f"a day or minute up to {today}, such as 2023-06-28 or 2023-06-28T07:29",
            remedy="give the day on which the dispatch was published",
        )
    return found


def _check_format(name: str | None) -> str | None:
    if name is None or name in FORMATS:
        return name
    raise UsageError(
        "E602",
        seen=f"format {name!r}",
        expected=f"one of {', '.join(FORMATS)}",
        remedy="leave the format out to have it found",
    )


def _check_encoding(name: str | None) -> str | None:
    import codecs

    if name is None:
        return None
    try:
        return codecs.lookup(name).name
    except LookupError as error:
        raise UsageError(
            "E603",
            seen=f"encoding {name!r}",
            expected="a name such as utf-8 or cp1252",
            remedy="leave it out to have it found",
        ) from error
