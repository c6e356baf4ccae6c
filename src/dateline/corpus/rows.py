"""Records to the rows of the tables, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dateline.records import Actor, Coded, Dispatch, Event, Failure, Span, Statement, from_plain, to_plain

Row = dict[str, Any]
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(slots=True)
class Rows:
    """The rows of one segment, by table."""

    tables: dict[str, list[Row]] = field(default_factory=dict)

    def put(self, table: str, row: Row) -> None:
        """Add a row, with its position in the segment."""
        rows = self.tables.setdefault(table, [])
        rows.append({**clean(row), "position": len(rows)})


def make_rows(items: Iterable[tuple[Coded | Failure, str | None]], *, at: str) -> Rows:
    """Return the rows of records and failures.

    Args:
        items: each with the input that it came from, where known.
        at: the time of writing, for the failures.
    """
    rows = Rows()
    for item, source in items:
        if isinstance(item, Failure):
            rows.put("failures", {**to_plain(item), "at": at})
        else:
            _put_coded(rows, item, source)
    return rows


def read_coded(dispatch: Mapping[str, Any], statements: Iterable[str], events: Iterable[str]) -> Coded:
    """Return the record that rows were made of.

    Args:
        dispatch: columns ``record``, ``text``, ``coder`` and ``skipped``.
        statements: column ``record`` of its statements, in order.
        events: column ``record`` of its events, in order.
    """
    return Coded(
        dispatch=from_plain(Dispatch, {"text": dispatch["text"], **json.loads(dispatch["record"])}),
        statements=tuple(from_plain(Statement, json.loads(record)) for record in statements),
        events=tuple(from_plain(Event, json.loads(record)) for record in events),
        skipped=dispatch["skipped"],
        coder=dispatch["coder"],
    )


def _put_coded(rows: Rows, coded: Coded, source: str | None) -> None:
    dispatch = coded.dispatch
    plain = to_plain(dispatch, whole=True)
    if _is_clean(dispatch.text):
        del plain["text"]  # it has its own column, which cannot hold halves of surrogate pairs
    head = {name: plain.get(name) for name in ("id", "title", "published", "source", "url", "language", "text_sha256")}
    counts = {"statements": len(coded.statements), "events": len(coded.events)}
    rows.put(
        "dispatches",
        {**head, **counts, "coder": coded.coder, "skipped": coded.skipped, "input": source}
        | {"text": dispatch.text, "record": json.dumps(plain)},
    )
    key = {"dispatch_id": dispatch.id, "coder": coded.coder, "published": dispatch.published}
    for statement in coded.statements:
        rows.put("statements", {**key, **_statement_row(statement, dispatch.text)})
        _put_parties(rows, {**key, "record_id": statement.id}, _parts_of_statement(statement))
    for event in coded.events:
        rows.put("events", {**key, **_event_row(event, dispatch.text)})
        parts = [("actor", actor) for actor in event.actor] + [("recipient", actor) for actor in event.recipient]
        _put_parties(rows, {**key, "record_id": event.id}, parts)


def _parts_of_statement(statement: Statement) -> list[tuple[str, Actor]]:
    parts = (("speaker", statement.speaker), ("addressee", statement.addressee))
    return [(part, actor) for part, actor in parts if actor is not None]


def _put_parties(rows: Rows, key: Row, parts: list[tuple[str, Actor]]) -> None:
    for part, actor in parts:
        identity = {name: getattr(actor, name) for name in ("who", "actor", "country", "sector", "role")}
        rows.put("parties", {**key, "part": part, **identity})


def _statement_row(statement: Statement, text: str) -> Row:
    speaker, addressee, cue = statement.speaker, statement.addressee, statement.cue
    return {
        "id": statement.id,
        "speaker": speaker and speaker.who,
        "speaker_id": speaker and speaker.actor,
        "speaker_country": speaker and speaker.country,
        "speaker_sector": speaker and speaker.sector,
        "speaker_role": speaker and speaker.role,
        "addressee": addressee and addressee.who,
        "addressee_country": addressee and addressee.country,
        "cue": _words(cue, text),
        "cue_start": cue and cue.start,
        "cue_end": cue and cue.end,
        "content": " … ".join(span.of(text) for span in statement.content),
        "content_spans": to_plain(statement.content),
        "kind": statement.kind.value,
        "inside": statement.inside,
        "answers": statement.answers,
        "confidence": float(statement.confidence),
        "record": json.dumps(to_plain(statement, whole=True)),
    }


def _event_row(event: Event, text: str) -> Row:
    plain = to_plain(event, whole=True)
    same = ("id", "type", "mode", "contexts", "cameo", "status", "said_in", "score", "quad", "confidence", "why")
    return {
        **{name: plain[name] for name in same},
        "trigger": _words(event.trigger, text),
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        "evidence": _words(event.evidence, text),
        "evidence_start": event.evidence.start,
        "evidence_end": event.evidence.end,
        "actor": [_party(actor, text) for actor in event.actor],
        "recipient": [_party(actor, text) for actor in event.recipient],
        **_prefixed("when", plain["when"], ("start", "end", "precision", "rule")),
        "when_text": _words(event.when.text, text) if event.when else None,
        **_prefixed("where", plain["where"], ("name", "country", "lat", "lon", "geonameid", "precision")),
        "record": json.dumps(plain),
    }


def _party(actor: Actor, text: str) -> Row:
    return {**to_plain(replace(actor, text=None)), "text": _words(actor.text, text)}


def _prefixed(prefix: str, value: Mapping[str, Any] | None, names: tuple[str, ...]) -> Row:
    return {f"{prefix}_{name}": value[name] if value else None for name in names}


def _words(span: Span | None, text: str) -> str | None:
    return span.of(text) if span else None


def clean(value: Any) -> Any:
    """Return a value with U+FFFD for halves of surrogate pairs, which a table cannot hold."""
    if isinstance(value, str):
        return value if _is_clean(value) else _SURROGATE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {name: clean(part) for name, part in value.items()}
    if isinstance(value, list):
        return [clean(part) for part in value]
    return value


def _is_clean(words: str) -> bool:
    return words.isascii() or _SURROGATE.search(words) is None
