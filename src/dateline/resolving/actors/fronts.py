"""Phrases that open a sentence and point ahead: In her speech, President X."""

from __future__ import annotations

from dateline.resolving.actors.reading import Reading

__all__ = ["end_of_front"]

_OPENING = frozenset(
    """about addressing after against although amid as at because before besides by despite during following for from if
    in like of on once over since through throughout to under unless until upon when while with without""".split()
)
_LONGEST = 12
"""Most words from the start of the sentence to the pronoun, and from there to the comma."""


def end_of_front(reading: Reading, at: int) -> int | None:
    """Return the word after the comma that ends the opening phrase in which a word stands; None where there is none."""
    start = reading.starts[reading.sentence[at]]
    if reading.lowers[start] not in _OPENING or not 0 < at - start <= _LONGEST or "," in reading.texts[start:at]:
        return None
    for comma in range(at + 1, min(at + _LONGEST, len(reading.words) - 1)):
        if reading.sentence[comma] != reading.sentence[at]:
            return None
        if reading.texts[comma] == ",":
            return comma + 1
    return None
