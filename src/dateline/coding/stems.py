"""Stems: what the forms of a word have in common."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["stem"]

_ENDINGS = (("ies", "y"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))
_LEAST = 3
"""Fewest letters of a stem."""

_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return what a word shares with its other regular forms, in lower case.

    >>> [stem(w) for w in ("Denies", "denied", "claims", "claiming", "accuse", "accused", "stopping")]
    ['deny', 'deny', 'claim', 'claim', 'accus', 'accus', 'stop']
    """
    word = word.lower()
    if word.endswith("ly") and len(word) > 2 + _LEAST:
        word = word[:-2]
    for ending, instead in _ENDINGS:
        kept = word[: -len(ending)] + instead
        if word.endswith(ending) and not word.endswith("ss") and len(kept) >= _LEAST and _VOWELS & set(kept):
            word = kept
            break
    if len(word) > _LEAST and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    if len(word) > _LEAST and word.endswith("e"):
        word = word[:-1]
    return word
