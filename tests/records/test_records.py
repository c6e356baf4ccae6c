"""Records slice back to their words, and survive the way to JSON and back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.records import (
    Actor,
    Coded,
    Event,
    Failure,
    Kind,
    Span,
    Statement,
    Status,
    When,
    from_plain,
    make_dispatch,
    stable_id,
    to_plain,
)

TEXT = "Lima recalled its envoy on Friday. “We had no choice,” Ana Ruiz said."


def hand_built() -> Coded:
    """Return a record of TEXT with every kind of field filled."""
    dispatch = make_dispatch(TEXT, published="2024-05-04", language="en")
    ruiz = Actor(Span(55, 63), "Ana Ruiz", actor="a1", country="PER", sector="GOV")
    said = Statement("s1", ruiz, None, Span(64, 68), (Span(35, 54),), Kind.DIRECT, confidence=0.9)
    recalled = Event(
        "e1", "SANCTION", "expel", (), "161", Span(5, 13), (Actor(Span(0, 4), "Lima", country="PER"),), (),
        Status.ACTUAL, None, When(Span(27, 33), "2024-05-03", "2024-05-03", "day", "weekday"), None, -5.5,
        "material-conflict", Span(0, 34), confidence=0.8, why=("encoder:trigger",),
    )  # fmt: skip
    return Coded(dispatch, (said,), (recalled,), coder="test")


def test_span_refuses_to_run_backwards():
    with pytest.raises(ValueError, match="from 4 to 2"):
        Span(4, 2)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_spans_overlap_exactly_when_they_share_a_code_point(a, b, c, d):
    one, two = Span(min(a, b), max(a, b)), Span(min(c, d), max(c, d))
    shared = set(range(one.start, one.end)) & set(range(two.start, two.end))
    assert one.overlaps(two) == bool(shared)


def test_record_survives_json():
    coded = hand_built()
    again = from_plain(Coded, json.loads(json.dumps(to_plain(coded, whole=True))))
    assert again == coded


def test_printed_record_leaves_the_text_out():
    assert "text" not in to_plain(hand_built())["dispatch"]


def test_absent_default_fields_are_filled_in():
    assert from_plain(Actor, {"text": None, "who": "two officials"}).sector is None


def test_same_text_and_day_give_the_same_id():
    assert make_dispatch(TEXT, published="2024-05-04").id == hand_built().dispatch.id


def test_another_day_gives_another_id():
    assert make_dispatch(TEXT, published="2024-05-05").id != hand_built().dispatch.id


def test_ids_keep_parts_apart():
    assert stable_id("s", "ab", "c") != stable_id("s", "a", "bc")


def test_error_says_what_was_seen_expected_and_what_to_type():
    error = InputError("E101", seen="an empty file", expected="text", remedy="check the path")
    assert str(error) == "[E101] an empty file. Expected: text. Try: check the path"


def test_failure_keeps_the_error_apart():
    error = InputError("E101", seen="an empty file", expected="text", remedy="check the path")
    assert Failure.of(error, where="a.txt", stage="read").code == "E101"
