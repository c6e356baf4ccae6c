"""A dispatch to its marks, in one pass."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path

from dateline.marking.acts import find_names, find_parties, mark_mentions, mark_triggers
from dateline.marking.antecedents import mark_antecedents
from dateline.marking.attributions import Scope, mark_attributions, read_head, shift_inside
from dateline.marking.encoder import Encoder
from dateline.marking.features import build_windows
from dateline.marking.homes import mark_homes
from dateline.marking.marks import Antecedent, Attribution, Home, Marks, Mention, Trigger
from dateline.marking.paragraphs import find_paragraphs, find_sentences
from dateline.marking.quotes import find_quotes
from dateline.marking.tagging import span_of
from dateline.records import Dispatch, Span

MIN_INNER = 24
"""Code points below which a content is too short to hold a statement of its own."""


_WORD = re.compile(r"[a-z]+")


@cache
def reporting_words() -> frozenset[str]:
    """Return the word forms that can report what somebody says, writes or believes."""
    lines = resources.files("dateline.marking").joinpath("data/reporting.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a dispatch before it is marked, for the encoder to choose among."""

    times: Sequence[Span] = ()
    """Time expressions, of which one may date an act."""
    places: Sequence[Span] = ()
    """Places, of which one may be where an act happens."""
    lands: Sequence[tuple[Span, str]] = ()
    """Names that tell of a country or organisation, each with its code."""
    names: Sequence[Span] = ()
    """Names of persons, that the encoder need not find itself."""


NO_HINTS = Hints()


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

    def mark(self, dispatch: Dispatch, hints: Hints = NO_HINTS) -> Marks:
        """Return everything that the dispatch's headline and body hold; ``hints`` are what is already known of it."""
        text = dispatch.text
        paragraphs = _paragraphs(dispatch)
        quotes = find_quotes(text, paragraphs)
        windows = build_windows(text, paragraphs, quotes, self.encoder.tokenizer, headline=dispatch.title_span)
        attributions: list[Attribution] = []
        mentions: list[Mention] = []
        triggers: list[Trigger] = []
        homes: list[Home] = []
        antecedents: list[Antecedent] = []
        for reading in self.encoder.read(windows):
            said = mark_attributions(self.encoder, reading, self.scope)
            attributions += _moved(said, len(attributions))
            names = find_names(reading)
            parties = find_parties(reading, names)
            mentions += mark_mentions(reading, names)
            triggers += mark_triggers(self.encoder, reading, parties, hints.times, hints.places)
            spans = [*(span_of(reading.window, p) for p in parties), *(a.source for a in said if a.source)]
            homes += mark_homes(self.encoder, reading, spans, hints.lands)
            antecedents += mark_antecedents(self.encoder, reading, text, [*spans, *hints.names])
        return Marks(
            sentences=tuple(s for p in paragraphs for s in find_sentences(text, p)),
            quotes=quotes,
            attributions=tuple(self._deeper(text, quotes, attributions)),
            mentions=_with_names(mentions, hints.names),
            triggers=tuple(triggers),
            homes=tuple(homes),
            antecedents=tuple(antecedents),
        )

    def _deeper(self, text: str, quotes: tuple[Span, ...], shallow: list[Attribution]) -> list[Attribution]:
        """Return the attributions followed by those that lie deeper than one pass tells: in contents within contents.

        Such a content is read once more, as a text of its own. Few have the words for it.
        """
        found = list(shallow)
        level = [index for index, attribution in enumerate(found) if attribution.inside is not None]
        while level:
            begin = len(found)
            for index in level:
                found += self._within(text, quotes, found[index], index)
            level = list(range(begin, len(found)))
        return found

    def _within(self, text: str, quotes: tuple[Span, ...], holder: Attribution, index: int) -> list[Attribution]:
        """Return what the content of ``holder``, the attribution of number ``index``, holds."""
        span = Span(holder.content[0].start, holder.content[-1].end)
        if len(span) < MIN_INNER or reporting_words().isdisjoint(_WORD.findall(span.of(text).lower())):
            return []
        windows = build_windows(text, find_paragraphs(text, span), quotes, self.encoder.tokenizer)
        heard = (a for reading in self.encoder.read(windows) for a in read_head(self.encoder, reading, self.scope.head))
        bound = (shift_inside(attribution, index, holder.content) for attribution in heard)
        return [attribution for attribution in bound if attribution is not None]


def _with_names(mentions: list[Mention], names: Sequence[Span]) -> tuple[Mention, ...]:
    """Return mentions with the names that are told, in place of what was found there."""
    free = [mention for mention in mentions if not any(mention.span.overlaps(name) for name in names)]
    return (*free, *(Mention(name, "person") for name in names))


def _moved(attributions: list[Attribution], by: int) -> list[Attribution]:
    """Return attributions numbered from 0 as they are numbered among others that stand before them."""
    return [a if a.inside is None else replace(a, inside=a.inside + by) for a in attributions]


def _paragraphs(dispatch: Dispatch) -> tuple[Span, ...]:
    body = find_paragraphs(dispatch.text, dispatch.body_span)
    title = dispatch.title_span
    if title is None or dispatch.body_span.contains(title):
        return body
    return (title, *body)
