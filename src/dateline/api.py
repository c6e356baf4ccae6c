"""Dateline in Python: text or file in, record out, with a picture of it in a notebook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import InputError
from dateline.records import Coded, Dispatch, Event, Failure, Statement, to_plain

if TYPE_CHECKING:
    from dateline.coding import Coder
    from dateline.corpus.result import Result


@dataclass(frozen=True, slots=True)
class Record:
    """The record of one dispatch: statements and events, as objects, JSON, data frames or a page.

    Shown in a notebook, it draws the text with the words marked beside the records.
    """

    coded: Coded

    @property
    def dispatch(self) -> Dispatch:
        """The dispatch itself."""
        return self.coded.dispatch

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Who said what, in the order of the text."""
        return self.coded.statements

    @property
    def events(self) -> tuple[Event, ...]:
        """Who did what to whom, in the order of the text."""
        return self.coded.events

    def to_dict(self) -> dict[str, Any]:
        """Return the record as ``dateline code --format json`` prints it."""
        plain: dict[str, Any] = to_plain(self.coded)
        return plain

    def table(self, noun: str = "events") -> Result:
        """Return ``statements`` or ``events`` as rows with ``.to_pandas()``, ``.to_polars()`` and ``.to_arrow()``.

        Raises:
            UsageError: E623 for another noun.
        """
        from dateline.corpus.tables import table_of

        return table_of(self.coded, noun)

    def to_html(self) -> str:
        """Return one page that needs no network: the highlighted text beside the records."""
        from dateline.report import render_page

        return render_page([self.coded])

    def _repr_html_(self) -> str:
        """Return the page in a frame of its own, so that its style stays out of the notebook's."""
        from html import escape

        return f'<iframe srcdoc="{escape(self.to_html())}" style="width:100%;height:640px;border:0"></iframe>'


def code(source: str | Path | Dispatch, *, published: str | dt.date | None = None) -> Record:
    """Return the record of one dispatch.

    Args:
        source: the text itself, the path of a text or HTML file (as a ``Path``), or a dispatch.
        published: day of publication (ISO 8601); takes precedence over the head of the text.

    Raises:
        InputError: the text or file cannot be read.
        ModelError: the model file is absent or unfit.
    """
    return Record(_coder().code(_dispatch(source, str(published) if published else None)))


def code_many(sources: Iterable[str | Path | Dispatch], *, published: str | dt.date | None = None) -> Iterator[Record]:
    """Yield the record of each dispatch; the model is loaded once.

    Raises:
        InputError: a text or file cannot be read.
    """
    for source in sources:
        yield code(source, published=published)


@cache
def _coder() -> Coder:
    from dateline.coding import Coder

    return Coder.load()


def _dispatch(source: str | Path | Dispatch, published: str | None) -> Dispatch:
    if isinstance(source, Dispatch):
        return source
    from dateline.reading import read, read_bytes

    items = (
        read(source, published=published)
        if isinstance(source, Path)
        else read_bytes(source.encode("utf-8", "surrogatepass"), name="text", published=published, format="text")
    )
    first = next(iter(items))
    if isinstance(first, Failure):
        raise InputError(first.code, seen=first.seen, expected=first.expected, remedy=first.remedy)
    return first
