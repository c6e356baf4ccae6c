"""Which format an input has: by its name, and where that says nothing by its first bytes."""

from __future__ import annotations

import json
import re

from dateline.errors import InputError
from dateline.reading import problems

_BY_SUFFIX = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.I | re.S,
)
_XML = re.compile(rb"\s*(?:<\?xml|<rss|<feed)\b", re.I)
_BOM = b"\xef\xbb\xbf"


def find_format(suffix: str, sample: bytes) -> str | InputError:
    """Return the format of an input: text, html, json, jsonl, csv or tsv; or the error that names another one.

    Args:
        suffix: the extension in lower case, such as ``.csv``.
        sample: the first bytes.
    """
    known = _BY_SUFFIX.get(suffix)
    sample = sample.removeprefix(_BOM)
    if known == "json":
        return "jsonl" if _is_object_line(sample) else "json"
    if known:
        return known
    if _HTML.match(sample[:4096]):
        return "html"
    if _XML.match(sample[:256]):
        return problems.other_format("an XML file or feed")
    if sample.lstrip()[:1] == b"{" and _is_object_line(sample):
        return "jsonl"
    return "text"


def _is_object_line(sample: bytes) -> bool:
    """Whether the first line is a whole JSON object; a line longer than the sample counts where it starts like one."""
    first, end, _ = sample.lstrip().partition(b"\n")
    if not end and len(first) >= 1 << 16:
        return re.match(rb'\{\s*"[^"]+"\s*:', first) is not None
    try:
        return isinstance(json.loads(first), dict)
    except ValueError:
        return False
