"""Training examples that ask for the type of what passes between two given parties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from dateline.marking.features import pair_window
from dateline.marking.labels import ROOTS
from dateline.records import Span
from training.annotated_sets import Annotated
from training.examples import IGNORE, Example, rows


def pairs(path: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """PLOVER pairs of the training part: the type of what passes between two given parties."""
    for row in rows(path):
        if row["split"] == "train":
            for pair in row["pairs"]:
                yield pair_example(row["text"], *pair_spans(pair["marked"]), pair["root"], tokenizer)


def written_pairs(folder: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """Sentences of ours with a marked source and target, and the type of what passes between them."""
    for path in sorted(folder.glob("*.jsonl")):
        for row in rows(path):
            text = re.sub(r"</?[st]>", "", row["marked"])
            yield pair_example(text, *pair_spans(row["marked"]), row["root"], tokenizer)


def pair_spans(marked: str) -> tuple[Span | None, Span | None]:
    """Return source and target of a text with <s>..</s> and <t>..</t>, as code points of the bare text."""
    spans: dict[str, Span | None] = {"s": None, "t": None}
    for tag in "st":
        m = re.search(rf"<{tag}>(.*?)</{tag}>", marked, re.S)
        if m:
            start = len(re.sub(r"</?[st]>", "", marked[: m.start()]))
            spans[tag] = Span(start, start + len(re.sub(r"</?[st]>", "", m.group(1))))
    return spans["s"], spans["t"]


def pair_example(text: str, source: Span | None, target: Span | None, root: str, tokenizer: Tokenizer) -> Example:
    """Return the example that asks for the type of one pair."""
    window = pair_window(text, source, target, tokenizer)
    labels = np.full(len(window), IGNORE)
    labels[0] = ROOTS.index(root)
    return Example(window, {"pair": labels}, origin="pair")


def annotated_pairs(dispatches: Iterable[Annotated], tokenizer: Tokenizer) -> Iterator[Example]:
    """Pairs out of annotated events whose sides stand within 300 code points of the trigger."""
    for dispatch in dispatches:
        for event in dispatch.events:
            for actor in event["actor"][:2]:
                for recipient in event["recipient"][:2]:
                    yield from _annotated_pair(dispatch, event, actor, recipient, tokenizer)


def _annotated_pair(dispatch: Annotated, event: dict, actor: dict, recipient: dict, tokenizer: Tokenizer):
    if not actor["span"] or not recipient["span"]:
        return
    spans = (actor["span"], recipient["span"], event["trigger"])
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    a, b = Span(*actor["span"]), Span(*recipient["span"])
    if end - start > 300 or a.overlaps(b):
        return
    text = dispatch.text
    start = max((m.end() for m in re.finditer(r"\n\n|\. ", text[:start])), default=0)
    stop = text.find(". ", end)
    clip = text[start : stop + 1 if stop > 0 else len(text)][:900]
    root = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}.get(event["type"], event["type"])
    moved = [Span(s.start - start, s.end - start) for s in (a, b)]
    if max(s.end for s in moved) <= len(clip):
        yield pair_example(clip, moved[0], moved[1], root, tokenizer)
