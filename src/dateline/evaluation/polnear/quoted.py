"""Which characters of a text stand in quotation marks, by the measure's own rules.

A quotation ends with its line at the latest, since an article has a paragraph a line and a quotation that goes on is
opened anew in each. These rules belong to the measure and are frozen with it; the coder uses ``marking.quotes``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.records import Span

_MARKS = re.compile(
    r"""
    (?P<opener> [“«„] | `` )
  | (?P<closer> [”»] )
  | (?P<either> " | (?<!') '' )      # straight marks, and two apostrophes as wires have them
    """,
    re.VERBOSE,
)
_MAY_PRECEDE = frozenset("([—–-'‘,.;:")
"""What may stand right before a straight mark that opens."""

_SINGLE = re.compile(
    r"""
    (?<!\w) ‘
    [^‘“”"\n]{2,400}? [^\s‘]         # no other quotation within, no white space before the closing mark
    ’ (?!\w)                         # an apostrophe within a word closes nothing
    """,
    re.VERBOSE,
)


def find_quoted(text: str) -> list[Span]:
    """Return the stretches in quotation marks, marks included."""
    spans: list[Span] = []
    start = 0
    for line in text.splitlines(keepends=True):
        doubles = list(_doubles(line))
        singles = (Span(*found.span()) for found in _SINGLE.finditer(line))
        spans += (Span(start + span.start, start + span.end) for span in doubles)
        spans += (
            Span(start + single.start, start + single.end)
            for single in singles
            if not any(single.overlaps(double) for double in doubles)
        )
        start += len(line)
    return spans


def _doubles(line: str) -> Iterator[Span]:
    """Yield the quotations of a line in double marks; one that is never closed runs to the end of the line."""
    opened: int | None = None
    for mark in _MARKS.finditer(line):
        if opened is None:
            opened = mark.start() if _opens(line, mark) else None
        elif mark.lastgroup != "opener":
            yield Span(opened, mark.start() + 1)
            opened = None
    if opened is not None:
        yield Span(opened, len(line.rstrip()))


def _opens(line: str, mark: re.Match[str]) -> bool:
    if mark.lastgroup == "opener":
        return True
    before = line[: mark.start()]
    if mark.lastgroup == "closer":
        return not before.strip()  # a line that begins with a wrongly turned mark
    return not before or before[-1].isspace() or before[-1] in _MAY_PRECEDE
