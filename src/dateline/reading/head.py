"""What stands before the report: date, headers, headline, byline, dateline.

A cascade of small named rules is tried again and again at the place reached, until none applies.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.reading.datelines import find_dateline
from dateline.reading.dates import parse_date
from dateline.records import Span

_OTHER_FIELDS = (
    "to cc reply-to by byline author updated modified section language message-id content-type received "
    "organization newsgroups lines path references x-mailer mime-version keywords"
)
_FIELDS = {
    "published": ["date", "published", "publication-date", "date-published", "sent", "posted", "dated", "pubdate"],
    "title": ["subject", "title", "headline"],
    "source": ["source", "publisher", "agency", "outlet", "newspaper", "from"],
    "url": ["url", "link", "permalink"],
    "": _OTHER_FIELDS.split(),
}
_FIELD_OF = {name: field for field, names in _FIELDS.items() for name in names}
_HEADER = re.compile(r"(?P<key>[A-Za-z][A-Za-z -]{0,20}?)[ \t]*:[ \t]*(?P<value>[^\r\n]*)")
_DATE_LINE = re.compile(
    r"[ \t]*(?:(?:date|dated|published(?: on)?|posted(?: on)?)\b[ \t]*:?[ \t]*)?(?P<date>[^\r\n]{6,60})", re.IGNORECASE
)
_BYLINE = re.compile(r"[ \t]*(?:By[ \t]+(?=[A-Z]|our\b|an?\b|staff\b)|BY[ \t]+)(?P<who>[^\r\n]{2,100})(?=\r|\n)")
_FULL_DATE = re.compile(
    r"\d{1,2}\s+[A-Z][a-z]{2,8}\.?,?\s+\d{4}|[A-Z][a-z]{2,8}\.?\s+\d{1,2},?\s+\d{4}|\d{4}-\d\d-\d\d"
)
_BLANK = re.compile(r"[\s\ufeff]*")
_LINE = re.compile(r"[^\r\n]*")
_BREAK = re.compile(r"\r\n|\r|\n")
_MAX_TITLE = 220


@dataclass(frozen=True, slots=True)
class Head:
    """What was found before the report, and where the report starts."""

    at: int = 0
    published: str | None = None
    unread_date: str | None = None
    title: Span | None = None
    dateline: Span | None = None
    source: str | None = None
    url: str | None = None
    rules: tuple[str, ...] = ()

    def body(self, text: str) -> Span:
        """Return where the report stands, without the white space around it."""
        end = len(text.rstrip())
        return Span(min(self.at, end), end)


def parse_head(text: str, *, at: int = 0, titled: bool = False) -> Head:
    """Return the head of a text.

    Args:
        text: the stored text.
        at: where to begin.
        titled: whether the headline is known already, so that none is looked for.

    >>> text = "date 2024-05-03 7:29\\n\\nTalks begin\\n\\nThe talks began."
    >>> head = parse_head(text)
    >>> head.published, head.title.of(text), head.body(text).of(text)
    ('2024-05-03T07:29', 'Talks begin', 'The talks began.')
    """
    head = Head(at=_skip_blank(text, at))
    for _ in range(12):
        found = _next(text, head, titled)
        if found is None or found.at >= len(text.rstrip()):
            return head
        head = replace(found, at=_skip_blank(text, found.at))
        if head.dateline is not None:
            return head
    return head


def _next(text: str, head: Head, titled: bool) -> Head | None:
    for name, rule in _RULES:
        if name.startswith("title") and (titled or head.title is not None):
            continue
        found = rule(text, head)
        if found is not None:
            return replace(found, rules=(*head.rules, name))
    return None


def _header_block(text: str, head: Head) -> Head | None:
    """``From: ... / Date: ... / Subject: ...``, one field a line."""
    at, fields = head.at, dict[str, Span]()
    while (match := _HEADER.match(text, at)) and _belongs(match, fields):
        start = match.start("value")
        fields.setdefault(_key(match), Span(start, start + len(match["value"].rstrip())))
        at = _after_folded(text, _after_break(text, match.end()))
    return replace(_take_fields(text, head, fields), at=at) if fields else None


def _belongs(match: re.Match[str], fields: dict[str, Span]) -> bool:
    """Whether a line is a field of the head: a known one, or any one-word one among mail headers."""
    mail = fields.keys() & {"from", "to", "message-id", "subject", "path", "received"}
    return _key(match) in _FIELD_OF or bool(mail and " " not in match["key"])


def _after_folded(text: str, at: int) -> int:
    """Return where the lines end that go on with a field, which start with white space."""
    while at < len(text) and text[at] in " \t" and len(_line(text, at)):
        at = _after_break(text, _line(text, at).end)
    return at


def _take_fields(text: str, head: Head, fields: dict[str, Span]) -> Head:
    best: dict[str, Span] = {}
    for field, names in _FIELDS.items():
        for name in reversed(names):
            if field and name in fields and len(fields[name]):
                best[field] = fields[name]
    words = {field: span.of(text).strip() for field, span in best.items()}
    published = parse_date(words["published"]) if "published" in words else None
    return replace(
        head,
        published=head.published or published,
        unread_date=head.unread_date or (None if published else words.get("published")),
        title=head.title or best.get("title"),
        source=head.source or words.get("source"),
        url=head.url or words.get("url"),
    )


def _date_line(text: str, head: Head) -> Head | None:
    """A line that is nothing but a date: ``date 2023-06-28 7:29``."""
    match = _DATE_LINE.match(text, head.at)
    published = parse_date(match["date"]) if match else None
    if match is None or published is None:
        return None
    return replace(head, at=match.end(), published=head.published or published)


def _dateline(text: str, head: Head) -> Head | None:
    """``THE HAGUE, June 27 (Agency) -``."""
    found = find_dateline(text, head.at)
    if found is None:
        return None
    return replace(head, at=found.end, dateline=found.span, published=head.published or found.published)


def _byline(text: str, head: Head) -> Head | None:
    """``By Anna Holm`` on a line of its own before a blank line or a dateline; a date in it counts."""
    match = _BYLINE.match(text, head.at)
    if match is None or match["who"].rstrip().endswith((".", ",", ":", ";")):
        return None
    if not (_blank_line(text, match.end()) or find_dateline(text, _after_break(text, match.end()))):
        return None
    day = _FULL_DATE.search(match["who"])
    return replace(head, at=match.end(), published=head.published or (parse_date(day[0]) if day else None))


def _title_line(text: str, head: Head) -> Head | None:
    """A first short line without a final stop, followed by more of the head or by a blank line."""
    line = _line(text, head.at)
    words = line.of(text).rstrip("\"'”’»)] ")
    if not _may_be_title(line.of(text)) or words.endswith((".", ":", ";", ",")):
        return None
    if not (_blank_line(text, line.end) or _head_goes_on(text, _after_break(text, line.end))):
        return None
    return replace(head, at=line.end, title=line)


def _head_goes_on(text: str, at: int) -> bool:
    return any(rule(text, Head(at=at)) for rule in (_header_block, _date_line, _byline))


def _blank_line(text: str, end: int) -> bool:
    """Whether the line that ends at ``end`` is followed by a blank one."""
    after = _after_break(text, end)
    return after > end and bool(_BREAK.match(text, _spaces(text, after)))


def _title_upper(text: str, head: Head) -> Head | None:
    """One to three first lines in capitals."""
    line, last = _line(text, head.at), None
    first = line
    for _ in range(3):
        if not line.of(text).isupper() or find_dateline(text, line.start):
            break
        last, line = line, _line(text, _after_break(text, line.end))
    title = Span(first.start, last.end) if last else None
    if title is None or not _may_be_title(title.of(text)) or sum(c.isalpha() for c in title.of(text)) < 6:
        return None
    return replace(head, at=title.end, title=title)


_RULES: tuple[tuple[str, Callable[[str, Head], Head | None]], ...] = (
    ("header-block", _header_block),
    ("date-line", _date_line),
    ("dateline", _dateline),
    ("byline", _byline),
    ("title-upper", _title_upper),
    ("title-line", _title_line),
)


def _key(match: re.Match[str]) -> str:
    return match["key"].strip().lower().replace(" ", "-")


def _may_be_title(words: str) -> bool:
    return len(words) <= _MAX_TITLE and any(c.isalpha() for c in words)


def _skip_blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match else at


def _spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\u00a0":
        at += 1
    return at


def _line(text: str, at: int) -> Span:
    match = _LINE.match(text, at)
    words = match[0] if match else ""
    return Span(at, at + len(words.rstrip()))


def _after_break(text: str, at: int) -> int:
    match = _BREAK.match(text, _spaces(text, at))
    return match.end() if match else _spaces(text, at)
