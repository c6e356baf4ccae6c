"""Sets of characters, kept as stretches: how much two of them have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.records import Span


@dataclass(frozen=True, slots=True, order=True)
class Extent:
    """A set of positions, as disjoint stretches in ascending order.

    >>> Extent.of([Span(0, 4), Span(2, 6), Span(8, 9)]).stretches
    ((0, 6), (8, 9))
    """

    stretches: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Extent:
        """Return the positions that any of the spans covers."""
        joined: list[tuple[int, int]] = []
        for start, end in sorted((span.start, span.end) for span in spans if len(span)):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(joined[-1][1], end))
            else:
                joined.append((start, end))
        return cls(tuple(joined))

    def __len__(self) -> int:
        return sum(end - start for start, end in self.stretches)

    def common(self, other: Extent) -> int:
        """Return the number of positions in both."""
        shared = i = j = 0
        while i < len(self.stretches) and j < len(other.stretches):
            (a, b), (c, d) = self.stretches[i], other.stretches[j]
            shared += max(0, min(b, d) - max(a, c))
            if b <= d:
                i += 1
            else:
                j += 1
        return shared

    def likeness(self, other: Extent) -> float:
        """Return the share of the positions of either that are in both (Jaccard), 0 where one is empty."""
        shared = self.common(other)
        return shared / (len(self) + len(other) - shared) if shared else 0.0
