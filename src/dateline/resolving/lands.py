"""The names of a text that tell of a country or an international organisation, whoever they belong to there."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.knowledge.phrases import words_of
from dateline.records import Span, Where
from dateline.resolving.actors.lexicon import load_lexicon

__all__ = ["find_lands"]


def find_lands(text: str, places: Sequence[Where]) -> tuple[tuple[Span, str], ...]:
    """Return the spans of such names in order, none overlapping, each with its country or organisation code.

    Args:
        text: the text.
        places: the toponyms found in it.
    """
    words = words_of(text)
    found: dict[Span, str] = {}
    for hit in load_lexicon().scan([word.text for word in words]):
        if len(hit.entry.codes) == 1:
            found[Span(words[hit.start].start, words[hit.end - 1].end)] = hit.entry.codes[0]
    for place in places:
        if place.text and place.country and not any(place.text.overlaps(span) for span in found):
            found[place.text] = place.country
    return tuple(sorted(found.items()))
