"""The columns of each table."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

TABLES: Final = ("dispatches", "statements", "events", "parties", "failures")

_TEXT, _INT, _REAL = "text", "int", "real"
_KEY = {"dispatch_id": _TEXT, "coder": _TEXT, "position": _INT, "published": _TEXT}

_COLUMNS: dict[str, dict[str, str]] = {
    "dispatches": {
        "id": _TEXT, "coder": _TEXT, "position": _INT, "title": _TEXT, "published": _TEXT, "source": _TEXT,
        "url": _TEXT, "language": _TEXT, "text_sha256": _TEXT, "skipped": _TEXT, "statements": _INT, "events": _INT,
        "input": _TEXT, "text": _TEXT, "record": _TEXT,
    },
    "statements": {
        "id": _TEXT, **_KEY,
        "speaker": _TEXT, "speaker_id": _TEXT, "speaker_country": _TEXT, "speaker_sector": _TEXT,
        "speaker_role": _TEXT, "addressee": _TEXT, "addressee_country": _TEXT, "cue": _TEXT, "content": _TEXT,
        "kind": _TEXT, "inside": _TEXT, "answers": _TEXT, "confidence": _REAL, "cue_start": _INT, "cue_end": _INT,
        "content_spans": "spans", "record": _TEXT,
    },
    "events": {
        "id": _TEXT, **_KEY,
        "type": _TEXT, "mode": _TEXT, "contexts": "texts", "cameo": _TEXT, "trigger": _TEXT, "actor": "parties",
        "recipient": "parties", "status": _TEXT, "said_in": _TEXT, "when_start": _TEXT, "when_end": _TEXT,
        "when_precision": _TEXT, "when_rule": _TEXT, "when_text": _TEXT, "where_name": _TEXT, "where_country": _TEXT,
        "where_lat": _REAL, "where_lon": _REAL, "where_geonameid": _INT, "where_precision": _TEXT, "score": _REAL,
        "quad": _TEXT, "evidence": _TEXT, "confidence": _REAL, "trigger_start": _INT, "trigger_end": _INT,
        "evidence_start": _INT, "evidence_end": _INT, "why": "texts", "record": _TEXT,
    },
    "parties": {
        "record_id": _TEXT, **_KEY,
        "part": _TEXT, "who": _TEXT, "actor": _TEXT, "country": _TEXT, "sector": _TEXT, "role": _TEXT,
    },
    "failures": {
        "position": _INT, "input": _TEXT, "stage": _TEXT, "code": _TEXT, "seen": _TEXT, "expected": _TEXT,
        "remedy": _TEXT, "at": _TEXT,
    },
}  # fmt: skip


@cache
def arrow_schema(table: str) -> Any:
    """Return the Arrow schema of a table."""
    import pyarrow as pa

    party = pa.struct([(name, pa.string()) for name in ("who", "actor", "country", "sector", "role", "text")])
    span = pa.struct([("start", pa.int64()), ("end", pa.int64())])
    types = {
        _TEXT: pa.string(),
        _INT: pa.int64(),
        _REAL: pa.float64(),
        "texts": pa.list_(pa.string()),
        "spans": pa.list_(span),
        "parties": pa.list_(party),
    }
    return pa.schema([(name, types[kind]) for name, kind in _COLUMNS[table].items()])
