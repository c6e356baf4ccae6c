"""Which place of a name is meant: what the other places of a text add."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dateline.knowledge.gazetteer import Gazetteer, build_index
from dateline.knowledge.regions import load_regions
from dateline.knowledge.states import load_states
from dateline.records import Span
from dateline.resolving.places import Option
from dateline.resolving.ranking import NAMED, OTHERS, Neighbours
from dateline.resolving.where import PlaceFinder


def town(
    geonameid: int, name: str, iso3: str, admin1: str, people: int, at: tuple[float, float], **more: Any
) -> dict[str, Any]:
    return {
        "geonameid": geonameid,
        "name": name,
        "iso3": iso3,
        "admin1code": admin1,
        "population": people,
        "latitude": at[0],
        "longitude": at[1],
        "alternatenames": [],
        **more,
    }


TOWNS = [
    town(1, "Dublin", "IRL", "L", 1_000_000, (53.3, -6.3), capital=True),
    town(2, "Dublin", "USA", "OH", 47_000, (40.1, -83.1)),
    town(3, "Columbus", "USA", "OH", 850_000, (40.0, -83.0)),
    town(4, "Hilliard", "USA", "OH", 35_000, (40.0, -83.2)),
    town(5, "Marysville", "USA", "OH", 25_000, (40.2, -83.4)),
    town(6, "Henry County", "USA", "TN", 30_000, (36.3, -88.3), division=True),
    town(7, "Henry County", "USA", "GA", 200_000, (33.5, -84.2), division=True),
    town(8, "Cork", "IRL", "M", 190_000, (51.9, -8.5)),
]


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory) -> PlaceFinder:
    path = tmp_path_factory.mktemp("towns") / "gazetteer.bin"
    build_index(path, TOWNS)
    return PlaceFinder(Gazetteer.load(path), load_regions(), load_states())


def ids(finder: PlaceFinder, text: str, **more: Any) -> list[int | None]:
    return [place.geonameid for place in finder.find(text, **more)]


def test_the_best_known_is_meant_where_nothing_else_is_named(finder: PlaceFinder) -> None:
    (dublin,) = finder.locate("They met in Dublin.")
    assert (dublin.where.country, dublin.ground) == ("IRL", "the best known of that name")


def test_towns_nearby_outweigh_a_capital(finder: PlaceFinder) -> None:
    found = finder.locate("Roads from Columbus, in Hilliard, in Marysville and in Dublin, Ohio officials say, flooded.")
    text = "Rain fell in Columbus, Ohio. It fell in Hilliard, in Marysville and in Dublin."
    dublin = next(one for one in finder.locate(text) if one.where.name == "Dublin")
    assert (dublin.where.geonameid, dublin.ground) == (2, OTHERS)
    assert [other.country for other in dublin.others] == ["IRL"]
    assert any(one.ground == NAMED for one in found)


def test_towns_of_another_state_do_not_move_a_capital(finder: PlaceFinder) -> None:
    assert ids(finder, "Ireland mourned in Dublin and in Cork.") == [None, 1, 8]


def test_a_county_is_a_division_without_a_point(finder: PlaceFinder) -> None:
    county, _ = finder.find("The barn in Henry County, Tenn., burned.")
    assert (county.precision, county.geonameid, county.lat) == ("admin", 6, None)


def test_a_small_town_beside_others_needs_no_preposition(finder: PlaceFinder) -> None:
    assert 5 in ids(finder, "Rain fell in Columbus, Ohio, and in Hilliard. Marysville stayed dry.")
    assert ids(finder, "Marysville stayed dry.") == []


def test_an_adjective_is_its_state_only_when_asked_for(finder: PlaceFinder) -> None:
    assert finder.find("Irish envoys came.") == ()
    assert [place.country for place in finder.find("Irish envoys came.", wide=True)] == ["IRL"]
    assert [place.country for place in finder.find("Irish envoys came.", spans=[Span(0, 5)])] == ["IRL"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Historic Dublin slept.", "Dublin"),
        ("The Dublin-Cork train stood.", "Cork"),
        ("He taught at the University of Dublin.", "Dublin"),
    ],
)
def test_a_place_inside_a_longer_name_counts_when_asked_for(finder: PlaceFinder, text: str, words: str) -> None:
    found = [
        place.text.of(text) for place in finder.find(text + " In Dublin and in Cork too.", wide=True) if place.text
    ]
    assert words in found[:-2]


def test_a_short_form_counts_after_its_town_and_one_with_two_points_everywhere_when_asked_for(
    finder: PlaceFinder,
) -> None:
    text = "In Dublin, Ga., and in the N.J. Division of Parks, they waited."
    assert [place.name for place in finder.find(text)][1:] == ["Georgia"]
    assert [place.name for place in finder.find(text, wide=True)][1:] == ["Georgia", "New Jersey"]


def test_states_named_together_are_states_and_no_towns(finder: PlaceFinder, tmp_path: Path) -> None:
    build_index(tmp_path / "more.bin", [*TOWNS, town(9, "Norway", "USA", "OH", 20_000, (40.1, -83.0))])
    more = PlaceFinder(Gazetteer.load(tmp_path / "more.bin"), load_regions(), load_states())
    found = more.find("Envoys of Norway, of Sweden, of Denmark and of Finland met in Columbus, Ohio.")
    assert [place.precision for place in found][:4] == ["country"] * 4


def test_the_end_of_a_given_name_will_do_where_all_of_it_is_unknown(finder: PlaceFinder) -> None:
    assert ids(finder, "East Dublin slept.", spans=[Span(0, 11)]) == [1]


def test_a_name_does_not_vote_for_itself() -> None:
    option = Option("Dublin", "IRL", "settlement", 5.0, "L", latitude=53.3, longitude=-6.3)
    neighbours = Neighbours()
    neighbours.add("Dublin", [option])
    assert neighbours.support("Dublin", option) == 0.0
    assert neighbours.support("Cork", option) > 0.0
