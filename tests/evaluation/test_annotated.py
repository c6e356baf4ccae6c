"""Annotated dispatches: what counts as right, and what is told of the rest."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gold_made import (
    FORGET,
    GOLD_JSON,
    JUNE,
    LUND,
    PORT_ELM,
    SHELLED,
    SUDLAND,
    TALKS,
    TEXT,
    at,
    coding_tools,
    event,
    statement,
    write_annotated,
)

from dateline.errors import CodingError, EvaluationError
from dateline.evaluation.annotated import fingerprint_annotated, run_annotated
from dateline.evaluation.annotated.compare import is_same_person, is_same_side, last_word
from dateline.evaluation.annotated.gold import read_annotated
from dateline.evaluation.gold import is_held_out
from dateline.evaluation.outcome import Outcome
from dateline.records import Actor, Coded, Dispatch, Event, Statement, Status


def score(tmp_path: Path, statements: list[Statement], events: list[Event]) -> Outcome:
    folder = write_annotated(tmp_path / "gold")
    return run_annotated(folder, coding_tools(lambda dispatch: Coded(dispatch, tuple(statements), tuple(events))))


def kinds(outcome: Outcome) -> dict[str, int]:
    return dict(outcome.counts())


def test_a_perfect_coding_has_no_mistakes(tmp_path: Path) -> None:
    folder = write_annotated(tmp_path / "gold")
    [item] = read_annotated(folder, held_out=False)
    outcome = run_annotated(folder, coding_tools(lambda dispatch: replace(item.gold, dispatch=dispatch)))
    assert outcome.mistakes == ()
    assert {row["f1"] for row in outcome.figures.values() if "f1" in row} == {1.0}  # type: ignore[union-attr]
    assert {row["accuracy"] for row in outcome.figures.values() if "accuracy" in row} == {1.0}  # type: ignore[union-attr]


def test_a_statement_cut_to_half_still_counts_as_found(tmp_path: Path) -> None:
    outcome = score(tmp_path, [statement((at("had shelled a ferry off Port Elm"),), LUND)], [])
    assert outcome.figures["statement.content"] == {"p": 1.0, "r": 0.3333, "f1": 0.5, "gold": 3, "pred": 1}


def test_a_statement_cut_to_less_than_half_is_missed_and_extra(tmp_path: Path) -> None:
    outcome = score(tmp_path, [statement((at("off Port Elm"),), LUND)], [])
    assert kinds(outcome) == {"missed statement": 3, "extra statement": 1, "missed event": 3}


def test_a_statement_with_another_speaker_is_found_but_no_relation(tmp_path: Path) -> None:
    outcome = score(tmp_path, [statement(SHELLED, SUDLAND)], [])
    assert outcome.figures["statement.content"]["pred"] == 1  # type: ignore[index,call-overload]
    assert outcome.figures["statement.relation"]["f1"] == 0.0  # type: ignore[index,call-overload]
    [mistake] = [m for m in outcome.mistakes if m.kind == "wrong speaker"]
    assert (mistake.gold, mistake.coded) == ("Pia Lund (NOR)", "Sudland (SWE)")
    assert mistake.passage.startswith("Norland's foreign minister")
    assert "Pia Lund" in [mark.span.of(mistake.passage) for mark in mistake.marks]


def test_an_event_of_another_type_is_a_wrong_type_and_not_missed(tmp_path: Path) -> None:
    outcome = score(tmp_path, [], [event("ACCUSE", at("rejected"), [SUDLAND], [])])
    assert kinds(outcome) == {"missed statement": 3, "missed event": 2, "wrong type": 1}
    assert outcome.figures["event.trigger"]["r"] == 0.3333  # type: ignore[index,call-overload]
    assert outcome.figures["event.event"]["r"] == 0.0  # type: ignore[index,call-overload]


def test_a_dyad_needs_both_sides(tmp_path: Path) -> None:
    outcome = score(tmp_path, [], [event("REJECT", at("rejected"), [SUDLAND], [LUND])])
    assert outcome.figures["event.event"]["f1"] == 0.5  # type: ignore[index,call-overload]
    assert outcome.figures["event.dyad"]["f1"] == 0.0  # type: ignore[index,call-overload]
    assert kinds(outcome)["wrong recipient"] == 1


def test_the_statement_of_an_event_is_right_through_the_matched_statement(tmp_path: Path) -> None:
    said = statement(TALKS, LUND, id="other-id")
    planned = event("CONSULT", at("Talks"), [], [], status=Status.PLANNED, said_in="other-id", when=JUNE)
    outcome = score(tmp_path, [said], [planned])
    assert outcome.figures["event.said_in"] == {"accuracy": 1.0, "n": 1}
    assert outcome.figures["event.when"] == {"accuracy": 1.0, "n": 1}
    assert outcome.figures["event.where"] == {"accuracy": 0.0, "n": 1}
    assert "event.mode" not in outcome.figures


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"status": Status.ACTUAL}, "wrong status"),
        ({"when": replace(JUNE, end="2024-06-20")}, "wrong when"),
        ({"where": replace(PORT_ELM, name="Elsewhere", country="SWE")}, "wrong where"),
        ({"said_in": None}, "wrong said in"),
    ],
)
def test_each_wrong_field_has_its_kind(tmp_path: Path, changes: dict[str, Any], kind: str) -> None:
    right: dict[str, Any] = {"status": Status.PLANNED, "said_in": "t", "when": JUNE, "where": PORT_ELM}
    coded = event("CONSULT", at("Talks"), [], [], **(right | changes))
    outcome = score(tmp_path, [statement(TALKS, LUND, id="t")], [coded])
    assert [m.kind for m in outcome.mistakes if m.kind.startswith("wrong") and "speaker" not in m.kind] == [kind]


def test_a_dispatch_that_cannot_be_coded_counts_as_empty_and_is_named(tmp_path: Path) -> None:
    def fail(dispatch: Dispatch) -> Coded:
        raise CodingError("E299", seen="smoke", expected="none", remedy="wait")

    outcome = run_annotated(write_annotated(tmp_path / "gold"), coding_tools(fail))
    assert [failure.code for failure in outcome.failures] == ["E299"]
    assert outcome.figures["statement.content"]["r"] == 0.0  # type: ignore[index,call-overload]


def test_the_date_comes_from_the_manifest_where_the_annotation_has_none(tmp_path: Path) -> None:
    gold = {key: value for key, value in GOLD_JSON.items() if key != "published"}
    folder = write_annotated(tmp_path / "gold", gold=gold)
    (folder / "MANIFEST.tsv").write_text("norland\t2024-05-09\n", encoding="utf-8")
    [item] = read_annotated(folder, held_out=False)
    assert item.gold.dispatch.published == "2024-05-09"
    assert item.gold.dispatch.text == TEXT


def test_held_out_takes_one_name_in_five(tmp_path: Path) -> None:
    names = [f"norland-{i}" for i in range(40)]
    for name in names:
        write_annotated(tmp_path / "gold", name=name)
    chosen = [item.name for item in read_annotated(tmp_path / "gold", held_out=True)]
    assert chosen == sorted(filter(is_held_out, names))
    assert 0 < len(chosen) < 20


def test_the_fingerprint_changes_with_the_gold(tmp_path: Path) -> None:
    folder = write_annotated(tmp_path / "gold")
    before = fingerprint_annotated(folder)
    assert fingerprint_annotated(write_annotated(tmp_path / "copy")) == before
    (folder / "norland.txt").write_text(TEXT + " ", encoding="utf-8")
    assert fingerprint_annotated(folder) != before


def test_a_folder_without_gold_says_what_to_type(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"E501.*dateline evaluate annotated --data"):
        read_annotated(tmp_path / "nowhere", held_out=False)


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        (("statements", 0, "kind"), "shouted", "statements\\[0\\].*shouted"),
        (("statements", 1, "content"), [["no such words", 1]], "no such words"),
        (("events", 0, "trigger"), ["shelled", 7], "no occurrence 7"),
        (("events", 2, "status"), None, "status is None"),
        (("events",), "none", "'events' is 'none'"),
    ],
)
def test_malformed_gold_says_where(tmp_path: Path, path: tuple[Any, ...], value: Any, told: str) -> None:
    gold = copy.deepcopy(GOLD_JSON)
    place = gold
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(EvaluationError, match=f"E502.*norland.json.*{told}"):
        read_annotated(write_annotated(tmp_path / "gold", gold=gold), held_out=False)


def test_gold_that_is_no_json_says_so(tmp_path: Path) -> None:
    folder = write_annotated(tmp_path / "gold")
    (folder / "norland.json").write_text('{"statements": [', encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"E502.*no JSON"):
        read_annotated(folder, held_out=False)


@pytest.mark.parametrize(
    ("gold", "coded", "same"),
    [
        (LUND, Actor(None, "Minister Lund"), True),
        (LUND, Actor(at("Lund"), None), True),
        (LUND, Actor(None, "Pia Holm"), False),
        (None, None, True),
        (None, LUND, False),
    ],
    ids=["same last word", "overlapping words", "another name", "nobody twice", "nobody and somebody"],
)
def test_same_person(gold: Actor | None, coded: Actor | None, same: bool) -> None:
    assert is_same_person(gold, coded) is same


def test_a_side_with_a_country_is_not_right_by_name_alone() -> None:
    assert not is_same_side([LUND], [replace(LUND, country="SWE")])
    assert is_same_side([replace(LUND, country=None)], [replace(LUND, country="SWE")])
    assert is_same_side([], [])
    assert not is_same_side([], [LUND])


@pytest.mark.parametrize(("name", "word"), [("Pia Lund-Holm", "holm"), ("the U.N.", "n"), ("—", ""), (None, "")])
def test_last_word(name: str | None, word: str) -> None:
    assert last_word(name) == word


def test_the_projects_own_samples_are_good_gold() -> None:
    samples = Path(__file__).resolve().parents[2] / "samples"
    items = read_annotated(samples, held_out=False)
    assert len(items) >= 12
    assert all(item.gold.dispatch.language == "en" for item in items)
    assert json.loads((samples / f"{items[0].name}.json").read_text(encoding="utf-8"))["statements"]


def test_a_quotation_keeps_its_line_break(tmp_path: Path) -> None:
    [item] = read_annotated(write_annotated(tmp_path / "gold"), held_out=False)
    assert item.gold.statements[1].content == FORGET
