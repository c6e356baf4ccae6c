"""Attributions made comparable: their characters, their words, and how much of the content is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from dateline.evaluation.extents import Extent
from dateline.evaluation.polnear.gold import Attribution
from dateline.evaluation.polnear.quoted import find_quoted
from dateline.records import Span

_WORD = re.compile(r"\w+")
_WEAK = frozenset("the a an of in for to and by from at on with s his her its their".split())
"""Words that two sources may share without naming the same one."""

DIRECT_SHARE = 0.98
"""Share of the letters and digits of a content that stand in quotation marks, from which on it is direct."""


class Quoting(StrEnum):
    """How much of a content is in quotation marks, judged by its own characters."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    NONE = "wordless"
    """No letter or digit in it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One attribution, ready to be compared. Extents count characters that are no white space."""

    spans: Attribution
    """Its parts, joined where only white space lies between."""
    source: Extent
    cue: Extent
    content: Extent
    content_words: frozenset[int]
    """Where the words of the content start."""
    source_words: frozenset[int]
    """Where the telling words of the source start; all words where none is telling."""
    quoting: Quoting


class Measure:
    """Measures the attributions of one article's text."""

    def __init__(self, text: str) -> None:
        self.text = text
        quoted = bytearray(len(text))
        for span in find_quoted(text):
            quoted[span.start : span.end] = b"\1" * len(span)
        self._solid = _running(not c.isspace() for c in text)
        self._letters = _running(c.isalnum() for c in text)
        self._quoted_letters = _running(c.isalnum() and bool(q) for c, q in zip(text, quoted, strict=True))

    def read(self, attribution: Attribution) -> Reading | None:
        """Return an attribution ready to be compared; None for one without content."""
        parts = Attribution(*(self.join(part) for part in (attribution.source, attribution.cue, attribution.content)))
        if not parts.content:
            return None
        source_words = self.words(parts.source)
        return Reading(
            spans=parts,
            source=self.extent(parts.source),
            cue=self.extent(parts.cue),
            content=self.extent(parts.content),
            content_words=self.words(parts.content),
            source_words=frozenset(filter(self._is_telling, source_words)) or source_words,
            quoting=self.quoting(parts.content),
        )

    def join(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Return spans within the text, trimmed, in order, joined where only white space lies between."""
        end = len(self.text)
        joined: list[Span] = []
        for span in sorted(Span(min(span.start, end), min(span.end, end)) for span in spans):
            trimmed = self._trim(span)
            if not len(trimmed):
                continue
            if joined and not self._count(self._solid, Span(min(joined[-1].end, trimmed.start), trimmed.start)):
                trimmed = Span(joined[-1].start, max(joined[-1].end, trimmed.end))
                joined.pop()
            joined.append(trimmed)
        return tuple(joined)

    def extent(self, spans: Iterable[Span]) -> Extent:
        """Return the characters of spans, white space not counted."""
        return Extent.of(Span(self._solid[span.start], self._solid[span.end]) for span in spans)

    def words(self, spans: Iterable[Span]) -> frozenset[int]:
        """Return where the words of spans start; a word that a span cuts starts where the span does."""
        return frozenset(span.start + word.start() for span in spans for word in _WORD.finditer(span.of(self.text)))

    def quoting(self, content: Iterable[Span]) -> Quoting:
        """Return how much of a content is in quotation marks."""
        spans = tuple(content)
        letters = sum(self._count(self._letters, span) for span in spans)
        quoted = sum(self._count(self._quoted_letters, span) for span in spans)
        if not letters:
            return Quoting.NONE
        if quoted >= DIRECT_SHARE * letters:
            return Quoting.DIRECT
        return Quoting.MIXED if quoted else Quoting.INDIRECT

    def _is_telling(self, start: int) -> bool:
        word = _WORD.match(self.text, start)
        return word is not None and word.group().lower() not in _WEAK

    def _trim(self, span: Span) -> Span:
        words = span.of(self.text)
        start = span.start + len(words) - len(words.lstrip())
        return Span(start, max(start, span.start + len(words.rstrip())))

    @staticmethod
    def _count(running: list[int], span: Span) -> int:
        return running[span.end] - running[span.start]


def _running(flags: Iterable[bool]) -> list[int]:
    """Return how many flags are set before each position."""
    return list(accumulate(flags, initial=0))
