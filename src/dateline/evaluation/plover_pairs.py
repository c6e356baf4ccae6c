"""The type of what passes between two given parties of a sentence: macro-F1 over 15 roots."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.evaluation import problems
from dateline.evaluation.gold import Row, find_file, fingerprint, read_bytes, read_rows
from dateline.evaluation.matching import Counts
from dateline.evaluation.outcome import Figures, Mark, Mistake, Outcome, Side
from dateline.evaluation.tools import Tools
from dateline.records import Span

FILES = ("plover_sentences.jsonl.gz", "plover_sentences.jsonl")
ROOTS = (
    "AGREE CONSULT SUPPORT YIELD COOPERATE AID REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"
).split()
MERGED = {
    "DEMAND": "REQUEST",
    "CONCEDE": "YIELD",
    "RETREAT": "YIELD",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}
"""Types of the 18-type scheme that the 15 roots merge."""

_TAG = re.compile(r"<(/?)([st])>")
_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Pair:
    """One directed pair with its gold root."""

    where: str
    text: str
    source: Span
    """Empty where the sentence does not name the source."""
    target: Span
    """Empty where the sentence does not name the target."""
    root: str
    split: str


def run_plover_pairs(path: Path, tools: Tools) -> Outcome:
    """Return how well given pairs are typed.

    Args:
        path: a file of sentences, or a folder with plover_sentences.jsonl.gz.
        tools: what types pairs.

    Raises:
        EvaluationError: E501 or E502, the gold is absent or malformed.
    """
    pairs = read_pairs(path)
    type_pair = tools.typer()
    typed = [merge_root(type_pair(pair.text, pair.source, pair.target)) for pair in tools.track(pairs, "typing")]
    mistakes = (_mistake(pair, root) for pair, root in zip(pairs, typed, strict=True) if root != pair.root)
    return Outcome(sum_up(pairs, typed), tuple(mistakes))


def fingerprint_pairs(path: Path) -> str:
    """Return the SHA-256 of the sentences that ``run_plover_pairs`` compares with."""
    return fingerprint([("sentences", read_bytes(_find(path)))])


def read_pairs(path: Path) -> list[Pair]:
    """Return all pairs of a file, in order; sentences without pairs have none.

    Raises:
        EvaluationError: E501 or E502.
    """
    file = _find(path)
    pairs = [pair for row in read_rows(file) for pair in _pairs(row)]
    if not pairs:
        raise problems.malformed(str(file), "no row has pairs", expected="rows with text, pairs and split")
    return pairs


def read_marked(marked: str) -> tuple[str, Span, Span]:
    """Return a bare text with its source and its target, the first that is marked of each.

    >>> text, source, target = read_marked("<s>Peru</s> thanked <t>Chile</t>.")
    >>> text, source.of(text), target.of(text)
    ('Peru thanked Chile.', 'Peru', 'Chile')
    """
    opened: dict[str, int] = {}
    spans: dict[str, Span] = {}
    shift = 0
    for tag in _TAG.finditer(marked):
        position = tag.start() - shift
        shift += len(tag.group())
        closing, party = tag.groups()
        if not closing:
            opened[party] = position
        elif party in opened:
            spans.setdefault(party, Span(opened[party], position))
    return _TAG.sub("", marked), spans.get("s", _NOWHERE), spans.get("t", _NOWHERE)


def merge_root(root: str) -> str:
    """Return the root, of 15, that a type of either scheme belongs to."""
    return MERGED.get(root, root)


def sum_up(pairs: Sequence[Pair], typed: Sequence[str]) -> Figures:
    """Return the figures of all pairs, of each root and of each split; shares of 1, with four places."""
    splits = sorted({pair.split for pair in pairs})
    both = list(zip(pairs, typed, strict=True))
    counts = _count([(pair.root, root) for pair, root in both])
    return {
        **_headline(counts),
        "per_class": {root: {**counts[root].rates(), "n": counts[root].gold} for root in ROOTS},
        "by_split": {
            split: dict(_headline(_count([(pair.root, root) for pair, root in both if pair.split == split])))
            for split in splits
        },
    }


def _headline(counts: dict[str, Counts]) -> Figures:
    """Return macro-F1 over the roots that gold has, accuracy and the number of pairs."""
    present = [one.f1() for one in counts.values() if one.gold]
    n = sum(one.gold for one in counts.values())
    right = sum(one.right_gold for one in counts.values())
    return {"macro_f1": round(sum(present) / len(present), 4), "accuracy": round(right / n, 4), "n": n}


def _count(roots: Sequence[tuple[str, str]]) -> dict[str, Counts]:
    counts = {root: Counts() for root in ROOTS}
    for gold, coded in roots:
        counts[gold].add(gold=1, coded=0, right=0)
        counts.setdefault(coded, Counts()).add(gold=0, coded=1, right=0)
        if gold == coded:
            counts[gold].add(gold=0, coded=0, right=1)
    return counts


def _find(path: Path) -> Path:
    return find_file(path, FILES, set_name="plover-pairs")


def _pairs(row: Row) -> Iterator[Pair]:
    split = row.get("split", str, default="none")
    for item in row.rows("pairs"):
        text, source, target = read_marked(item.get("marked", str))
        yield Pair(item.where, text, source, target, _root(row, item), split)


def _root(row: Row, item: Row) -> str:
    """Return the pair's own root, or else the type of the sentence's GSR record that names its source or target."""
    root = item.value.get("root") or _gsr_type(row, item)
    if root is None or merge_root(root) not in ROOTS:
        raise problems.malformed(item.where, f"root {root!r}", expected="one of " + ", ".join(ROOTS))
    return merge_root(root)


def _gsr_type(row: Row, item: Row) -> str | None:
    records = row.rows("gsr")
    types: list[str] = [record.get("event", str) for record in records]
    named = {item.value.get("source"), item.value.get("target")}
    for record, type_ in zip(records, types, strict=True):
        parties = [*record.rows("source"), *record.rows("target")]
        if named & {party.value.get("actorText") for party in parties}:
            return type_
    return types[0] if types else None


def _mistake(pair: Pair, root: str) -> Mistake:
    marks = tuple(Mark(span, Side.GOLD) for span in sorted((pair.source, pair.target)) if len(span))
    return Mistake(f"{pair.root} typed as {root}", pair.where, pair.text, marks, pair.root, root)
