"""Attributions to statements: who said what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.coding.manners import manner_of
from dateline.coding.quoting import kind_of
from dateline.marking.marks import Attribution, Marks
from dateline.records import Actor, Dispatch, Span, Statement, stable_id
from dateline.resolving import Actors

_TELLING = re.compile(
    r"(?:told|tells|telling|informed|assured|warned|reminded|urged|asked|ordered|promised|advised|notified|briefed)$",
    re.I,
)
_NAME_WORD = r"(?:(?:[A-Z]\.)+|[\w'’&-]+)"
_TOLD = re.compile(
    rf"\s+(?P<who>(?:the|a|an|his|her|their|its|some|several)?\s?{_NAME_WORD}"
    rf"(?:\s+(?!(?:that|to|on|in|at|after)\b){_NAME_WORD}){{0,5}}?)"
    r"(?=\s+(?:that|to|on|in|at|after|during|by|about|of|from)\b|\s*[,.:;\"“])"
)


def make_statements(dispatch: Dispatch, marks: Marks, actors: Actors) -> tuple[Statement, ...]:
    """Return the statements of a dispatch, in the order of their contents."""
    ids = [_statement_id(dispatch, a) for a in marks.attributions]
    statements: dict[str, Statement] = {}
    for own_id, attribution in zip(ids, marks.attributions, strict=True):
        if own_id not in statements:
            statements[own_id] = _statement(dispatch, marks, actors, attribution, ids)
    return tuple(sorted(statements.values(), key=lambda s: (s.content[0].start, -s.content[-1].end)))


def _statement_id(dispatch: Dispatch, attribution: Attribution) -> str:
    places = ";".join(f"{c.start}-{c.end}" for c in attribution.content)
    return stable_id("s", dispatch.id, places)


def _statement(
    dispatch: Dispatch, marks: Marks, actors: Actors, attribution: Attribution, ids: Sequence[str]
) -> Statement:
    text = dispatch.text
    why = list(attribution.rules)
    speaker = None
    if attribution.source is not None:
        speaker = actors.of(attribution.source)
        why += actors.why(attribution.source)
    else:
        why.append("no words name the speaker")
    inside = attribution.inside
    return Statement(
        id=_statement_id(dispatch, attribution),
        speaker=speaker,
        addressee=_addressee(text, attribution, actors),
        cue=attribution.cue,
        content=attribution.content,
        kind=kind_of(text, attribution.content, marks.quotes),
        inside=None if inside is None else ids[inside],
        manner=manner_of(attribution.cue.of(text) if attribution.cue else None),
        confidence=round(attribution.score, 3),
        why=tuple(dict.fromkeys(why)),
    )


def _addressee(text: str, attribution: Attribution, actors: Actors) -> Actor | None:
    """Return whom a telling cue names right after it, or None."""
    cue = attribution.cue
    if cue is None or not _TELLING.search(cue.of(text)):
        return None
    match = _TOLD.match(text, cue.end)
    if match is None:
        return None
    span = Span(*match.span("who"))
    if any(span.overlaps(part) for part in attribution.content):
        return None
    return actors.of(span)
