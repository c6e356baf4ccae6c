"""A text and what is known of it to a Dispatch."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dateline.reading import problems
from dateline.reading.head import Head, parse_head
from dateline.reading.language import find_language
from dateline.reading.limits import MAX_LINE_CHARS, MAX_TEXT_CHARS
from dateline.reading.options import Options, too_late
from dateline.records import Dispatch, Span, make_dispatch

_LONG_LINE = re.compile(rf"[^\r\n]{{{MAX_LINE_CHARS + 1},}}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Known:
    """What a format says of a dispatch besides its text."""

    title: str | None = None
    published: str | None = None
    unread_date: str | None = None
    source: str | None = None
    url: str | None = None
    outlet: str | None = None
    """Name of the file, for want of a source."""


def build_text(text: str, known: Known, options: Options, *, where: str) -> Dispatch:
    """Return the dispatch of a plain text, stored as it stands.

    Raises:
        InputError: what makes it no dispatch.
    """
    return _build(text, parse_head(text), known, options, where)


def build_titled(body: str, known: Known, options: Options, *, where: str) -> Dispatch:
    """Return the dispatch of an extracted text; its headline is put before it, unless the text opens with it.

    Raises:
        InputError: what makes it no dispatch.
    """
    title = " ".join(known.title.split()) if known.title else None
    body = _whole(body, options, where).strip("\ufeff")
    if not title:
        return _build(body, parse_head(body), known, options, where)
    title = _SURROGATE.sub("\ufffd", title)
    lead = body.lstrip()
    if re.match(re.escape(title) + r"[.]?[ \t]*(?:[\r\n]|$)", lead):
        text, end = lead, len(title)
    else:
        text, end = f"{title}\n\n{lead}", len(title)
    after = end + (1 if text[end : end + 1] == "." else 0)
    head = parse_head(text, at=after, titled=True)
    return _build(text, replace(head, title=Span(0, end)), known, options, where)


def _build(text: str, head: Head, known: Known, options: Options, where: str) -> Dispatch:
    text = _whole(text, options, where)
    _check_size(text)
    body = head.body(text)
    published = options.published or known.published or head.published
    if published and too_late(published, options.today):
        raise problems.date_ahead(published, options.today)
    if not published:
        _tell_no_date(known.unread_date or head.unread_date, options, where)
    return make_dispatch(
        text,
        title=" ".join(head.title.of(text).split()) if head.title else None,
        published=published,
        source=known.source or head.source or known.outlet,
        url=known.url or head.url,
        language=find_language(body.of(text)),
        title_span=head.title,
        body_span=body,
        dateline=head.dateline,
    )


def _whole(text: str, options: Options, where: str) -> str:
    """Put U+FFFD for halves of surrogate pairs, which no file can hold; offsets stay the same."""
    if not _SURROGATE.search(text):
        return text
    options.tell(where, "W104", "halves of surrogate pairs were replaced by U+FFFD")
    return _SURROGATE.sub("\ufffd", text)


def _check_size(text: str) -> None:
    if not text.strip("\ufeff \t\r\n\f\v\u00a0") or not any(c.isalnum() for c in text):
        raise problems.empty()
    long_line: re.Match[str] | None = _LONG_LINE.search(text) if len(text) > MAX_LINE_CHARS else None
    if long_line:
        raise problems.paragraph_too_long(len(long_line[0]))
    if len(text) > MAX_TEXT_CHARS:
        raise problems.text_too_long(len(text))


def _tell_no_date(unread: str | None, options: Options, where: str) -> None:
    if unread:
        options.tell(where, "W103", f"the date {unread[:60]!r} is not understood; give one with --published")
    else:
        options.tell(where, "W102", "no publication date; relative dates in it cannot be resolved")
