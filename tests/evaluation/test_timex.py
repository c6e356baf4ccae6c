"""TimeBank and AQUAINT: rows read, expressions paired, values compared as strings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from gold_made import no_resolver, no_statuses

from dateline.errors import EvaluationError
from dateline.evaluation import Tools
from dateline.evaluation.gold import is_held_out
from dateline.evaluation.outcome import Outcome
from dateline.evaluation.timex import fingerprint_timex, read_stories, run_timex
from dateline.evaluation.tools import CodesDispatches, TypesPairs
from dateline.marking import Scope

TEXT = "Norland's envoy left on Monday and will be back next week. Talks have now lasted three years."
GOLD = (("Monday", "DATE", "2024-05-13"), ("next week", "DATE", "2024-W21"), ("now", "DATE", "PRESENT_REF"))
LAST = ("three years", "DURATION", "P3Y")


def row(*timexes: tuple[str, str, str], text: str = TEXT, **changes: Any) -> dict[str, Any]:
    marked = [
        {"start": text.index(words), "end": text.index(words) + len(words), "type": kind, "value": value}
        for words, kind, value in timexes
    ]
    return {"doc_id": "norland", "dct": "2024-05-16", "text": text, "timexes": marked, **changes}


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    return path


def score(path: Path, *, held_out: bool = False) -> Outcome:
    def no_coder(scope: Scope) -> CodesDispatches:
        raise AssertionError("time expressions need no coder")

    def no_typer() -> TypesPairs:
        raise AssertionError("time expressions need no typer of pairs")

    return run_timex(path, Tools(no_coder, no_typer, no_statuses, no_resolver), held_out=held_out)


def figure(outcome: Outcome, name: str) -> dict[str, float]:
    found = outcome.figures[name]
    assert isinstance(found, dict)
    return {key: value for key, value in found.items() if isinstance(value, int | float)}


def test_expressions_with_their_values_are_all_right(tmp_path: Path) -> None:
    outcome = score(write(tmp_path / "t.jsonl", row(*GOLD, LAST)))
    perfect = {"p": 1.0, "r": 1.0, "f1": 1.0, "n": 4, "pred": 4}
    assert (figure(outcome, "span"), figure(outcome, "value"), figure(outcome, "type")) == (perfect,) * 3
    assert outcome.mistakes == ()


def test_words_that_overlap_are_found(tmp_path: Path) -> None:
    outcome = score(write(tmp_path / "t.jsonl", row(("on Monday and", "DATE", "2024-05-13"), *GOLD[1:], LAST)))
    assert figure(outcome, "value")["f1"] == 1.0


def test_another_value_is_found_and_wrong(tmp_path: Path) -> None:
    outcome = score(write(tmp_path / "t.jsonl", row(*GOLD, ("three years", "DURATION", "P36M"))))
    assert (figure(outcome, "span")["f1"], figure(outcome, "value")["f1"]) == (1.0, 0.75)
    assert [(one.kind, one.gold, one.coded) for one in outcome.mistakes] == [
        ("wrong value of a DURATION", "DURATION P36M", "DURATION P3Y")
    ]


def test_missed_and_too_much_count_in_recall_and_precision(tmp_path: Path) -> None:
    outcome = score(write(tmp_path / "t.jsonl", row(*GOLD, ("Talks", "DATE", "2024"))))
    span = figure(outcome, "span")
    assert (span["p"], span["r"]) == (0.75, 0.75)
    assert [one.kind for one in outcome.mistakes] == ["missed DATE", "DURATION too much"]


def test_an_expression_of_gold_is_paired_once(tmp_path: Path) -> None:
    text = "He left on Monday, last Tuesday."
    gold = row(("Monday, last Tuesday", "DATE", "2024-05-13"), text=text)
    assert figure(score(write(tmp_path / "t.jsonl", gold)), "span")["p"] == 0.5


def test_a_folder_gives_both_parts_and_nothing_else(tmp_path: Path) -> None:
    for name in ("timebank.jsonl", "aquaint.jsonl", "other.jsonl"):
        write(tmp_path / name, row(*GOLD, LAST, doc_id=name))
    assert [story.name for story in read_stories(tmp_path)] == ["timebank.jsonl", "aquaint.jsonl"]


def test_the_held_out_part_is_chosen_by_name_and_has_its_own_fingerprint(tmp_path: Path) -> None:
    names = [f"d{number}" for number in range(20)]
    path = write(tmp_path / "t.jsonl", *(row(*GOLD, doc_id=name) for name in names))
    kept = [story.name for story in read_stories(path, held_out=True)]
    assert kept == [name for name in names if is_held_out(name)]
    assert 0 < len(kept) < len(names)
    assert fingerprint_timex(path) != fingerprint_timex(path, held_out=True)


def test_the_minute_of_publication_is_read(tmp_path: Path) -> None:
    (story,) = read_stories(write(tmp_path / "t.jsonl", row(*GOLD, dct="2024-05-16T07:29")))
    assert (story.published.isoformat(), story.published_at) == ("2024-05-16", "2024-05-16T07:29")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"dct": "May 16"}, "'dct'"),
        ({"text": None}, "'text'"),
        ({"timexes": [{"start": 5, "end": 5, "type": "DATE", "value": "2024"}]}, "5 to 5"),
        ({"timexes": [{"start": 0, "end": 9999, "type": "DATE", "value": "2024"}]}, "0 to 9999"),
        ({"timexes": [{"start": 0, "end": 4, "type": "DATE"}]}, "'value'"),
    ],
)
def test_malformed_rows_say_where(tmp_path: Path, changes: dict[str, Any], told: str) -> None:
    path = write(tmp_path / "t.jsonl", {**row(*GOLD), **changes})
    with pytest.raises(EvaluationError, match=f"E502.*t.jsonl:1.*{told}"):
        read_stories(path)


def test_no_dispatch_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="E502"):
        read_stories(write(tmp_path / "t.jsonl"))


def test_no_data_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="E501"):
        read_stories(tmp_path)
