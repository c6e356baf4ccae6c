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
    candidates: Sequence[Pieces], lefts: Sequence[Pieces], window: Window
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the distance bucket, how many candidates lie between, and the paragraphs apart: lefts by candidates each.

    Distances are in pieces from the nearer edges, signed; counts stop at 3.
    """
    first, last = np.array(candidates).T
    begin, end = np.array(lefts).T[:, :, None]
    gap = np.where(first > end, first - end, np.where(last < begin, last - begin, 0))
    side, far = np.sign(gap), np.abs(gap)
    nearer = (far[:, :, None] > far[:, None, :]) & (side[:, :, None] == side[:, None, :])
    bucket = np.searchsorted(EDGES, far, side="right") * side + len(EDGES)
    between = np.minimum(nearer.sum(2), 3)
    breaks = np.cumsum(window.ids == SEP)
    apart = np.minimum(np.abs(breaks[first] - breaks[begin]), 3)
    return bucket, between, apart
