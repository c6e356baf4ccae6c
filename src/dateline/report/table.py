"""The record of a dispatch as a table for the terminal, each row with its sentence and the words marked in it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.records import Coded, Span, Statement, Status
from dateline.report.parts import Part, parts_of
from dateline.report.words import act_of, day_of, name_of, names_of, number_of, place_of

STYLES = {
    "speaker": "bold cyan",
    "cue": "magenta",
    "content": "italic",
    "trigger": "bold yellow",
    "actor": "bold green",
    "recipient": "bold red",
    "when": "blue",
    "where": "blue",
}
STATUS_STYLES = {
    Status.ACTUAL: "bold",
    Status.PLANNED: "dim bold",
    Status.POSSIBLE: "dim",
    Status.CONDITIONAL: "dim italic",
    Status.DENIED: "strike",
}


def render_table(coded: Coded) -> RenderableType:
    """Return a dispatch's record for a rich console."""
    dispatch = coded.dispatch
    head = Text.assemble(
        (dispatch.title or dispatch.source or dispatch.id, "bold underline"),
        "  ",
        (dispatch.published or "no date", "dim"),
    )
    if coded.skipped:
        return Group(head, Text(f"kept, not coded: {coded.skipped}", style="yellow"))
    parts = parts_of(coded)
    return Group(head, _statements(coded, parts), _events(coded, parts))


def _statements(coded: Coded, parts: tuple[Part, ...]) -> RenderableType:
    if not coded.statements:
        return Text("no statements", style="dim")
    table = Table("said by", "kind", "what was said, and where", title="Statements", title_justify="left", expand=True)
    table.columns[0].ratio, table.columns[2].ratio = 2, 6
    for statement in coded.statements:
        table.add_row(
            Text.assemble((name_of(statement.speaker), "bold cyan"), *_to_whom(statement)),
            f"{statement.kind.value}{' (inner)' if statement.inside else ''}\n{statement.confidence:.2f}",
            _sentence(coded, _around(statement), statement.id, parts),
        )
    return table


def _to_whom(statement: Statement) -> Iterator[tuple[str, str]]:
    if statement.addressee:
        yield (f"\nto {name_of(statement.addressee)}", "dim")


def _events(coded: Coded, parts: tuple[Part, ...]) -> RenderableType:
    if not coded.events:
        return Text("no events", style="dim")
    table = Table("act", "who → whom", "when, where", "evidence", title="Events", title_justify="left", expand=True)
    for column, ratio in zip(table.columns, (2, 4, 2, 6), strict=True):
        column.ratio = ratio
    for event in coded.events:
        table.add_row(
            Text.assemble(
                (act_of(event), STATUS_STYLES[event.status]), (f"\n{event.status.value} {event.confidence:.2f}", "dim")
            ),
            f"{names_of(event.actor)} → {names_of(event.recipient)}",
            "\n".join(x for x in (day_of(event.when), place_of(event.where), *map(number_of, event.counts)) if x),
            _sentence(coded, event.evidence, event.id, parts),
        )
    return table


def _around(statement: Statement) -> Span:
    spans = [*statement.content, *([statement.cue] if statement.cue else [])]
    if statement.speaker and statement.speaker.text:
        speaker = statement.speaker.text
        near = Span(min(s.start for s in spans), max(s.end for s in spans))
        if abs(speaker.start - near.start) < 400 and abs(speaker.end - near.end) < 400:
            spans.append(speaker)
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _sentence(coded: Coded, span: Span, record: str, parts: tuple[Part, ...]) -> Text:
    """Return the words of a span, those of the record marked, line breaks as spaces."""
    words = span.of(coded.dispatch.text)
    line = Text("".join(" " if c.isspace() else c for c in words))
    for part in parts:
        if part.record == record and span.overlaps(part.span):
            start = max(part.span.start, span.start) - span.start
            line.stylize(STYLES[part.part], start, min(part.span.end, span.end) - span.start)
    return line
