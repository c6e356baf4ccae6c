"""Places in a text, and the place of an act. The settlements are a handful, built here."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.knowledge.gazetteer import Gazetteer, build_index
from dateline.knowledge.regions import load_regions
from dateline.knowledge.states import load_states
from dateline.records import Span, Where
from dateline.resolving.where import PlaceFinder, where_of


def city(
    geonameid: int, name: str, iso3: str, admin1: str, population: int, *others: str, capital: bool = False
) -> dict[str, Any]:
    return {
        "geonameid": geonameid,
        "name": name,
        "iso3": iso3,
        "admin1code": admin1,
        "population": population,
        "latitude": 10.0,
        "longitude": 20.0,
        "alternatenames": list(others),
        "capital": capital,
    }


CITIES = [
    city(1, "Paris", "FRA", "11", 2_138_551, capital=True),
    city(2, "Paris", "USA", "TX", 24_782),
    city(3, "Addis Ababa", "ETH", "44", 2_757_729, capital=True),
    city(4, "Oslo", "NOR", "12", 580_000, capital=True),
    city(5, "Tripoli", "LBY", "77", 1_150_989, capital=True),
    city(6, "Tripoli", "LBN", "09", 229_398),
    city(7, "Ar Raqqah", "SYR", "04", 531_952, "Raqqa"),
    city(8, "Aleppo", "SYR", "09", 2_098_210),
    city(9, "Independence", "USA", "MO", 117_000),
    city(10, "Niquero", "CUB", "09", 18_771),
    city(11, "Moscow", "RUS", "48", 10_381_222, capital=True),
    city(12, "March", "GBR", "ENG", 22_000),
    city(13, "Washington", "USA", "DC", 689_545, capital=True),
    city(14, "Sochi", "RUS", "38", 327_608),
]


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory) -> PlaceFinder:
    path = tmp_path_factory.mktemp("places") / "gazetteer.bin"
    build_index(path, CITIES)
    return PlaceFinder(Gazetteer.load(path), load_regions(), load_states())


def named(places: tuple[Where, ...]) -> list[tuple[str, str | None, str]]:
    return [(place.name, place.country, place.precision) for place in places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("They met in Oslo.", [("Oslo", "NOR", "settlement")]),
        ("They met in Paris.", [("Paris", "FRA", "settlement")]),
        ("They met in Paris, Texas.", [("Paris", "USA", "settlement"), ("Texas", "USA", "admin")]),
        ("Lebanon mourned. Shots fell in Tripoli.", [("Lebanon", "LBN", "country"), ("Tripoli", "LBN", "settlement")]),
        ("Shots fell in Tripoli.", [("Tripoli", "LBY", "settlement")]),
        ("Rebels hold northern Syria.", [("northern Syria", "SYR", "area")]),
        ("Rebels hold northern Syrian towns.", [("northern Syria", "SYR", "area")]),
        ("Shells hit the Gaza Strip.", [("Gaza Strip", "PSE", "area")]),
        ("They met in the Ethiopian capital.", [("Addis Ababa", "ETH", "settlement")]),
        ("Fighting spread in Helmand province.", [("Helmand", "AFG", "admin")]),
        ("They landed in the town of Niquero.", [("Niquero", "CUB", "settlement")]),
        ("The Syrian civil war goes on.", [("Syria", "SYR", "country")]),
        ("They talked at the Olaf Tryggvason Library.", [("Olaf Tryggvason Library", None, "unknown")]),
        ("OSLO - The minister resigned.", [("Oslo", "NOR", "settlement")]),
        ("Anna Paris said no. Shares of Paris fell.", [("Paris", "FRA", "settlement")]),
        ("He bought it from Justice in the Federal mine.", []),
        ("He resigned in March.", []),
        ("NATO and NICE agreed.", []),
        ("He reads the Washington Post.", []),
    ],
)
def test_places_of_a_text(finder: PlaceFinder, text: str, places: list[tuple[str, str | None, str]]) -> None:
    assert named(finder.find(text)) == places


def test_settlement_has_a_point_and_a_country_none(finder: PlaceFinder) -> None:
    syria, aleppo = finder.find("In Syria, shells fell on Aleppo.")
    assert (syria.lat, syria.lon, syria.geonameid) == (None, None, None)
    assert (aleppo.lat, aleppo.lon, aleppo.geonameid) == (10.0, 20.0, 8)


def test_name_means_the_same_place_all_through_a_text(finder: PlaceFinder) -> None:
    found = finder.find("Officials in Paris, Texas, spoke. Later, Paris was quiet.")
    assert [place.country for place in found if place.name == "Paris"] == ["USA", "USA"]


def test_given_span_is_resolved_without_a_preposition(finder: PlaceFinder) -> None:
    text = "Niquero slept."
    assert finder.find(text) == ()
    assert named(finder.find(text, spans=[Span(0, 7)])) == [("Niquero", "CUB", "settlement")]


def test_country_of_the_publisher_tips_the_scale(finder: PlaceFinder) -> None:
    found = finder.find("A boat left from Tripoli.", published_country="LBN")
    assert found[0].country == "LBY", "one outlet's country alone does not outweigh a capital"


def place_of(finder: PlaceFinder, sentence: str, trigger: str) -> str | None:
    at = sentence.index(trigger)
    where = where_of(Span(at, at + len(trigger)), Span(0, len(sentence)), finder.find(sentence), sentence)
    return where.name if where else None


@pytest.mark.parametrize(
    ("sentence", "trigger", "place"),
    [
        ("Gunmen killed a bishop in Aleppo on Friday.", "killed", "Aleppo"),
        ("The army withdrew from Raqqa.", "withdrew", "Raqqa"),
        ("The siege of Aleppo went on.", "siege", "Aleppo"),
        ("The rebels recaptured the border town of Raqqa.", "recaptured", "Raqqa"),
        ("They will convene in the Black Sea resort of Sochi.", "convene", "Sochi"),
        ("The Aleppo offensive failed.", "offensive", "Aleppo"),
        ("In Oslo, the two premiers met.", "met", "Oslo"),
        ("They reached Niquero, where the boat landed.", "landed", "Niquero"),
        ("A summit set for Washington may fail.", "summit", "Washington"),
        ("Moscow accused the guerrillas.", "accused", None),
        ("Moscow would propose a truce.", "propose", None),
        ("The premier condemned the bombing in Aleppo.", "condemned", None),
        ("The premier condemned the bombing in Aleppo.", "bombing", "Aleppo"),
        ("Oslo's envoy praised the truce.", "praised", None),
        ("A man attacked the U.S. embassy in Oslo.", "attacked", "Oslo"),
    ],
)
def test_place_of_an_act(finder: PlaceFinder, sentence: str, trigger: str, place: str | None) -> None:
    assert place_of(finder, sentence, trigger) == place


def test_dateline_is_the_place_of_no_act(finder: PlaceFinder) -> None:
    assert place_of(finder, "OSLO (Agency) - The minister resigned.", "resigned") is None


@given(st.one_of(st.text(max_size=60), st.text(alphabet="AaZ .,'’-\nİß", max_size=60)))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_places_inside_it_in_order(finder: PlaceFinder, text: str) -> None:
    found = [place.text for place in finder.find("in " + text)]
    assert all(span is not None and span.end <= len(text) + 3 for span in found)
    assert all(left and right and left.end <= right.start for left, right in pairwise(found))
