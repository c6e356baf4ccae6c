"""Which mentions are asked for and chosen among, with a stand-in for the encoder."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

import numpy as np
import pytest

from dateline.marking.antecedents import mark_antecedents
from dateline.marking.encoder import Array, Encoder, Reading
from dateline.marking.features import Window
from dateline.marking.links import Pieces
from dateline.marking.marks import Antecedent
from dateline.records import Span

TEXT = "Mira Holt told the guard that he must go. I told her that the guard of US posts would, he said."


class Even:
    """Gives all candidates and none the same score."""

    def link_scores(
        self, reading: Reading, relation: str, lefts: Sequence[Pieces], candidates: Sequence[Pieces]
    ) -> Array:
        assert relation == "mention-antecedent"
        return np.zeros((len(lefts), len(candidates) + 1))


def reading_of(text: str) -> Reading:
    """A reading whose pieces are the words of a text, between the encoder's own marks."""
    words = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
    starts = np.array([-1, *(start for start, _ in words), -1])
    ends = np.array([-1, *(end for _, end in words), -1])
    n = len(starts)
    nothing = np.zeros((n, 0))
    ones = np.ones(n, np.int64)
    return Reading(Window(ones, ones, ones, ones, starts, ends), nothing, nothing, nothing, nothing)


def span_of(words: str, k: int = 1, text: str = TEXT) -> Span:
    found = [match.span() for match in re.finditer(rf"\b{words}\b", text)]
    return Span(*found[k - 1])


HOLT, GUARD, AGAIN = span_of("Mira Holt"), span_of("the guard"), span_of("the guard of US posts")


def marked(*mentions: Span, text: str = TEXT) -> dict[Span, Antecedent]:
    found = mark_antecedents(cast(Encoder, Even()), reading_of(text), text, mentions)
    return {antecedent.span: antecedent for antecedent in found}


def test_pronouns_and_definite_phrases_are_asked_for() -> None:
    assert set(marked(HOLT, GUARD, AGAIN)) == {GUARD, span_of("he"), span_of("her"), AGAIN, span_of("he", 2)}


def test_only_what_stands_before_is_chosen_among() -> None:
    found = marked(AGAIN, GUARD, HOLT)
    assert [span for span, _ in found[span_of("he")].chances] == [HOLT, GUARD]


def test_earlier_pronouns_are_chosen_among_and_those_of_the_speaker_too() -> None:
    assert [span.of(TEXT) for span, _ in marked(HOLT)[span_of("her")].chances] == ["Mira Holt", "he", "I"]


def test_a_phrase_is_not_its_own_antecedent_nor_that_of_a_pronoun_within_it() -> None:
    text = "Mira Holt and her aide went."
    whole = span_of("Mira Holt and her aide", text=text)
    found = marked(whole, span_of("Mira Holt", text=text), text=text)
    assert [span.of(text) for span, _ in found[span_of("her", text=text)].chances] == ["Mira Holt"]


def test_chances_sum_to_one_with_that_of_none() -> None:
    for antecedent in marked(HOLT, GUARD, AGAIN).values():
        assert sum(chance for _, chance in antecedent.chances) + antecedent.none == pytest.approx(1.0)


def test_a_pronoun_with_nothing_before_it_is_left_out() -> None:
    text = "She told Mira Holt."
    assert marked(span_of("Mira Holt", text=text), text=text) == {}


def test_a_state_in_capitals_is_no_pronoun() -> None:
    text = "Mira Holt told US envoys, she said."
    assert [
        span.of(text)
        for span, _ in marked(span_of("Mira Holt", text=text), text=text)[span_of("she", text=text)].chances
    ] == ["Mira Holt"]


def test_no_more_than_the_nearest_sixty_are_chosen_among() -> None:
    text = "I " * 80 + "told her."
    [antecedent] = marked(text=text).values()
    assert antecedent.none == pytest.approx(1 / 61)


def test_unlikely_mentions_are_left_out() -> None:
    text = "I " * 80 + "told her."
    [antecedent] = marked(text=text).values()
    assert antecedent.chances == ()
