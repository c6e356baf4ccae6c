"""One statement or event in full: every field, the words that it rests on, and which heads and rules led to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from dateline.errors import UsageError
from dateline.records import Coded, Dispatch, Event, Span, Statement
from dateline.report.parts import Part
from dateline.report.reasons import Reason, reason_of
from dateline.report.table import STYLES
from dateline.report.words import content_of, name_of

__all__ = ["Explained", "Explanation", "Fact", "choose_id", "explain", "find_record", "render_explanation"]

PARTIES = "actor and recipient"
OTHER = "other reasons"
_LISTED = 12
_CUT = 60
_NONE = "—"


@dataclass(frozen=True, slots=True)
class Fact:
    """One field with its value in words; None for an unknown one, and the words of the dispatch that it holds."""

    name: str
    value: str | None
    words: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """A part of a record, such as the speaker or the place, with its fields and the reasons for them."""

    name: str
    facts: tuple[Fact, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """One record in full. The reasons of all parts together are the entries of its ``why``, none left out."""

    record: Statement | Event
    dispatch: Dispatch
    coder: str
    parts: tuple[Explained, ...]

    @property
    def words(self) -> tuple[Part, ...]:
        """The stretches that the record rests on, each with its part; the sentence of evidence is not among them."""
        own = self.parts[0].name
        found = [
            Part(span, fact.name if part.name == own else part.name, self.record.id)
            for part in self.parts
            for fact in part.facts
            if fact.name != "evidence"
            for span in fact.words
        ]
        return tuple(sorted(set(found)))


def explain(coded: Coded, record_id: str) -> Explanation:
    """Return one statement or event of a dispatch in full.

    Args:
        coded: the record of the dispatch.
        record_id: id of the statement or event, or enough of its beginning.

    Raises:
        UsageError: E624 there is no such record, E625 there are several.
    """
    _, record = find_record([coded], record_id)
    parts = {part.name: part for part in _parts(coded, record)}
    given: dict[str, list[Reason]] = {name: [] for name in (*parts, PARTIES, OTHER)}
    for entry in record.why:
        reason = reason_of(entry)
        given[_place_of(reason, record, given)].append(reason)
    explained = (
        Explained(name, parts[name].facts if name in parts else (), tuple(given[name]))
        for name in given
        if name in parts or given[name]
    )
    return Explanation(record, coded.dispatch, coded.coder, tuple(explained))


def find_record(many: Iterable[Coded], record_id: str) -> tuple[Coded, Statement | Event]:
    """Return the statement or event with an id, or with the only id that begins so, and the record that holds it.

    Raises:
        UsageError: E624 there is no such record, E625 there are several.
    """
    held: dict[str, tuple[Coded, Statement | Event]] = {}
    for coded in many:
        held |= {record.id: (coded, record) for record in coded.statements}
        held |= {record.id: (coded, record) for record in coded.events}
    return held[choose_id(held, record_id)]


def choose_id(ids: Iterable[str], record_id: str) -> str:
    """Return the id that is, or alone begins with, what was typed.

    Raises:
        UsageError: E624 there is no such record, E625 there are several.
    """
    there = list(dict.fromkeys(ids))
    fitting = [one for one in there if one.startswith(record_id)]
    if record_id in fitting or len(fitting) == 1:
        return record_id if record_id in fitting else fitting[0]
    if fitting:
        raise UsageError(
            "E625",
            seen=f"{len(fitting)} records whose ids begin with {record_id!r}: {_listed(fitting)}",
            expected="an id, or enough of its beginning to tell it from all others",
            remedy="type more of the id",
        )
    raise UsageError(
        "E624",
        seen=f"no statement or event with the id {record_id!r}",
        expected=f"one of {_listed(there)}" if there else "a dispatch with statements or events, and here are none",
        remedy="copy an id from what dateline code --format json prints",
    )


def _listed(ids: Sequence[str]) -> str:
    more = len(ids) - _LISTED
    return ", ".join(ids[:_LISTED]) + (f" and {more} more" if more > 0 else "")


# -- fields --------------------------------------------------------------------------------------------------------


def _parts(coded: Coded, record: Statement | Event) -> Iterator[Explained]:
    """Yield the record itself with its plain fields, then each party, the time, the place and the counts."""
    own: list[Fact] = []
    inner: list[Explained] = []
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name == "why":
            continue
        held = _held(field.name, value)
        if held is None:
            own.append(_fact(field.name, value, coded))
        else:
            inner.append(Explained(field.name, tuple(_facts_of(held, coded))))
    yield Explained("event" if isinstance(record, Event) else "statement", tuple(own))
    yield from inner


_INNER = frozenset({"speaker", "addressee", "actor", "recipient", "when", "where", "counts"})
"""Fields that hold records of their own, though they may be empty."""


def _held(name: str, value: Any) -> tuple[Any, ...] | None:
    """Return the records that a field holds, or None for a field of plain values or spans."""
    items = value if isinstance(value, tuple) else () if value is None else (value,)
    if name in _INNER or (items and all(is_dataclass(item) and not isinstance(item, Span) for item in items)):
        return items
    return None


def _facts_of(held: Sequence[Any], coded: Coded) -> Iterator[Fact]:
    if not held:
        yield Fact("", None)
    for number, record in enumerate(held, 1):
        prefix = f"{number} " if len(held) > 1 else ""
        for field in fields(record):
            yield _fact(prefix + field.name, getattr(record, field.name), coded)


def _fact(name: str, value: Any, coded: Coded) -> Fact:
    text = coded.dispatch.text
    items = value if isinstance(value, tuple) else (value,)
    spans = tuple(item for item in items if isinstance(item, Span))
    if spans:
        return Fact(name, " … ".join(" ".join(span.of(text).split()) for span in spans), spans)
    if value is None or value == ():
        return Fact(name, None)
    told = ", ".join(str(item.value if isinstance(item, Enum) else item) for item in items)
    return Fact(name, told + (_gist(value, coded) if name in _REFERENCES else ""))


_REFERENCES = frozenset({"inside", "answers", "said_in"})


def _gist(statement_id: str, coded: Coded) -> str:
    """Return who said what in the statement that an id refers to."""
    for statement in coded.statements:
        if statement.id == statement_id:
            said = content_of(statement, coded.dispatch.text)
            return f" ({name_of(statement.speaker)}: {said if len(said) <= _CUT else said[: _CUT - 1] + '…'})"
    return ""


# -- reasons -------------------------------------------------------------------------------------------------------


def _place_of(reason: Reason, record: Statement | Event, there: Iterable[str]) -> str:
    """Return the part that a reason belongs to."""
    names = tuple(there)
    if reason.part == "record":
        return names[0]
    if reason.part == "party":
        return "speaker" if isinstance(record, Statement) else _side_of(record)
    return reason.part if reason.part in names else OTHER


def _side_of(event: Event) -> str:
    """Return the side that words name; ``why`` does not tell the parties of two sides apart."""
    sides = {"actor": event.actor, "recipient": event.recipient}
    named = [name for name, side in sides.items() if any(party.text for party in side)]
    return named[0] if len(named) == 1 else PARTIES


# -- rendering -----------------------------------------------------------------------------------------------------


def render_explanation(explanation: Explanation, *, plain: bool = False) -> RenderableType:
    """Return an explanation for a rich console.

    Args:
        explanation: what to show.
        plain: mark the words by brackets, as in ``[trigger: shelled]``, for where colours do not show.
    """
    record, dispatch = explanation.record, explanation.dispatch
    head = Text.assemble(
        (f"{explanation.parts[0].name} {record.id}", "bold underline"),
        ("  " + _clean(dispatch.title or dispatch.source or dispatch.id), ""),
        (f"  {dispatch.published or 'no date'}  {explanation.coder}".rstrip(), "dim"),
    )
    sentence = _bracketed(explanation) if plain else _styled(explanation)
    return Group(head, Text(), sentence, Text(), _table(explanation))


def _table(explanation: Explanation) -> Table:
    table = Table("part", "field", "value, or the entry of why and what it means", "words at", expand=True)
    for column, ratio in zip(table.columns, (2, 2, 8, 2), strict=True):
        column.ratio, column.overflow = ratio, "fold"
    for part in explanation.parts:
        table.add_section()
        name = Text(part.name, style=STYLES.get(part.name, "bold"))
        for fact in part.facts:
            at = ", ".join(f"{span.start}–{span.end}" for span in fact.words)
            value = Text(_NONE, style="dim") if fact.value is None else Text(_clean(fact.value))
            table.add_row(name, Text(fact.name), value, Text(at, style="dim"))
            name = Text()
        for reason in part.reasons:
            table.add_row(name, _about(reason), _told(reason), Text())
            name = Text()
    return table


def _about(reason: Reason) -> Text:
    return Text(f"why {reason.field}" if reason.field else "why", style="italic")


def _told(reason: Reason) -> Text:
    meaning = (f"  {_clean(reason.meaning)}", "dim") if reason.meaning else ("", "")
    return Text.assemble((_clean(reason.entry), "italic"), meaning)


def _styled(explanation: Explanation) -> Text:
    """Return the sentences that the record rests on, its words in the colours of the table."""
    shown = Text()
    for passage in _passages(explanation):
        line = Text(_clean(passage.of(explanation.dispatch.text)))
        for part in explanation.words:
            if part.span.overlaps(passage):
                start = max(part.span.start, passage.start) - passage.start
                line.stylize(STYLES.get(part.part, "underline"), start, min(part.span.end, passage.end) - passage.start)
        shown.append_text(Text(" … ") if shown else Text()).append_text(line)
    return shown


def _bracketed(explanation: Explanation) -> Text:
    """Return the same sentences with brackets around the words."""
    text = explanation.dispatch.text
    return Text(" … ".join(_with_brackets(text, passage, explanation.words) for passage in _passages(explanation)))


def _with_brackets(text: str, passage: Span, words: Sequence[Part]) -> str:
    here = [part for part in words if part.span.overlaps(passage)]
    opening: dict[int, list[str]] = {}
    closing: dict[int, int] = {}
    for part in sorted(here, key=lambda part: -part.span.end):
        start, end = max(part.span.start, passage.start), min(part.span.end, passage.end)
        opening.setdefault(start, []).append(f"[{part.part}: ")
        closing[end] = closing.get(end, 0) + 1
    pieces = []
    for at in range(passage.start, passage.end + 1):
        pieces += ["]" * closing.get(at, 0), *opening.get(at, ()), _clean(text[at : min(at + 1, passage.end)])]
    return "".join(pieces)


def _passages(explanation: Explanation) -> tuple[Span, ...]:
    """Return the sentences that hold words of the record, neighbours joined."""
    from dateline.marking.paragraphs import find_paragraphs, find_sentences  # marking loads numpy

    text = explanation.dispatch.text
    spans = [part.span for part in explanation.words if len(part.span)]
    if isinstance(explanation.record, Event):
        spans.append(explanation.record.evidence)
    whole = Span(0, len(text))
    sentences = [one for paragraph in find_paragraphs(text, whole) for one in find_sentences(text, paragraph)]
    loose = [span for span in spans if not any(sentence.overlaps(span) for sentence in sentences)]
    held = sorted([*loose, *(one for one in sentences if any(one.overlaps(span) for span in spans))])
    joined: list[Span] = []
    for span in held:
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _clean(words: str) -> str:
    """Return words of the same length with spaces for line breaks and for what would steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in words)
