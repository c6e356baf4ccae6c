"""How a statement is known: said, written or believed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.coding.stems import stem
from dateline.knowledge.cues import CueWord, load_cue_words
from dateline.knowledge.phrases import words_of
from dateline.records import Manner

__all__ = ["manner_of"]


@dataclass(frozen=True, slots=True)
class _Table:
    forms: Mapping[str, CueWord]
    stems: Mapping[str, CueWord]

    def of(self, word: str) -> CueWord | None:
        """Return the row of a word: that of its very form before that of its stem."""
        return self.forms.get(word) or self.stems.get(stem(word))


def manner_of(cue: str | None) -> Manner:
    """Return whether a cue tells of words said, words written or a belief.

    Args:
        cue: the words that report; None for a quotation that only goes on.

    Returns:
        The manner of the cue's word with the lowest rank, speech where no word tells one.

    >>> manner_of("wrote in a letter").value, manner_of("fears that").value, manner_of("expressed fears").value
    ('writing', 'belief', 'speech')
    """
    if not cue:
        return Manner.SPEECH
    table = _table()
    found = [row for word in words_of(cue.lower()) if (row := table.of(word.text))]
    return min(found, key=lambda row: row.rank).manner if found else Manner.SPEECH


@cache
def _table() -> _Table:
    rows = load_cue_words()
    return _Table(
        forms={row.word: row for row in rows if row.exact},
        stems={stem(row.word): row for row in rows if not row.exact},
    )
