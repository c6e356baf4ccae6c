"""How large an input may be, so that memory stays bounded whatever is given."""

from __future__ import annotations

from typing import Final

MAX_DOCUMENT_BYTES: Final = 10_000_000
"""Largest text or HTML file, and largest line of a JSONL or CSV file, in bytes."""

MAX_LINE_CHARS: Final = 500_000
"""Longest line (paragraph) of one dispatch, in code points."""

MAX_TEXT_CHARS: Final = 1_000_000
"""Longest dispatch, in code points."""

SAMPLE_BYTES: Final = 1 << 18
"""How much of a file of many rows is looked at to find its format and encoding."""
