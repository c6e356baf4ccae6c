"""Dispatches without political acts: which are taken, and what is counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from gold_made import SUDLAND, at, coding_tools, event, statement

from dateline.errors import EvaluationError
from dateline.evaluation.negatives import chosen_ids, fingerprint_negatives, read_negatives, run_negatives
from dateline.records import Coded, Dispatch

DRY = "Norland's barley stood well after the rain.\n\nTraders expected a good harvest.\n"
WET = "Rain spoilt the match at Port Elm.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(DRY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(WET, encoding="utf-8")
    return tmp_path


def write_reuters(folder: Path, *, lacking: int = 0) -> Path:
    ids = [*chosen_ids()[lacking:], 99999]
    stories = [
        {"id": one, "title": "RAIN", "date": "1987-03-02T10:00:00", "text": f"Rain fell on {one}."} for one in ids
    ]
    path = folder / "reuters21578.jsonl"
    path.write_text("".join(json.dumps(story) + "\n" for story in stories), encoding="utf-8")
    return path


def test_records_are_counted_by_the_dispatch(folder: Path) -> None:
    def code(dispatch: Dispatch) -> Coded:
        if dispatch.text != DRY:
            return Coded(dispatch)
        stood, fell = at("stood", text=DRY), at("rain", text=DRY)
        events = (event("SUPPORT", stood, [SUDLAND], []), event("AID", fell, [], []))
        return Coded(dispatch, (statement((stood,), None),), events)

    outcome = run_negatives(folder, coding_tools(code))
    assert outcome.figures == {
        "n": 2,
        "event": {
            "accuracy": 0.5,
            "pred": 2,
            "per_dispatch": 1.0,
            "per_type": {"AID": {"pred": 1}, "SUPPORT": {"pred": 1}},
        },
        "statement": {"pred": 1, "per_dispatch": 0.5},
    }
    assert [mark.span.of(one.passage) for one in outcome.mistakes for mark in one.marks] == ["stood", "rain"]
    assert outcome.mistakes[0].coded == "SUPPORT, Sudland to -"


def test_a_dispatch_without_events_is_no_mistake(folder: Path) -> None:
    outcome = run_negatives(folder, coding_tools(Coded))
    assert outcome.mistakes == ()
    assert outcome.figures["event"] == {"accuracy": 1.0, "pred": 0, "per_dispatch": 0.0, "per_type": {}}


def test_the_chosen_stories_of_reuters_are_taken(tmp_path: Path) -> None:
    path = write_reuters(tmp_path)
    dispatches = read_negatives(path)
    assert [one.text.split()[-1].rstrip(".") for one in dispatches] == [str(one) for one in chosen_ids()]
    assert {one.published for one in dispatches} == {"1987-03-02T10:00"}
    assert read_negatives(tmp_path) == dispatches


def test_two_hundred_different_stories_are_chosen() -> None:
    assert len(chosen_ids()) == len(set(chosen_ids())) == 200


def test_a_file_of_reuters_that_lacks_a_chosen_story_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=f"E502.*no story {chosen_ids()[0]}"):
        read_negatives(write_reuters(tmp_path, lacking=1))


def test_no_dispatches_are_an_error(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(EvaluationError, match="E501"):
            read_negatives(path)


def test_a_dispatch_that_cannot_be_read_is_an_error(folder: Path) -> None:
    (folder / "c.txt").write_text("", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"E502.*c\.txt"):
        read_negatives(folder)


def test_the_fingerprint_is_that_of_the_dispatches(folder: Path) -> None:
    before = fingerprint_negatives(folder)
    assert before == fingerprint_negatives(folder)
    (folder / "b.txt").write_text(WET + "It was a pity.\n", encoding="utf-8")
    assert fingerprint_negatives(folder) != before
