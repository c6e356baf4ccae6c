"""Words that tell of a state without naming it: its offices, institutions and money."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dateline.knowledge.phrases import PhraseTable
from dateline.knowledge.tables import read_table

__all__ = ["Hints", "load_hints"]


class Hints:
    """Lower-case phrases with the code of the state that each tells of."""

    __slots__ = ("_table",)

    def __init__(self, table: PhraseTable[str]) -> None:
        self._table = table

    def found_in(self, words: Sequence[str]) -> list[tuple[int, str]]:
        """Return where the phrases begin in lower-case words, with their states' codes, in order."""
        found = ((at, self._table.match(words, at)) for at in range(len(words)))
        return [(at, match[1]) for at, match in found if match]


@cache
def load_hints() -> Hints:
    """Return the hints of the package, read once.

    Raises:
        ModelError: the data file is missing or unfit.
    """
    rows = read_table("hints.tsv", columns=("word", "iso3"))
    return Hints(PhraseTable((row["word"], row["iso3"]) for row in rows))
