"""Words, phrases, head nouns and the reading of tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ModelError
from dateline.knowledge.phrases import PhraseTable, fold, words_of
from dateline.knowledge.sectors import load_sectors, singular
from dateline.knowledge.tables import read_table


def test_possessive_is_a_word_of_its_own() -> None:
    assert [word.text for word in words_of("Norland’s port")] == ["Norland", "'s", "port"]


def test_number_with_commas_is_one_word() -> None:
    assert [word.text for word in words_of("25,000 people")] == ["25,000", "people"]


def test_fold_drops_accents_and_keeps_case() -> None:
    assert fold("Łukasz Çelik") == "Lukasz Celik"


@given(st.text())
def test_words_lie_in_order_within_the_text(text: str) -> None:
    ends = [0]
    for word in words_of(text):
        assert ends[-1] <= word.start < word.end <= len(text)
        ends.append(word.end)


def test_longest_phrase_wins() -> None:
    table = PhraseTable([("New Norland", 1), ("New Norland Front", 2)])
    assert table.match(["New", "Norland", "Front", "said"], 0) == (3, 2)


def test_phrase_must_be_whole() -> None:
    assert PhraseTable([("New Norland", 1)]).get("New") is None


@pytest.mark.parametrize(
    ("plural", "noun"),
    [("gunmen", "gunman"), ("ministries", "ministry"), ("congress", "congress"), ("churches", "church")],
)
def test_singular(plural: str, noun: str) -> None:
    assert singular(plural) == noun


def test_head_noun_of_two_words_beats_the_last_one() -> None:
    found = load_sectors().head_ending("the opposition leaders".split(), 3)
    assert found is not None
    assert (found[0], found[1].sector) == (1, "OPP")


def test_no_head_noun_is_none() -> None:
    assert load_sectors().head_ending(["the", "harbour"], 2) is None


def test_missing_table_is_a_coded_error() -> None:
    with pytest.raises(ModelError, match="E410"):
        list(read_table("no_such_table.tsv", columns=("name",)))


def test_missing_column_is_a_coded_error() -> None:
    with pytest.raises(ModelError, match="no column colour"):
        list(read_table("heads.tsv", columns=("noun", "colour")))
