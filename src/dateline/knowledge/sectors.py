"""Head nouns, titles and the words before them: what sector they tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dateline.knowledge.tables import read_table

__all__ = ["Head", "Sectors", "load_sectors", "singular"]


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that a person, group or body is called by."""

    noun: str
    sector: str
    is_person: bool
    gender: str | None
    """``f``, ``m`` or None."""


@dataclass(frozen=True, slots=True)
class Sectors:
    """Head nouns in the singular, and modifiers, both in lower case."""

    heads: Mapping[str, Head]
    modifiers: Mapping[str, str]
    longest: Mapping[str, int]
    """By last word: how many words the longest head noun has that ends in it."""

    def head_ending(self, words: Sequence[str], end: int, start: int = 0) -> tuple[int, Head] | None:
        """Return where the longest head noun that ends before ``end`` starts, and the noun.

        Args:
            words: lower-case words.
            end: index after the last word of the noun.
            start: index before which it may not start.
        """
        if end <= start:
            return None
        word = words[end - 1]
        last = singular(word)
        longest = self.longest.get(word, 0)
        if last != word:
            longest = max(longest, self.longest.get(last, 0))
        if longest == 0:
            return None
        endings = (word,) if last == word else (word, last)
        for size in range(min(longest, end - start), 0, -1):
            before = words[end - size : end - 1]
            for ending in endings:
                head = self.heads.get(" ".join((*before, ending)) if size > 1 else ending)
                if head:
                    return end - size, head
        return None


@lru_cache(maxsize=4096)
def singular(noun: str) -> str:
    """Return a lower-case noun in the singular, where it is a plural.

    >>> singular("ministries"), singular("congress"), singular("gunmen")
    ('ministry', 'congress', 'gunman')
    """
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("men") and len(noun) > 4:
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "wives": "wife",
    "chiefs": "chief",
    "thieves": "thief",
}


@cache
def load_sectors() -> Sectors:
    """Return the head nouns and modifiers of the package, read once.

    Raises:
        ModelError: a data file is missing or unfit.
    """
    heads = {
        row["noun"]: Head(row["noun"], row["sector"], row["form"] == "person", row["gender"] or None)
        for row in read_table("heads.tsv", columns=("noun", "sector", "form", "gender"))
    }
    modifiers = {row["word"]: row["sector"] for row in read_table("modifiers.tsv", columns=("word", "sector"))}
    longest: dict[str, int] = {}
    for noun in heads:
        words = noun.split()
        longest[words[-1]] = max(len(words), longest.get(words[-1], 0))
    return Sectors(heads, modifiers, longest)
