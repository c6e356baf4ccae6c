"""Words that tell of a state without naming it."""

from __future__ import annotations

from dateline.knowledge.hints import load_hints
from dateline.knowledge.states import load_states


def test_hints_say_where_they_begin_and_of_which_state_they_tell() -> None:
    assert load_hints().found_in("it cost ten yen , the secretary of state said".split()) == [(3, "JPN"), (6, "USA")]


def test_a_text_without_hints_has_none() -> None:
    assert load_hints().found_in("the port was closed".split()) == []


def test_every_hint_tells_of_a_known_state() -> None:
    words = "yen rouble zloty taoiseach rada".split()
    assert all(load_states().get(code) for _, code in load_hints().found_in(words))
