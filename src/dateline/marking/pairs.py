"""The type of what passes between two given parties of a sentence."""

from __future__ import annotations

from pathlib import Path

from dateline.marking.encoder import Encoder
from dateline.marking.features import pair_window
from dateline.marking.labels import ROOTS
from dateline.records import Span

TURNED = 0.2
"""Weight of the answer to the turned pair, as an exponent of its chances."""


class PairTyper:
    """Types given pairs with the same encoder that marks dispatches.

    Usage: ``PairTyper.load().type_pair("Peru recalled its envoy to Chile.", Span(0, 4), Span(27, 32))``.
    """

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    @classmethod
    def load(cls, path: Path | None = None) -> PairTyper:
        """Return a typer with the package's model, or the one in the folder ``path``.

        Raises:
            ModelError: the model file is absent or unfit.
        """
        return cls(Encoder(path))

    def chances(self, text: str, source: Span | None, target: Span | None) -> dict[str, float]:
        """Return the probability of each of the 15 types; they sum to 1. A party that is not named is None.

        The pair is also asked about the other way round, with less weight: what passes between two is mostly told by
        the act, whoever does it.
        """
        tokenizer = self.encoder.tokenizer
        windows = [pair_window(text, *pair, tokenizer) for pair in ((source, target), (target, source))]
        asked, turned = (reading.chances("pair")[0] for reading in self.encoder.read(windows))
        shares = asked * turned**TURNED
        return dict(zip(ROOTS, (shares / shares.sum()).tolist(), strict=True))

    def type_pair(self, text: str, source: Span | None, target: Span | None) -> str:
        """Return the most probable type of what ``source`` does to ``target``."""
        chances = self.chances(text, source, target)
        return max(chances, key=lambda root: chances[root])
