"""How a text presents acts whose words are given: actual, planned, possible, conditional or denied."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from dateline.marking.encoder import Encoder, Reading
from dateline.marking.features import build_windows
from dateline.marking.labels import STATUSES
from dateline.marking.links import Pieces
from dateline.marking.paragraphs import find_paragraphs
from dateline.marking.quotes import find_quotes
from dateline.marking.tagging import pieces_of
from dateline.records import Span, Status


class StatusReader:
    """Reads the status of given words with the same encoder that marks dispatches; the words need not be an act.

    Usage: ``StatusReader.load().status("Peru may recall its envoy.", Span(9, 15))``.
    """

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    @classmethod
    def load(cls, path: Path | None = None) -> StatusReader:
        """Return a reader with the package's model, or the one in the folder ``path``.

        Raises:
            ModelError: the model file is absent or unfit.
        """
        return cls(Encoder(path))

    def status(self, text: str, span: Span) -> Status:
        """Return the most probable status of the words at ``span``."""
        return self.statuses(text, [span])[0]

    def statuses(self, text: str, spans: Sequence[Span]) -> list[Status]:
        """Return the most probable status of the words at each span; the text is read once.

        Where a span touches no word, the word nearest to it tells; where the text has none at all, nothing speaks
        against ``actual``.
        """
        paragraphs = find_paragraphs(text, Span(0, len(text)))
        windows = build_windows(text, paragraphs, find_quotes(text, paragraphs), self.encoder.tokenizer)
        readings = self.encoder.read(windows)
        return [_status(readings, span) for span in spans]


def _status(readings: Sequence[Reading], span: Span) -> Status:
    if not readings:
        return Status.ACTUAL
    touched = ((reading, hit) for reading in readings if (hit := pieces_of(reading.window, span)))
    reading, (first, last) = next(touched, None) or _nearest(readings, span)
    return Status(STATUSES[int(reading.chances("status")[first : last + 1].mean(0).argmax())])


def _nearest(readings: Sequence[Reading], span: Span) -> tuple[Reading, Pieces]:
    reading = min(readings, key=lambda one: int(_distance(one, span).min()))
    piece = int(_distance(reading, span).argmin())
    return reading, (piece, piece)


def _distance(reading: Reading, span: Span) -> np.ndarray:
    """Return how many code points lie between a span and each piece of a window; the encoder's own marks are far."""
    window = reading.window
    gap = np.maximum(window.starts - span.end, span.start - window.ends)
    return np.where(window.starts >= 0, gap, np.iinfo(np.int64).max)
