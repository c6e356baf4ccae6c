"""Inner attributions are bound to their holder, or dropped."""

from dateline.marking.attributions import shift_inside
from dateline.marking.marks import Attribution
from dateline.records import Span

HOLDER = (Span(10, 60),)


def test_attribution_within_the_content_is_bound():
    inner = Attribution(Span(10, 15), Span(16, 23), (Span(24, 40),))
    assert shift_inside(inner, 3, HOLDER).inside == 3


def test_attribution_whose_cue_lies_outside_the_content_is_dropped():
    assert shift_inside(Attribution(None, Span(0, 5), (Span(24, 40),)), 3, HOLDER) is None


def test_attribution_that_is_all_of_the_content_is_dropped():
    assert shift_inside(Attribution(None, None, (Span(11, 60),)), 3, HOLDER) is None


def test_attribution_whose_content_leaves_the_holder_is_dropped():
    assert shift_inside(Attribution(None, None, (Span(50, 70),)), 3, HOLDER) is None
