"""Tagged pieces to spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dateline.marking.encoder import Array, Reading
from dateline.marking.features import Window
from dateline.marking.links import Pieces
from dateline.records import Span


@dataclass(frozen=True, slots=True)
class Tagged:
    """A tagged stretch of a window."""

    kind: str
    pieces: Pieces
    score: float


def best_labels(reading: Reading, head: str, labels: Sequence[str]) -> Array:
    """Return the most probable BIO label of each piece; an I label follows only its own kind.

    The best path over the pieces (Viterbi), with steps that BIO forbids left out.
    """
    scores = np.log(reading.chances(head) + 1e-9)
    scores = np.where((reading.window.starts >= 0)[:, None], scores, np.where(np.arange(len(labels)) == 0, 0.0, -50.0))
    allowed = _steps(labels)
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


def _steps(labels: Sequence[str]) -> Array:
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
    found: list[Tagged] = []
    at = 0
    while at < len(path):
        label = labels[path[at]]
        if label == "O":
            at += 1
            continue
        end = at
        while end + 1 < len(path) and labels[path[end + 1]] == f"I-{label[2:]}":
            end += 1
        score = float(np.mean([probabilities[i, path[i]] for i in range(at, end + 1)]))
        found.append(Tagged(label[2:], whole_words(reading.window, (at, end)), score))
        at = end + 1
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
