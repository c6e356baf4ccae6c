"""Numbers of dead, injured and crowds, and the acts that they belong to."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.records import Span
from dateline.records.count import Count, Counted
from dateline.resolving.counts import counts_of, find_counts
from dateline.resolving.numbers import find_numbers

Found = list[tuple[str, str, int, int | None]]

# number words, smallest and largest number
NUMBERS = [
    ("1,200", 1200, 1200),
    ("17", 17, 17),
    ("1.5 million", 1_500_000, 1_500_000),
    ("twenty-three", 23, 23),
    ("forty two", 42, 42),
    ("two hundred and fifty thousand", 250_000, 250_000),
    ("a dozen", 12, 12),
    ("two dozen", 24, 24),
    ("half a million", 500_000, 500_000),
    ("a hundred", 100, 100),
    ("dozens", 24, 99),
    ("scores", 40, 199),
    ("hundreds", 200, 999),
    ("thousands", 2000, 9999),
    ("tens of thousands", 20_000, 99_999),
    ("several", 3, 9),
    ("a handful", 3, 9),
    ("a few", 3, 9),
    ("several hundred", 300, 999),
    ("a few dozen", 36, 119),
    ("at least 12", 12, None),
    ("12 or more", 12, None),
    ("more than 40", 41, None),
    ("over 5,000", 5001, None),
    ("up to 30", 1, 30),
    ("as many as 30", 1, 30),
    ("fewer than 10", 1, 9),
    ("about 200", 180, 220),
    ("around 15", 13, 17),
    ("some 200", 180, 220),
    ("nearly 200", 180, 199),
    ("just over 100", 101, 110),
    ("at least several hundred", 300, None),
    ("between 5 and 8", 5, 8),
    ("5 to 8", 5, 8),
    ("from 5 to 8", 5, 8),
    ("5-8", 5, 8),
    ("three or four", 3, 4),
    ("two to three hundred", 200, 300),
]

# sentence, what it counts
SENTENCES: list[tuple[str, Found]] = [
    ("At least 12 people were killed.", [("dead", "At least 12", 12, None)]),
    ("A soldier was wounded.", [("injured", "A soldier", 1, 1)]),
    ("Gunmen killed a policeman near Torvik.", [("dead", "a policeman", 1, 1)]),
    ("A bomb went off, killing 7 and wounding 30.", [("dead", "7", 7, 7), ("injured", "30", 30, 30)]),
    ("The blast left 9 dead and 20 injured.", [("dead", "9", 9, 9), ("injured", "20", 20, 20)]),
    ("The death toll rose to 53.", [("dead", "53", 53, 53)]),
    ("The death toll rose from 3 to 5.", [("dead", "from 3 to 5", 5, 5)]),
    ("The number of dead rose to 14.", [("dead", "14", 14, 14)]),
    ("They wounded 14 others.", [("injured", "14", 14, 14)]),
    ("Some 300 protesters marched in Lund.", [("crowd", "Some 300", 270, 330)]),
    ("A crowd of 2,000 gathered.", [("crowd", "2,000", 2000, 2000)]),
    ("A 5,000-strong crowd cheered.", [("crowd", "5,000", 5000, 5000)]),
    ("Thousands of teachers went on strike.", [("crowd", "Thousands", 2000, 9999)]),
    ("The rally drew hundreds of people.", [("crowd", "hundreds", 200, 999)]),
    ("Police dispersed dozens of demonstrators.", [("crowd", "dozens", 24, 99)]),
    ("Nobody was hurt.", [("injured", "Nobody", 0, 0)]),
    ("No one was killed.", [("dead", "No one", 0, 0)]),
    ("No one was killed or hurt.", [("dead", "No one", 0, 0), ("injured", "No one", 0, 0)]),
    ("There were no casualties.", [("dead", "no", 0, 0), ("injured", "no", 0, 0)]),
    ("Gunmen shot dead a guard and two clerks.", [("dead", "a guard and two clerks", 3, 3)]),
    ("Two of the five miners died.", [("dead", "Two", 2, 2)]),
    ("Six people, including two children, were killed.", [("dead", "Six", 6, 6)]),
    ("Four members of the Holm Brigade (HB) were killed.", [("dead", "Four", 4, 4)]),
    ("Two gunmen killed six villagers on Monday.", [("dead", "six", 6, 6)]),
    ("One man was killed and another injured.", [("dead", "One", 1, 1), ("injured", "another", 1, 1)]),
    ("The fire claimed 11 lives.", [("dead", "11", 11, 11)]),
    ("The strike killed a 23-year-old man.", [("dead", "a 23-year-old man", 1, 1)]),
    ("Three nurses suffered minor injuries.", [("injured", "Three", 3, 3)]),
]

NOTHING = [
    "In 2014 people were killed.",
    "They were killed in 1999.",
    "Marta Holm, 23, was killed.",
    "The mayor, aged 61, was wounded.",
    "The war cost $12 million and 30 lorries.",
    "The shells landed 12 kilometres away and killed 40 cows.",
    "About 12 percent of voters were hurt by the tax.",
    "The attack of May 12 killed the mayor.",
    "He was wounded on 12 May.",
    "Twelve lawmakers were arrested.",
    "Five people were killed or wounded.",
    "They did not kill two hostages.",
    "A dozen wounded soldiers were freed.",
    "No one else was hurt.",
    "There were no reports of casualties.",
    "Twelve soldiers gathered firewood.",
    "The 23-year-old was killed.",
    "A quarter of the 12 sailors died.",
    "The vote ended 20 to 10.",
]


def found(sentence: str) -> Found:
    counts = find_counts(sentence, Span(0, len(sentence)))
    return [(str(count.of), count.text.of(sentence), count.least, count.most) for count in counts]


def owned(sentence: str, trigger: str) -> Found:
    span = Span(0, len(sentence))
    at = sentence.index(trigger)
    counts = counts_of(Span(at, at + len(trigger)), span, find_counts(sentence, span), sentence)
    return [(str(count.of), count.text.of(sentence), count.least, count.most) for count in counts]


@pytest.mark.parametrize(("words", "least", "most"), NUMBERS)
def test_number_words_mean_an_interval(words: str, least: int, most: int | None) -> None:
    assert [(one.text.of(words), one.least, one.most) for one in find_numbers(words)] == [(words, least, most)]


@pytest.mark.parametrize(("sentence", "counts"), SENTENCES)
def test_sentence_gives_its_counts(sentence: str, counts: Found) -> None:
    assert found(sentence) == counts


@pytest.mark.parametrize("sentence", NOTHING)
def test_number_of_something_else_gives_nothing(sentence: str) -> None:
    assert found(sentence) == []


def test_spans_refer_to_the_whole_text() -> None:
    text = "The square was calm. Two guards were killed."
    assert [count.text for count in find_counts(text, Span(21, len(text)))] == [Span(21, 24)]


def test_counts_outside_the_span_are_left_out() -> None:
    assert find_counts("Two guards were killed. It rained.", Span(24, 34)) == ()


def test_attack_takes_the_casualties_of_its_clause() -> None:
    sentence = "Rebels attacked Torvik, killing 12 people and wounding a nurse."
    assert owned(sentence, "attacked") == [("dead", "12", 12, 12), ("injured", "a nurse", 1, 1)]


def test_attack_leaves_the_casualties_of_an_earlier_one() -> None:
    assert owned("Troops shelled Torvik after a raid that killed 12 people.", "shelled") == []
    assert owned("Troops shelled Torvik after a raid that killed 12 people.", "raid") == [("dead", "12", 12, 12)]


def test_protest_takes_the_nearest_crowd() -> None:
    sentence = "About 3,000 people marched in Lund and 500 workers rallied in Torvik."
    assert owned(sentence, "marched") == [("crowd", "About 3,000", 2700, 3300)]
    assert owned(sentence, "rallied") == [("crowd", "500", 500, 500)]


def test_protest_leaves_the_deaths_that_it_is_about() -> None:
    sentence = "Hundreds of people marched against the killing of 12 miners."
    assert owned(sentence, "marched") == [("crowd", "Hundreds", 200, 999)]


def test_talk_takes_no_counts() -> None:
    assert owned("The minister met envoys and 12 people were killed.", "met") == []


def test_counts_of_another_sentence_stay_there() -> None:
    text = "Rebels attacked. Two guards were killed."
    count = Count(Counted.DEAD, Span(17, 20), 2, 2)
    assert counts_of(Span(7, 15), Span(0, 16), [count], text) == ()


WORDS = (
    "killed wounded people soldiers a an another two dozen several hundreds of at least more than between and to 5 8 "
    "1,200 , . - were died crowd marched no one nobody million 2014 toll rose from or injuries ſeven İ \ue000"
).split()


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)), st.data())
@example("9" * 5000 + " people were killed", None)
@example("five million million million people died", None)
@example("\ue000 people were killed and \ue011 wounded", None)
def test_counts_lie_in_the_span_and_are_intervals(text: str, data: st.DataObject | None) -> None:
    start = data.draw(st.integers(0, len(text))) if data else 0
    span = Span(start, data.draw(st.integers(start, len(text)))) if data else Span(0, len(text))
    for count in find_counts(text, span):
        assert span.contains(count.text)
        assert len(count.text) > 0
        assert count.least >= 0
        assert count.most is None or count.least <= count.most
