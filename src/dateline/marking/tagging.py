"""Tagged pieces to spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from dateline.marking.encoder import Array, Reading
from dateline.marking.features import Window
from dateline.marking.links import Pieces
from dateline.records import Span

SURELY_OUTSIDE = 0.95
"""Probability of no label from which a piece parts what stands before it from what follows."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tagged stretch of a window."""

    kind: str
    pieces: Pieces
    score: float


def best_labels(reading: Reading, head: str, labels: Sequence[str]) -> Array:
    """Return the most probable BIO label of each piece; an I label follows only its own kind.

    The best path over the pieces (Viterbi), with steps that BIO forbids left out. Where the best label of each piece by
    itself makes no such step, that is the best path. Pieces that are surely outside part the path into stretches.
    """
    chances = reading.chances(head)
    path: Array = np.where(reading.window.starts >= 0, chances.argmax(1), 0)
    allowed = _steps(tuple(labels))
    wrong = np.flatnonzero(allowed[path[:-1], path[1:]] < 0)
    if not len(wrong):
        return path
    outside = (chances[:, 0] >= SURELY_OUTSIDE) | (reading.window.starts < 0)
    scores = np.log(chances + 1e-9)
    scores[reading.window.starts < 0, 1:] = -50.0
    done = 0
    for at in wrong:
        if at < done:
            continue
        before = np.flatnonzero(outside[: at + 1])
        after = np.flatnonzero(outside[at + 1 :])
        start = int(before[-1]) if len(before) else 0
        done = int(after[0] + at) + 1 if len(after) else len(path)
        path[start:done] = _best_path(scores[start:done], allowed)
    return path


def _best_path(scores: Array, allowed: Array) -> Array:
    back = np.zeros(scores.shape, np.int8)
    best = scores[0]
    for t in range(1, len(scores)):
        paths = best[:, None] + allowed
        back[t] = paths.argmax(0)
        best = paths.max(0) + scores[t]
    path = np.zeros(len(scores), np.int64)
    path[-1] = best.argmax()
    for t in range(len(scores) - 1, 0, -1):
        path[t - 1] = back[t, path[t]]
    return path


@cache
def _steps(labels: tuple[str, ...]) -> Array:
    """Return what each step from one label to the next costs: 0, or much where BIO forbids it."""
    n = len(labels)
    allowed = np.zeros((n, n))
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            kind = label[2:]
            ok = [i for i, other in enumerate(labels) if other[2:] == kind]
            allowed[[i for i in range(n) if i not in ok], j] = -50.0
    return allowed


def tagged_spans(reading: Reading, head: str, labels: Sequence[str]) -> list[Tagged]:
    """Return the tagged stretches of a head with BIO labels, each cut at whole words."""
    probabilities = reading.chances(head)
    if not (probabilities[:, 0] < 0.5).any():
        return []
    path = best_labels(reading, head, labels)
    some = np.flatnonzero(path)
    firsts = [int(at) for at in some if labels[path[at]].startswith("B-")]
    found: list[Tagged] = []
    for at in firsts:
        end: int = at
        goes_on = int(path[at]) + 1
        while end + 1 < len(path) and path[end + 1] == goes_on:
            end += 1
        score = float(probabilities[range(at, end + 1), path[at : end + 1]].mean())
        found.append(Tagged(labels[path[at]][2:], whole_words(reading.window, (at, end)), score))
    return found


def whole_words(window: Window, pieces: Pieces) -> Pieces:
    """Return the pieces grown to the word's edges."""
    first, last = pieces
    while window.shapes[first] >= 8 and first > 1:
        first -= 1
    while last + 1 < len(window) and window.shapes[last + 1] >= 8:
        last += 1
    return first, last


def span_of(window: Window, pieces: Pieces) -> Span:
    """Return the code points that pieces cover."""
    return Span(int(window.starts[pieces[0]]), int(window.ends[pieces[1]]))


def pieces_of(window: Window, span: Span) -> Pieces | None:
    """Return the first and last piece that a span of code points touches, or None."""
    hit = np.flatnonzero((window.starts < span.end) & (window.ends > span.start) & (window.starts >= 0))
    return (int(hit[0]), int(hit[-1])) if len(hit) else None


def reach_of(window: Window) -> Span:
    """Return the code points from the first piece of a window to its last."""
    some = window.starts >= 0
    return Span(int(window.starts[some].min()), int(window.ends[some].max())) if some.any() else Span(0, 0)
