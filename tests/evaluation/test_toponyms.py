"""Toponyms: points and ids compared, what counts as found, and how gold is read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import EvaluationError
from dateline.evaluation.gold import is_held_out
from dateline.evaluation.outcome import Figures
from dateline.evaluation.toponyms import distance, fingerprint_toponyms, read_texts, run_toponyms
from dateline.records import Span, Where

TEXT = "Norland sent a boat from Port Elm to Lund."
ELM = {"start": 25, "end": 33, "lat": "10.0", "lon": "20.0"}
LUND = {"start": 37, "end": 41, "lat": 50.0, "lon": 20.0}


class Finder:
    """Finds what it is told, and notes how it was asked."""

    def __init__(self, *found: Where) -> None:
        self.found = found
        self.asked: list[tuple[Sequence[Span] | None, bool]] = []

    def find(self, text: str, *, spans: Sequence[Span] | None = None, wide: bool = False) -> tuple[Where, ...]:
        self.asked.append((spans, wide))
        return self.found


def place(start: int, end: int, lat: float | None = None, lon: float | None = None, **more: Any) -> Where:
    return Where(Span(start, end), TEXT[start:end], lat=lat, lon=lon, **{"precision": "settlement", **more})


def write(path: Path, *toponyms: dict[str, Any], **more: Any) -> Path:
    path.write_text(json.dumps({"text": TEXT, "toponyms": list(toponyms), **more}) + "\n", encoding="utf-8")
    return path


def score(path: Path, finder: Finder) -> Figures:
    return run_toponyms(path, held_out=False, load=lambda: finder).figures


def test_a_place_within_161_km_is_right_and_one_beyond_is_not(tmp_path: Path) -> None:
    gold = write(tmp_path / "g.jsonl", ELM, LUND)
    figures = score(gold, Finder(place(25, 33, 11.4, 20.0), place(37, 41, 51.5, 20.0)))
    assert (figures["acc161_given_spans"], figures["n"]) == (0.5, 2)
    assert figures["end_to_end"] == {"p": 0.5, "r": 0.5, "f1": 0.5, "pred": 2}


def test_the_same_geonames_id_is_right_wherever_its_point_lies(tmp_path: Path) -> None:
    gold = write(tmp_path / "g.jsonl", {**ELM, "geonameid": "77"})
    assert score(gold, Finder(place(25, 33, geonameid=77, precision="admin")))["acc161_given_spans"] == 1.0


def test_a_state_is_measured_by_the_point_that_stands_for_it(tmp_path: Path) -> None:
    gold = write(tmp_path / "g.jsonl", {**ELM, "lat": 62.0, "lon": 10.0})
    assert score(gold, Finder(place(25, 33, country="NOR", precision="country")))["acc161_given_spans"] == 1.0


def test_what_gold_leaves_without_a_point_is_neither_missed_nor_too_much(tmp_path: Path) -> None:
    gold = write(tmp_path / "g.jsonl", ELM, {"start": 37, "end": 41})
    figures = score(gold, Finder(place(25, 33, 10.0, 20.0), place(37, 41, 0.0, 0.0)))
    assert figures["end_to_end"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "pred": 1}


def test_a_place_that_is_put_nowhere_costs_nothing_and_finds_nothing(tmp_path: Path) -> None:
    gold = write(tmp_path / "g.jsonl", ELM)
    figures = score(gold, Finder(place(25, 33, precision="unknown"), place(0, 7, precision="unknown")))
    assert figures["end_to_end"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "pred": 0}


def test_a_place_that_gold_lacks_costs_precision(tmp_path: Path) -> None:
    outcome = run_toponyms(
        write(tmp_path / "g.jsonl", ELM),
        held_out=False,
        load=lambda: Finder(place(25, 33, 10.0, 20.0), place(0, 7, 1.0, 1.0)),
    )
    assert [mistake.kind for mistake in outcome.mistakes] == ["no toponym of gold"]
    assert outcome.figures["end_to_end"] == {"p": 0.5, "r": 1.0, "f1": 0.6667, "pred": 2}


@pytest.mark.parametrize(("more", "wide"), [({"doc_id": "1"}, True), ({}, False)], ids=["lgl", "geovirus"])
def test_only_rows_of_lgl_ask_for_adjectives_and_names_of_bodies(
    tmp_path: Path, more: dict[str, str], wide: bool
) -> None:
    finder = Finder()
    score(write(tmp_path / "g.jsonl", ELM, **more), finder)
    assert finder.asked == [([Span(25, 33)], False), (None, wide)]


def test_held_out_is_half_of_the_ids_and_every_row_without_one(tmp_path: Path) -> None:
    kept = [str(number) for number in range(40) if is_held_out(str(number), 2)]
    assert 10 < len(kept) < 30
    rows = [{"text": TEXT, "toponyms": [ELM], "doc_id": str(number)} for number in range(40)]
    path = tmp_path / "g.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in [*rows, {"text": TEXT, "toponyms": [ELM]}]))
    texts = read_texts(path, held_out=True)
    assert [text.name for text in texts[:-1]] == kept
    assert len(read_texts(path, held_out=False)) == 41


def test_a_folder_is_both_sets_and_a_name_in_it_is_one(tmp_path: Path) -> None:
    write(tmp_path / "lgl.jsonl", ELM, doc_id="1")
    write(tmp_path / "geovirus.jsonl", ELM, LUND)
    both, one = score(tmp_path, Finder()), score(tmp_path / "geovirus", Finder())
    assert (both["n"], one["n"], "sets" in one) == (3, 2, False)
    assert isinstance(both["sets"], dict)
    assert list(both["sets"]) == ["lgl", "geovirus"]


def test_the_fingerprint_tells_the_halves_apart(tmp_path: Path) -> None:
    path = write(tmp_path / "g.jsonl", ELM)
    assert fingerprint_toponyms(path, held_out=True) != fingerprint_toponyms(path, held_out=False)


def test_distance_goes_the_short_way_round() -> None:
    assert distance((0.0, 179.5), (0.0, -179.5)) == pytest.approx(111.2, abs=0.1)


def test_gold_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="E501"):
        score(tmp_path / "lgl", Finder())


@pytest.mark.parametrize(
    ("toponyms", "told"),
    [
        ([{"start": 5, "end": 99}], "the span"),
        ([{"start": "5", "end": 9}], "'start' is '5'"),
        ([{**ELM, "lat": "north"}], "the point"),
        ([], "no row has toponyms"),
    ],
)
def test_malformed_gold_says_where(tmp_path: Path, toponyms: list[dict[str, Any]], told: str) -> None:
    with pytest.raises(EvaluationError, match=f"E502.*{told}"):
        score(write(tmp_path / "g.jsonl", *toponyms), Finder())
