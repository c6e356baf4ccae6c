"""Dispatches that tell of no political act: what is coded there is too much."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import resources
from pathlib import Path

from dateline.evaluation import problems
from dateline.evaluation.gold import Row, fingerprint, read_rows
from dateline.evaluation.outcome import Figures, Mistake, Outcome, Page
from dateline.evaluation.tools import Tools
from dateline.reading import read, read_bytes
from dateline.records import Coded, Dispatch, Event, Failure

REUTERS = "reuters21578"
"""How the name of a file begins of which only the stories of ``data/negatives.tsv`` are taken."""

FORM = f"a file or a folder of dispatches without political acts, or {REUTERS}.jsonl.gz"


def run_negatives(path: Path, tools: Tools) -> Outcome:
    """Return how much is coded of dispatches in which no event is to be found.

    Args:
        path: a file or folder of such dispatches in any form that `dateline code` reads; of a file of Reuters-21578, or
            a folder that holds one, the stories that were chosen are taken.
        tools: what codes.

    Raises:
        EvaluationError: E501 or E502, the dispatches are absent or cannot be read.
    """
    coded, failures = tools.code_all(read_negatives(path))
    mistakes = [mistake for one in coded for mistake in _too_much(one)]
    return Outcome(sum_up(coded), tuple(mistakes), tuple(failures))


def fingerprint_negatives(path: Path) -> str:
    """Return the SHA-256 of the dispatches that ``run_negatives`` codes."""
    return fingerprint((one.id, one.text.encode("utf-8")) for one in read_negatives(path))


def read_negatives(path: Path) -> list[Dispatch]:
    """Return the dispatches, in the order in which they stand.

    Raises:
        EvaluationError: E501 or E502.
    """
    reuters = _find_reuters(path)
    if reuters is not None:
        return _read_reuters(reuters)
    if not path.exists():
        raise problems.not_found(path, expected=FORM, set_name="negatives")
    found = [_sound(one) for one in read(path)]
    if not found:
        raise problems.not_found(path, expected=FORM, set_name="negatives")
    return found


@cache
def chosen_ids() -> tuple[int, ...]:
    """Return the ids of the stories of Reuters-21578 that tell of no political act."""
    file = resources.files("dateline.evaluation").joinpath("data/negatives.tsv")
    lines = (line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return tuple(int(line) for line in lines if line != "id")


def sum_up(coded: Sequence[Coded]) -> Figures:
    """Return how many events and statements there are, in all and a dispatch, and the share of dispatches without.

    ``event/accuracy`` is the share of the dispatches in which no event was coded. People do speak in such dispatches,
    so that statements are counted and are not wrong.
    """
    n = len(coded)
    types = Counter(event.type for one in coded for event in one.events)
    statements = sum(len(one.statements) for one in coded)
    clean = sum(not one.events for one in coded)
    by_type: Figures = {type_: {"pred": number} for type_, number in sorted(types.items())}
    return {
        "n": n,
        "event": {
            "accuracy": round(clean / n, 4),
            "pred": types.total(),
            "per_dispatch": round(types.total() / n, 4),
            "per_type": by_type,
        },
        "statement": {"pred": statements, "per_dispatch": round(statements / n, 4)},
    }


def _find_reuters(path: Path) -> Path | None:
    if path.is_file():
        return path if path.name.startswith(REUTERS) else None
    files = (path / f"{REUTERS}{suffix}" for suffix in (".jsonl.gz", ".jsonl"))
    return next((file for file in files if file.is_file()), None)


def _read_reuters(file: Path) -> list[Dispatch]:
    wanted = dict.fromkeys(chosen_ids())
    found = {row.get("id", int): row for row in read_rows(file) if row.value.get("id") in wanted}
    if len(found) < len(wanted):
        lacking = ", ".join(str(one) for one in wanted if one not in found)
        raise problems.malformed(str(file), f"no story {lacking:.60}", expected=f"all of {REUTERS}")
    return [_story(row) for row in found.values()]


def _story(row: Row) -> Dispatch:
    """Read a story as `dateline code` would, under a name that tells its id."""
    data = json.dumps(row.value).encode("utf-8")
    return _sound(next(iter(read_bytes(data, name=f"{REUTERS}-{row.value['id']}.json", format="json"))))


def _sound(one: Dispatch | Failure) -> Dispatch:
    if isinstance(one, Failure):
        raise problems.malformed(one.input, one.seen, expected=one.expected)
    return one


def _too_much(coded: Coded) -> list[Mistake]:
    page = Page(coded.dispatch.source or coded.dispatch.id, coded.dispatch.text)
    return [
        page.mistake(f"{event.type} in a dispatch without events", coded=(_words(event), [event.trigger]))
        for event in coded.events
    ]


def _words(event: Event) -> str:
    sides = (", ".join(side.who or "?" for side in parties) or "-" for parties in (event.actor, event.recipient))
    return f"{event.type}, {' to '.join(sides)}"
