"""Which span belongs to which: bilinear scores of the encoder's link vectors, with small tables for distance."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dateline.marking.features import SEP, Window

EDGES = np.array([1, 2, 4, 8, 16, 32, 64, 128])
BUCKETS = 2 * len(EDGES) + 1

Pieces = tuple[int, int]
"""First and last piece of a span in its window."""


def link_features(
    candidates: Sequence[Pieces], left: Pieces, window: Window
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return for each candidate its distance bucket, how many candidates lie between, and the paragraphs apart.

    Distances are in pieces from the nearer edges, signed; counts stop at 3.
    """
    first = np.array([c[0] for c in candidates])
    last = np.array([c[1] for c in candidates])
    gap = np.where(first > left[1], first - left[1], np.where(last < left[0], last - left[0], 0))
    bucket = np.searchsorted(EDGES, np.abs(gap), side="right") * np.sign(gap) + len(EDGES)
    order = np.abs(gap)[:, None] > np.abs(gap)[None, :]
    same_side = np.sign(gap)[:, None] == np.sign(gap)[None, :]
    between = np.minimum((order & same_side).sum(1), 3)
    breaks = np.cumsum(window.ids == SEP)
    apart = np.minimum(np.abs(breaks[first] - breaks[left[0]]), 3)
    return bucket, between, apart
