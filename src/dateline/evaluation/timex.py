"""Time expressions and their values: TimeBank and AQUAINT, scored as TempEval-3 does.

The program is told the day of publication and nothing else. No model takes part.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.evaluation import problems
from dateline.evaluation.extents import Extent
from dateline.evaluation.gold import Row, find_file, fingerprint, is_held_out, read_bytes, read_rows
from dateline.evaluation.matching import Counts, match
from dateline.evaluation.outcome import Figures, Mistake, Outcome, Page
from dateline.evaluation.tools import Tools
from dateline.records import Span
from dateline.resolving.when import find_timexes

FILES = ("timebank.jsonl.gz", "aquaint.jsonl.gz", "timebank.jsonl", "aquaint.jsonl")
"""The parts of a folder that are scored; any other file of it is left alone."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A time expression, given or found: where it stands, its type and its value."""

    span: Span
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Story:
    """One dispatch with its day of publication and its time expressions."""

    name: str
    text: str
    published: dt.date
    published_at: str
    """Day or minute of publication, ISO 8601."""
    gold: tuple[Marked, ...]


@dataclass(slots=True)
class Tally:
    """Counts of expressions that are found, that are found and valued right, and typed right."""

    span: Counts = field(default_factory=Counts)
    value: Counts = field(default_factory=Counts)
    type: Counts = field(default_factory=Counts)

    def add(self, gold: tuple[Marked, ...], found: tuple[Marked, ...], pairs: list[tuple[int, int]]) -> None:
        """Count one dispatch; a pair is right in value only where the two are the same string."""
        rights = (
            (self.span, len(pairs)),
            (self.value, sum(gold[i].value == found[j].value for i, j in pairs)),
            (self.type, sum(gold[i].type == found[j].type for i, j in pairs)),
        )
        for counts, right in rights:
            counts.add(gold=len(gold), coded=len(found), right=right)


def run_timex(path: Path, tools: Tools, *, held_out: bool = False) -> Outcome:
    """Return how well time expressions are found and valued.

    Args:
        path: a file of dispatches, or a folder with timebank.jsonl.gz and aquaint.jsonl.gz.
        tools: whose watcher is used, and nothing else.
        held_out: only the dispatches that no rule was made on.

    Raises:
        EvaluationError: E501 or E502, the gold is absent or malformed.
    """
    stories = read_stories(path, held_out=held_out)
    tally = Tally()
    mistakes: list[Mistake] = []
    for story in tools.track(stories, "reading"):
        found = find_marked(story)
        pairs = match(story.gold, found, _likeness)
        tally.add(story.gold, found, pairs)
        mistakes += _find_mistakes(story, found, pairs)
    figures: Figures = {
        "span": _figures(tally.span),
        "value": _figures(tally.value),
        "type": _figures(tally.type),
        "dispatches": len(stories),
    }
    return Outcome(figures, tuple(mistakes))


def fingerprint_timex(path: Path, *, held_out: bool = False) -> str:
    """Return the SHA-256 of the files that ``run_timex`` reads; the held-out part follows from them."""
    part = "held-out" if held_out else "all"
    return fingerprint((f"{part}/{file.name}", read_bytes(file)) for file in _files(path))


def read_stories(path: Path, *, held_out: bool = False) -> list[Story]:
    """Return the dispatches of a file or folder, in order.

    Raises:
        EvaluationError: E501 or E502.
    """
    rows = (row for file in _files(path) for row in read_rows(file))
    stories = [_story(row) for row in rows if not held_out or is_held_out(row.get("doc_id", str))]
    if not stories:
        raise problems.malformed(str(path), "no dispatch to score", expected="rows with doc_id, dct, text and timexes")
    return stories


def find_marked(story: Story) -> tuple[Marked, ...]:
    """Return the time expressions that the program finds in a dispatch."""
    found = find_timexes(story.text, published=story.published, published_at=story.published_at)
    return tuple(Marked(one.text, one.type, one.value) for one in found)


def _files(path: Path) -> list[Path]:
    files = [path / name for name in FILES if (path / name).is_file()] if path.is_dir() else []
    return files or [find_file(path, FILES, set_name="timex")]


def _story(row: Row) -> Story:
    text, day = row.get("text", str), row.get("dct", str)
    try:
        published = dt.date.fromisoformat(day[:10])
    except ValueError as error:
        raise problems.malformed(row.where, f"'dct' is {day!r:.30}", expected="a day or minute, ISO 8601") from error
    gold = tuple(sorted((_marked(one, text) for one in row.rows("timexes")), key=lambda one: one.span))
    return Story(row.get("doc_id", str), text, published, day, gold)


def _marked(row: Row, text: str) -> Marked:
    start, end = row.get("start", int), row.get("end", int)
    if not 0 <= start < end <= len(text):
        raise problems.malformed(row.where, f"{start} to {end} of {len(text)}", expected="a stretch of the text")
    return Marked(Span(start, end), row.get("type", str), row.get("value", str))


def _likeness(gold: Marked, found: Marked) -> float:
    if not gold.span.overlaps(found.span):
        return 0.0
    return Extent.of([gold.span]).likeness(Extent.of([found.span]))


def _find_mistakes(story: Story, found: tuple[Marked, ...], pairs: list[tuple[int, int]]) -> Iterator[Mistake]:
    page = Page(story.name, story.text)
    for i, j in pairs:
        gold, one = story.gold[i], found[j]
        if gold.value != one.value:
            yield page.mistake(f"wrong value of a {gold.type}", gold=_shown(gold), coded=_shown(one))
    of_gold, of_found = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, gold in enumerate(story.gold):
        if i not in of_gold:
            yield page.mistake(f"missed {gold.type}", gold=_shown(gold))
    for j, one in enumerate(found):
        if j not in of_found:
            yield page.mistake(f"{one.type} too much", coded=_shown(one))


def _shown(one: Marked) -> tuple[str, list[Span]]:
    return f"{one.type} {one.value}", [one.span]


def _figures(counts: Counts) -> Figures:
    return {**counts.rates(), "n": counts.gold, "pred": counts.coded}
