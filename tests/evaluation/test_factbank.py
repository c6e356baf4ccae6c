"""FactBank: tokens to text, scores to classes, statuses at given words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from gold_made import no_resolver

from dateline.errors import EvaluationError
from dateline.evaluation import Tools
from dateline.evaluation.factbank import as_class, class_of, join_tokens, read_sentences, run_factbank
from dateline.evaluation.outcome import Outcome
from dateline.evaluation.tools import CodesDispatches, ReadsStatuses, TypesPairs
from dateline.marking import Scope
from dateline.records import Span, Status

SENTENCE = "Norland did n't shell the port , but Sudland may protest .".split()
SHELL, PROTEST = 3, 10


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    return path


def row(*events: Any) -> dict[str, Any]:
    return {"tokens": SENTENCE, "events": list(events)}


def score(path: Path, read: ReadsStatuses) -> Outcome:
    def no_coder(scope: Scope) -> CodesDispatches:
        raise AssertionError("given words need no coder")

    def no_typer() -> TypesPairs:
        raise AssertionError("statuses need no typer of pairs")

    return run_factbank(path, Tools(no_coder, no_typer, lambda: read, no_resolver))


def always(status: Status) -> ReadsStatuses:
    return lambda text, spans: [status] * len(spans)


def test_the_reader_gets_the_text_and_all_words_of_a_sentence_at_once(tmp_path: Path) -> None:
    seen: list[tuple[str, list[str]]] = []

    def note(text: str, spans: Sequence[Span]) -> list[Status]:
        seen.append((text, [span.of(text) for span in spans]))
        return [Status.DENIED, Status.POSSIBLE]

    outcome = score(write(tmp_path / "f.jsonl", row([SHELL, -3.0], [PROTEST, 1.0])), note)
    assert seen == [("Norland didn't shell the port, but Sudland may protest.", ["shell", "protest"])]
    assert outcome.mistakes == ()


@pytest.mark.parametrize(
    ("score_", "expected"),
    [(3.0, "actual"), (2.0, "possible"), (0.0, "possible"), (-1.0, "denied"), (-3.0, "denied")],
)
def test_scores_are_classes(score_: float, expected: str) -> None:
    assert class_of(score_) == expected


@pytest.mark.parametrize(
    ("status", "gold", "lenient", "strict"),
    [
        ("planned", "actual", "actual", "possible"),
        ("planned", "possible", "possible", "possible"),
        ("planned", "denied", "possible", "possible"),
        ("conditional", "actual", "possible", "possible"),
        ("denied", "actual", "denied", "denied"),
    ],
)
def test_plans_and_conditions_count_as_what_scores_can_tell(status: str, gold: str, lenient: str, strict: str) -> None:
    assert as_class(Status(status), Status(gold), strict=False) == lenient
    assert as_class(Status(status), Status(gold), strict=True) == strict


def test_figures_of_all_and_of_each_class(tmp_path: Path) -> None:
    path = write(tmp_path / "f.jsonl", row([0, 3.0], [SHELL, -3.0]), row([PROTEST, 3.0]))
    figures = score(path, always(Status.ACTUAL)).figures
    assert {key: figures[key] for key in ("macro_f1", "accuracy", "n")} == {"macro_f1": 0.4, "accuracy": 0.6667, "n": 3}
    per_class = figures["per_class"]
    assert isinstance(per_class, dict)
    assert per_class["actual"] == {"p": 0.6667, "r": 1.0, "f1": 0.8, "n": 2, "pred": 3}
    assert per_class["denied"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "n": 1, "pred": 0}


def test_calling_everything_planned_gains_nothing_in_the_strict_figures(tmp_path: Path) -> None:
    figures = score(write(tmp_path / "f.jsonl", row([0, 3.0], [PROTEST, 1.0])), always(Status.PLANNED)).figures
    strict, read = figures["strict"], figures["read"]
    assert isinstance(strict, dict)
    assert isinstance(read, dict)
    assert (figures["accuracy"], strict["accuracy"], read["planned"]) == (1.0, 0.5, {"pred": 2})


def test_a_wrong_status_is_told_with_its_word(tmp_path: Path) -> None:
    [mistake] = score(write(tmp_path / "f.jsonl", row([SHELL, -3.0])), always(Status.CONDITIONAL)).mistakes
    assert mistake.kind == "denied read as conditional"
    assert [mark.span.of(mistake.passage) for mark in mistake.marks] == ["shell"]


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("`` No , '' he said .", "“No,” he said."),
        ("It cost C$ 5 -LRB- $ 4 -RRB- .", "It cost C$5 ($4)."),
        ("Norland 's men wo n't go", "Norland's men won't go"),
    ],
)
def test_tokens_are_joined_as_one_writes(tokens: str, text: str) -> None:
    joined, spans = join_tokens(tokens.split())
    assert joined == text
    assert all(len(span) for span in spans)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([row([99, 3.0])], "the event"),
        ([row([0, 7.0])], "the event"),
        ([row("shell")], "the event"),
        ([row()], "no row has events"),
        ([{"tokens": [1]}], "no string"),
        ([{"events": []}], "'tokens' is None"),
    ],
)
def test_malformed_sentences_say_where(tmp_path: Path, rows: list[dict[str, Any]], told: str) -> None:
    with pytest.raises(EvaluationError, match=f"E502.*{told}"):
        read_sentences(write(tmp_path / "f.jsonl", *rows))
