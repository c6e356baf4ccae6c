"""MUC-4: templates to kinds of incidents, and events that fit them by type and by mode."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from gold_made import at, coding_tools, event

from dateline.errors import EvaluationError
from dateline.evaluation.incidents import INCIDENTS, told_by
from dateline.evaluation.muc4 import read_documents, run_muc4
from dateline.evaluation.outcome import Outcome
from dateline.knowledge.plover import load_plover
from dateline.records import Coded, Dispatch

TEXT = (
    "PORT ELM, 4 MAY 90 (NPA) -- [TEXT] A BOMB WENT OFF AT A BANK IN PORT ELM TODAY.\n\n"
    "   GUNMEN ALSO KIDNAPPED A SURVEYOR, THE POLICE SAID.\n"
)
BOMB = at("BOMB", text=TEXT)


def row(*kinds: str, optional: Sequence[str] = (), split: str = "dev_tst1") -> dict[str, Any]:
    templates: list[dict[str, Any]] = [{"INCIDENT: TYPE": [kind]} for kind in kinds]
    templates += [{"INCIDENT: TYPE": [kind], "OPTIONAL": True} for kind in optional]
    return {"doc_id": "N1", "split": split, "text": TEXT, "templates": templates}


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    return path


def score(tmp_path: Path, gold: dict[str, Any], *coded: tuple[str, str | None]) -> Outcome:
    def code(dispatch: Dispatch) -> Coded:
        return Coded(dispatch, events=tuple(event(type_, BOMB, [], [], mode=mode) for type_, mode in coded))

    return run_muc4(write(tmp_path / "m.jsonl", gold), coding_tools(code))


def headline(outcome: Outcome, level: str) -> tuple[object, ...]:
    figures = outcome.figures[level]
    assert isinstance(figures, dict)
    return figures["p"], figures["r"], figures["gold"], figures["pred"]


def test_only_the_development_part_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "m.jsonl", row("ATTACK", split="train"), row("BOMBING", split="dev_tst2"))
    [document] = read_documents(path)
    assert [kind.name for [kind] in document.required] == ["BOMBING"]


def test_the_report_starts_after_dateline_and_tags(tmp_path: Path) -> None:
    [document] = read_documents(write(tmp_path / "m.jsonl", row("ATTACK")))
    dispatch = document.dispatch
    assert dispatch.dateline is not None
    assert dispatch.dateline.of(TEXT) == "PORT ELM, 4 MAY 90 (NPA)"
    assert dispatch.body_span.of(TEXT).startswith("A BOMB WENT OFF")


def test_a_fitting_type_and_mode_is_right_at_both_levels(tmp_path: Path) -> None:
    outcome = score(tmp_path, row("BOMBING"), ("ASSAULT", "explosives"))
    assert headline(outcome, "type") == headline(outcome, "mode") == (1.0, 1.0, 1, 1)
    assert outcome.mistakes == ()


def test_another_mode_is_right_by_type_alone(tmp_path: Path) -> None:
    outcome = score(tmp_path, row("BOMBING"), ("ASSAULT", None))
    assert headline(outcome, "type") == (1.0, 1.0, 1, 1)
    assert headline(outcome, "mode") == (0.0, 0.0, 1, 1)
    assert [one.kind for one in outcome.mistakes] == ["no mode of BOMBING", "ATTACK by its mode alone"]


def test_a_kind_counts_once_a_dispatch(tmp_path: Path) -> None:
    outcome = score(tmp_path, row("BOMBING", "BOMBING"), ("ASSAULT", "explosives"), ("ASSAULT", "explosives"))
    assert headline(outcome, "mode") == (1.0, 1.0, 1, 1)


def test_violence_in_a_dispatch_without_incidents_is_one_too_much(tmp_path: Path) -> None:
    outcome = score(tmp_path, row(), ("ASSAULT", "abduct"), ("ASSAULT", None), ("CONSULT", None))
    assert headline(outcome, "type") == (0.0, 0.0, 0, 1)
    assert headline(outcome, "mode") == (0.0, 0.0, 0, 2)
    assert [mark.span.of(one.passage) for one in outcome.mistakes for mark in one.marks] == ["BOMB", "BOMB"]


def test_an_optional_incident_is_neither_missed_nor_too_much(tmp_path: Path) -> None:
    assert headline(score(tmp_path, row(optional=["BOMBING"])), "mode") == (0.0, 0.0, 0, 0)
    found = score(tmp_path, row(optional=["BOMBING"]), ("ASSAULT", "explosives"))
    assert headline(found, "mode") == (0.0, 0.0, 0, 0)


def test_either_of_two_alternatives_is_right(tmp_path: Path) -> None:
    assert headline(score(tmp_path, row("BOMBING / ?ATTACK"), ("ASSAULT", "firearms")), "mode") == (1.0, 1.0, 1, 1)


def test_a_seizure_is_no_robbery_of_its_own(tmp_path: Path) -> None:
    assert headline(score(tmp_path, row("ROBBERY"), ("COERCE", "seize")), "mode") == (1.0, 1.0, 1, 1)
    assert headline(score(tmp_path, row(), ("COERCE", "seize")), "mode") == (0.0, 0.0, 0, 0)


def test_what_was_missed_is_told(tmp_path: Path) -> None:
    [mistake] = score(tmp_path, row("KIDNAPPING")).mistakes
    assert (mistake.kind, mistake.document) == ("missed KIDNAPPING", "N1")


def test_every_mode_of_the_table_is_in_the_codebook_and_every_assault_tells_something() -> None:
    known = load_plover().modes_of
    named = [(one.types, mode) for one in INCIDENTS for mode in one.modes if mode is not None]
    assert [pair for pair in named if not any((type_, pair[1]) in known for type_ in pair[0])] == []
    assert [mode for type_, mode in known if type_ == "ASSAULT" and told_by(type_, mode) is None] == []


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([row("ATTACK", split="train")], "no row has the split"),
        ([row("PICNIC")], "PICNIC"),
        ([{**row(), "text": None}], "'text' is None"),
        ([{**row(), "templates": [{}]}], "'INCIDENT: TYPE' is None"),
    ],
)
def test_malformed_dispatches_say_where(tmp_path: Path, rows: list[dict[str, Any]], told: str) -> None:
    with pytest.raises(EvaluationError, match=f"E502.*{told}"):
        read_documents(write(tmp_path / "m.jsonl", *rows))
