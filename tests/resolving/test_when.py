"""Time expressions and the days that they mean."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.records import Span
from dateline.resolving.when import find_expressions, find_times, when_of

THURSDAY = dt.date(2024, 5, 16)
SUNDAY = dt.date(2024, 5, 19)

# sentence, first day, last day; published on Thursday, 16 May 2024
CASES = [
    ("The two sides met Monday in Oslo.", "2024-05-13", "2024-05-13"),
    ("The two sides met on Thursday in Oslo.", "2024-05-16", "2024-05-16"),
    ("The envoy arrived on Friday.", "2024-05-10", "2024-05-10"),
    ("The envoy will arrive on Friday.", "2024-05-17", "2024-05-17"),
    ("The talks are scheduled for Tuesday.", "2024-05-21", "2024-05-21"),
    ("The talks, due to resume on Monday, may fail.", "2024-05-20", "2024-05-20"),
    ("On Wednesday, the council voted to wait.", "2024-05-15", "2024-05-15"),
    ("On Saturday, the council will vote.", "2024-05-18", "2024-05-18"),
    ("The minister said on Tuesday that the road will open.", "2024-05-14", "2024-05-14"),
    ("They had been scheduled to leave on Tuesday but stayed.", "2024-05-14", "2024-05-14"),
    ("He resigned last Friday.", "2024-05-10", "2024-05-10"),
    ("He resigned last Thursday.", "2024-05-09", "2024-05-09"),
    ("She returns next Monday.", "2024-05-20", "2024-05-20"),
    ("She spoke late on Wednesday.", "2024-05-15", "2024-05-15"),
    ("Shells fell in the early hours of Sunday.", "2024-05-12", "2024-05-12"),
    ("Troops left the town before dawn on Sunday.", "2024-05-12", "2024-05-12"),
    ("Police fired on the crowd Saturday night.", "2024-05-11", "2024-05-11"),
    ("Gunmen struck at 6:30 p.m. on Tuesday.", "2024-05-14", "2024-05-14"),
    ("He resigned today.", "2024-05-16", "2024-05-16"),
    ("He resigned yesterday.", "2024-05-15", "2024-05-15"),
    ("He will resign tomorrow morning.", "2024-05-17", "2024-05-17"),
    ("Ministers dined tonight.", "2024-05-16", "2024-05-16"),
    ("Protesters gathered this morning.", "2024-05-16", "2024-05-16"),
    ("A bridge was hit last night.", "2024-05-15", "2024-05-15"),
    ("The truce ends the day after tomorrow.", "2024-05-18", "2024-05-18"),
    ("They quarrelled over the weekend.", "2024-05-11", "2024-05-12"),
    ("They will talk at the weekend.", "2024-05-18", "2024-05-19"),
    ("They clashed last weekend.", "2024-05-11", "2024-05-12"),
    ("They will march next weekend.", "2024-05-18", "2024-05-19"),
    ("Rebels withdrew last week.", "2024-05-06", "2024-05-12"),
    ("Talks resume next week.", "2024-05-20", "2024-05-26"),
    ("Parliament meets this week.", "2024-05-13", "2024-05-19"),
    ("Early this week the army moved.", "2024-05-13", "2024-05-14"),
    ("The army moved earlier this week.", "2024-05-13", "2024-05-16"),
    ("He was charged last month.", "2024-04-01", "2024-04-30"),
    ("The vote is next month.", "2024-06-01", "2024-06-30"),
    ("Prices doubled last year.", "2023-01-01", "2023-12-31"),
    ("The election is due next year.", "2025-01-01", "2025-12-31"),
    ("The pact was signed earlier this year.", "2024-01-01", "2024-05-16"),
    ("The summit is planned for mid-July.", "2024-07-11", "2024-07-20"),
    ("He was freed in early March.", "2024-03-01", "2024-03-10"),
    ("The pact was signed in late August.", "2023-08-21", "2023-08-31"),
    ("The pact was signed in April.", "2024-04-01", "2024-04-30"),
    ("The pact was signed in October.", "2023-10-01", "2023-10-31"),
    ("The pact will be signed in October.", "2024-10-01", "2024-10-31"),
    ("The pact will be signed in March next year.", "2025-03-01", "2025-03-31"),
    ("It began last September.", "2023-09-01", "2023-09-30"),
    ("The raid of Apr. 7 killed three.", "2024-04-07", "2024-04-07"),
    ("The raid took place on 7 August 1998.", "1998-08-07", "1998-08-07"),
    ("The raid took place on August 7, 1998.", "1998-08-07", "1998-08-07"),
    ("The raid took place on Friday, Aug. 7, 1998.", "1998-08-07", "1998-08-07"),
    ("The summit of July 11-12 is off.", "2024-07-11", "2024-07-12"),
    ("The summit of 11 to 12 July 2023 failed.", "2023-07-11", "2023-07-12"),
    ("Released 2023-11-03 by the ministry.", "2023-11-03", "2023-11-03"),
    ("The party was banned in 1998.", "1998-01-01", "1998-12-31"),
    ("The party was banned in the 1990s.", "1990-01-01", "1999-12-31"),
    ("The party was banned in June 1998.", "1998-06-01", "1998-06-30"),
    ("The war of 1994-98 is over.", "1994-01-01", "1998-12-31"),
    ("It was built in the 19th century.", "1801-01-01", "1900-12-31"),
    ("They fought in the summer of 2022.", "2022-06-01", "2022-08-31"),
    ("They fought last summer.", "2023-06-01", "2023-08-31"),
    ("They fought in the early summer.", "2023-06-01", "2023-06-30"),
    ("Sales rose in the spring of nineteen eighty-two.", "1982-03-01", "1982-05-31"),
    ("The dam broke last Sept. 9.", "2023-09-09", "2023-09-09"),
    ("Two froze to death in the night of Friday, Nov. 24.", "2023-11-24", "2023-11-24"),
    ("The ferry could sail as early as Tuesday.", "2024-05-21", "2024-05-21"),
    ("Sales fell in the third quarter of 2021.", "2021-07-01", "2021-09-30"),
    ("He fled two days ago.", "2024-05-14", "2024-05-14"),
    ("He fled three weeks ago.", "2024-04-25", "2024-04-25"),
    ("He fled nearly four years ago.", "2020-01-01", "2020-12-31"),
    ("The mutiny began a year ago.", "2023-05-01", "2023-05-31"),
    ("Two soldiers died in the past 24 hours.", "2024-05-15", "2024-05-16"),
    ("Two soldiers died in the last three months.", "2024-02-16", "2024-05-16"),
    ("They must leave by the end of the year.", "2024-05-16", "2024-12-31"),
    ("They must leave by Monday.", "2024-05-16", "2024-05-20"),
    ("The seven-year civil war goes on.", "2017-01-01", "2024-05-16"),
    ("Talks have been cut off for two years.", "2022-05-16", "2024-05-16"),
    ("They have been at war since March.", "2024-03-01", "2024-05-16"),
    ("They have been at war since 2014.", "2014-01-01", "2024-05-16"),
    ("The strike lasted from Monday to Wednesday.", "2024-05-13", "2024-05-15"),
    ("They ruled from 1994 to 1998.", "1994-01-01", "1998-12-31"),
    ("They met on Monday and Tuesday.", "2024-05-13", "2024-05-14"),
    ("The minister, ending a two-day visit, left.", "2024-05-15", "2024-05-16"),
]


def only(text: str, published: dt.date | None = THURSDAY) -> tuple[str, str]:
    found = find_times(text, published=published)
    assert len(found) == 1, found
    return found[0].start, found[0].end


@pytest.mark.parametrize(("text", "start", "end"), CASES, ids=[case[0] for case in CASES])
def test_expression_means_days(text: str, start: str, end: str) -> None:
    assert only(text) == (start, end)


@pytest.mark.parametrize("text", ["He resigned recently.", "They may march soon.", "Marchers may now leave."])
def test_vague_expression_is_left_out(text: str) -> None:
    assert find_times(text, published=THURSDAY) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 1441 stands.",
        "About 2000 people fled.",
        "It cost $1998.",
        "He may march on.",
        "The index fell to 1462.93.",
    ],
)
def test_number_or_verb_is_no_time(text: str) -> None:
    assert find_times(text, published=THURSDAY) == ()


def test_week_before_a_sunday_paper_is_the_seven_days_before_it() -> None:
    assert only("Gunmen killed three last week.", SUNDAY) == ("2024-05-12", "2024-05-18")


def test_without_publication_day_only_full_dates_resolve() -> None:
    found = find_times("He resigned on Monday, not on 3 June 2019 or last week.", published=None)
    assert [when.start for when in found] == ["2019-06-03"]


def test_day_of_the_dateline_is_the_anchor() -> None:
    text = "OSLO, May 15 (Agency) - The minister resigned today."
    found = find_times(text, published=THURSDAY)
    assert [(when.rule, when.start) for when in found] == [("dateline-day", "2024-05-15"), ("today", "2024-05-15")]


def test_tonight_in_the_past_before_noon_is_the_evening_before() -> None:
    text = "Ministers, who tonight dined in Oslo, denied what was claimed yesterday."
    found = find_times(text, published=THURSDAY, published_at="2024-05-16T07:29")
    assert [when.start for when in found] == ["2024-05-15", "2024-05-14"]


def test_tonight_ahead_before_noon_is_the_same_day() -> None:
    found = find_times("Ministers will dine tonight.", published=THURSDAY, published_at="2024-05-16T07:29")
    assert found[0].start == "2024-05-16"


def test_tonight_in_the_past_after_noon_is_the_same_day() -> None:
    found = find_times("Ministers dined tonight.", published=THURSDAY, published_at="2024-05-16T22:10")
    assert found[0].start == "2024-05-16"


def test_month_in_the_head_does_not_make_the_clause_look_ahead() -> None:
    found = find_times("Published: 16 May 2024\n\nSlovakia on Wednesday expelled two envoys.", published=THURSDAY)
    assert found[-1].start == "2024-05-15"


def test_act_since_when_something_lasts_is_given_with_its_own_day_too() -> None:
    found = find_times("Since the rebels broke the truce in January they have freed nobody.", published=THURSDAY)
    assert [(when.rule, when.end) for when in found] == [("since-clause", "2024-05-16"), ("month", "2024-01-31")]


def test_later_that_day_looks_back_to_the_day_named_before() -> None:
    found = find_times("They met on Monday. Later that day, shells fell.", published=THURSDAY)
    assert [when.start for when in found] == ["2024-05-13", "2024-05-13"]


def test_span_of_a_stretched_expression_holds_its_preposition() -> None:
    text = "They have fought since March."
    (when,) = find_times(text, published=THURSDAY)
    assert when.text is not None
    assert when.text.of(text) == "since March"
    assert when.anchor == "2024-05-16"


def test_only_the_asked_stretch_is_read() -> None:
    text = "He left on Monday. She left on Tuesday."
    found = find_times(text, published=THURSDAY, span=Span(19, len(text)))
    assert [when.start for when in found] == ["2024-05-14"]


def test_expressions_without_days_carry_their_class() -> None:
    found = find_expressions("He now earns a weekly wage for two years.", published=THURSDAY, vague=True)
    assert [(one.reading.kind, one.reading.value) for one in found] == [
        ("DATE", "PRESENT_REF"),
        ("SET", "P1W"),
        ("DURATION", "P2Y"),
    ]


def dated(sentence: str, trigger: str) -> str | None:
    at = sentence.index(trigger)
    times = find_times(sentence, published=THURSDAY)
    when = when_of(Span(at, at + len(trigger)), Span(0, len(sentence)), times, sentence)
    return when.start if when else None


@pytest.mark.parametrize(
    ("sentence", "trigger", "start"),
    [
        ("The rebels withdrew from the town last week, the minister said on Friday.", "withdrew", "2024-05-06"),
        ("The rebels withdrew from the town last week, the minister said on Friday.", "said", "2024-05-10"),
        ("The minister said on Tuesday that the rebels had withdrawn.", "withdrawn", None),
        ("On Monday, the president of the republic met the envoys.", "met", "2024-05-13"),
        ("Police arrested a bishop on Sunday after a march.", "arrested", "2024-05-12"),
        ("The premier condemned last year's assault on the port.", "condemned", None),
        ("The premier condemned last year's assault on the port.", "assault", "2023-01-01"),
        ("The envoy, who is to return on Monday, praised the truce.", "praised", None),
        ("The decision, announced Wednesday by the court, stands.", "decision", "2024-05-15"),
        ("The general on Monday accused the guerrillas and warned of war.", "warned", "2024-05-13"),
        ("No date is known of the attack.", "attack", None),
    ],
)
def test_nearest_time_of_the_clause_dates_the_act(sentence: str, trigger: str, start: str | None) -> None:
    assert dated(sentence, trigger) == start


def test_dateline_day_dates_no_act() -> None:
    text = "OSLO, May 15 (Agency) - The minister resigned."
    at = text.index("resigned")
    times = find_times(text, published=THURSDAY)
    assert when_of(Span(at, at + 8), Span(0, len(text)), times, text) is None


WORDS = st.sampled_from(
    "Monday last week the 1998 May 7 , . since until from to and early mid- July years two ago in for of 31 June 00"
    " of the next 19th century quarter summer today tonight İ ' \n \u00a0 2 1/2 – 9999 0 Feb. 30".split(" ")
)


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join)), st.dates() | st.none())
@settings(max_examples=150, deadline=None)
@example("31 June to 30 February, the 0th century and since 1000", THURSDAY)
@example("since Monday until Friday", dt.date.max)
def test_any_text_gives_ordered_intervals_inside_it(text: str, published: dt.date | None) -> None:
    for when in find_times(text, published=published):
        assert when.text is not None
        assert 0 <= when.text.start < when.text.end <= len(text)
        assert when.start <= when.end


@given(st.text(alphabet="a1 ,.-\nMonday", min_size=1, max_size=12))
@settings(max_examples=20, deadline=2000)
def test_long_repetition_stays_fast(piece: str) -> None:
    find_times(piece * 2000, published=THURSDAY)
