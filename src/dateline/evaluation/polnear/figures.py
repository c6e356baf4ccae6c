"""Figures of attributions, in the form in which PolNeAR's are published: sums over all articles, in per cent.

content_token    words in the content of any attribution
content_exact    attributions whose contents have the same words
content_strict   attributions whose contents have the same parts, to the character
content_overlap  attributions whose contents have at least half of their characters in common
source_overlap   distinct sources, in the same way; cue_overlap: distinct cues
relation         attributions with a source: content and source have at least half of their characters in common
relation_touch   the same with a source that has one telling word in common
source_accuracy  share of right sources where the content overlaps
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from dateline.evaluation.extents import Extent
from dateline.evaluation.matching import Counts, Share, match
from dateline.evaluation.outcome import Figure, Figures
from dateline.evaluation.polnear.readings import Quoting, Reading

HALF = 0.5
Likeness = Callable[[Reading, Reading], float]


def _half(a: Extent, b: Extent) -> float:
    share = a.likeness(b)
    return share if share >= HALF else 0.0


def _overlap(gold: Reading, coded: Reading) -> float:
    return _half(gold.content, coded.content)


def _exact(gold: Reading, coded: Reading) -> float:
    return float(bool(gold.content_words) and gold.content_words == coded.content_words)


def _strict(gold: Reading, coded: Reading) -> float:
    return float(gold.spans.content == coded.spans.content)


def _relation(gold: Reading, coded: Reading) -> float:
    content, source = _half(gold.content, coded.content), _half(gold.source, coded.source)
    return content + source if content and source else 0.0


def _touch(gold: Reading, coded: Reading) -> float:
    return _overlap(gold, coded) if gold.source_words & coded.source_words else 0.0


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which two attributions can be the same."""

    name: str
    likeness: Likeness
    with_source: bool = False
    """Whether only attributions that have a source take part."""
    by_kind: bool = False
    """Whether it is broken down by how much is quoted."""


OVERLAP = Way("content_overlap", _overlap, by_kind=True)
WAYS: tuple[Way, ...] = (
    Way("content_exact", _exact, by_kind=True),
    Way("content_strict", _strict),
    OVERLAP,
    Way("relation", _relation, with_source=True, by_kind=True),
    Way("relation_touch", _touch, with_source=True),
)
ORDER = (
    "content_token",
    "content_exact",
    "content_strict",
    "content_overlap",
    "source_overlap",
    "cue_overlap",
    "relation",
    "relation_touch",
)
KINDS = (Quoting.DIRECT, Quoting.MIXED, Quoting.INDIRECT)
KIND_ORDER = ("content_overlap", "content_exact", "relation")


@dataclass(slots=True)
class Figuring:
    """Sums up articles one by one."""

    articles: int = 0
    counts: dict[str, Counts] = field(default_factory=lambda: {name: Counts() for name in ORDER})
    kinds: dict[tuple[str, Quoting], Counts] = field(
        default_factory=lambda: {(name, kind): Counts() for name in KIND_ORDER for kind in Quoting}
    )
    strict: Share = field(default_factory=Share)
    touch: Share = field(default_factory=Share)

    def add(self, gold: Sequence[Reading], coded: Sequence[Reading]) -> list[tuple[int, int]]:
        """Count one article.

        Returns:
            Index pairs of the attributions whose contents overlap.
        """
        self.articles += 1
        self._add_words(gold, coded)
        self._add_parts("source_overlap", (r.source for r in gold), (r.source for r in coded))
        self._add_parts("cue_overlap", (r.cue for r in gold), (r.cue for r in coded))
        for way in WAYS:
            self._add_way(way, gold, coded)
        pairs = match(gold, coded, OVERLAP.likeness)
        for i, j in pairs:
            if gold[i].spans.source:
                self.strict.add(bool(_half(gold[i].source, coded[j].source)))
                self.touch.add(bool(gold[i].source_words & coded[j].source_words))
        return pairs

    def report(self) -> Figures:
        """Return the figures: per cent with one place, and counts."""
        by_kind: dict[str, Figure] = {
            kind.value: {name: _row(self.kinds[name, kind]) for name in KIND_ORDER} for kind in KINDS
        }
        cases = self.strict.cases or 1
        return {
            "articles": self.articles,
            **{name: _row(self.counts[name]) for name in ORDER},
            "source_accuracy": {
                "strict": round(100 * self.strict.right / cases, 1),
                "touch": round(100 * self.touch.right / cases, 1),
                "n": self.strict.cases,
            },
            "by_kind": by_kind,
        }

    def _add_words(self, gold: Iterable[Reading], coded: Iterable[Reading]) -> None:
        wanted = frozenset[int]().union(*(reading.content_words for reading in gold))
        found = frozenset[int]().union(*(reading.content_words for reading in coded))
        self.counts["content_token"].add(gold=len(wanted), coded=len(found), right=len(wanted & found))

    def _add_parts(self, name: str, gold: Iterable[Extent], coded: Iterable[Extent]) -> None:
        wanted, found = (sorted({extent for extent in extents if extent}) for extents in (gold, coded))
        self.counts[name].add(gold=len(wanted), coded=len(found), right=len(match(wanted, found, _half)))

    def _add_way(self, way: Way, gold: Sequence[Reading], coded: Sequence[Reading]) -> None:
        if way.with_source:
            gold, coded = ([r for r in readings if r.spans.source] for readings in (gold, coded))
        pairs = match(gold, coded, way.likeness)
        self.counts[way.name].add(gold=len(gold), coded=len(coded), right=len(pairs))
        if not way.by_kind:
            return
        for reading in gold:
            self.kinds[way.name, reading.quoting].gold += 1
        for reading in coded:
            self.kinds[way.name, reading.quoting].coded += 1
        for i, j in pairs:
            self.kinds[way.name, gold[i].quoting].right_gold += 1
            self.kinds[way.name, coded[j].quoting].right_coded += 1


def _row(counts: Counts) -> Figure:
    return {
        "P": round(100 * counts.precision(), 1),
        "R": round(100 * counts.recall(), 1),
        "F1": round(counts.f1(100.0), 1),
        "gold": counts.gold,
        "pred": counts.coded,
    }
