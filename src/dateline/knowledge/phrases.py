"""Words of a text, and look-up of phrases of several words by their first one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

__all__ = ["PhraseTable", "Word", "fold", "words_of"]

Value = TypeVar("Value")

_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)+|[^\W_]+(?:[-’'](?!s\b)[^\W_]+)*|[’']s\b|\S")
_LETTERS = str.maketrans(
    {"’": "'", "‘": "'", "ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ß": "ss", "æ": "ae", "–": "-"}
)


class Word(NamedTuple):
    """A word or mark of a text: ``[start, end)`` in code points, and its folded form."""

    start: int
    end: int
    text: str


def fold(text: str) -> str:
    """Return a text without accents and with straight apostrophes; case stays.

    >>> fold("Çavuşoğlu’s")
    "Cavusoglu's"
    """
    return text if text.isascii() else _plain(text)


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return "".join(char for char in plain if not unicodedata.combining(char))


def words_of(text: str) -> list[Word]:
    """Return the words and marks of a text. A possessive ``'s`` is a word of its own, ``U.S.`` is one word.

    >>> [word.text for word in words_of("The U.S. envoy's plan")]
    ['The', 'U.S.', 'envoy', "'s", 'plan']
    """
    return list(_whole(text)) if len(text) > _LONG else _words(text)


_LONG = 200
"""Characters from which a text is a dispatch, which several rooms ask for in turn."""


def _words(text: str) -> list[Word]:
    return [Word(found.start(), found.end(), fold(found.group()) or found.group()) for found in _WORD.finditer(text)]


@lru_cache(maxsize=1)
def _whole(text: str) -> tuple[Word, ...]:
    return tuple(_words(text))


class PhraseTable(Generic[Value]):
    """Phrases with a value each. Of several that start at a word, the longest counts."""

    __slots__ = ("_by_first",)

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in phrases:
            first, *rest = (word.text for word in words_of(phrase))
            self._by_first.setdefault(first, []).append((tuple(rest), value))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def match(self, words: Sequence[str], at: int) -> tuple[int, Value] | None:
        """Return where the longest phrase that starts at ``at`` ends, and its value; None when there is none."""
        for rest, value in self._by_first.get(words[at], ()):
            end = at + 1 + len(rest)
            if tuple(words[at + 1 : end]) == rest:
                return end, value
        return None

    def get(self, phrase: str) -> Value | None:
        """Return the value of exactly this phrase."""
        words = [word.text for word in words_of(phrase)]
        found = self.match(words, 0) if words else None
        return found[1] if found and found[0] == len(words) else None
