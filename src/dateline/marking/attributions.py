"""Attributions out of a reading: contents with the cue and the source that belong to each."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from dateline.marking.encoder import Encoder, Reading, softmax
from dateline.marking.labels import HEADS
from dateline.marking.links import Pieces
from dateline.marking.marks import Attribution
from dateline.marking.tagging import Tagged, span_of, tagged_spans
from dateline.records import Span


class Scope(StrEnum):
    """What counts as a statement.

    ``SPEECH`` is what somebody says, writes or believes, at any depth. ``ALL`` adds wants, hopes, intentions and
    attitudes, and keeps to the outermost layer.
    """

    SPEECH = "speech"
    ALL = "all"

    @property
    def head(self) -> str:
        """Name of the encoder's head for the scope."""
        return "statement" if self is Scope.SPEECH else "attribution"


def mark_attributions(encoder: Encoder, reading: Reading, scope: Scope) -> list[Attribution]:
    """Return the attributions of a window, in the order of their contents, followed by those that these hold."""
    outer = read_head(encoder, reading, scope.head)
    if scope is Scope.ALL or not outer:
        return outer
    inner = (_hold(attribution, outer) for attribution in read_head(encoder, reading, "inner"))
    return [*outer, *(attribution for attribution in inner if attribution is not None)]


def _hold(inner: Attribution, outer: list[Attribution]) -> Attribution | None:
    """Return an attribution bound to the first that holds it, or None where there is none."""
    bound = (shift_inside(inner, index, holder.content) for index, holder in enumerate(outer))
    return next((attribution for attribution in bound if attribution is not None), None)


def read_head(encoder: Encoder, reading: Reading, head: str) -> list[Attribution]:
    """Return what one head says of a window, in the order of the contents."""
    spans = tagged_spans(reading, head, HEADS[head])
    by_kind: dict[str, list[Tagged]] = {
        kind: [s for s in spans if s.kind == kind] for kind in ("source", "cue", "content")
    }
    contents = by_kind["content"]
    if not contents:
        return []
    places = [c.pieces for c in contents]
    sources = _Belonging(encoder, reading, "content-source", places, by_kind["source"])
    cues = _Belonging(encoder, reading, "content-cue", places, by_kind["cue"])
    attributions = []
    for group in _join_parts(encoder, reading, places):
        parts = [contents[i] for i in group]
        source, source_score = sources.of(group)
        cue, cue_score = cues.of(group)
        attributions.append(
            Attribution(
                source=span_of(reading.window, source.pieces) if source else None,
                cue=span_of(reading.window, cue.pieces) if cue else None,
                content=tuple(span_of(reading.window, p.pieces) for p in parts),
                score=float(np.mean([p.score for p in parts])) * (source_score * cue_score) ** 0.5,
                rules=(f"encoder:{head}",),
            )
        )
    return attributions


def _join_parts(encoder: Encoder, reading: Reading, contents: list[Pieces]) -> list[list[int]]:
    """Return which contents are parts of one statement."""
    groups: list[list[int]] = []
    home: dict[int, int] = {}
    for i, content in enumerate(contents):
        before = contents[:i]
        target = None
        if before:
            scores = encoder.link_scores(reading, "content-part", [content], before)[0]
            best = int(scores.argmax())
            target = best if best < len(before) else None
        if target is None:
            home[i] = len(groups)
            groups.append([i])
        else:
            home[i] = home[target]
            groups[home[i]].append(i)
    return groups


class _Belonging:
    """Which candidate belongs to the contents of a window."""

    def __init__(
        self, encoder: Encoder, reading: Reading, relation: str, contents: list[Pieces], candidates: list[Tagged]
    ) -> None:
        self._candidates = candidates
        places = [c.pieces for c in candidates]
        scores = encoder.link_scores(reading, relation, contents, places) if candidates else None
        self._logs = np.log(softmax(scores) + 1e-12) if scores is not None else None

    def of(self, group: list[int]) -> tuple[Tagged | None, float]:
        """Return the candidate that belongs to the parts of one statement, and how probable that is."""
        if self._logs is None:
            return None, 1.0
        chances = softmax(self._logs[group].sum(0))
        best = int(chances.argmax())
        return (self._candidates[best] if best < len(self._candidates) else None), float(chances[best])


MOST_OF_HOLDER = 0.9
"""Share of the holder's content from which an inner content is the holder's own over again."""


def shift_inside(attribution: Attribution, index: int, content: tuple[Span, ...]) -> Attribution | None:
    """Return an inner attribution bound to its holder, or None when it leaves the holder's content or is all of it."""
    spans = [*attribution.content, *(s for s in (attribution.cue, attribution.source) if s)]
    if not all(any(c.contains(part) for c in content) for part in spans):
        return None
    if sum(map(len, attribution.content)) > MOST_OF_HOLDER * sum(map(len, content)):
        return None
    return Attribution(
        attribution.source, attribution.cue, attribution.content, attribution.score, attribution.rules, index
    )
