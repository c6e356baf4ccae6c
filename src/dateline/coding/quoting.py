"""How much of a content stands between quotation marks, and quotations that nobody has claimed yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.marking.marks import Attribution, Marks
from dateline.records import Kind, Span

ALL = 0.98
"""Share of letters and digits inside marks from which a content counts as direct."""

MIN_WORDS = 4
"""A shorter quotation is a quoted word or title, and no statement."""


def kind_of(text: str, content: Iterable[Span], quotes: Sequence[Span]) -> Kind:
    """Return direct, mixed or indirect, by the share of letters and digits inside quotation marks."""
    letters = quoted = 0
    for part in content:
        letters += _letters(text, part.start, part.end)
        # Quotations do not overlap one another.
        quoted += sum(
            _letters(text, max(q.start, part.start), min(q.end, part.end)) for q in quotes if q.overlaps(part)
        )
    if not quoted:
        return Kind.INDIRECT
    return Kind.DIRECT if quoted >= ALL * letters else Kind.MIXED


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))


def unclaimed_quotes(text: str, marks: Marks) -> Iterator[Span]:
    """Yield the whole-sentence quotations that no attribution covers, in order."""
    claimed = [part for a in marks.attributions for part in a.content]
    for quote in marks.quotes:
        words = quote.of(text)
        if len(words.split()) < MIN_WORDS or not _is_sentence(words):
            continue
        if sum(_shared(quote, part) for part in claimed) < len(quote) / 3:
            yield quote


def _is_sentence(quoted: str) -> bool:
    inner = quoted.strip("\"'“”„«»`’‘ ")
    return inner[:1].isupper() and inner[-1:] in ".?!…,"


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def nearest_before(quote: Span, attributions: Iterable[Attribution], reach: int) -> Attribution | None:
    """Return the attribution whose words end last before a quotation, within ``reach`` code points, or None."""
    best: tuple[int, Attribution] | None = None
    for attribution in attributions:
        edges = [*attribution.content, *(s for s in (attribution.cue, attribution.source) if s)]
        end = max(s.end for s in edges)
        if end <= quote.start and quote.start - end <= reach and (best is None or end > best[0]):
            best = (end, attribution)
    return best[1] if best else None
