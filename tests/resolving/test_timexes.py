"""Time expressions as TIMEX3 has them: their words, types and values."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.resolving.times.holidays import HOLIDAYS, easter_of
from dateline.resolving.times.timex import Timex, timex_of
from dateline.resolving.when import find_expressions, find_times, find_timexes

THURSDAY = dt.date(2024, 5, 16)

# sentence, its expressions as (words, type, value); published on Thursday, 16 May 2024
CASES = [
    ("They met on Monday.", [("Monday", "DATE", "2024-05-13")]),
    ("They were held to account over Tuesday's raid.", [("Tuesday", "DATE", "2024-05-14")]),
    (
        "Prices fell on Friday, from the previous Friday.",
        [("Friday", "DATE", "2024-05-10"), ("previous Friday", "DATE", "2024-05-03")],
    ),
    ("She is in her 40s.", []),
    ("She read 'Nine Days'.", []),
    ("He could come as early as Tuesday.", [("Tuesday", "DATE", "2024-05-21")]),
    ("Shortly ahead of the vote, rebels on Sunday freed two men.", [("Sunday", "DATE", "2024-05-12")]),
    ("Ten were starved to death on Nov. 23.", [("Nov. 23", "DATE", "2023-11-23")]),
    ("The night of Friday, Nov. 24, was cold.", [("Friday, Nov. 24", "DATE", "2023-11-24")]),
    ("He fled last Feb. 3.", [("last Feb. 3", "DATE", "2024-02-03")]),
    ("It ends at 5 p.m. GMT, June 9.", [("5 p.m. GMT, June 9", "TIME", "2024-06-09T17:00")]),
    ("They left at 7:15 a.m.", [("7:15 a.m.", "TIME", "2024-05-16T07:15")]),
    (
        "They met on Monday. At noon they left.",
        [("Monday", "DATE", "2024-05-13"), ("noon", "TIME", "2024-05-13T12:00")],
    ),
    ("Shells fell on Monday night.", [("Monday night", "TIME", "2024-05-13TNI")]),
    ("In March nineteen eighty-one it snowed.", [("March nineteen eighty-one", "DATE", "1981-03")]),
    ("All were to be rich in the year two thousand.", [("the year two thousand", "DATE", "2000")]),
    ("Two thousand people fled.", []),
    ("The post-1948 order fell.", [("1948", "DATE", "1948")]),
    ("They quote a June ruling.", [("June", "DATE", "2023-06")]),
    ("They ruled in the 1970s.", [("the 1970s", "DATE", "197")]),
    ("They left six weeks ago.", [("six weeks ago", "DATE", "2024-W14")]),
    ("They left three years ago.", [("three years ago", "DATE", "2021")]),
    ("The strike began a year ago.", [("a year ago", "DATE", "2023")]),
    (
        "Profit rose in the first quarter from $3 a year earlier.",
        [("the first quarter", "DATE", "2024-Q1"), ("a year earlier", "DATE", "2023-Q1")],
    ),
    (
        "It lost $3 in the first quarter. In the year-ago quarter it won; sales in the quarter fell.",
        [
            ("the first quarter", "DATE", "2024-Q1"),
            ("the year-ago quarter", "DATE", "2023-Q1"),
            ("the quarter", "DATE", "2024-Q1"),
        ],
    ),
    ("Sales in the quarter fell.", [("the quarter", "DATE", "2024-Q1")]),
    ("In the 2021 third quarter it won.", [("the 2021 third quarter", "DATE", "2021-Q3")]),
    (
        "In nine months it won $3, in the 2021 period $2.",
        [("nine months", "DURATION", "P9M"), ("the 2021 period", "DATE", "2021")],
    ),
    ("The year-ago figures were good.", [("The year-ago", "DATE", "2023")]),
    ("For the full year it lost.", [("the full year", "DATE", "2024")]),
    ("For the year ended March 31 it lost.", [("the year", "DURATION", "P1Y"), ("March 31", "DATE", "2024-03-31")]),
    ("They must leave by year-end.", [("year-end", "DATE", "2024")]),
    ("He fled in 2019. That year his house burnt.", [("2019", "DATE", "2019"), ("That year", "DATE", "2019")]),
    ("They vote the week of June 3.", [("the week of June 3", "DATE", "2024-W23")]),
    ("The bridge fell on Thanksgiving Day.", [("Thanksgiving Day", "DATE", "2023-11-23")]),
    ("It rained for the past three years.", [("the past three years", "DURATION", "P3Y")]),
    ("It took 2 1/2 years.", [("2 1/2 years", "DURATION", "P2Y6M")]),
    ("It took two and a half hours.", [("two and a half hours", "DURATION", "PT2H30M")]),
    ("It took a minute and a half.", [("a minute and a half", "DURATION", "PT1M30S")]),
    ("It took half an hour.", [("half an hour", "DURATION", "PT30M")]),
    ("It takes two to three weeks.", [("two to three weeks", "DURATION", "P2W")]),
    ("They waited for months.", [("months", "DURATION", "PXM")]),
    ("The tower stood for three centuries.", [("three centuries", "DURATION", "P300Y")]),
    ("It rained for several days.", [("several days", "DURATION", "PXD")]),
    ("It cost $40 a year.", []),
    ("About three-quarters of them fled.", []),
    ("She is 40 years old.", []),
    ("The bus leaves every two weeks.", [("every two weeks", "SET", "P2W")]),
    ("They march each July.", [("each July", "SET", "XXXX-07")]),
    ("They meet every Thursday.", [("every Thursday", "SET", "XXXX-WXX-4")]),
    ("They meet twice a week.", [("twice a week", "SET", "P1W")]),
    ("They march on Fridays.", [("Fridays", "SET", "XXXX-WXX-5")]),
    ("After a day-long sitting they left.", [("day-long", "DURATION", "P1D")]),
    ("A weeklong strike ended.", [("weeklong", "DURATION", "P1W")]),
    ("They meet daily.", [("daily", "SET", "P1D")]),
    ("It makes 9,000 units annually.", []),
    ("He now rules.", [("now", "DATE", "PRESENT_REF")]),
    ("He recently fled.", [("recently", "DATE", "PAST_REF")]),
    ("It falls in coming months.", [("coming months", "DATE", "FUTURE_REF")]),
    ("They fought from Monday to Tuesday.", [("Monday", "DATE", "2024-05-13"), ("Tuesday", "DATE", "2024-05-14")]),
    ("They have fought since March.", [("March", "DATE", "2024-03")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_expression_has_type_and_value(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = find_timexes(text, published=THURSDAY)
    assert [(one.text.of(text), one.type, one.value) for one in found] == expected


def test_days_rule_and_anchor_stand_beside_the_value() -> None:
    (one,) = find_timexes("They quarrelled last month.", published=THURSDAY)
    assert (one.start, one.end, one.precision) == ("2024-04-01", "2024-04-30", "month")
    assert (one.rule, one.anchor) == ("calendar-unit", "2024-05-16")


def test_an_expression_without_days_has_no_interval() -> None:
    (one,) = find_timexes("He recently fled.", published=THURSDAY)
    assert (one.start, one.end, one.precision) == (None, None, "unknown")


def test_a_stretched_expression_keeps_its_own_words_and_value() -> None:
    text = "They have fought since March."
    (one,) = find_expressions(text, published=THURSDAY)
    assert timex_of(one) == Timex(
        one.core, "DATE", "2024-03", "2024-03-01", "2024-05-16", "range", "2024-05-16", "since+month"
    )


@pytest.mark.parametrize(
    "text", ["Sales in the quarter fell.", "They waited for weeks.", "He left at noon.", "He came on Thanksgiving Day."]
)
def test_what_dates_no_act_is_no_interval_of_the_record(text: str) -> None:
    assert find_times(text, published=THURSDAY) == ()


def test_without_a_day_of_publication_relative_expressions_are_left_out() -> None:
    found = find_timexes("He left on Monday, on Thanksgiving Day, at noon, in the quarter, in 2019.", published=None)
    assert [one.value for one in found] == ["2019"]


@given(st.integers(1600, 2900))
def test_holidays_fall_on_their_weekdays(year: int) -> None:
    days = {name: find(year) for name, find in HOLIDAYS}
    assert easter_of(year).weekday() == 6
    assert dt.date(year, 3, 22) <= easter_of(year) <= dt.date(year, 4, 25)
    assert (days["thanksgiving"].weekday(), days["election day"].weekday(), days["memorial day"].weekday()) == (3, 1, 0)
    assert 22 <= days["thanksgiving"].day <= 28
    assert 2 <= days["election day"].day <= 8
    assert 25 <= days["memorial day"].day <= 31


WORDS = st.sampled_from(
    "Monday the year-ago quarter a year earlier 1998 May 7 p.m. noon ( since every two and a half 1/2 weeks daily"
    " Thanksgiving Day night week of that same period ended last next 31 June İ \n \u00a0 now centuries .".split(" ")
)


@given(st.lists(WORDS, max_size=25).map(" ".join), st.dates() | st.none())
@settings(max_examples=150, deadline=None)
def test_any_words_give_expressions_in_order_inside_the_text(text: str, published: dt.date | None) -> None:
    at = 0
    for one in find_timexes(text, published=published):
        assert at <= one.text.start < one.text.end <= len(text)
        assert one.type in ("DATE", "TIME", "DURATION", "SET")
        assert one.value
        at = one.text.end


@pytest.mark.parametrize("piece", ["years ", "7 p.m. ", "a year earlier ", "daily 9 ", "the quarter, "])
def test_long_repetition_stays_fast(piece: str) -> None:
    began = time.perf_counter()
    find_timexes(piece * 4000, published=THURSDAY)
    assert time.perf_counter() - began < 10
