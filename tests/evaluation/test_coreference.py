"""MUC, B-cubed and CEAF-e against sums worked out by hand."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluation.coreference import Scores, assign, entities, links, mentions, without_singletons

GOLD = [{"a", "b", "c"}, {"d", "e", "f", "g"}]
CODED = [{"a", "b"}, {"c", "d"}, {"f", "g", "h", "i"}]


def report(gold: list[set[str]], coded: list[set[str]]) -> dict[str, object]:
    scores = Scores()
    scores.add(gold, coded)
    return dict(scores.report())


def test_links_are_what_is_left_when_the_others_part_a_chain() -> None:
    # a-b | c and d | e | f-g: 2 of the 5 links are kept; a-b, c | d, f-g | h | i: 2 of 5 again.
    assert links(GOLD, CODED) == (2, 5)
    assert links(CODED, GOLD) == (2, 5)


def test_mentions_count_by_the_share_of_their_chain_that_is_with_them() -> None:
    # (2² + 1²) / 3 + (1² + 2²) / 4, of 7 mentions; 2² / 2 + (1² + 1²) / 2 + 2² / 4, of 8.
    assert mentions(GOLD, CODED) == (pytest.approx(5 / 3 + 5 / 4), 7)
    assert mentions(CODED, GOLD) == (pytest.approx(2 + 1 + 1), 8)


def test_entities_are_paired_off_for_the_greatest_likeness() -> None:
    # abc with ab: 2*2/5; defg with fghi: 2*2/8.
    assert entities(GOLD, CODED) == (pytest.approx(0.8 + 0.5), 2)
    assert entities(CODED, GOLD) == (pytest.approx(0.8 + 0.5), 3)


def test_the_mean_is_of_the_three_f1() -> None:
    figures = report(GOLD, CODED)
    assert figures["muc"] == {"p": 0.4, "r": 0.4, "f1": 0.4}
    assert figures["b3"] == {"p": 0.5, "r": 0.4167, "f1": 0.4545}
    assert figures["ceafe"] == {"p": 0.4333, "r": 0.65, "f1": 0.52}
    assert figures["conll_f1"] == 0.4582


def test_texts_are_summed_before_they_are_divided() -> None:
    scores = Scores()
    scores.add([{"a", "b"}], [{"a", "b"}])
    scores.add([{"a", "b", "c", "d"}], [])
    assert scores.report()["muc"] == {"p": 1.0, "r": 0.25, "f1": 0.4}


def test_one_chain_of_all_is_not_taken_for_perfect() -> None:
    figures = report([{"a", "b"}, {"c", "d"}], [{"a", "b", "c", "d"}])
    assert figures["muc"] == {"p": 0.6667, "r": 1.0, "f1": 0.8}
    assert figures["b3"] == {"p": 0.5, "r": 1.0, "f1": 0.6667}
    assert figures["ceafe"] == {"p": 0.6667, "r": 0.3333, "f1": 0.4444}


def test_nothing_found_is_nothing_right() -> None:
    assert report(GOLD, [])["conll_f1"] == report([], CODED)["conll_f1"] == 0.0


def test_chains_of_one_mention_are_dropped() -> None:
    assert without_singletons([{"a"}, {"b", "c"}]) == [{"b", "c"}]


@given(st.lists(st.sets(st.integers(0, 20), min_size=2), min_size=1, max_size=5))
def test_what_is_the_same_is_perfect(found: list[set[int]]) -> None:
    chains = [{(number, mention) for mention in chain} for number, chain in enumerate(found)]
    scores = Scores()
    scores.add(chains, chains)
    assert scores.report()["conll_f1"] == 1.0


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(st.integers(0, 9), min_size=4, max_size=4), min_size=n)))
def test_no_other_assignment_is_worth_more(worth: list[list[int]]) -> None:
    worth = worth[:4]
    columns = assign(worth)
    assert len(set(columns)) == len(worth)
    best = max(sum(row[j] for row, j in zip(worth, chosen, strict=False)) for chosen in permutations(range(4)))
    assert sum(row[j] for row, j in zip(worth, columns, strict=True)) == best
