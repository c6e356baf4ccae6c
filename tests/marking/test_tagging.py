"""Tagged pieces to spans."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dateline.marking.encoder import Reading
from dateline.marking.features import Window
from dateline.marking.labels import HEADS, ROW, SLICES
from dateline.marking.tagging import best_labels, pieces_of, reach_of, tagged_spans
from dateline.records import Span

LABELS = HEADS["statement"]


def reading(logits: np.ndarray) -> Reading:
    """A reading of the encoder's opening mark and as many words of three letters as there are rows of logits."""
    n = len(logits) + 1
    starts = np.array([-1, *np.arange(n - 1) * 4])
    ends = np.where(starts < 0, -1, starts + 3)
    none = np.zeros(n, np.int64)
    window = Window(np.full(n, 2000), np.ones(n, np.int64), none, none, starts, ends)
    tags = np.zeros((n, ROW))
    tags[1:, SLICES["statement"]] = logits
    nothing = np.zeros((n, 0))
    return Reading(window, tags, nothing, nothing, nothing)


def sure(*labels: str) -> np.ndarray:
    return np.array([[9.0 if label == name else 0.0 for name in LABELS] for label in labels])


@given(arrays(np.float64, st.tuples(st.integers(1, 12), st.just(len(LABELS))), elements=st.floats(-6, 6)))
def test_no_label_goes_on_what_did_not_begin(logits: np.ndarray) -> None:
    path = [LABELS[at] for at in best_labels(reading(logits), "statement", LABELS)]
    for before, label in pairwise(path):
        assert not label.startswith("I-") or before[2:] == label[2:]


def test_stretches_of_one_label_become_spans() -> None:
    found = tagged_spans(reading(sure("B-source", "B-cue", "O", "B-content", "I-content")), "statement", LABELS)
    assert [(one.kind, one.pieces) for one in found] == [("source", (1, 1)), ("cue", (2, 2)), ("content", (4, 5))]


def test_a_beginning_within_a_stretch_parts_it() -> None:
    found = tagged_spans(reading(sure("B-content", "I-content", "B-content", "I-content")), "statement", LABELS)
    assert [one.pieces for one in found] == [(1, 2), (3, 4)]


def test_pieces_of_a_span_and_reach_of_a_window() -> None:
    window = reading(sure("O", "O", "O")).window
    assert pieces_of(window, Span(2, 5)) == (1, 2)
    assert pieces_of(window, Span(40, 44)) is None
    assert reach_of(window) == Span(0, 11)
