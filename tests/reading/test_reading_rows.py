"""JSON and tables to dispatches."""

from __future__ import annotations

import csv
import io
import json

import pytest
from reading_given import BODY, code_of, one

from dateline.reading import Columns, Note, read_bytes
from dateline.records import Dispatch, Failure


def test_jsonl_keeps_title_date_source_and_address() -> None:
    row = {
        "title": "Ferry  sails",
        "text": BODY,
        "date": "2024-05-02T07:29:00Z",
        "publisher": "Post",
        "url": "https://a.example",
    }
    dispatch = one(json.dumps(row), "a.jsonl")
    assert isinstance(dispatch, Dispatch)
    assert dispatch.text == f"Ferry sails\n\n{BODY}"
    assert (dispatch.title, dispatch.published, dispatch.source, dispatch.url) == (
        "Ferry sails", "2024-05-02T07:29", "Post", "https://a.example",
    )  # fmt: skip
    assert dispatch.body_span.of(dispatch.text) == BODY


def test_a_title_that_opens_the_text_is_not_doubled() -> None:
    dispatch = one(json.dumps({"title": "Ferry sails", "text": f"Ferry sails.\n\n{BODY}"}), "a.jsonl")
    assert isinstance(dispatch, Dispatch)
    assert dispatch.text == f"Ferry sails.\n\n{BODY}"
    assert dispatch.body_span.of(dispatch.text) == BODY


def test_a_row_may_have_its_dateline_apart() -> None:
    dispatch = one(json.dumps({"title": "Ferry", "dateline": "OSLO, May 2 -", "text": BODY}), "a.jsonl")
    assert isinstance(dispatch, Dispatch)
    assert dispatch.dateline is not None
    assert dispatch.dateline.of(dispatch.text) == "OSLO, May 2"
    assert dispatch.body_span.of(dispatch.text) == BODY


def test_columns_can_be_named() -> None:
    columns = Columns.named(text="story", date="day", title="head")
    dispatch = one(f'head,story,day\nFerry,"{BODY}",2024-05-02\n', "a.csv", columns=columns)
    assert isinstance(dispatch, Dispatch)
    assert (dispatch.title, dispatch.published) == ("Ferry", "2024-05-02")


def test_a_missing_column_names_those_that_are_there() -> None:
    failure = one("head,story\nFerry,words\n", "a.csv", columns=Columns.named(text="body"))
    assert isinstance(failure, Failure)
    assert "'head', 'story'" in failure.seen
    assert "--text-column" in failure.remedy


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", "\t")])
def test_tables_are_read_whatever_their_delimiter(name: str, mark: str) -> None:
    paper = io.StringIO()
    csv.writer(paper, delimiter=mark).writerows(
        [["text", "date"], [f"{BODY}\n\nSecond, paragraph; here.", "2024-05-02"]]
    )
    dispatch = one(paper.getvalue(), name)
    assert isinstance(dispatch, Dispatch)
    assert dispatch.text.endswith("Second, paragraph; here.")


def test_a_header_that_is_no_csv_is_a_failure() -> None:
    assert code_of(one(b"tex\rt", "a.csv")) == "E115"


def test_a_row_that_is_no_csv_does_not_stop_the_others() -> None:
    results = list(read_bytes(b"text,day\nA\rB,2024-05-02\nThird.,2024-05-02\n", name="a.csv"))
    assert [code_of(result) for result in results] == ["E115", "read"]


def test_a_table_in_utf16_is_read() -> None:
    dispatch = one(b"\xff\xfe" + f"text\tdate\n{BODY}\t2024-05-02\n".encode("utf-16-le"), "a.tsv")
    assert isinstance(dispatch, Dispatch)
    assert dispatch.text == BODY


def test_one_bad_row_does_not_stop_the_others() -> None:
    lines = [b'{"text": "First."}', b"", b"{broken", b'{"text": "caf\xe9 \xe9"}', b'{"text": "Fifth."}']
    results = list(
        read_bytes(b"\n".join([*lines, *[b'{"text": "\xc3\xa9 Good."}'] * 9]), name="a.jsonl", encoding="utf-8")
    )
    assert [code_of(result) for result in results] == ["read", "E106", "E103", "read", *["read"] * 9]
    assert [result.input for result in results if isinstance(result, Failure)] == ["a.jsonl:3", "a.jsonl:4"]


def test_halves_of_surrogate_pairs_are_replaced_and_noted() -> None:
    notes: list[Note] = []
    dispatch = one(
        rb'{"text": "Talks \ud83d began.", "title": "\udc00 Ferry", "date": "2024-05-01"}', "a.jsonl", note=notes.append
    )
    assert isinstance(dispatch, Dispatch)
    assert dispatch.text == "\ufffd Ferry\n\nTalks \ufffd began."
    assert notes[0].code == "W104"


def test_a_date_that_is_not_understood_is_noted() -> None:
    notes: list[Note] = []
    one(json.dumps({"text": BODY, "date": "03/04/2020"}), "a.jsonl", note=notes.append)
    assert [note.code for note in notes] == ["W103"]


def test_a_json_document_holds_one_or_many() -> None:
    rows = [{"text": "First talks."}, {"text": "Second talks."}]
    assert len(list(read_bytes(json.dumps(rows, indent=1).encode(), name="a.json"))) == 2
    assert code_of(one(json.dumps(rows[0], indent=1), "a.json")) == "read"


def test_jsonl_is_told_by_its_content() -> None:
    assert len(list(read_bytes(b'{"text": "First."}\n{"text": "Second."}\n', name="stdin"))) == 2


def test_capitals_of_column_names_do_not_matter() -> None:
    dispatch = one(f'Title,Date,TEXT\nFerry,2024-05-02,"{BODY}"\n', "a.csv")
    assert isinstance(dispatch, Dispatch)
    assert (dispatch.title, dispatch.published) == ("Ferry", "2024-05-02")
