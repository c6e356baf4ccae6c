"""Codes annotated dispatches and compares."""

from __future__ import annotations

from pathlib import Path

from dateline.evaluation.annotated.compare import compare
from dateline.evaluation.annotated.figures import sum_up
from dateline.evaluation.annotated.gold import find_names, read_annotated
from dateline.evaluation.annotated.mistakes import find_mistakes
from dateline.evaluation.gold import fingerprint, read_bytes
from dateline.evaluation.outcome import Outcome, Page
from dateline.evaluation.tools import Tools


def run_annotated(path: Path, tools: Tools, *, held_out: bool = False) -> Outcome:
    """Return how well the annotated dispatches of a folder are coded.

    Args:
        path: a folder of NAME.txt and NAME.json, dates in MANIFEST.tsv or in the JSON.
        tools: what codes.
        held_out: only the dispatches that are never trained on.

    Raises:
        EvaluationError: E501 or E502, the gold is absent or malformed.
    """
    items = read_annotated(path, held_out=held_out)
    coded, failures = tools.code_all([item.gold.dispatch for item in items])
    comparisons = [compare(item.gold, one) for item, one in zip(items, coded, strict=True)]
    mistakes = [
        mistake
        for item, comparison in zip(items, comparisons, strict=True)
        for mistake in find_mistakes(comparison, Page(item.name, item.gold.dispatch.text))
    ]
    return Outcome(sum_up(comparisons), tuple(mistakes), tuple(failures))


def fingerprint_annotated(path: Path, *, held_out: bool = False) -> str:
    """Return the SHA-256 of the dispatches and annotations that ``run_annotated`` compares with."""
    files = [path / f"{name}{suffix}" for name in find_names(path, held_out=held_out) for suffix in (".txt", ".json")]
    return fingerprint((file.name, read_bytes(file)) for file in files)
