"""The gazetteer's index file and what it finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ModelError
from dateline.knowledge.gazetteer import Gazetteer, build_index, index_path, name_key
from dateline.knowledge.regions import load_regions


def row(geonameid: int, name: str, iso3: str, population: int, *others: str, **more: Any) -> dict[str, Any]:
    return {
        "geonameid": geonameid,
        "name": name,
        "iso3": iso3,
        "population": population,
        "latitude": 12.34567,
        "longitude": -98.7,
        "admin1code": "07",
        "alternatenames": list(others),
        **more,
    }


ROWS = [
    row(1, "Dayr az Zawr", "SYR", 270_000, "Deir ez-Zor", "DEZ", "دير الزور", "dai er zu er"),
    row(2, "Paris", "FRA", 2_100_000, capital=True),
    row(3, "Paris", "USA", 24_000, admin1code="TX"),
]


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = tmp_path_factory.mktemp("cache") / "deep" / "gazetteer.bin"
    build_index(path, ROWS)
    return Gazetteer.load(path)


def test_candidates_come_with_the_most_populous_first(gazetteer: Gazetteer) -> None:
    assert [(place.country, place.capital) for place in gazetteer.candidates("Paris")] == [
        ("FRA", True),
        ("USA", False),
    ]


def test_place_keeps_its_facts(gazetteer: Gazetteer) -> None:
    (place,) = gazetteer.candidates("Deir ez-Zor")
    assert (place.geonameid, place.name, place.main) == (1, "Dayr az Zawr", False)
    assert (place.latitude, place.longitude) == (12.34567, -98.7)
    assert (place.admin1, place.population) == ("07", 270_000)


@pytest.mark.parametrize("name", ["deir ez zor", "Deïr Ez-Zor", "DEIR EZ-ZOR"])
def test_case_accents_and_hyphens_do_not_count(gazetteer: Gazetteer, name: str) -> None:
    assert len(gazetteer.candidates(name)) == 1


@pytest.mark.parametrize("name", ["DEZ", "dai er zu er", "Pari", ""])
def test_codes_transcriptions_and_parts_find_nothing(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.candidates(name) == ()


def test_many_names_at_once_give_the_same_as_one_by_one(gazetteer: Gazetteer) -> None:
    names = ["Paris", "Nowhere", "Deir ez-Zor"]
    assert gazetteer.candidates_by_key([name_key(name) for name in names]) == [gazetteer.candidates(n) for n in names]


def test_names_asked_again_find_the_same_though_few_are_kept(
    gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.knowledge.gazetteer._KEPT", 2)
    keys = [name_key(name) for name in ("Paris", "Oslo", "no such town", "Paris")]
    first = gazetteer.candidates_by_key(keys)
    assert first[0]
    assert first[0] == first[3]
    assert gazetteer.candidates_by_key(keys[1:]) == first[1:]


def test_a_county_is_told_from_a_settlement(tmp_path: Path) -> None:
    build_index(tmp_path / "one.bin", [*ROWS, row(4, "Elm County", "USA", 9_000, division=True)])
    gazetteer = Gazetteer.load(tmp_path / "one.bin")
    assert [place.division for place in (*gazetteer.candidates("Elm County"), *gazetteer.candidates("Paris"))] == [
        True,
        False,
        False,
    ]


def test_length_is_the_number_of_places(gazetteer: Gazetteer) -> None:
    assert len(gazetteer) == 3


def test_building_leaves_nothing_but_the_index(tmp_path: Path) -> None:
    build_index(tmp_path / "one.bin", ROWS)
    assert [path.name for path in tmp_path.iterdir()] == ["one.bin"]


@pytest.mark.parametrize("content", [b"", b"something else", b"DLGAZ\x00\x00\x02\xff\x00\x00\x00\x00\x00\x00\x00{}"])
def test_file_that_is_no_index_is_refused_with_a_remedy(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.bin"
    path.write_bytes(content)
    with pytest.raises(ModelError) as error:
        Gazetteer.load(path)
    assert error.value.code == "E412"
    assert str(path) in error.value.remedy


def test_cut_index_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cut.bin"
    build_index(path, ROWS)
    path.write_bytes(path.read_bytes()[:-16])
    with pytest.raises(ModelError, match="E412"):
        Gazetteer.load(path)


def test_folder_that_cannot_be_made_is_refused_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ModelError, match="E411"):
        build_index(tmp_path / "file" / "gazetteer.bin", ROWS)


def test_index_path_names_the_layout_and_the_source() -> None:
    assert index_path().name.startswith("gazetteer-2-")


@given(st.text(max_size=40))
def test_key_of_a_key_is_itself(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Helmand", "AFG", "admin"),
        ("Helmand province", "AFG", "admin"),
        ("Texas", "USA", "admin"),
        ("Gaza Strip", "PSE", "area"),
        ("the Gulf", None, "area"),
        ("White House", "USA", "site"),
    ],
)
def test_region_is_known(name: str, country: str | None, kind: str) -> None:
    assert (country, kind) in [(region.country, region.kind) for region in load_regions().named(name)]
