"""What can be wrong with gold data and floors, as coded errors.

E501  gold data not found          E504  a figure is under its floor
E502  gold data malformed          E505  floors were set on other gold data
E503  floors file absent or unfit  E506  the set has no floors yet
E611  no such set                  E612  an option that the set does not know
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dateline.errors import EvaluationError, UsageError


def not_found(path: Path, *, expected: str, set_name: str) -> EvaluationError:
    """Return the error of gold data that are not there."""
    return EvaluationError(
        "E501",
        seen=f"no gold data at {path}",
        expected=expected,
        remedy=f"dateline evaluate {set_name} --data PATH, with PATH of that form",
    )


def malformed(where: str, seen: str, *, expected: str) -> EvaluationError:
    """Return the error of a gold file that breaks its form; ``where`` is file and line or record."""
    return EvaluationError("E502", seen=f"{where}: {seen}", expected=expected, remedy=f"mend {where}, or leave it out")


def no_floors(path: Path, seen: str) -> EvaluationError:
    """Return the error of a floors file that cannot be used."""
    return EvaluationError(
        "E503",
        seen=f"{path}: {seen}",
        expected="a TOML file with a table for each set: gold_sha256, date and floors",
        remedy="run it from the checkout, or name the file with --floors FILE",
    )


def under_floor(table: str, lines: Iterable[str]) -> EvaluationError:
    """Return the error of figures that have fallen."""
    options = table.replace("-held-out", " --held-out")
    return EvaluationError(
        "E504",
        seen=f"{table} fell: " + "; ".join(lines),
        expected="no figure under its floor",
        remedy=f"dateline evaluate {options} --data PATH --errors 20, to see what broke",
    )


def other_gold(table: str, *, seen: str, floor: str) -> EvaluationError:
    """Return the error of floors and gold data that do not belong together."""
    return EvaluationError(
        "E505",
        seen=f"the gold data of {table} have SHA-256 {seen[:16]}...",
        expected=f"those that its floors were set on, SHA-256 {floor[:16]}...",
        remedy=f"use those data; or, where the gold was mended, take [{table}] out of the floors file and add --raise",
    )


def no_floor_yet(table: str, path: Path) -> EvaluationError:
    """Return the error of a set that nobody has set floors for."""
    return EvaluationError(
        "E506",
        seen=f"{path} has no table [{table}]",
        expected="floors to compare with",
        remedy="add --raise to set them at the present figures",
    )


def unknown_set(name: str, known: Iterable[str]) -> UsageError:
    """Return the error of a set that does not exist."""
    return UsageError(
        "E611",
        seen=f"the set {name!r}",
        expected="one of " + ", ".join(known),
        remedy="dateline evaluate --help",
    )


def no_held_out(name: str) -> UsageError:
    """Return the error of asking for the held-out part of a set that has none."""
    return UsageError(
        "E612",
        seen=f"--held-out with {name}",
        expected="a set of which a part is kept out of training, such as annotated",
        remedy=f"dateline evaluate {name} --data PATH, without --held-out",
    )
