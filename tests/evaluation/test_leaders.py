"""Leaders and members as of a day, against lists made by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import EvaluationError
from dateline.evaluation.leaders import draw, list_sources, run_leaders
from dateline.evaluation.memberships import run_memberships

Rows = Sequence[Mapping[str, Any]]

REIGN = {"ccode": "2", "leader": "Obama", "sdate": "20", "smonth": "1", "syear": "2009", "emonth": "1", "eyear": "2017"}
FACTBOOK = {
    "gec": "gm", "office": "head_of_government", "title": "Chancellor", "person": "Angela MERKEL",
    "since": "2005-11-22", "last_seen": "2021-11-11",
}  # fmt: skip
ARCHIGOS = {"gwcode": "220.0", "leader": "Chirac", "startdate": "1995-05-17", "enddate": "2007-05-16"}


def write(folder: Path, reign: Rows = (REIGN,), factbook: Rows = (FACTBOOK,), archigos: Rows = (ARCHIGOS,)) -> Path:
    import gzip

    for source, rows in zip(list_sources(), (reign, factbook, archigos), strict=True):
        file = folder / source.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(gzip.compress("\n".join(json.dumps(row) for row in rows).encode()))
    return folder


def test_known_leaders_are_all_right(tmp_path: Path) -> None:
    outcome = run_leaders(write(tmp_path))
    figures: Any = outcome.figures
    assert [figures[name]["accuracy"] for name in ("reign and factbook", "archigos")] == [1.0, 1.0]
    assert (figures["reign and factbook"]["n"], outcome.mistakes) == (500, ())


def test_another_person_counts_as_wrong_both_ways(tmp_path: Path) -> None:
    outcome = run_leaders(write(tmp_path, reign=[{**REIGN, "leader": "Lund"}]))
    figures: Any = outcome.figures
    assert figures["reign"]["accuracy"] == 0.0
    assert {mistake.kind for mistake in outcome.mistakes} == {"another person named", "office not found by name"}


def test_a_gap_counts_as_unanswered(tmp_path: Path) -> None:
    gap = {**REIGN, "ccode": "990", "syear": "1990", "eyear": "2000", "emonth": "6", "leader": "Lund"}
    figures: Any = run_leaders(write(tmp_path, reign=[gap])).figures
    assert figures["reign"]["n"] == 250
    assert figures["reign"]["name"]["accuracy"] == 0.0


def test_deputies_are_not_drawn(tmp_path: Path) -> None:
    deputy = {**FACTBOOK, "title": "Deputy Prime Minister", "person": "Per LUND"}
    assert run_leaders(write(tmp_path, factbook=[FACTBOOK, deputy])).mistakes == ()


def test_the_draws_are_the_same_each_time(tmp_path: Path) -> None:
    source = list_sources()[2]
    rows = [{**ARCHIGOS, "leader": name} for name in ("Lund", "Holm", "Rask")]
    from dateline.evaluation.leaders import _spells

    spells = _spells(write(tmp_path, archigos=rows), source)
    assert list(draw(spells, 20)) == list(draw(spells, 20))


def test_a_folder_without_a_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="E501"):
        run_leaders(tmp_path)


def member(gec: str, org: str, **changes: str) -> dict[str, str]:
    row = {"gec": gec, "org": org, "status": "member", "first_seen": "2021-01-01", "last_seen": "2021-12-01"}
    return {**row, **changes}


def write_members(folder: Path, *rows: Mapping[str, str]) -> Path:
    path = folder / "igo_membership.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_members_and_strangers_are_both_asked_for(tmp_path: Path) -> None:
    path = write_members(tmp_path, member("fr", "NATO"), member("ch", "SCO"))
    figures: Any = run_memberships(path).figures
    assert (figures["accuracy"], figures["members"]["n"], figures["others"]["n"]) == (1.0, 200, 100)


def test_a_member_that_is_not_known_is_a_mistake(tmp_path: Path) -> None:
    outcome = run_memberships(write_members(tmp_path, member("sz", "NATO"), member("fr", "EU")))
    assert {mistake.kind for mistake in outcome.mistakes} == {"member not known", "member too many"}


def test_a_print_that_is_known_to_be_stale_counts_only_as_printed(tmp_path: Path) -> None:
    figures: Any = run_memberships(write_members(tmp_path, member("uk", "EU"), member("fr", "EU"))).figures
    assert figures["accuracy"] == 1.0
    assert figures["as_printed"]["accuracy"] < 0.9
