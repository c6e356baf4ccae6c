"""The table of sets: what each measures, what its data look like, and which of its figures have floors.

A new set is a module with ``run_x(path, tools)`` and ``fingerprint_x(path)``, and a row here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dateline.evaluation import problems
from dateline.evaluation.annotated import fingerprint_annotated, run_annotated
from dateline.evaluation.factbank import fingerprint_factbank, run_factbank
from dateline.evaluation.gap import fingerprint_gap, run_gap
from dateline.evaluation.gum import fingerprint_gum, run_gum
from dateline.evaluation.leaders import fingerprint_leaders, run_leaders
from dateline.evaluation.memberships import fingerprint_memberships, run_memberships
from dateline.evaluation.muc4 import fingerprint_muc4, run_muc4
from dateline.evaluation.negatives import fingerprint_negatives, run_negatives
from dateline.evaluation.outcome import Outcome
from dateline.evaluation.plover_pairs import fingerprint_pairs, run_plover_pairs
from dateline.evaluation.polnear import fingerprint_polnear, run_polnear
from dateline.evaluation.timex import fingerprint_timex, run_timex
from dateline.evaluation.tools import Tools
from dateline.evaluation.toponyms import fingerprint_toponyms, run_toponyms


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


def _with_tools(run: Callable[[Path, Tools], Outcome]) -> Callable[[Path, Tools, Choice], Outcome]:
    """Return the run of a set that has no held-out part."""
    return lambda path, tools, _: run(path, tools)


def _whole(fingerprint: Callable[[Path], str]) -> Callable[[Path, Choice], str]:
    """Return the fingerprint of a set that has no held-out part."""
    return lambda path, _: fingerprint(path)


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
            _with_tools(run_polnear),
            _whole(fingerprint_polnear),
        ),
        GoldSet(
            "plover-pairs",
            "the type of what passes between two given parties of a sentence",
            1.0,
            ("by_split/test/macro_f1", "by_split/test/accuracy"),
            _with_tools(run_plover_pairs),
            _whole(fingerprint_pairs),
        ),
        GoldSet(
            "factbank",
            "how certain the author of a sentence is of each event in it, at the given event words",
            1.0,
            ("macro_f1", "accuracy", "per_class/denied/f1", "strict/macro_f1", "strict/accuracy"),
            _with_tools(run_factbank),
            _whole(fingerprint_factbank),
        ),
        GoldSet(
            "muc4",
            "kinds of incidents in MUC-4's development dispatches, in capitals throughout",
            1.0,
            ("type/f1", "mode/f1"),
            _with_tools(run_muc4),
            _whole(fingerprint_muc4),
        ),
        GoldSet(
            "negatives",
            "dispatches that tell of no political act, and what is coded there all the same",
            1.0,
            ("event/accuracy",),
            _with_tools(run_negatives),
            _whole(fingerprint_negatives),
        ),
        GoldSet(
            "gap",
            "which of two names, if either, a pronoun of GAP's development passages stands for",
            1.0,
            ("overall/f1", "masculine/f1", "feminine/f1"),
            _with_tools(run_gap),
            _whole(fingerprint_gap),
        ),
        GoldSet(
            "gum",
            "which words of GUM's development texts name the same one, with mentions that are found, not given",
            1.0,
            ("conll_f1",),
            _with_tools(run_gum),
            _whole(fingerprint_gum),
        ),
        GoldSet(
            "timex",
            "time expressions of TimeBank and AQUAINT with their TIMEX3 values, scored as TempEval-3 does",
            1.0,
            ("span/f1", "value/f1"),
            lambda path, tools, choice: run_timex(path, tools, held_out=choice.held_out),
            lambda path, choice: fingerprint_timex(path, held_out=choice.held_out),
            has_held_out=True,
        ),
        GoldSet(
            "toponyms",
            "names of places in LGL and GeoVirus, found and resolved within 161 km",
            1.0,
            ("acc161_given_spans", "end_to_end/f1"),
            lambda path, tools, choice: run_toponyms(path, held_out=choice.held_out, track=tools.track),
            lambda path, choice: fingerprint_toponyms(path, held_out=choice.held_out),
            has_held_out=True,
        ),
        GoldSet(
            "leaders",
            "who held an office on a day, and which office a person held, in lists of leaders",
            1.0,
            ("reign and factbook/accuracy", "archigos/accuracy"),
            lambda path, _tools, _: run_leaders(path),
            _whole(fingerprint_leaders),
        ),
        GoldSet(
            "memberships",
            "whether a state is a member of an organisation on a day",
            1.0,
            ("accuracy", "as_printed/accuracy"),
            lambda path, _tools, _: run_memberships(path),
            _whole(fingerprint_memberships),
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
