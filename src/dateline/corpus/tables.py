"""The record of one dispatch as rows, without a corpus."""

from __future__ import annotations

from dateline.corpus.result import Result
from dateline.corpus.rows import make_rows
from dateline.corpus.schema import arrow_schema
from dateline.errors import UsageError
from dateline.records import Coded

_SHOWN = {
    "statements": ("speaker", "speaker_country", "cue", "content", "kind", "confidence"),
    "events": ("type", "mode", "actor", "recipient", "status", "when_start", "where_name", "evidence"),
}


def table_of(coded: Coded, noun: str) -> Result:
    """Return the statements or events of a record, in the columns that a corpus keeps.

    Raises:
        UsageError: E623 for another noun.
    """
    if noun not in _SHOWN:
        raise UsageError(
            "E623", seen=f"a table of {noun!r}", expected="statements or events", remedy='record.table("events")'
        )
    import pyarrow as pa

    schema = arrow_schema(noun)
    rows = make_rows([(coded, None)], at="").tables.get(noun, [])
    table = pa.Table.from_pylist([{name: row.get(name) for name in schema.names} for row in rows], schema=schema)
    return Result(lambda _sql, _parameters: table, "", (), _SHOWN[noun], table)
