"""The place, day and agency that open a report: "THE HAGUE, June 27 (Agency) -"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.reading.dates import parse_date
from dateline.records import Span

_NAMED = r"(?P<named>(?P<place>[^\r\n()]{2,70}?)?[\s,]*(?:\((?P<agency>[^()\r\n]{2,40})\))?)"
_OPENINGS = (
    re.compile(_NAMED + r"(?:\s?(?:--|[—–_])|\s-(?=\s)|(?<=\))-(?=\s))[-_—–]*(?=\s|$|(?<=--)|(?<=[—_]))[ \t]*"),
    re.compile(r"(?P<named>(?P<place>[^\W\d_a-z][^\r\n().,a-z]{2,30})(?P<agency>(?!)x)?)\.[ \t]+"),  # "OSLO. The ..."
)
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Za-z]*\.?"
)
_DAY = re.compile(rf"(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{_MONTH})(?:,?\s+(?P<year>\d{{4}}))?")
_REGION = re.compile(r"[^\W\d_][\w.'’ -]{1,30}")
_REST = re.compile(r"[“\"'‘`]*(\w)")


@dataclass(frozen=True, slots=True)
class Opening:
    """A dateline that was found: where it stands, where the report goes on, and its full date where it gives one."""

    span: Span
    end: int
    published: str | None


def find_dateline(text: str, at: int) -> Opening | None:
    """Return the dateline that starts at ``at``, or None.

    >>> find_dateline("OSLO, May 3 (Agency) - Talks began.", 0).span
    Span(start=0, end=20)
    """
    found = (_read(text, form.match(text, at, at + 200)) for form in _OPENINGS)
    return next((opening for opening in found if opening), None)


def _read(text: str, match: re.Match[str] | None) -> Opening | None:
    if not match or not (match["place"] or match["agency"]):
        return None
    parts = [part.strip() for part in (match["place"] or "").split(",")]
    days = _DAY.search(match["place"] or "")
    place = [part for part in _without_day(parts, days) if part]
    sure = bool(match["agency"] or days)
    capital = bool(place) and place[0].isupper()
    if not _is_place(place, sure) or not ((sure and capital) or _starts_report(text, match.end())):
        return None
    if place and not capital and match["agency"] and not match["agency"][:1].isupper():
        return None
    end = match.start() + len(match["named"].rstrip(" \t,"))
    published = parse_date(days[0]) if days and days["year"] else None
    return Opening(Span(match.start(), end), match.end(), published)


def _without_day(parts: list[str], days: re.Match[str] | None) -> list[str]:
    if days is None:
        return parts
    named = days.string.replace(days[0], "")
    return [part.strip() for part in named.split(",")]


def _is_place(parts: list[str], sure: bool) -> bool:
    """Whether the parts read like "TOWN" or "TOWN, Region"; mixed case only where a day or an agency makes it sure."""
    if not parts:
        return sure
    town, *regions = parts
    words = town.split()
    if len(words) > 5 or not all(_REGION.fullmatch(region) for region in regions) or len(regions) > 2:
        return False
    capital = town.isupper() and sum(letter.isalpha() for letter in town) >= 3
    return capital or (sure and all(word[:1].isupper() or word[:1] in "('’" for word in words))


def _starts_report(text: str, at: int) -> bool:
    """Whether what follows reads like a first sentence and not like the rest of an upper-case headline."""
    line = re.match(r"\s*([^\r\n]*)", text[at : at + 400])
    rest = line[1] if line else ""
    first = _REST.match(rest)
    return bool(first and (first[1].isupper() or first[1].isdigit()) and not rest.isupper())
