"""Extents, one-to-one matching and counts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluation.extents import Extent
from dateline.evaluation.matching import Counts, match
from dateline.records import Span

spans = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda ends: Span(ends[0], sum(ends))), max_size=5
)


def positions(some: list[Span]) -> set[int]:
    return {i for span in some for i in range(span.start, span.end)}


@given(spans, spans)
def test_extents_count_as_sets_of_positions_do(some: list[Span], others: list[Span]) -> None:
    a, b = positions(some), positions(others)
    assert len(Extent.of(some)) == len(a)
    assert Extent.of(some).common(Extent.of(others)) == len(a & b)
    assert Extent.of(some).likeness(Extent.of(others)) == (len(a & b) / len(a | b) if a & b else 0)


@given(spans)
def test_extents_are_equal_when_their_positions_are(some: list[Span]) -> None:
    assert Extent.of(some) == Extent.of(Span(i, i + 1) for i in positions(some))


def test_match_gives_the_likest_pair_first() -> None:
    assert match([0, 10], [9, 1], lambda g, c: 20 - abs(g - c)) == [(0, 1), (1, 0)]


def test_match_gives_ties_to_the_earlier_items() -> None:
    assert match(["a", "b"], ["x", "y"], lambda g, c: 1) == [(0, 0), (1, 1)]


def test_match_leaves_out_what_is_not_alike() -> None:
    assert match([1, 2], [1], lambda g, c: float(g == c)) == [(0, 0)]


@given(st.lists(st.integers(0, 5), max_size=6), st.lists(st.integers(0, 5), max_size=6))
def test_match_uses_each_item_once(gold: list[int], coded: list[int]) -> None:
    pairs = match(gold, coded, lambda g, c: 6 - abs(g - c))
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs) == min(len(gold), len(coded))


def test_counts_without_items_have_no_f1() -> None:
    assert (Counts().precision(), Counts().recall(), Counts().f1()) == (0.0, 0.0, 0.0)


def test_counts_give_the_harmonic_mean() -> None:
    assert Counts(gold=4, coded=2, right_gold=1, right_coded=1).f1(100.0) == 100 / 3
