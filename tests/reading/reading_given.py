"""What the tests of this room share."""

from __future__ import annotations

import datetime as dt

from dateline.reading import read_bytes
from dateline.records import Dispatch, Failure

BODY = "The ferry between Norland and Sudland sails again, the harbour master, Pia Lund, said on Tuesday."
TODAY = dt.date(2024, 6, 1)


def one(data: bytes | str, name: str = "a.txt", **options: object) -> Dispatch | Failure:
    """The only dispatch or failure of some bytes."""
    data = data.encode() if isinstance(data, str) else data
    [result] = read_bytes(data, name=name, today=TODAY, **options)  # type: ignore[arg-type]
    return result


def code_of(result: Dispatch | Failure) -> str:
    return result.code if isinstance(result, Failure) else "read"


PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Ferry sails again | Post</title>
<meta property="og:title" content="Ferry sails again"><meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2024-05-02T08:10:00+02:00">
<link rel="canonical" href="https://post.example/ferry"></head><body><nav>Home News Sport</nav><article>
<h1>Ferry sails again</h1><p>{BODY}</p><p>“We will open the second line in June,” she told reporters at the quay.</p>
</article><footer>All rights reserved</footer></body></html>"""
