"""``dateline where``: formats, points, and options that are wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli_given import Command

from dateline.knowledge.gazetteer import Gazetteer, build_index
from dateline.knowledge.regions import load_regions
from dateline.knowledge.states import load_states
from dateline.resolving import PlaceFinder


def row(geonameid: int, name: str, iso3: str, admin1: str, population: int, lat: float, lon: float) -> dict[str, Any]:
    return {
        "geonameid": geonameid,
        "name": name,
        "iso3": iso3,
        "admin1code": admin1,
        "population": population,
        "latitude": lat,
        "longitude": lon,
        "alternatenames": [],
    }


ROWS = [
    row(1, "Lebanon", "USA", "OH", 20_000, 39.4, -84.2),
    row(2, "Lebanon", "USA", "TN", 30_000, 36.2, -86.3),
    row(3, "Oslo", "NOR", "12", 580_000, 59.9, 10.7),
]


@pytest.fixture(autouse=True)
def few_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_index(tmp_path / "places.bin", ROWS)
    finder = PlaceFinder(Gazetteer.load(tmp_path / "places.bin"), load_regions(), load_states())
    monkeypatch.setattr(PlaceFinder, "load", classmethod(lambda cls: finder))


def places(ran: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(ran.out)["places"]
    return found


def test_json_tells_what_was_chosen_over_what_and_by_which_rule(dateline: Command) -> None:
    lebanon, ohio = places(dateline("where", "A barn burned in Lebanon, Ohio.", "--format", "json"))
    assert (lebanon["text"], lebanon["country"], lebanon["geonameid"]) == ("Lebanon", "USA", 1)
    assert lebanon["ground"] == "its state or division is named after it"
    assert {other["country"] for other in lebanon["over"]} == {"USA", "LBN"}
    assert lebanon["span"] == {"start": 17, "end": 24}
    assert (ohio["precision"], ohio["lat"]) == ("admin", None)


def test_geojson_draws_settlements_and_no_middle_of_a_state(dateline: Command) -> None:
    made = json.loads(dateline("where", "They met in Oslo and spoke of Mali.", "--format", "geojson").out)
    assert made["type"] == "FeatureCollection"
    oslo, mali = made["features"]
    assert oslo["geometry"] == {"type": "Point", "coordinates": [10.7, 59.9]}
    assert (mali["geometry"], mali["properties"]["precision"]) == (None, "country")


def test_a_table_has_a_line_for_each_place(dateline: Command) -> None:
    ran = dateline("where", "They met in Oslo.")
    assert (ran.status, "59.90, 10.70" in ran.out) == (0, True)


def test_a_text_without_a_place_is_no_error(dateline: Command) -> None:
    assert (ran := dateline("where", "nobody came")).status == 0
    assert "No place." in ran.out


def test_wide_also_counts_adjectives_and_places_in_names_of_bodies(dateline: Command) -> None:
    text = "Oslo Police spoke to Malian envoys."
    assert [one["text"] for one in places(dateline("where", text, "--format", "json"))] == []
    assert [one["text"] for one in places(dateline("where", text, "--format", "json", "--wide"))] == ["Oslo", "Malian"]


@pytest.mark.parametrize(
    ("options", "code"),
    [([" "], "E645"), (["Oslo", "--country", "Norway"], "E646"), (["Oslo", "--format", "kml"], "E600"), ([], "E600")],
    ids=["no text", "no code of a state", "no format", "no argument"],
)
def test_what_is_wrong_is_told_with_a_code(dateline: Command, options: list[str], code: str) -> None:
    ran = dateline("where", *options)
    assert (ran.status, ran.out, code in ran.err) == (1, "", True)
