"""Word pieces of a dispatch with what an uncased encoder would lose: case, shape, quotation state, headline.

A window is a list of whole paragraphs (or sentences of an over-long one) that the encoder reads at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from dateline.marking.paragraphs import find_sentences
from dateline.records import Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CLS, SEP, PAD = 101, 102, 0
WINDOW = 256
"""Most word pieces that a window holds, its first and last included."""

SHAPES = 16
"""Case and shape classes: 8 of whole words, and the same for pieces that go on a word."""

STATES = 6
"""Outside, inside and at a quotation mark; the same three in a headline."""

ROLES = 3
"""No part, source, target: what the typing of a given pair asks about."""

_PUNCT = re.compile(r"[^\w]+$")


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the encoder.

    ``ids``, ``shapes``, ``states`` and ``roles`` have one entry a piece; ``starts`` and ``ends`` are code points of the
    text, -1 for the encoder's own marks.
    """

    ids: np.ndarray
    shapes: np.ndarray
    states: np.ndarray
    roles: np.ndarray
    starts: np.ndarray
    ends: np.ndarray

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(slots=True)
class _Piece:
    id: int
    shape: int
    state: int
    start: int
    end: int


@lru_cache(maxsize=1 << 15)
def word_shape(word: str) -> int:
    """Return the shape class of a word: 1 lower, 2 Title, 3 UPPER, 4 miXed, 5 with digits, 6 punctuation, 7 initial."""
    if any(c.isdigit() for c in word):
        return 5
    if _PUNCT.match(word):
        return 6
    if word.islower():
        return 1
    if len(word) == 1:
        return 7
    if word.isupper():
        return 3
    return 2 if word[0].isupper() and word[1:].islower() else 4


def build_windows(
    text: str,
    paragraphs: Sequence[Span],
    quotes: Sequence[Span],
    tokenizer: Tokenizer,
    *,
    headline: Span | None = None,
    size: int = WINDOW,
) -> list[Window]:
    """Return the windows that cover all paragraphs, in order.

    Args:
        text: text of the dispatch.
        paragraphs: stretches to read.
        quotes: quoted stretches, marks included.
        tokenizer: the encoder's tokenizer, without special tokens.
        headline: the headline's stretch, if it is among the paragraphs.
        size: most pieces of a window.
    """
    units: list[list[_Piece]] = []
    for paragraph in paragraphs:
        is_headline = headline is not None and headline.overlaps(paragraph)
        pieces = _pieces(text, paragraph, tokenizer, is_headline)
        _mark_quotes(pieces, quotes)
        units += _split_long(text, paragraph, pieces, size - 2)
    return [_window(group) for group in _pack(units, size - 1)]


def _pieces(text: str, span: Span, tokenizer: Tokenizer, is_headline: bool) -> list[_Piece]:
    words = span.of(text)
    encoding = tokenizer.encode(words, add_special_tokens=False)
    base = 3 if is_headline else 0
    pieces: list[_Piece] = []
    last_word: int | None = None
    shape = 0
    word_ids = [-1 if w is None else w for w in encoding.word_ids]
    bounds = _word_bounds(word_ids, encoding.offsets)
    for piece_id, (start, end), word_id in zip(encoding.ids, encoding.offsets, word_ids, strict=True):
        goes_on = word_id == last_word
        if not goes_on:
            shape = word_shape(words[slice(*bounds[word_id])])
            last_word = word_id
        pieces.append(_Piece(piece_id, shape + 8 * goes_on, base, span.start + start, span.start + end))
    return pieces


def _word_bounds(word_ids: Sequence[int], offsets: Sequence[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    bounds: dict[int, tuple[int, int]] = {}
    for word_id, (start, end) in zip(word_ids, offsets, strict=True):
        first = bounds.get(word_id, (start, end))[0]
        bounds[word_id] = (first, end)
    return bounds


def _mark_quotes(pieces: Sequence[_Piece], quotes: Iterable[Span]) -> None:
    if not pieces:
        return
    here = [q for q in quotes if q.start < pieces[-1].end and pieces[0].start < q.end]
    at = 0
    for piece in pieces:
        while at < len(here) and here[at].end <= piece.start:
            at += 1
        if at == len(here):
            return
        quote = here[at]
        if quote.start <= piece.start < quote.end:
            edge = piece.start - quote.start < 2 or quote.end - piece.end < 2
            piece.state += 2 if edge and piece.shape % 8 == 6 else 1


def _split_long(text: str, paragraph: Span, pieces: list[_Piece], room: int) -> list[list[_Piece]]:
    """Return the paragraph whole if it fits, else in runs of whole sentences, else cut hard."""
    if len(pieces) <= room:
        return [pieces] if pieces else []
    runs: list[list[_Piece]] = [[]]
    at = 0
    for sentence in find_sentences(text, paragraph):
        stop = at
        while stop < len(pieces) and pieces[stop].start < sentence.end:
            stop += 1
        chunk, at = pieces[at:stop], stop
        if len(runs[-1]) + len(chunk) > room:
            runs.append([])
        runs[-1] += chunk
    runs[-1] += pieces[at:]
    return [run[i : i + room] for run in runs for i in range(0, len(run), room)]


def _pack(units: Iterable[list[_Piece]], room: int) -> list[list[list[_Piece]]]:
    groups: list[list[list[_Piece]]] = []
    used = room
    for unit in units:
        if used + len(unit) + 1 > room:
            groups.append([])
            used = 0
        groups[-1].append(unit)
        used += len(unit) + 1
    return groups


def _window(units: Sequence[Sequence[_Piece]]) -> Window:
    rows: list[tuple[int, int, int, int, int]] = [(CLS, 0, 0, -1, -1)]
    for unit in units:
        rows += [(p.id, p.shape, p.state, p.start, p.end) for p in unit]
        rows.append((SEP, 0, 0, -1, -1))
    table = np.array(rows, dtype=np.int64)
    return Window(table[:, 0], table[:, 1], table[:, 2], np.zeros(len(rows), np.int64), table[:, 3], table[:, 4])


SOURCE_MARKS, TARGET_MARKS = (1, 2), (3, 4)
"""Pieces that the vocabulary leaves unused, set around the source and the target of a given pair."""


def pair_window(
    text: str, source: Span | None, target: Span | None, tokenizer: Tokenizer, *, size: int = WINDOW
) -> Window:
    """Return one window of a sentence with two parties marked, to ask for the type of what passes between them.

    A party that the sentence does not name is None.
    """
    pieces = _pieces(text, Span(0, len(text)), tokenizer, False)[: size - 6]
    rows: list[tuple[int, int, int, int, int, int]] = [(CLS, 0, 0, 0, -1, -1)]
    for i, piece in enumerate(pieces):
        role = 0
        closing: list[tuple[int, int, int, int, int, int]] = []
        for number, span, marks in ((1, source, SOURCE_MARKS), (2, target, TARGET_MARKS)):
            if span is None or not (span.start < piece.end and piece.start < span.end):
                continue
            role = number
            if i == 0 or pieces[i - 1].end <= span.start:
                rows.append((marks[0], 0, 0, number, -1, -1))
            if i + 1 == len(pieces) or pieces[i + 1].start >= span.end:
                closing.append((marks[1], 0, 0, number, -1, -1))
        rows.append((piece.id, piece.shape, piece.state, role, piece.start, piece.end))
        rows += closing
    rows.append((SEP, 0, 0, 0, -1, -1))
    return Window(*np.array(rows, dtype=np.int64).T)
