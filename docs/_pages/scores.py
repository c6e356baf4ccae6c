"""The measured figures: what evaluation/floors.toml holds, with the meaning of each from docs/figures.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from _pages.markdown import mono, table
from dateline.evaluation import Choice, GoldSet, list_sets
from dateline.evaluation.floors import Floors, read_floors

DOCS = Path(__file__).resolve().parents[1]
FLOORS = DOCS.parent / "evaluation" / "floors.toml"
TEXTS = DOCS / "figures.toml"
NOT_MEASURED = "*not measured yet*"
HELD_OUT = "only dispatches that are never trained on"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a figure says, in words."""

    name: str
    text: str
    readers: float | None
    """What two people reach, 0 to 1; None where nobody measured it."""
    readme: bool
    """Whether the README shows it."""


@dataclass(frozen=True, slots=True)
class About:
    """What a set is, in words."""

    title: str
    text: str
    readers_from: str | None
    figures: dict[str, Meaning]


@dataclass(frozen=True, slots=True)
class Part:
    """A set, or the part of it that is never trained on, with its floors."""

    gold_set: GoldSet
    about: About
    held_out: bool
    floors: Floors | None

    @property
    def title(self) -> str:
        """Name of the set, and which part of it."""
        return self.about.title + (f", {HELD_OUT}" if self.held_out else "")

    def share(self, path: str) -> float | None:
        """Return a figure as a share of 1; None while there is none."""
        value = self.floors.figures.get(path) if self.floors else None
        return None if value is None else value / self.gold_set.scale


def load_about(path: Path = TEXTS) -> dict[str, About]:
    """Return what each set and figure means, by the name of the set."""
    sets = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _about(entry) for name, entry in sets.items()}


def load_parts(floors: Path = FLOORS) -> list[Part]:
    """Return every set, and the held-out part of those that have one, in order."""
    tables = read_floors(floors) if floors.exists() else {}
    texts = load_about()
    return [
        Part(one, texts[one.name], held_out, tables.get(one.table_name(Choice(held_out))))
        for one in list_sets()
        for held_out in ((True, False) if one.has_held_out else (False,))
    ]


def scores_page(floors: Path = FLOORS) -> str:
    """Return a table for each set with every figure that has a floor, measured or not."""
    return "\n\n".join(_scores(part) for part in load_parts(floors)) + "\n"


def meanings_page() -> str:
    """Return a section for each set with the definition of each figure."""
    return "\n\n".join(_meanings(one, load_about()[one.name]) for one in list_sets()) + "\n"


def readme_table(floors: Path = FLOORS) -> str:
    """Return the table of the README: only what has been measured, only what was never trained on."""
    rows = [row for part in load_parts(floors) if _is_fresh(part) for row in _readme_rows(part)]
    head = ["set", "what is measured", "figure", "two readers"]
    return table(head, rows) if rows else "No figures are recorded yet."


def _is_fresh(part: Part) -> bool:
    return part.held_out or not part.gold_set.has_held_out


def _readme_rows(part: Part) -> Iterator[tuple[str, ...]]:
    for path, meaning in part.about.figures.items():
        share = part.share(path)
        if meaning.readme and share is not None:
            yield part.about.title, f"{meaning.name} ({_unit(path)})", _two(share), _two(meaning.readers)


def _scores(part: Part) -> str:
    rows = []
    for path in part.gold_set.floored:
        meaning, share = part.about.figures[path], part.share(path)
        figure = NOT_MEASURED if share is None else f"{share:.3f}"
        rows.append((meaning.name, _unit(path), figure, _two(meaning.readers), mono(path)))
    floors = part.floors
    when = f"Last raised on {floors.date}; gold data SHA-256 `{floors.gold_sha256[:16]}`." if floors else ""
    shown = table(["what is measured", "unit", "figure", "two readers", "path"], rows)
    return f"### {part.title}\n\n{shown}" + (f"\n\n{when}" if when else "")


def _meanings(gold_set: GoldSet, about: About) -> str:
    rows = [(mono(path), about.figures[path].name, about.figures[path].text) for path in gold_set.floored]
    readers = f" *Two readers*: {about.readers_from}." if about.readers_from else ""
    return (
        f"### {about.title}: `{gold_set.name}`\n\n{about.text}{readers}\n\n{table(['path', 'figure', 'meaning'], rows)}"
    )


def _unit(path: str) -> str:
    last = path.rsplit("/", 1)[-1].lower()
    return {
        "f1": "F1",
        "macro_f1": "macro-F1",
        "accuracy": "share right",
        "acc161_given_spans": "share right",
        "conll_f1": "mean F1",
    }[last]


def _two(share: float | None) -> str:
    return "" if share is None else f"{share:.2f}"


def _about(entry: dict[str, object]) -> About:
    figures = entry["figures"]
    assert isinstance(figures, dict)  # the form of our own file
    meanings = {
        path: Meaning(one["name"], one["text"], one.get("readers"), one.get("readme", False))
        for path, one in figures.items()
    }
    readers_from = entry.get("readers_from")
    return About(str(entry["title"]), str(entry["about"]), str(readers_from) if readers_from else None, meanings)
