"""What an evaluation yields: figures, and each mistake with its sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from dateline.marking.paragraphs import find_paragraphs, find_sentences
from dateline.records import Failure, Span

Figure: TypeAlias = "float | int | str | dict[str, Figure] | None"
Figures: TypeAlias = "dict[str, Figure]"


class Side(StrEnum):
    """Whose words a mark shows."""

    GOLD = "gold"
    CODED = "coded"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a passage, as code points of the passage, and whose they are."""

    span: Span
    side: Side


@dataclass(frozen=True, slots=True)
class Mistake:
    """One difference between gold and coding."""

    kind: str
    """Such as ``missed event`` or ``wrong status``."""
    document: str
    passage: str
    """The sentence or sentences in which it stands."""
    marks: tuple[Mark, ...]
    gold: str | None
    """What gold has, in words; None for what is there too much."""
    coded: str | None
    """What was coded, in words; None for what was missed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one evaluation."""

    figures: Figures
    mistakes: tuple[Mistake, ...] = ()
    failures: tuple[Failure, ...] = ()
    """Dispatches that could not be coded; they count as coded with no records."""

    def counts(self) -> list[tuple[str, int]]:
        """Return the kinds of mistakes with their number, the most frequent first."""
        return sorted(Counter(mistake.kind for mistake in self.mistakes).items(), key=lambda item: (-item[1], item[0]))


class Page:
    """A text with its sentences, to show a mistake in."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        paragraphs = find_paragraphs(text, Span(0, len(text)))
        self.sentences = [sentence for paragraph in paragraphs for sentence in find_sentences(text, paragraph)]

    def mistake(
        self,
        kind: str,
        *,
        gold: tuple[str, Iterable[Span]] | None = None,
        coded: tuple[str, Iterable[Span]] | None = None,
    ) -> Mistake:
        """Return a mistake with the sentences that it stands in.

        Args:
            kind: its kind.
            gold: what gold has, in words, and where.
            coded: what was coded, in words, and where.
        """
        sides = ((Side.GOLD, gold), (Side.CODED, coded))
        marks = [Mark(span, side) for side, found in sides if found for span in found[1] if len(span)]
        passage = self._around([mark.span for mark in marks])
        moved = (
            Mark(Span(mark.span.start - passage.start, mark.span.end - passage.start), mark.side)
            for mark in sorted(marks, key=lambda mark: mark.span)
        )
        return Mistake(
            kind,
            self.name,
            passage.of(self.text),
            tuple(moved),
            gold[0] if gold else None,
            coded[0] if coded else None,
        )

    def _around(self, spans: list[Span]) -> Span:
        """Return the stretch of whole sentences that holds the spans."""
        if not spans:
            return Span(0, 0)
        touched = [sentence for sentence in self.sentences if any(sentence.overlaps(span) for span in spans)]
        hull = [*touched, *spans]
        return Span(min(span.start for span in hull), max(span.end for span in hull))
