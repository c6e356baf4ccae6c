"""How alike two ways are of putting the mentions of a text into chains: MUC, B-cubed and CEAF-e.

As Pradhan and others (2012, 2014) define them for mentions that the two sides need not share. Sums run over all texts
before they are divided.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from dateline.evaluation.outcome import Figure, Figures

Chain: TypeAlias = AbstractSet[Hashable]
"""Mentions that name the same one."""

AnyChain = TypeVar("AnyChain", bound=Chain)

Chains: TypeAlias = Sequence[Chain]
"""The chains of one text; no mention is in two of them."""


@dataclass(slots=True)
class Ratio:
    """What is right of a whole, over several texts."""

    right: float = 0.0
    whole: float = 0.0

    def add(self, right: float, whole: float) -> None:
        """Add one text."""
        self.right += right
        self.whole += whole

    def share(self) -> float:
        """Return the share that is right, 0 to 1."""
        return self.right / self.whole if self.whole else 0.0


@dataclass(slots=True)
class Measure:
    """Recall and precision of one measure."""

    recall: Ratio = field(default_factory=Ratio)
    precision: Ratio = field(default_factory=Ratio)

    def f1(self) -> float:
        """Return their harmonic mean, 0 to 1."""
        r, p = self.recall.share(), self.precision.share()
        return 2 * p * r / (p + r) if p + r else 0.0


class Scores:
    """The three measures over several texts.

    >>> scores = Scores()
    >>> scores.add([{1, 2, 3}], [{1, 2}])
    >>> scores.report()["muc"]
    {'p': 1.0, 'r': 0.5, 'f1': 0.6667}
    """

    def __init__(self) -> None:
        self._measures = {"muc": Measure(), "b3": Measure(), "ceafe": Measure()}

    def add(self, gold: Chains, coded: Chains) -> None:
        """Compare the chains of one text; those of one mention count as any other."""
        for measure, ratios in zip(self._measures.values(), (links, mentions, entities), strict=True):
            measure.recall.add(*ratios(gold, coded))
            measure.precision.add(*ratios(coded, gold))

    def report(self) -> Figures:
        """Return precision, recall and F1 of each measure, and the mean of the three F1: shares with four places."""
        figures: dict[str, Figure] = {
            name: {
                "p": round(measure.precision.share(), 4),
                "r": round(measure.recall.share(), 4),
                "f1": round(measure.f1(), 4),
            }
            for name, measure in self._measures.items()
        }
        mean = sum(measure.f1() for measure in self._measures.values()) / len(self._measures)
        return {**figures, "conll_f1": round(mean, 4)}


def links(chains: Chains, others: Chains) -> tuple[float, float]:
    """Return how many of the links that hold chains together the others have too, and how many there are (MUC)."""
    where = _places(others)
    kept = whole = 0
    for chain in chains:
        named = {where[mention] for mention in chain if mention in where}
        parts = len(named) + sum(mention not in where for mention in chain)
        kept += len(chain) - parts
        whole += len(chain) - 1
    return kept, whole


def mentions(chains: Chains, others: Chains) -> tuple[float, float]:
    """Return the sum, over all mentions, of the share of its chain that stays with it, and their number (B-cubed)."""
    where = _places(others)
    right = 0.0
    for chain in chains:
        together: dict[int, int] = {}
        for mention in chain:
            if mention in where:
                together[where[mention]] = together.get(where[mention], 0) + 1
        right += sum(count * count for count in together.values()) / len(chain) if chain else 0.0
    return right, sum(map(len, chains))


def entities(chains: Chains, others: Chains) -> tuple[float, float]:
    """Return the likeness of chains and others, paired off for the best, and how many chains there are (CEAF-e)."""
    few, many = (chains, others) if len(chains) <= len(others) else (others, chains)
    worth = [[_likeness(one, other) for other in many] for one in few]
    return sum(worth[i][j] for i, j in enumerate(assign(worth))), len(chains)


def assign(worth: Sequence[Sequence[float]]) -> list[int]:
    """Return a column for each row, no column twice, so that what they are worth together is greatest.

    The Hungarian method: rows are let in one by one, each along the cheapest path of changes (Kuhn and Munkres, with
    potentials).

    Args:
        worth: rows, none longer than another, with at least as many columns as there are rows.

    >>> assign([[3, 2], [3, 0]])
    [1, 0]
    """
    width = len(worth[0]) if worth else 0
    prices = [0.0] * (width + 1)
    dues = [0.0] * len(worth)
    owner = [-1] * (width + 1)  # The last column is where each new row starts from.
    for row in range(len(worth)):
        owner[width] = row
        _let_in(worth, owner, prices, dues)
    found = [0] * len(worth)
    for column, row in enumerate(owner[:width]):
        if row >= 0:
            found[row] = column
    return found


def _let_in(worth: Sequence[Sequence[float]], owner: list[int], prices: list[float], dues: list[float]) -> None:
    """Give the row that waits at the last column a column, along the path that costs least."""
    width = len(owner) - 1
    slack = [float("inf")] * width
    back = [width] * width
    done: list[int] = []
    free = set(range(width))
    at = width
    while owner[at] >= 0:
        done.append(at)
        free.discard(at)
        row = owner[at]
        for column in free:
            cost = -worth[row][column] - dues[row] - prices[column]
            if cost < slack[column]:
                slack[column], back[column] = cost, at
        nearest = min(free, key=lambda column: (slack[column], column))
        step = slack[nearest]
        for column in done:
            dues[owner[column]] += step
            prices[column] -= step
        for column in free:
            slack[column] -= step
        at = nearest
    while at != width:
        owner[at] = owner[back[at]]
        at = back[at]
    owner[width] = -1


def without_singletons(chains: Iterable[AnyChain]) -> list[AnyChain]:
    """Return the chains of two mentions and more."""
    return [chain for chain in chains if len(chain) > 1]


def _places(chains: Chains) -> dict[Hashable, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def _likeness(one: Chain, other: Chain) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
