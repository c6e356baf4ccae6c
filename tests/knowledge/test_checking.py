"""The tables of the package are sound, and what is wrong is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.knowledge.checking import check_knowledge, find_gaps
from dateline.knowledge.own import VARIABLE


def test_nothing_is_wrong_with_the_tables_of_the_package() -> None:
    assert check_knowledge() == ()


def test_heads_of_state_and_government_are_known_for_nine_days_in_ten_since_2000() -> None:
    missing = sum(gap.days for gap in find_gaps())
    assert missing / (196 * 2 * 9634) < 0.1


def test_two_own_rows_of_one_office_on_a_day_are_an_overlap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = ["state\toffice\tname\tfrom\tto\tsource", "FRA\tking\tAda Lund\t2024-01-01\t\tdesk"]
    rows.append("FRA\tking\tPer Holm\t2024-06-01\t\tdesk")
    (tmp_path / "holders.tsv").write_text("\n".join(rows), encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert [(one.table, one.kind) for one in check_knowledge()] == [("holders", "overlap")]
