"""Everything that can be wrong with an input: one function an error code."""

from __future__ import annotations

import datetime as dt

from dateline.errors import InputError
from dateline.reading.limits import MAX_DOCUMENT_BYTES, MAX_LINE_CHARS, MAX_TEXT_CHARS


def empty() -> InputError:
    """E101: nothing but white space."""
    return InputError("E101", seen="no text at all", expected="a dispatch", remedy="check how the file was saved")


def binary(what: str) -> InputError:
    """E102: not text."""
    return InputError(
        "E102", seen=what, expected="text, HTML, JSONL or CSV", remedy="export it as plain text in UTF-8 and read that"
    )


def encoding_unknown(seen: str) -> InputError:
    """E103: the bytes fit no encoding well enough."""
    return InputError(
        "E103",
        seen=seen,
        expected="UTF-8, or an encoding that can be told with certainty",
        remedy="name it with --encoding (such as --encoding cp1252), or save the file as UTF-8",
    )


def line_too_long(size: int, limit: int = MAX_DOCUMENT_BYTES) -> InputError:
    """E104: a line longer than any dispatch."""
    return InputError(
        "E104",
        seen=f"a line of {size:,} bytes",
        expected=f"lines of at most {limit:,} bytes",
        remedy="split the file so that a line holds one dispatch or one paragraph",
    )


def paragraph_too_long(size: int) -> InputError:
    """E104: a paragraph longer than any dispatch."""
    return InputError(
        "E104",
        seen=f"a line of {size:,} characters",
        expected=f"lines of at most {MAX_LINE_CHARS:,} characters",
        remedy="split the text so that a line holds one paragraph",
    )


def file_too_large() -> InputError:
    """E105: one document that cannot be one dispatch."""
    return InputError(
        "E105",
        seen=f"one document of more than {MAX_DOCUMENT_BYTES:,} bytes",
        expected=f"at most {MAX_DOCUMENT_BYTES:,} bytes a dispatch",
        remedy="split it, or name its format with --format jsonl or --format csv if it holds many dispatches",
    )


def text_too_long(size: int) -> InputError:
    """E105: one text that cannot be one dispatch."""
    return InputError(
        "E105",
        seen=f"one text of {size:,} characters",
        expected=f"at most {MAX_TEXT_CHARS:,} characters a dispatch",
        remedy="split it, or name its format with --format jsonl or --format csv if it holds many dispatches",
    )


def not_json(reason: str) -> InputError:
    """E106: a line that is not JSON."""
    return InputError("E106", seen=reason, expected="one JSON object a line", remedy="mend or remove the line")


def not_an_object(kind: str) -> InputError:
    """E107: JSON, but no object."""
    return InputError(
        "E107", seen=f"a JSON {kind}", expected='an object such as {"text": "..."}', remedy="write one object a line"
    )


def no_text(names: tuple[str, ...], seen: list[str]) -> InputError:
    """E108: a row without text."""
    return InputError(
        "E108",
        seen=f"a row without text; it has {_listed(seen)}",
        expected=f"text in {' or '.join(names)}",
        remedy="name the field that holds the text with --text-column",
    )


def no_column(names: tuple[str, ...], seen: list[str]) -> InputError:
    """E109: a table without the column asked for."""
    return InputError(
        "E109",
        seen=f"columns {_listed(seen)}",
        expected=f"a column {' or '.join(names)}",
        remedy="name the column that holds the text with --text-column",
    )


def date_ahead(published: str, today: dt.date) -> InputError:
    """E110: a publication date in the future."""
    return InputError(
        "E110",
        seen=f"publication date {published}, which is after today ({today})",
        expected="a date that has come",
        remedy="correct the date, or give it with --published YYYY-MM-DD",
    )


def unreadable(reason: str) -> InputError:
    """E111: the file or folder cannot be opened."""
    return InputError(
        "E111", seen=reason, expected="a readable file or folder", remedy="check the path and its permissions"
    )


def not_a_file(kind: str) -> InputError:
    """E112: a pipe, socket or device in a folder."""
    return InputError("E112", seen=kind, expected="a file", remedy="move it out of the folder, or read it through '-'")


def bad_gzip(reason: str) -> InputError:
    """E113: a compressed file that is cut or damaged."""
    return InputError("E113", seen=f"gzip: {reason}", expected="a whole gzip file", remedy="fetch or compress it again")


def no_article() -> InputError:
    """E114: a page in which no running text was found."""
    return InputError(
        "E114",
        seen="a page without running text",
        expected="an article",
        remedy="save the article's own page, or its text",
    )


def broken_page(reason: str) -> InputError:
    """E117: a page that the extraction cannot take apart."""
    return InputError(
        "E117",
        seen=f"a page that cannot be taken apart ({reason})",
        expected="an HTML page",
        remedy="save the article as plain text",
    )


def bad_row(reason: str) -> InputError:
    """E115: a table row that cannot be taken apart."""
    return InputError("E115", seen=reason, expected="a row of the table", remedy="check the quotation marks of the row")


def other_format(what: str) -> InputError:
    """E116: a format that is known and not read."""
    return InputError(
        "E116",
        seen=what,
        expected="text, HTML, JSON, JSONL, CSV or TSV",
        remedy="convert it to JSONL with keys text, title, date",
    )


def _listed(names: list[str]) -> str:
    shown = ", ".join(repr(name) for name in names[:12])
    return (shown or "none") + (f" and {len(names) - 12} more" if len(names) > 12 else "")
