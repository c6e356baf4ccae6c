"""Web pages: the article without what stands around it."""

from __future__ import annotations

import re
from typing import Any

from dateline.reading import problems
from dateline.reading.build import Known, build_titled
from dateline.reading.dates import parse_date
from dateline.reading.encoding import Encoding, decode, find_encoding
from dateline.reading.options import Options
from dateline.records import Dispatch

_DECLARED = re.compile(rb"<(?:meta\b[^>]{0,200}?charset|\?xml\b[^>]{0,80}?encoding)\s*=\s*[\"']?([\w-]{2,30})", re.I)


def find_html_encoding(data: bytes) -> Encoding:
    """Return the encoding of a page: byte order mark, valid UTF-8, what the page declares, letter statistics.

    Raises:
        InputError: E102, E103.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        declared = _DECLARED.search(data[:4096])
        if declared and _fits(data, name := declared[1].decode("ascii")):
            return Encoding(name.lower(), "declared by the page")
    return find_encoding(data)


def read_html(data: bytes, encoding: Encoding, outlet: str | None, options: Options, *, where: str) -> Dispatch:
    """Return the dispatch of a page; the stored text is the article's, with its headline first.

    Raises:
        InputError: E103, E114, and what makes it no dispatch.
    """
    try:
        page = _extract(decode(data, encoding).lstrip("\ufeff"))
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
        raise problems.broken_page(type(error).__name__) from error  # what odd pages make the extraction raise
    if page is None or not (page.text or "").strip():
        raise problems.no_article()
    published = parse_date(page.date) if page.date else None
    known = Known(page.title, published, None, page.sitename or page.hostname, page.url, outlet)
    return build_titled("\n\n".join(page.text.split("\n")), known, options, where=where)


def _extract(page: str) -> Any:
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it could not read is a Failure of ours
    return trafilatura.bare_extraction(
        page,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )


def _fits(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return False
    return True
