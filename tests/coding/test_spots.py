"""Which time and place an act has."""

from __future__ import annotations

from dateline.coding.spots import choose_place, choose_time
from dateline.marking.marks import Argument, Trigger
from dateline.records import Span, When, Where

MONDAY = When(Span(20, 26), "2024-05-06", "2024-05-06", "day", "weekday")
JUNE = When(Span(40, 44), "2024-06-01", "2024-06-30", "month", "month")
OSLO = Where(Span(50, 54), "Oslo", "NOR")


def act(*arguments: tuple[str, Span, float]) -> Trigger:
    return Trigger(Span(0, 4), "CONSULT", 0.9, arguments=tuple(Argument(*argument) for argument in arguments))


def test_an_act_that_the_encoder_was_not_asked_about_has_the_time_of_the_rules() -> None:
    assert choose_time(act(), [MONDAY], MONDAY) == (MONDAY, "when:weekday")
    assert choose_time(act(), [MONDAY], None)[0] is None


def test_a_sure_encoder_overrules_the_rules() -> None:
    trigger = act(("time", MONDAY.text, 0.02), ("time", JUNE.text, 0.95))
    assert choose_time(trigger, [MONDAY, JUNE], MONDAY) == (JUNE, "when:month")


def test_an_unsure_encoder_leaves_it_to_the_rules() -> None:
    trigger = act(("time", MONDAY.text, 0.4), ("time", JUNE.text, 0.5))
    assert choose_time(trigger, [MONDAY, JUNE], MONDAY)[0] == MONDAY


def test_an_encoder_that_is_sure_of_none_dates_nothing_and_says_so() -> None:
    chosen, why = choose_time(act(("time", MONDAY.text, 0.01)), [MONDAY], MONDAY)
    assert chosen is None
    assert why == "when: no expression dates the act"


def test_a_place_is_chosen_in_the_same_way() -> None:
    assert choose_place(act(("place", OSLO.text, 0.9)), [OSLO], None) == (OSLO, None)
    assert choose_place(act(("place", OSLO.text, 0.01)), [OSLO], OSLO) == (
        None,
        "where: the text names no place of the act",
    )
