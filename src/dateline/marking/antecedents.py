"""Which of the earlier mentions of a window a pronoun or a definite noun phrase may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from dateline.marking.encoder import Array, Encoder, Reading, softmax
from dateline.marking.links import Pieces
from dateline.marking.marks import Antecedent
from dateline.marking.tagging import reach_of
from dateline.records import Span

RELATION = "mention-antecedent"

FARTHEST = 60
"""Most earlier mentions that are chosen among, the nearest; as many as in training."""

LEAST = 0.02
"""Chance under which a mention is not worth the naming."""

_SPEAKERS = "i|me|my|mine|myself|we|us|our|ours|ourselves"
_OTHERS = "he|him|his|himself|she|her|hers|herself|it|its|itself|they|them|their|theirs|themselves"
_PRONOUN = re.compile(rf"\b(?:(?P<asked>{_OTHERS})|{_SPEAKERS})\b(?!\.\w)", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|this|that|these|those|both)\s", re.IGNORECASE)


def mark_antecedents(encoder: Encoder, reading: Reading, text: str, mentions: Iterable[Span]) -> Iterator[Antecedent]:
    """Yield the chances of what stands before each pronoun and each definite noun phrase of a window.

    Pronouns of the first person are chosen among and not asked for: who speaks tells whom they name.

    Args:
        encoder: the encoder.
        reading: what it says of the window.
        text: the text that the window is of.
        mentions: names, parties and sources in the window, in any order.
    """
    known, asked = _find(reading, text, mentions)
    lefts = [hit for hit, span in known if span in asked and hit[0] > known[0][0][1]]
    if not lefts:
        return
    candidates = [hit for hit, _ in known]
    chances = _chances(encoder, reading, lefts, candidates)
    spans = dict(known)
    for hit, row in zip(lefts, chances, strict=True):
        likely = np.flatnonzero(row[:-1] >= LEAST).tolist()
        yield Antecedent(spans[hit], tuple((known[at][1], float(row[at])) for at in likely), float(row[-1]))


def _find(reading: Reading, text: str, mentions: Iterable[Span]) -> tuple[list[tuple[Pieces, Span]], set[Span]]:
    """Return all mentions of a window by their place, and which of them are asked for."""
    reach = reach_of(reading.window)
    spans = {span for span in mentions if reach.contains(span)}
    asked = {span for span in spans if _DEFINITE.match(text, span.start)}
    for match in _PRONOUN.finditer(text, reach.start, reach.end):
        if match[0] not in ("US", "IT"):
            span = Span(*match.span())
            spans.add(span)
            if match["asked"]:
                asked.add(span)
    return sorted(_with_pieces(reading, spans)), asked


def _with_pieces(reading: Reading, spans: Iterable[Span]) -> Iterator[tuple[Pieces, Span]]:
    """Yield spans with the first and last piece of each; those that begin or end within a piece are left out."""
    firsts = {start: at for at, start in enumerate(reading.window.starts.tolist())}
    lasts = {end: at for at, end in enumerate(reading.window.ends.tolist())}
    for span in spans:
        if span.start in firsts and span.end in lasts:
            yield (firsts[span.start], lasts[span.end]), span


def _chances(encoder: Encoder, reading: Reading, lefts: Sequence[Pieces], candidates: Sequence[Pieces]) -> Array:
    """Return a row of chances for each of ``lefts``: one a candidate, 0 unless it stands before; last that of none."""
    scores = encoder.link_scores(reading, RELATION, lefts, candidates)
    starts = np.array([first for first, _ in lefts])
    ends = np.array([last for _, last in candidates])
    before = ends[None, :] < starts[:, None]
    near = before.sum(1, keepdims=True) - np.cumsum(before, 1) < FARTHEST
    scores[:, :-1] = np.where(before & near, scores[:, :-1], -np.inf)
    return softmax(scores)
