"""How sure a record is: the encoder's score as the share of such records that are right, measured on held-out text.

The measure is Platt's: a logistic curve over the logit of the score (J. Platt, "Probabilistic outputs for support
vector machines", 1999). Its two numbers and the precision at each level stand in ``data/confidence.toml``, which
``python -m training.calibrate`` writes.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from dateline.errors import UsageError
from dateline.records import Coded

__all__ = ["Curve", "Level", "keep_sure", "load_curves", "with_confidence"]

_EDGE = 1e-4


@dataclass(frozen=True, slots=True)
class Level:
    """What is right and what is found among the records of at least a confidence."""

    least: float
    precision: float
    recall: float
    """Share of what is found at the lowest confidence that is still found here."""


@dataclass(frozen=True, slots=True)
class Curve:
    """From a score to a confidence, for one kind of record."""

    slope: float
    offset: float
    levels: tuple[Level, ...]

    def confidence(self, score: float) -> float:
        """Return the share of records with such a score that are right, 0 to 1."""
        score = min(1 - _EDGE, max(_EDGE, score))
        return 1 / (1 + math.exp(-(self.slope * math.log(score / (1 - score)) + self.offset)))

    def threshold(self, precision: float) -> float:
        """Return the least confidence from which at least such a share of the records is right.

        Raises:
            UsageError: E626 when no confidence gives that precision.
        """
        fit = [level.least for level in self.levels if level.precision >= precision]
        if not fit:
            best = max(level.precision for level in self.levels)
            raise UsageError(
                "E626",
                seen=f"precision {precision:g}",
                expected=f"at most {best:.2f}, the best that was measured",
                remedy=f"--precision {math.floor(best * 100) / 100:.2f}",
            )
        return min(fit)


@cache
def load_curves() -> Mapping[str, Curve]:
    """Return the curves of ``statement`` and ``event``, read once."""
    table = tomllib.loads(resources.files("dateline.coding").joinpath("data/confidence.toml").read_text("utf-8"))
    return {
        kind: Curve(row["slope"], row["offset"], tuple(Level(*level) for level in row["levels"]))
        for kind, row in table.items()
    }


def with_confidence(coded: Coded, curves: Mapping[str, Curve]) -> Coded:
    """Return a coding whose records have a confidence in place of the encoder's score."""
    said, done = curves["statement"], curves["event"]
    return replace(
        coded,
        statements=tuple(replace(s, confidence=round(said.confidence(s.confidence), 3)) for s in coded.statements),
        events=tuple(replace(e, confidence=round(done.confidence(e.confidence), 3)) for e in coded.events),
    )


def keep_sure(coded: Coded, precision: float, curves: Mapping[str, Curve]) -> Coded:
    """Return a coding without the records that are less sure than a precision asks for.

    What points to a record that is left out points to nothing.

    Raises:
        UsageError: E626 when no confidence gives that precision.
    """
    said, done = (curves[kind].threshold(precision) for kind in ("statement", "event"))
    kept = {s.id for s in coded.statements if s.confidence >= said}

    def known(record: str | None) -> str | None:
        return record if record in kept else None

    return replace(
        coded,
        statements=tuple(
            replace(s, inside=known(s.inside), answers=known(s.answers), answer=s.answer if known(s.answers) else None)
            for s in coded.statements
            if s.id in kept
        ),
        events=tuple(replace(e, said_in=known(e.said_in)) for e in coded.events if e.confidence >= done),
    )
