"""Training examples that link a mention to the earlier mentions of whoever it names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tokenizers import Tokenizer

from dateline.marking.features import Window
from training.examples import Example, Link, pieces_of, rows, windows_of
from training.sets import join_tokens

if TYPE_CHECKING:
    from training.annotated_sets import Annotated

RELATION = "mention-antecedent"

FARTHEST = 60
"""Most earlier mentions that are chosen among, the nearest."""


@dataclass(frozen=True)
class Known:
    """A mention with the name of the chain it belongs to."""

    start: int
    end: int
    chain: str


def gum(path: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """GUM's training documents: every mention with the earlier ones of its chain, or none."""
    for document in rows(path):
        if document["split"] != "train":
            continue
        text, spans = _text_of(document)
        known = [
            Known(spans[e["start"]][0], spans[e["end"] - 1][1], str(e["grp"]))
            for e in document["entities"]
            if e["type"] not in ("time", "quantity")
        ]
        for window in windows_of(text, tokenizer):
            links = list(antecedent_links(window, known, fresh=True))
            if links:
                yield Example(window, links=links, origin="gum")


def _text_of(document: dict) -> tuple[str, list[tuple[int, int]]]:
    text, spans = "", []
    for sentence in document["sents"]:
        part, places = join_tokens([token[0] for token in sentence["toks"]])
        spans += [(len(text) + start, len(text) + end) for start, end in places]
        text += part + " "
    return text, spans


def gap(path: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """GAP passages: a pronoun and two names, of which one or none is meant."""
    for row in rows(path):
        starts = {name: int(row[f"{name}-offset"]) for name in ("A", "B", "Pronoun")}
        spans = [(start, start + len(row[name])) for name, start in starts.items()]
        told = [str(row["A-coref"]).upper() == "TRUE", str(row["B-coref"]).upper() == "TRUE"]
        for window in windows_of(row["Text"], tokenizer):
            hits = [pieces_of(window, *span) for span in spans]
            if hits[2] is None or hits[0] is None or hits[1] is None:
                continue
            gold = {i for i, is_it in enumerate(told) if is_it}
            yield Example(window, links=[Link(RELATION, hits[2], [hits[0], hits[1]], gold)], origin="gap")


def add_antecedents(example: Example, dispatch: Annotated) -> None:
    """Write the links between the speakers and sides of a window that are one and the same.

    A party with no earlier mention here is left out: the one it has may be no party of a record.
    """
    entities = [s["speaker"] for s in dispatch.statements if s["speaker"]]
    entities += [x for e in dispatch.events for x in e["actor"] + e["recipient"]]
    known = {
        Known(*e["span"], str(chain))
        for e in entities
        if e["span"] and (chain := e.get("chain", e.get("who"))) is not None
    }
    example.links += antecedent_links(example.window, sorted(known, key=lambda k: (k.start, k.end)), fresh=False)


def antecedent_links(window: Window, known: list[Known], *, fresh: bool) -> Iterator[Link]:
    """Yield a link for each mention of a window that others stand before.

    Args:
        window: the window.
        known: mentions with their chains.
        fresh: whether a mention that is the first of its chain is linked to none, or left out.
    """
    here: dict[tuple[int, int], str] = {}
    for mention in known:
        hit = pieces_of(window, mention.start, mention.end)
        if hit and window.starts[hit[0]] == mention.start:
            here.setdefault(hit, mention.chain)
    order = sorted(here)
    for hit in order:
        before = [c for c in order if c[1] < hit[0]][-FARTHEST:]
        gold = {i for i, c in enumerate(before) if here[c] == here[hit]}
        if before and (gold or fresh):
            yield Link(RELATION, hit, before, gold)
