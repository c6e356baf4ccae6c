"""Bad input: each a coded failure, in bounded memory."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from reading_given import BODY, code_of, one

from dateline.errors import UsageError
from dateline.reading import read, read_bytes
from dateline.reading.limits import MAX_DOCUMENT_BYTES, MAX_LINE_CHARS
from dateline.records import Dispatch, Failure


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.txt", "E101"),
        (b" \n\t\r\n", "a.txt", "E101"),
        (b"\xef\xbb\xbf", "a.txt", "E101"),
        (b"--- ... ---", "a.txt", "E101"),
        (b"\x00\x01\x02\x03" * 20, "a.txt", "E102"),
        (bytes(range(0x80, 0x100)) * 9, "a.txt", "E103"),
        (b"Published: 2024-06-03\n\nFrom tomorrow's paper.", "a.txt", "E110"),
        (b"\x1f\x8b\x08\x00broken", "a.txt.gz", "E113"),
        (b"<html><body></body></html>", "a.html", "E114"),
        (b"<?xml version='1.0'?><rss></rss>", "feed.xml", "E116"),
        (b"{not json", "a.jsonl", "E106"),
        (b"[1, 2]", "a.jsonl", "E107"),
        (b'"words"', "a.jsonl", "E107"),
        (b'{"title": "no text"}', "a.jsonl", "E108"),
        (b'{"text": {"nested": 1}}', "a.jsonl", "E108"),
        (b'{"text": "Talks.", "date": "2024-07-01"}', "a.jsonl", "E110"),
        (b"[" * 100_000, "a.jsonl", "E106"),
        (b"headline,when\nFerry,2024\n", "a.csv", "E109"),
        (b"text,date\n,2024-05-01\n", "a.csv", "E108"),
        (b"text,date\na,b,c\n", "a.csv", "E115"),
        (b"[1]", "a.json", "E107"),
        (b"[1", "a.json", "E106"),
        (b"x" * (MAX_LINE_CHARS + 1), "a.txt", "E104"),
        (b"word\n" * 300_000, "a.txt", "E105"),
        (b"words and\n" * (MAX_DOCUMENT_BYTES // 10 + 1), "a.txt", "E105"),
    ],
)  # fmt: skip
def test_bad_input_is_a_failure_with_its_code(data: bytes, name: str, code: str) -> None:
    failure = one(data, name)
    assert code_of(failure) == code
    assert isinstance(failure, Failure)
    assert failure.seen
    assert failure.expected
    assert failure.remedy
    assert failure.input.startswith(name)
    assert failure.stage == "read"


def test_today_and_tomorrow_are_no_dates_ahead() -> None:
    assert code_of(one(f"Published: 2024-06-02\n\n{BODY}")) == "read"


def test_an_option_that_cannot_be_right_raises() -> None:
    for options, code in [
        ({"published": "soon"}, "E601"),
        ({"published": "2024-07-01"}, "E601"),
        ({"format": "pdf"}, "E602"),
        ({"encoding": "utf-99"}, "E603"),
    ]:
        with pytest.raises(UsageError) as caught:
            one(BODY, **options)
        assert caught.value.code == code


def test_a_line_of_50_megabytes_is_read_over_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "First."}\n{"text": "')
        for _ in range(50):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n{"text": "Third."}\n')
    tracemalloc.start()
    results = list(read(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [code_of(result) for result in results] == ["read", "E104", "read"]
    assert isinstance(results[1], Failure)
    assert results[1].input == f"{path}:2"
    assert "50,000,0" in results[1].seen
    assert peak < 5 * MAX_DOCUMENT_BYTES


def test_a_text_file_of_one_line_of_50_megabytes_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"x" * 1_000_000)
    tracemalloc.start()
    [failure] = read(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert code_of(failure) == "E105"
    assert peak < 4 * MAX_DOCUMENT_BYTES


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_many_lines_are_streamed(kind: str) -> None:
    line = b'{"text": "Talks."}\n' if kind == "jsonl" else b"Talks.\n"
    head = b"" if kind == "jsonl" else b"text\n"
    results = read_bytes(head + line * 1_000_000, name=f"a.{kind}")
    tracemalloc.start()
    for _ in range(2000):
        assert isinstance(next(results), Dispatch)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8_000_000
