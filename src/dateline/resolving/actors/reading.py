"""A dispatch as words: sentences, quotations and the words that a span covers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from itertools import pairwise

from dateline.knowledge.common import CommonWords
from dateline.knowledge.phrases import PhraseTable, words_of
from dateline.marking.marks import Marks
from dateline.records import Dispatch, Span
from dateline.resolving.actors.shouting import calmed

__all__ = ["Reading"]

_ENDS = frozenset(".?!")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr st gen col lt sgt maj adm capt sen rep gov prof rev hon jr sr no vs brig cmdr pres".split()
)


class Reading:
    """The words of a dispatch with the sentence of each; ranges are half-open in word indexes."""

    __slots__ = (
        "_ends",
        "_starts",
        "dateline",
        "heading",
        "lowers",
        "quotes",
        "sentence",
        "starts",
        "text",
        "texts",
        "words",
    )

    def __init__(
        self,
        dispatch: Dispatch,
        marks: Marks,
        common: CommonWords,
        *,
        plain: Set[str] = frozenset(),
        acronyms: Set[str] = frozenset(),
        names: PhraseTable[str] | None = None,
    ) -> None:
        self.text = dispatch.text
        self.words = words_of(dispatch.text)
        self.texts = calmed([word.text for word in self.words], plain, acronyms, names)
        self.lowers = [text.lower() for text in self.texts]
        self._starts = [word.start for word in self.words]
        self._ends = [word.end for word in self.words]
        self.quotes = tuple(sorted(marks.quotes))
        self.dateline = self.range(dispatch.dateline) if dispatch.dateline else (0, 0)
        self.starts = self._sentence_starts(dispatch.text, marks)
        self.sentence = self._number()
        self.heading = self._headings(common)

    def range(self, span: Span) -> tuple[int, int]:
        """Return the range of words that a span covers, wholly or in part."""
        first = bisect_right(self._ends, span.start)
        return first, max(first, bisect_left(self._starts, span.end))

    def span(self, start: int, end: int) -> Span:
        """Return the span of a range of words that is not empty."""
        return Span(self._starts[start], self._ends[end - 1])

    def raw(self, start: int, end: int) -> str:
        """Return the text of a range of words, as it stands, on one line."""
        if end <= start:
            return ""
        return " ".join(self.text[self._starts[start] : self._ends[end - 1]].split())

    def is_capital(self, at: int) -> bool:
        """Whether a word begins with a capital."""
        return self.texts[at][0].isupper()

    def in_quotes(self, at: int) -> bool:
        """Whether a word stands between quotation marks."""
        position = self._starts[at]
        found = bisect_right(self.quotes, Span(position, position + 1)) - 1
        return found >= 0 and position < self.quotes[found].end

    def _sentence_starts(self, text: str, marks: Marks) -> list[int]:
        if marks.sentences:
            return sorted({self.range(span)[0] for span in marks.sentences} | {0})
        starts = [0]
        texts, ends = self.texts, self._ends
        for at in range(1, len(texts)):
            line = self._starts[at] - ends[at - 1] > 0 and "\n" in text[ends[at - 1] : self._starts[at]]
            if (line or not texts[at - 1].isalnum()) and self._breaks(text, at):
                starts.append(at)
        return starts

    def _breaks(self, text: str, at: int) -> bool:
        gap = text[self._ends[at - 1] : self._starts[at]]
        if "\n\n" in gap or ("\n" in gap and self.is_capital(at) and self.texts[at - 1] not in ","):
            return True
        before = at - 1
        while before > 0 and self.texts[before] in "\"”'’":
            before -= 1
        if self.texts[before] not in _ENDS or not (self.is_capital(at) or self.texts[at] in '"“`'):
            return False
        return not (self.lowers[before - 1] in _ABBREVIATIONS or len(self.texts[before - 1]) == 1)

    def _number(self) -> list[int]:
        numbers = [0] * len(self.words)
        bounds: Sequence[int] = [*self.starts, len(self.words)]
        for number, (start, end) in enumerate(pairwise(bounds)):
            numbers[start:end] = [number] * (end - start)
        return numbers

    def _headings(self, common: CommonWords) -> frozenset[int]:
        """Sentences in which capitals tell nothing: headlines."""
        found = []
        bounds = [*self.starts, len(self.words)]
        for number, (start, end) in enumerate(pairwise(bounds)):
            telling = [
                at for at in range(start, end) if self.texts[at][0].isalpha() and self.lowers[at] not in common.starters
            ]
            capitals = sum(self.is_capital(at) for at in telling)
            share = capitals / len(telling) if len(telling) > 3 else 0.0
            if share > 0.7 and (self.texts[end - 1] not in _ENDS or (share == 1.0 and len(telling) > 6)):
                found.append(number)
        return frozenset(found)
