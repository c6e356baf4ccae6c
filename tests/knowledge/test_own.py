"""Rows of the user's own override or extend those of the package."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.knowledge.borders import neighbours
from dateline.knowledge.memberships import members
from dateline.knowledge.offices import load_holders
from dateline.knowledge.own import VARIABLE, read_own
from dateline.knowledge.terms import office_holder, offices_of

DAY = dt.date(2024, 5, 1)
HEADS = {
    "holders.tsv": "state\toffice\tname\tfrom\tto\tsource",
    "memberships.tsv": "organisation\tmember\tfrom\tto\tsource",
    "borders.tsv": "one\tother\tfrom\tto\tsource",
}


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


def write(folder: Path, name: str, *rows: str) -> None:
    (folder / name).write_text("\n".join(("# ours", HEADS[name], *rows)) + "\n", encoding="utf-8")


def test_an_own_holder_takes_the_place_of_the_known_one(own: Path) -> None:
    write(own, "holders.tsv", "FRA\tpresident\tAda Lund\t2024-01-01\t2025-01-01\tdesk")
    answer = office_holder("FRA", "head of state", DAY)
    assert answer.term is not None
    assert (answer.term.name, answer.term.source) == ("Ada Lund", "own: desk")
    macron = offices_of("Emmanuel Macron", DAY)
    assert [term for term in macron if (term.state, term.office) == ("FRA", "head of state")] == []


def test_outside_its_days_an_own_holder_changes_nothing(own: Path) -> None:
    write(own, "holders.tsv", "FRA\tpresident\tAda Lund\t2024-01-01\t2025-01-01\tdesk")
    answer = office_holder("FRA", "president", dt.date(2023, 5, 1))
    assert answer.term is not None
    assert answer.term.name == "Emmanuel Macron"


def test_an_own_holder_of_an_office_that_nobody_knew_is_found_in_coding_too(own: Path) -> None:
    write(own, "holders.tsv", "LTU\tharbour master\tAda Lund\t2024-01-01\t\tdesk")
    answer = office_holder("LTU", "harbour master", DAY)
    assert answer.term is not None
    assert load_holders().holders_named("Ada Lund", DAY)[0].office == "harbour master"


def test_an_own_membership_takes_the_place_of_the_known_one(own: Path) -> None:
    write(own, "memberships.tsv", "NATO\tFIN\t2030-01-01\t\tdesk", "Harbour League\tNOR\t2020-01-01\t\tdesk")
    assert "FIN" not in members("NATO", DAY)
    assert members("Harbour League", DAY) == {"NOR"}


def test_an_own_border_takes_the_place_of_the_known_one(own: Path) -> None:
    write(own, "borders.tsv", "PRT\tESP\t\t2020-01-01\tdesk")
    assert neighbours("PRT", DAY) == frozenset()


@pytest.mark.parametrize(
    ("name", "row", "line", "words"),
    [
        ("holders.tsv", "FRA\tpresident\tAda Lund\t2024\t\tdesk", 3, "from is '2024'"),
        ("holders.tsv", "FRA\tpresident\tAda Lund\t\t\tdesk", 3, "no from"),
        ("holders.tsv", "FRA\tpresident\tAda Lund\t2024-01-01\t\t", 3, "no source"),
        ("holders.tsv", "XXX\tpresident\tAda Lund\t2024-01-01\t\tdesk", 3, "state is 'XXX'"),
        ("memberships.tsv", "NATO\tFIN\t2024-01-02\t2024-01-01\tdesk", 3, "from 2024-01-02 to 2024-01-01"),
        ("borders.tsv", "PRT\tNATO\t\t\tdesk", 3, "other is 'NATO'"),
        ("borders.tsv", "PRT\tESP", 3, "2 cells"),
    ],
)
def test_an_unfit_row_is_refused_with_its_line(own: Path, name: str, row: str, line: int, words: str) -> None:
    write(own, name, row)
    with pytest.raises(InputError) as caught:
        read_own(own, name)
    assert caught.value.code == "E123"
    assert f"{name}:{line}: " in caught.value.seen
    assert words in caught.value.seen


def test_a_file_without_a_column_is_refused(own: Path) -> None:
    (own / "borders.tsv").write_text("one\tother\nPRT\tESP\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"E122.*no column from, to, source"):
        neighbours("PRT", DAY)


def test_a_folder_that_is_absent_is_refused(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(own / "nowhere"))
    with pytest.raises(InputError, match="E121"):
        neighbours("PRT", DAY)
