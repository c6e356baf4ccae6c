"""A dated news dispatch, as it was read."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, field

from dateline.records.span import Span


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One dispatch: its text as stored, and what its head says of it.

    All spans of all records are code points of ``text``.
    """

    id: str = field(metadata={"doc": "Stable id, from text, date and address."})
    title: str | None = field(metadata={"doc": "Headline, where the dispatch has one."})
    published: str | None = field(
        metadata={"doc": "Publication day or minute, ISO 8601; null when the dispatch has none."}
    )
    source: str | None = field(metadata={"doc": "Outlet or file that it came from."})
    url: str | None = field(metadata={"doc": "Address, where known."})
    language: str | None = field(metadata={"doc": "ISO 639-1 code of the language found."})
    text_sha256: str = field(metadata={"doc": "SHA-256 of the UTF-8 bytes of the stored text."})
    text: str = field(repr=False, metadata={"doc": "The stored text.", "json": False})
    title_span: Span | None = field(
        default=None, metadata={"doc": "Where the headline stands in the text.", "json": False}
    )
    body_span: Span = field(
        default=Span(0, 0), metadata={"doc": "Where the report itself stands, after any head.", "json": False}
    )
    dateline: Span | None = field(
        default=None, metadata={"doc": "The place, day and agency before the first sentence.", "json": False}
    )

    @property
    def day(self) -> dt.date | None:
        """Day of publication, or None."""
        return dt.date.fromisoformat(self.published[:10]) if self.published else None


def make_dispatch(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    source: str | None = None,
    url: str | None = None,
    language: str | None = None,
    title_span: Span | None = None,
    body_span: Span | None = None,
    dateline: Span | None = None,
) -> Dispatch:
    """Return the dispatch of a text, with its id and hash worked out.

    >>> make_dispatch("Talks began.", published="2024-05-01").day.isoformat()
    '2024-05-01'
    """
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Dispatch(
        id=stable_id("d", sha, published, url),
        title=title,
        published=published,
        source=source,
        url=url,
        language=language,
        text_sha256=sha,
        text=text,
        title_span=title_span,
        body_span=body_span or Span(0, len(text)),
        dateline=dateline,
    )


def stable_id(prefix: str, *parts: object) -> str:
    """Return a short id that is the same for the same parts: ``prefix`` and 16 hexadecimal digits."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return prefix + hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]
