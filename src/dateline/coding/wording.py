"""A dispatch as words with stems and sentences, for rules that look at words around others."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from dateline.coding.stems import stem
from dateline.knowledge.phrases import words_of
from dateline.marking.paragraphs import find_paragraphs, find_sentences
from dateline.records import Span

__all__ = ["Phrases", "Wording"]

Value = TypeVar("Value")
Phrases = Mapping[tuple[str, ...], Value]
"""Stems of phrases with a value each."""

_MOST_WORDS = 4
"""Words of the longest phrase that is looked for."""


class Wording:
    """The words of a text. Words are named by their place, counted from 0."""

    def __init__(self, text: str) -> None:
        words = words_of(text)
        paragraphs = find_paragraphs(text, Span(0, len(text)))
        sentences = [s for p in paragraphs for s in find_sentences(text, p)]
        self.forms = [word.text for word in words]
        self.stems = [stem(word.text) for word in words]
        self._starts = [word.start for word in words]
        self._ends = [word.end for word in words]
        self._sentences = [sentence.start for sentence in sentences]
        self._counts = Counter(self.stems)
        self.headline = _headline(text, paragraphs)
        """Where the text's headline ends, in code points; 0 where it has none."""

    def words(self, span: Span) -> range:
        """Return the places of the words that lie in a span."""
        return range(bisect_left(self._starts, span.start), bisect_right(self._ends, span.end))

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that holds a code point."""
        return bisect_right(self._sentences, offset)

    def sentence(self, place: int) -> int:
        """Return the number of the sentence that holds a word."""
        return self.sentence_at(self._starts[place])

    def runs(self, places: Sequence[int]) -> list[Sequence[int]]:
        """Return the places of words parted by sentences."""
        cuts = [i for i, (a, b) in enumerate(pairwise(places), 1) if self.sentence(a) != self.sentence(b)]
        return [places[a:b] for a, b in pairwise([0, *cuts, len(places)]) if a < b]

    def match(self, phrases: Phrases[Value], place: int) -> tuple[int, Value] | None:
        """Return the place behind the longest phrase that begins at a word, and its value."""
        for length in range(_MOST_WORDS, 0, -1):
            value = phrases.get(tuple(self.stems[place : place + length]))
            if value is not None:
                return place + length, value
        return None

    def weight(self, word: str) -> float:
        """Return how much a stem tells of the subject: 1 for one that stands once, less the oftener it stands."""
        return 1 / (1 + math.log(max(1, self._counts[word])))


def _headline(text: str, paragraphs: Sequence[Span]) -> int:
    if len(paragraphs) < 2:
        return 0
    first = paragraphs[0]
    return 0 if first.of(text).rstrip("\"'”’»)").endswith((".", "!", "?")) else first.end
