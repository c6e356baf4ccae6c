"""States that a phrase counts and does not name."""

from __future__ import annotations

import pytest

from dateline.marking.marks import Marks
from dateline.records import Span, make_dispatch
from dateline.resolving.actors import resolve_actors


def codes(text: str, words: str) -> set[str | None]:
    at = text.index(words)
    actors = resolve_actors(make_dispatch(text, published="2005-03-14"), Marks())
    return {actor.country for actor in actors.each(Span(at, at + len(words)))}


LISTED = "Peru, Chile and Bolivia quarrel. Envoys of Norway watched. "


@pytest.mark.parametrize(
    "words", ["the three countries", "Ministers of the three neighbouring states", "the three armies"]
)
def test_counted_states_are_those_of_the_list(words: str) -> None:
    assert codes(f"{LISTED}On Monday {words} met.", words) == {"PER", "CHL", "BOL"}


def test_last_list_of_so_many_states_counts() -> None:
    text = "Peru and Chile talked. Then Norway and Sweden talked. Both countries were content."
    assert codes(text, "Both countries") == {"NOR", "SWE"}


def test_all_states_of_a_dispatch_count_where_they_are_so_many_and_not_listed() -> None:
    text = "Norwegian envoys saw the premier of Sweden. The two governments agreed."
    assert codes(text, "The two governments") == {"NOR", "SWE"}


def test_a_count_that_fits_no_list_tells_of_no_state() -> None:
    text = "Norway, Sweden and Peru are members. In Chile the four countries met."
    assert codes(text, "the four countries") == {"NOR", "SWE", "PER", "CHL"}
    assert not codes(text.replace("four", "five"), "the five countries") >= {"NOR", "SWE"}


def test_a_count_of_others_is_no_count_of_states() -> None:
    text = "Peru and Chile talked. The two men went home."
    assert len(codes(text, "The two men")) == 1
