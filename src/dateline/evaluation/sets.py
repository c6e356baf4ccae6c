"""The table of sets: what each measures, what its data look like, and which of its figures have floors.

A new set is a module with ``run_x(path, tools)`` and ``fingerprint_x(path)``, and a row here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dateline.evaluation import problems
from dateline.evaluation.annotated import fingerprint_annotated, run_annotated
from dateline.evaluation.outcome import Outcome
from dateline.evaluation.plover_pairs import fingerprint_pairs, run_plover_pairs
from dateline.evaluation.polnear import fingerprint_polnear, run_polnear
from dateline.evaluation.tools import Tools


@dataclass(frozen=True, slots=True)
class Choice:
    """Which part of a set is evaluated: ``Choice()`` all of it, ``Choice(held_out=True)`` what is never trained on."""

    held_out: bool = False


@dataclass(frozen=True, slots=True)
class GoldSet:
    """One set that the coding is measured on."""

    name: str
    about: str
    """What is measured, in one sentence."""
    scale: float
    """The best possible figure: 1 for shares, 100 for per cent."""
    floored: tuple[str, ...]
    """Paths of the figures that have floors; a slash parts the keys."""
    run: Callable[[Path, Tools, Choice], Outcome]
    fingerprint: Callable[[Path, Choice], str]
    has_held_out: bool = False

    def table_name(self, choice: Choice) -> str:
        """Return the name of the floors' table."""
        return f"{self.name}-held-out" if choice.held_out else self.name


def list_sets() -> tuple[GoldSet, ...]:
    """Return all sets."""
    return (
        GoldSet(
            "annotated",
            "statements and events of annotated dispatches, with all their fields",
            1.0,
            (
                "statement.content/f1",
                "statement.relation/f1",
                "statement.speaker_country/accuracy",
                "event.trigger/f1",
                "event.event/f1",
                "event.dyad/f1",
                "event.status/accuracy",
                "event.said_in/accuracy",
                "event.when/accuracy",
                "event.where/accuracy",
            ),
            lambda path, tools, choice: run_annotated(path, tools, held_out=choice.held_out),
            lambda path, choice: fingerprint_annotated(path, held_out=choice.held_out),
            has_held_out=True,
        ),
        GoldSet(
            "polnear",
            "who said what in PolNeAR's articles, outermost statements",
            100.0,
            ("content_overlap/F1", "source_overlap/F1", "cue_overlap/F1", "relation/F1", "relation_touch/F1"),
            lambda path, tools, _: run_polnear(path, tools),
            lambda path, _: fingerprint_polnear(path),
        ),
        GoldSet(
            "plover-pairs",
            "the type of what passes between two given parties of a sentence",
            1.0,
            ("by_split/test/macro_f1", "by_split/test/accuracy"),
            lambda path, tools, _: run_plover_pairs(path, tools),
            lambda path, _: fingerprint_pairs(path),
        ),
    )


def find_set(name: str) -> GoldSet:
    """Return the set of that name.

    Raises:
        UsageError: E611, there is none.
    """
    known = {gold_set.name: gold_set for gold_set in list_sets()}
    if name not in known:
        raise problems.unknown_set(name, known)
    return known[name]
