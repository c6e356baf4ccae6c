"""Training examples: windows with labels for the heads, and links between spans."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from dateline.marking import tagging
from dateline.marking.features import Window, build_windows
from dateline.marking.labels import HEADS
from dateline.marking.paragraphs import find_paragraphs
from dateline.marking.quotes import find_quotes
from dateline.records import Span

IGNORE = -100


@dataclass
class Link:
    """For the span at `left`, which of the candidate spans it belongs to (empty: none)."""

    relation: str
    left: tuple[int, int]
    candidates: list[tuple[int, int]]
    gold: set[int]


@dataclass
class Example:
    """A window with labels: one array a head, -100 where nothing is known."""

    window: Window
    labels: dict[str, np.ndarray] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    sets: dict[str, list[tuple[int, set[int]]]] = field(default_factory=dict)
    """head -> (piece, labels of which any is right)."""
    several: list[tuple[tuple[int, int], set[int]]] = field(default_factory=list)
    """(first and last piece of a trigger, contexts that are right together)."""
    origin: str = ""


def rows(path: Path) -> list[dict]:
    """Return the objects of a JSONL file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def windows_of(text: str, tokenizer: Tokenizer, span: Span | None = None, headline: Span | None = None) -> list[Window]:
    """Return the windows of a text as the program itself would build them."""
    paragraphs = find_paragraphs(text, span or Span(0, len(text)))
    return build_windows(text, paragraphs, find_quotes(text, paragraphs), tokenizer, headline=headline)


def pieces_of(window: Window, start: int, end: int) -> tuple[int, int] | None:
    """Return the first and last piece that code points from ``start`` to ``end`` touch, or None."""
    return tagging.pieces_of(window, Span(start, end))


def blank(window: Window, value: int = 0) -> np.ndarray:
    """Return a label array: `value` at pieces, ignored at the encoder's own marks."""
    return np.where(window.starts >= 0, value, IGNORE)


def paint(labels: np.ndarray, hit: tuple[int, int], first: int, rest: int) -> None:
    """Write a B label and I labels over the pieces of a span."""
    labels[hit[0]] = first
    labels[hit[0] + 1 : hit[1] + 1] = np.where(labels[hit[0] + 1 : hit[1] + 1] == IGNORE, IGNORE, rest)


def attribution_example(window: Window, attributions: list[dict], origin: str, head: str) -> Example:
    """Return a window with tags of a head (attribution or statement) and links; spans are code points."""
    labels = blank(window)
    names = HEADS[head]
    parts: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
    owners: list[dict[str, list[tuple[int, int]]]] = []
    for attribution in attributions:
        owner: dict[str, list[tuple[int, int]]] = {}
        for role in ("content", "cue", "source"):
            hits = [h for s, e in attribution.get(role) or [] if (h := pieces_of(window, s, e))]
            owner[role] = hits
            for hit in hits:
                paint(labels, hit, names.index(f"B-{role}"), names.index(f"I-{role}"))
                if hit not in parts[role]:
                    parts[role].append(hit)
        if owner["content"]:
            owners.append(owner)
    links = list(_attribution_links(owners, {k: sorted(v) for k, v in parts.items()}))
    return Example(window, {head: labels}, links, origin=origin)


def _attribution_links(owners: list[dict], parts: dict[str, list[tuple[int, int]]]) -> Iterator[Link]:
    for owner in owners:
        contents = sorted(owner["content"])
        for i, content in enumerate(contents):
            for role in ("cue", "source"):
                gold = {parts[role].index(h) for h in owner[role]}
                if parts[role]:
                    yield Link(f"content-{role}", content, parts[role], gold)
            before = [c for c in parts["content"] if c < content]
            if before:
                gold = {before.index(contents[i - 1])} if i else set()
                yield Link("content-part", content, before, gold)


def shuffled(examples: list[Example], seed: int) -> list[Example]:
    """Return the examples in a seeded order."""
    order = list(examples)
    random.Random(seed).shuffle(order)
    return order


LOWER, TITLE, UPPER, MIXED, INITIAL = 1, 2, 3, 4, 7
"""Shapes of words without digits, as `word_shape` numbers them."""


def in_capitals(example: Example) -> Example:
    """Return the example as it would read in capitals throughout, as old wires and headlines do."""
    window = example.window
    letters = np.isin(window.shapes % 8, (LOWER, TITLE, MIXED))
    single = window.ends - window.starts == 1
    shapes = np.where(letters, window.shapes // 8 * 8 + np.where(single, INITIAL, UPPER), window.shapes)
    return replace(example, window=replace(window, shapes=shapes))
