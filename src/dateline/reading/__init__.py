"""Bytes to Dispatch: one reader a format; head, language, encoding."""

from dateline.reading.options import Columns, Note
from dateline.reading.read import Item, read, read_bytes, read_source
from dateline.reading.sources import Source, find_sources

__all__ = ["Columns", "Item", "Note", "Source", "find_sources", "read", "read_bytes", "read_source"]
