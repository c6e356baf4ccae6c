"""How sure records are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.confidence import Curve, Level, keep_sure, load_curves, with_confidence
from dateline.errors import UsageError
from dateline.records import Answer, Coded, Event, Kind, Span, Statement, Status, make_dispatch

CURVE = Curve(1.0, 0.0, (Level(0.0, 0.5, 1.0), Level(0.4, 0.7, 0.8), Level(0.8, 0.9, 0.3)))
CURVES = {"statement": CURVE, "event": CURVE}


def made(*confidences: float) -> Coded:
    first, second, act = confidences
    text = "The envoy left on Monday, the ministry said, and the premier denied it."
    outer = Statement("s1", None, None, None, (Span(0, 24),), Kind.INDIRECT, confidence=first)
    inner = Statement("s2", None, None, None, (Span(4, 14),), Kind.INDIRECT, "s1", confidence=second)
    inner = replace(inner, answers="s1", answer=Answer.DENIES)
    event = Event(
        "e1", "RETREAT", None, (), None, Span(10, 14), (), (), Status.ACTUAL, "s1", None, None, 6.5,
        "material-cooperation", Span(0, 70), confidence=act,
    )  # fmt: skip
    return Coded(make_dispatch(text), (outer, inner), (event,))


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_higher_score_is_never_less_sure(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 < CURVE.confidence(low) <= CURVE.confidence(high) < 1


def test_the_threshold_is_the_lowest_confidence_that_is_precise_enough() -> None:
    assert CURVE.threshold(0.7) == 0.4
    assert CURVE.threshold(0.75) == 0.8


def test_a_precision_that_was_never_reached_names_the_best() -> None:
    with pytest.raises(UsageError, match=r"0\.90") as told:
        CURVE.threshold(0.95)
    assert told.value.code == "E626"


def test_scores_become_confidences() -> None:
    curves = {"statement": Curve(1.0, 0.0, ()), "event": Curve(2.0, 0.0, ())}
    coded = with_confidence(made(0.9, 0.5, 0.9), curves)
    assert [s.confidence for s in coded.statements] == [0.9, 0.5]
    assert coded.events[0].confidence == 0.988


def test_records_below_the_precision_are_left_out_and_nothing_points_to_them() -> None:
    kept = keep_sure(made(0.3, 0.5, 0.9), 0.7, CURVES)
    [statement], [event] = kept.statements, kept.events
    assert (statement.id, statement.inside, statement.answers, statement.answer) == ("s2", None, None, None)
    assert event.said_in is None


def test_the_curves_of_the_package_are_there_for_both_kinds() -> None:
    curves = load_curves()
    assert set(curves) == {"statement", "event"}
    assert all(curve.slope > 0 and curve.levels for curve in curves.values())
