"""Gold items and coded items brought together, and the counts that come of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")


def match(
    gold: Sequence[Item], coded: Sequence[Item], likeness: Callable[[Item, Item], float]
) -> list[tuple[int, int]]:
    """Return index pairs (gold, coded), each item in one pair at most, the likest first.

    Args:
        gold: the items as they should be.
        coded: the items as they were found.
        likeness: how alike two are; 0 or less where they must not be paired. Ties go to the earlier gold item, then to
            the earlier coded one.

    >>> match([10, 20], [19, 21, 11], lambda a, b: 1 / abs(a - b))
    [(0, 2), (1, 0)]
    """
    offers = [(-worth, i, j) for i, g in enumerate(gold) for j, c in enumerate(coded) if (worth := likeness(g, c)) > 0]
    left_gold, left_coded = set(range(len(gold))), set(range(len(coded)))
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(offers):
        if i in left_gold and j in left_coded:
            left_gold.discard(i)
            left_coded.discard(j)
            pairs.append((i, j))
    return pairs


@dataclass(slots=True)
class Counts:
    """How many items there are in gold and in the coding, and how many of either are right."""

    gold: int = 0
    coded: int = 0
    right_gold: int = 0
    right_coded: int = 0

    def add(self, *, gold: int, coded: int, right: int) -> None:
        """Count one dispatch, in which ``right`` items of either side are right."""
        self.gold += gold
        self.coded += coded
        self.right_gold += right
        self.right_coded += right

    def precision(self) -> float:
        """Return the share of the coded items that are right, 0 to 1."""
        return self.right_coded / self.coded if self.coded else 0.0

    def recall(self) -> float:
        """Return the share of the gold items that were found, 0 to 1."""
        return self.right_gold / self.gold if self.gold else 0.0

    def f1(self, scale: float = 1.0) -> float:
        """Return the harmonic mean of precision and recall, 0 to ``scale``."""
        p, r = self.precision(), self.recall()
        return 2 * scale * p * r / (p + r) if p + r else 0.0

    def rates(self) -> dict[str, float]:
        """Return precision, recall and F1 as they are reported: ``p``, ``r`` and ``f1``, with four places."""
        return {"p": round(self.precision(), 4), "r": round(self.recall(), 4), "f1": round(self.f1(), 4)}


@dataclass(slots=True)
class Share:
    """How many of some cases are right."""

    cases: int = 0
    right: int = 0

    def add(self, right: bool) -> None:
        """Count one case."""
        self.cases += 1
        self.right += right
