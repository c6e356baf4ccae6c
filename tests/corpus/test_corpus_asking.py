"""Asking: filters, frames, files."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from corpus_hand_built import make_coded

from dateline.corpus import Corpus, Result
from dateline.corpus.export import write_csv, write_json, write_parquet
from dateline.corpus.health import check
from dateline.errors import UsageError
from dateline.records import Status

JUNE = ("2024-06-10", "2024-06-20")


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path / "corpus")


@pytest.fixture
def asked(corpus: Corpus) -> Corpus:
    """Three dispatches: two of May 2024 and one, undated act, of 2025."""
    corpus.add_many(
        [
            make_coded(1, published="2024-05-06", type="CONSULT"),
            make_coded(
                2, published="2024-05-31T23:59", type="AID", status=Status.PLANNED, when=("2024-06-10", "2024-06-20")
            ),
            make_coded(3, published="2025-01-01", type="REJECT", speaker="Bo O'Hara", country="EU", when=None),
        ]
    )
    return corpus


@pytest.mark.parametrize(
    ("filters", "types"),
    [
        ({}, ["CONSULT", "AID", "REJECT"]),
        ({"type": "aid"}, ["AID"]),
        ({"type": ["AID", "REJECT"]}, ["AID", "REJECT"]),
        ({"type": []}, []),
        ({"status": "planned"}, ["AID"]),
        ({"actor": "brandt"}, ["CONSULT", "AID"]),
        ({"actor": "o'hara"}, ["REJECT"]),
        ({"actor": "a-Bo O'Hara"}, ["REJECT"]),
        ({"actor": "adeba"}, []),
        ({"recipient": "ADEBA"}, ["CONSULT", "AID", "REJECT"]),
        ({"country": "eu"}, ["REJECT"]),
        ({"country": ["EU", "NOR"]}, ["CONSULT", "AID", "REJECT"]),
        ({"since": "2024-06-20"}, ["AID"]),
        ({"since": "2024-06-21"}, []),
        ({"since": "2024-05", "until": "2024-05"}, ["CONSULT"]),
        ({"until": "2024-06-10"}, ["CONSULT", "AID"]),
        ({"published_since": "2024-05-31"}, ["AID", "REJECT"]),
        ({"published_until": "2024-05"}, ["CONSULT", "AID"]),
        ({"published_until": "2024"}, ["CONSULT", "AID"]),
        ({"place": "osl"}, ["CONSULT", "AID", "REJECT"]),
        ({"place": "SWE"}, []),
        ({"text": "met premier"}, ["CONSULT", "AID", "REJECT"]),
        ({"text": "100%_"}, []),
        ({"actor": "' OR TRUE --"}, []),
    ],
)
def test_events_are_filtered(asked: Corpus, filters: dict[str, str], types: list[str]) -> None:
    assert [row["type"] for row in asked.events(**filters)] == types  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"speaker": "brandt"}, 2),
        ({"country": "EU"}, 1),
        ({"actor": "o'hara"}, 1),
        ({"sector": "gov"}, 3),
        ({"kind": "direct"}, 3),
        ({"kind": "indirect"}, 0),
        ({"about": "agree"}, 3),
        ({"text": "we agree"}, 3),
        ({"since": "2024-06"}, 1),
        ({"until": "2024-05-31"}, 2),
    ],
)
def test_statements_are_filtered(asked: Corpus, filters: dict[str, str], count: int) -> None:
    assert len(asked.statements(**filters)) == count  # type: ignore[arg-type]


def test_a_statement_gives_words_and_offsets(asked: Corpus) -> None:
    [row] = asked.statements(speaker="o'hara")
    text = asked.record(row["dispatch_id"]).dispatch.text
    assert (row["content"], row["cue"], row["speaker_role"]) == ("“We agree,”", "said", "Minister")
    assert [text[span["start"] : span["end"]] for span in row["content_spans"]] == ["“We agree,”"]


def test_an_event_gives_parties_time_and_place(asked: Corpus) -> None:
    [row] = asked.events(type="AID")
    assert [(party["who"], party["text"]) for party in row["actor"]] == [("Ilse Brandt", "Ilse Brandt")]
    assert (row["when_start"], row["when_end"], row["when_text"]) == ("2024-06-10", "2024-06-20", "Monday")
    assert (row["where_name"], row["where_country"], row["trigger"]) == ("Oslo", "NOR", "met")


def test_actors_are_counted_most_frequent_first(asked: Corpus) -> None:
    rows = [(row["who"], row["statements"], row["acts"], row["received"]) for row in asked.actors()]
    assert rows == [("Ilse Brandt", 2, 2, 0), ("Olu Adeba", 0, 0, 3), ("Bo O'Hara", 1, 1, 0)]
    assert [row["who"] for row in asked.actors(country="NGA")] == ["Olu Adeba"]


def test_dispatches_give_their_text(asked: Corpus) -> None:
    [row] = asked.dispatches(since="2025")
    assert row["text"].endswith("(3)")
    assert (row["statements"], row["events"]) == (1, 1)


def test_stats_count_everything(asked: Corpus) -> None:
    counts = {(row["part"], row["name"]): row["n"] for row in asked.stats()}
    assert counts["corpus", "dispatches"] == counts["corpus", "events"] == counts["language", "en"] == 3
    assert (counts["type", "AID"], counts["status", "planned"], counts["kind", "direct"]) == (1, 1, 3)
    assert {row["name"]: row["value"] for row in asked.stats() if row["part"] == "published"} == {
        "first": "2024-05-06",
        "last": "2025-01-01",
    }


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"type": "WAR"}, "ASSAULT"),
        ({"status": "maybe"}, "possible"),
        ({"since": "June"}, "2023-06-28"),
        ({"until": "2024-02-30"}, "2023-06-28"),
    ],
)
def test_a_value_that_a_filter_cannot_have_is_a_coded_error(
    corpus: Corpus, filters: dict[str, str], expected: str
) -> None:
    with pytest.raises(UsageError) as caught:
        corpus.events(**filters)  # type: ignore[arg-type]
    assert caught.value.code == "E604"
    assert expected in caught.value.expected


def test_questions_to_an_empty_corpus_have_empty_answers(corpus: Corpus) -> None:
    for result in (corpus.events(), corpus.statements(), corpus.actors(), corpus.dispatches(), corpus.failures()):
        assert len(result) == 0
        assert result.columns
        assert "0 rows" in result._repr_html_()


def test_a_result_asks_when_it_is_first_looked_at_and_once(corpus: Corpus) -> None:
    result = corpus.events()
    corpus.add(make_coded(1))
    assert len(result) == 1
    corpus.add(make_coded(2))
    assert (len(result), len(corpus.events())) == (1, 2)


def test_a_result_becomes_a_data_frame(asked: Corpus) -> None:
    assert asked.events().to_arrow().num_rows == 3
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    assert isinstance(asked.events().to_pandas(), pandas.DataFrame)
    assert isinstance(asked.events().to_polars(), polars.DataFrame)


def test_a_missing_data_frame_package_is_named_with_its_install_line(
    asked: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(UsageError) as caught:
        asked.events().to_polars()
    assert caught.value.remedy == "pip install 'dateline[polars]'"


def test_the_notebook_display_is_escaped_and_shows_a_part(corpus: Corpus) -> None:
    corpus.add_many([make_coded(number, speaker="<script>alert(1)</script>") for number in range(30)])
    page = corpus.statements()._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "20 of 30 rows" in page
    assert "http" not in page


def test_head_takes_the_first_rows(asked: Corpus) -> None:
    result = asked.events()
    assert len(result.head(2)) == 2
    assert len(result) == 3
    assert len(result.head(1)) == 1


def test_csv_guards_against_formulas_and_names_parties(corpus: Corpus) -> None:
    corpus.add(make_coded(speaker='=HYPERLINK("x")'))
    paper = io.StringIO()
    write_csv(corpus.statements(), paper)
    [row] = csv.DictReader(io.StringIO(paper.getvalue()))
    assert row["speaker"] == '\'=HYPERLINK("x")'
    assert row["content_spans"].count("-") == 1
    paper = io.StringIO()
    write_csv(corpus.events(), paper)
    [row] = csv.DictReader(io.StringIO(paper.getvalue()))
    assert (row["recipient"], row["score"], row["why"]) == ("Olu Adeba (NGA)", "4.0", "trigger head; weekday")


def test_json_and_parquet_hold_all_rows(asked: Corpus) -> None:
    import pyarrow.parquet as pq

    paper, file = io.StringIO(), io.BytesIO()
    write_json(asked.events(), paper)
    write_parquet(asked.events(), file)
    assert [row["type"] for row in json.loads(paper.getvalue())] == ["CONSULT", "AID", "REJECT"]
    assert pq.read_table(io.BytesIO(file.getvalue())).num_rows == 3


def test_rows_known_already_make_a_result() -> None:
    result = Result.of_rows([{"a": "1"}, {"a": "2"}], ("a",))
    assert ([row["a"] for row in result], len(result.head(1))) == (["1", "2"], 1)


def test_health_finds_a_changed_file(asked: Corpus) -> None:
    assert check(asked).problems == ()
    [path] = (asked.path / "segments").rglob("events.parquet")
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert check(asked).problems == (f"{path} is not as it was written",)
