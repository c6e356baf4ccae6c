"""A dispatch to its marks, in one pass."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from pathlib import Path

from dateline.marking.acts import find_names, mark_mentions, mark_triggers
from dateline.marking.attributions import Scope, mark_attributions, shift_inside
from dateline.marking.encoder import Encoder
from dateline.marking.features import build_windows
from dateline.marking.marks import Attribution, Marks, Mention, Trigger
from dateline.marking.paragraphs import find_paragraphs, find_sentences
from dateline.marking.quotes import find_quotes
from dateline.records import Dispatch, Span

DEPTH = 3
"""Levels of statements within statements that are looked for."""

MIN_INNER = 24
"""Code points below which a content is too short to hold a statement of its own."""


_WORD = re.compile(r"[a-z]+")


@cache
def reporting_words() -> frozenset[str]:
    """Return the word forms that can report what somebody says, writes or believes."""
    lines = resources.files("dateline.marking").joinpath("data/reporting.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


class Marker:
    """Marks dispatches with one loaded model.

    Usage: ``Marker.load().mark(dispatch)``.
    """

    def __init__(self, encoder: Encoder, scope: Scope = Scope.SPEECH) -> None:
        self.encoder = encoder
        self.scope = scope

    @classmethod
    def load(cls, path: Path | None = None, *, scope: Scope = Scope.SPEECH) -> Marker:
        """Return a marker with the package's model, or the one in ``path``.

        Raises:
            ModelError: the model file is absent or unfit.
        """
        return cls(Encoder(path), scope)

    def mark(self, dispatch: Dispatch) -> Marks:
        """Return everything that the dispatch's headline and body hold."""
        text = dispatch.text
        paragraphs = _paragraphs(dispatch)
        quotes = find_quotes(text, paragraphs)
        windows = build_windows(text, paragraphs, quotes, self.encoder.tokenizer, headline=dispatch.title_span)
        attributions: list[Attribution] = []
        mentions: list[Mention] = []
        triggers: list[Trigger] = []
        for reading in self.encoder.read(windows):
            attributions += mark_attributions(self.encoder, reading, self.scope)
            names = find_names(reading)
            mentions += mark_mentions(reading, names)
            triggers += mark_triggers(self.encoder, reading, names)
        return Marks(
            sentences=tuple(s for p in paragraphs for s in find_sentences(text, p)),
            quotes=quotes,
            attributions=tuple(self._with_inner(text, quotes, attributions)),
            mentions=tuple(mentions),
            triggers=tuple(triggers),
        )

    def _with_inner(self, text: str, quotes: tuple[Span, ...], outer: list[Attribution]) -> list[Attribution]:
        """Return the attributions followed by those that their contents hold."""
        found = list(outer)
        if self.scope is Scope.ALL:
            return found
        level = list(range(len(outer)))
        for _ in range(DEPTH):
            begin = len(found)
            for index in level:
                found += self._inner(text, quotes, found[index], index)
            level = list(range(begin, len(found)))
        return found

    def _inner(self, text: str, quotes: tuple[Span, ...], holder: Attribution, index: int) -> list[Attribution]:
        span = Span(holder.content[0].start, holder.content[-1].end)
        if len(span) < MIN_INNER or reporting_words().isdisjoint(_WORD.findall(span.of(text).lower())):
            return []
        windows = build_windows(text, find_paragraphs(text, span), quotes, self.encoder.tokenizer)
        readings = self.encoder.read(windows)
        inner = [a for reading in readings for a in mark_attributions(self.encoder, reading, self.scope)]
        bound = [shift_inside(a, index, holder.content) for a in inner]
        return [b for b in bound if b is not None]


def _paragraphs(dispatch: Dispatch) -> tuple[Span, ...]:
    body = find_paragraphs(dispatch.text, dispatch.body_span)
    title = dispatch.title_span
    if title is None or dispatch.body_span.contains(title):
        return body
    return (title, *body)
