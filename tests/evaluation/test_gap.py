"""GAP: passages read, names told, and each name a decision of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from gold_made import no_statuses

from dateline.errors import EvaluationError
from dateline.evaluation import Tools
from dateline.evaluation.gap import read_passages, run_gap
from dateline.evaluation.outcome import Outcome
from dateline.evaluation.tools import CodesDispatches, TypesPairs
from dateline.marking import Marks, Scope
from dateline.records import Actor, Dispatch, Span

TEXT = "Mira Holt met Ana Ruud in Port Elm. She thanked Ruud, and Tom Vale said his train was late."


def row(pronoun: str, a: str, b: str, meant: str, **changes: str) -> dict[str, str]:
    parts = {"Pronoun": pronoun, "A": a, "B": b}
    offsets = {f"{key}-offset": str(TEXT.index(words)) for key, words in parts.items()}
    truth = {f"{key}-coref": str(key == meant).upper() for key in ("A", "B")}
    return {"ID": "test-1", "Text": TEXT, **parts, **offsets, **truth, **changes}


SHE = row("She", "Mira Holt", "Ana Ruud", "A")
HIS = row("his", "Ana Ruud", "Tom Vale", "B")


@dataclass(frozen=True)
class Found:
    """Takes every mention to whom a table says, by its words; what it does not have is somebody by itself."""

    whom: Mapping[str, str]
    text: str
    marks: Marks = Marks()  # noqa: RUF009

    @property
    def actors(self) -> Found:
        return self

    def of(self, span: Span) -> Actor:
        who = self.whom.get(span.of(self.text), span.of(self.text))
        return Actor(span, who, actor=who)


def score(path: Path, whom: Mapping[str, str], told: list[list[str]] | None = None) -> Outcome:
    def no_coder(scope: Scope) -> CodesDispatches:
        raise AssertionError("nothing is coded")

    def no_typer() -> TypesPairs:
        raise AssertionError("no pairs are typed")

    def resolve(dispatch: Dispatch, names: Sequence[Span]) -> Found:
        if told is not None:
            told.append([name.of(dispatch.text) for name in names])
        return Found(whom, dispatch.text)

    return run_gap(path, Tools(no_coder, no_typer, no_statuses, lambda: resolve))


def write(folder: Path, *rows: dict[str, Any]) -> Path:
    (folder / "development.jsonl").write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    return folder


def test_both_names_are_told_and_nothing_else(tmp_path: Path) -> None:
    told: list[list[str]] = []
    score(write(tmp_path, SHE), {}, told)
    assert told == [["Mira Holt", "Ana Ruud"]]


def test_pronoun_of_the_same_actor_as_the_name_is_right(tmp_path: Path) -> None:
    figures = score(write(tmp_path, SHE, HIS), {"She": "Mira Holt", "his": "Tom Vale"}).figures
    assert figures["overall"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "n": 2, "pred": 2}
    assert figures["bias"] == 1.0


def test_another_mention_of_the_same_chain_is_right(tmp_path: Path) -> None:
    whom = {"She": "Holt", "Mira Holt": "Holt"}
    assert score(write(tmp_path, SHE), whom).mistakes == ()


def test_the_other_name_is_both_too_much_and_missed(tmp_path: Path) -> None:
    outcome = score(write(tmp_path, SHE, HIS), {"She": "Ana Ruud", "his": "Tom Vale"})
    assert outcome.figures["feminine"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "n": 1, "pred": 1}
    assert outcome.figures["masculine"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "n": 1, "pred": 1}
    assert outcome.figures["overall"] == {"p": 0.5, "r": 0.5, "f1": 0.5, "n": 2, "pred": 2}
    assert outcome.figures["bias"] == 0.0
    assert [(mistake.kind, mistake.gold) for mistake in outcome.mistakes] == [("taken to the other name", "Mira Holt")]


def test_somebody_else_is_only_missed(tmp_path: Path) -> None:
    outcome = score(write(tmp_path, SHE), {})
    assert outcome.figures["overall"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "n": 1, "pred": 0}
    assert outcome.figures["bias"] is None
    assert [mistake.kind for mistake in outcome.mistakes] == ["taken to neither name"]


def test_a_name_is_too_much_where_neither_is_meant(tmp_path: Path) -> None:
    neither = row("his", "Mira Holt", "Ana Ruud", "neither")
    outcome = score(write(tmp_path, neither), {"his": "Ana Ruud"})
    assert outcome.figures["overall"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "n": 0, "pred": 1}
    assert [mistake.kind for mistake in outcome.mistakes] == ["taken to a name"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"A-offset": "3"}, "A is 'Mira Holt' at 3"),
        ({"A-offset": "x"}, "A is 'Mira Holt' at x"),
        ({"B-coref": "perhaps"}, "B-coref is 'PERHAPS'"),
        ({"Pronoun": "Ruud", "Pronoun-offset": str(TEXT.index("Ruud"))}, "the pronoun 'Ruud'"),
    ],
)
def test_malformed_passages_say_where(tmp_path: Path, changes: dict[str, str], told: str) -> None:
    with pytest.raises(EvaluationError, match=f"E502.*{told}"):
        read_passages(write(tmp_path, {**SHE, **changes}))


def test_only_the_development_part_is_taken_from_a_folder(tmp_path: Path) -> None:
    write(tmp_path, SHE)
    (tmp_path / "validation.jsonl").write_text(json.dumps(HIS) + "\n", encoding="utf-8")
    assert len(read_passages(tmp_path)) == 1
