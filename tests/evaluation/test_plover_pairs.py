"""Given pairs: marked sentences, roots, figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from gold_made import no_resolver, no_statuses

from dateline.errors import EvaluationError
from dateline.evaluation import Tools
from dateline.evaluation.outcome import Outcome
from dateline.evaluation.plover_pairs import MERGED, ROOTS, read_marked, read_pairs, run_plover_pairs
from dateline.evaluation.tools import CodesDispatches, TypesPairs
from dateline.marking import Scope
from dateline.records import Span

THANKS = "<s>Norland</s> thanked <t>Sudland</t> for the maps."
SHELLS = "Guns of <s>Norland</s> shelled <t>Port Elm</t>."


def row(*pairs: tuple[str, str | None], split: str = "test", **more: Any) -> dict[str, Any]:
    made = [{"marked": marked, **({"root": root} if root else {})} for marked, root in pairs]
    return {"text": "", "split": split, "pairs": made, **more}


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    return path


def score(path: Path, type_pair: TypesPairs) -> Outcome:
    def no_coder(scope: Scope) -> CodesDispatches:
        raise AssertionError("pairs need no coder")

    return run_plover_pairs(path, Tools(no_coder, lambda: type_pair, no_statuses, no_resolver))


def test_the_typer_gets_the_bare_text_and_the_spans(tmp_path: Path) -> None:
    seen: list[tuple[str, str, str]] = []

    def note(text: str, source: Span, target: Span) -> str:
        seen.append((text, source.of(text), target.of(text)))
        return "SUPPORT"

    score(write(tmp_path / "p.jsonl", row((THANKS, "SUPPORT"))), note)
    assert seen == [("Norland thanked Sudland for the maps.", "Norland", "Sudland")]


def test_figures_of_roots_and_splits(tmp_path: Path) -> None:
    path = write(
        tmp_path / "p.jsonl",
        row((THANKS, "SUPPORT"), (SHELLS, "ASSAULT")),
        row((THANKS, "ACCUSE"), split="train"),
        {"text": "No pair.", "split": "train"},
    )
    outcome = score(path, lambda text, source, target: "ASSAULT" if "shelled" in text else "SUPPORT")
    assert {key: outcome.figures[key] for key in ("macro_f1", "accuracy", "n")} == {
        "macro_f1": 0.5556,
        "accuracy": 0.6667,
        "n": 3,
    }
    per_class = outcome.figures["per_class"]
    assert isinstance(per_class, dict)
    assert list(per_class) == list(ROOTS)
    assert per_class["SUPPORT"] == {"p": 0.5, "r": 1.0, "f1": 0.6667, "n": 1}
    assert outcome.figures["by_split"] == {
        "test": {"macro_f1": 1.0, "accuracy": 1.0, "n": 2},
        "train": {"macro_f1": 0.0, "accuracy": 0.0, "n": 1},
    }


def test_a_wrong_root_is_told_with_its_sentence(tmp_path: Path) -> None:
    outcome = score(write(tmp_path / "p.jsonl", row((SHELLS, "FIGHT"))), lambda *_: "DEMAND")
    [mistake] = outcome.mistakes
    assert mistake.kind == "ASSAULT typed as REQUEST"
    assert [mark.span.of(mistake.passage) for mark in mistake.marks] == ["Norland", "Port Elm"]


@pytest.mark.parametrize(("old", "root"), MERGED.items())
def test_the_old_types_are_merged(tmp_path: Path, old: str, root: str) -> None:
    [pair] = read_pairs(write(tmp_path / "p.jsonl", row((THANKS, old))))
    assert pair.root == root
    assert root in ROOTS


def test_a_pair_without_root_takes_the_type_of_the_record_that_names_it(tmp_path: Path) -> None:
    gsr = [
        {"event": "AID", "source": [{"actorText": "Westland"}], "target": [{"actorText": "Eastland"}]},
        {"event": "RETREAT", "source": [{"actorText": "Norland"}], "target": []},
    ]
    one = row((THANKS, None), gsr=gsr)
    one["pairs"][0]["source"] = "Norland"
    [pair] = read_pairs(write(tmp_path / "p.jsonl", one))
    assert pair.root == "YIELD"


@pytest.mark.parametrize(
    ("marked", "source", "target"),
    [
        ("<t>Port Elm</t> was shelled.", "", "Port Elm"),
        ("<s>Norlanders</s> thanked <t>Sudland</t> and <t>Westland</t>.", "Norlanders", "Sudland"),
        ("The <s><t>Norland</t> Guard</s> defied <t>Norland</t>.", "Norland Guard", "Norland"),
    ],
    ids=["source not named", "two targets", "target within source"],
)
def test_marks_of_all_shapes_are_read(marked: str, source: str, target: str) -> None:
    text, first, second = read_marked(marked)
    assert "<" not in text
    assert (first.of(text), second.of(text)) == (source, target)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([row((THANKS, "SING"))], "root 'SING'"),
        ([{"text": "No pair.", "split": "test"}], "no row has pairs"),
        ([{"text": "x", "pairs": [{"root": "AID"}]}], "'marked' is None"),
    ],
)
def test_malformed_pairs_say_where(tmp_path: Path, rows: list[dict[str, Any]], told: str) -> None:
    with pytest.raises(EvaluationError, match=f"E502.*{told}"):
        read_pairs(write(tmp_path / "p.jsonl", *rows))
