"""Stretches between quotation marks.

A quotation is closed at the end of its paragraph at the latest: one that goes on in the next opens again there, as is
the custom in English. Marks that are read: curly, straight and angled double marks, the wire's doubled single marks,
and curly single marks where they pair up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline.records import Span

_MARK = re.compile(r"``|''|[“”„«»\"]")
_OPENERS = frozenset(("“", "„", "«", "``"))
_CLOSERS = frozenset(("”", "»"))
_SINGLE = re.compile(r"(?<!\w)‘(?!\s)([^‘“”\"\n]{2,400}?)(?<!\s)’(?!\w)")
_BEFORE_OPENER = re.compile(r"(?:^|[\s(\[—–\-:/,‘'])$")


def find_quotes(text: str, paragraphs: Iterable[Span]) -> tuple[Span, ...]:
    """Return the quoted stretches of each paragraph, marks included, in order.

    >>> [q.of('He said "no" twice.') for q in find_quotes('He said "no" twice.', [Span(0, 19)])]
    ['"no"']
    """
    found: list[Span] = []
    for paragraph in paragraphs:
        doubles = list(_double_quotes(text, paragraph))
        singles = (Span(m.start(), m.end()) for m in _SINGLE.finditer(text, paragraph.start, paragraph.end))
        found += doubles
        found += [s for s in singles if not any(s.overlaps(d) for d in doubles)]
    return tuple(sorted(found))


def _double_quotes(text: str, paragraph: Span) -> Iterator[Span]:
    open_at: int | None = None
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        sign = mark.group()
        if open_at is None:
            if _opens(text, paragraph, mark.start(), sign):
                open_at = mark.start()
        elif sign in _OPENERS and sign != "``":
            # An opener inside an open quotation: the writer forgot to close the first one.
            yield Span(open_at, mark.start())
            open_at = mark.start()
        elif sign not in _OPENERS:
            yield Span(open_at, mark.end())
            open_at = None
    if open_at is not None:
        yield Span(open_at, paragraph.end)


def _opens(text: str, paragraph: Span, at: int, sign: str) -> bool:
    if sign in _OPENERS:
        return True
    before = text[paragraph.start : at]
    if sign in _CLOSERS:
        # A paragraph that begins with a wrongly turned mark.
        return not before.strip()
    return bool(_BEFORE_OPENER.search(before[-1:]))
