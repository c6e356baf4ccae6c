"""Texts in capitals, such as monitored broadcasts: words in the case that they would have elsewhere."""

from __future__ import annotations

import re
from collections.abc import Set

from dateline.knowledge.phrases import PhraseTable, words_of

__all__ = ["calmed"]

_SHARE = 0.6
"""Share of words in capitals above which a text is one in capitals."""
_FEWEST = 5
_VOWELS = re.compile("[AEIOUY]")
_LONGEST_ACRONYM = 6


def calmed(
    words: list[str], plain: Set[str], known: Set[str] = frozenset(), names: PhraseTable[str] | None = None
) -> list[str]:
    """Return the words of a text, in lower case or capitalised where the whole text is in capitals.

    Acronyms stay: known ones, words without a vowel, and those that stand alone between brackets.

    Args:
        words: the words as they stand.
        plain: lower-case words that are no names.
        known: acronyms.
        names: known names of several words, by their form in capitals.

    >>> calmed("REBELS OF THE FMLN ATTACKED SAN MIGUEL".split(), {"rebels", "of", "the", "attacked"})
    ['rebels', 'of', 'the', 'FMLN', 'attacked', 'San', 'Miguel']
    """
    letters = [word for word in words if word[0].isalpha()]
    if len(letters) < _FEWEST or sum(word.isupper() for word in letters) <= _SHARE * len(letters):
        return words
    acronyms = {
        word
        for before, word, after in zip(words, words[1:], words[2:], strict=False)
        if before in "([" and after in ")]" and len(word) <= _LONGEST_ACRONYM and word.lower() not in plain
    }
    calm = [word if word in acronyms or word in known else _calm(word, plain) for word in words]
    for at in range(len(words)) if names else ():
        found = names.match(words, at) if names else None
        spelled = [word.text for word in words_of(found[1])] if found else []
        if found and len(spelled) == found[0] - at:
            calm[at : found[0]] = spelled
    return calm


def _calm(word: str, plain: Set[str]) -> str:
    if word.lower() in plain or word == "'S":
        return word.lower()
    if not word.isupper() or "." in word or not _VOWELS.search(word):
        return word
    return "-".join(part.capitalize() for part in word.split("-"))
