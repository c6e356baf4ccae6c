"""Plain text and pages to dispatches."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_given import BODY, PAGE, TODAY, code_of, one

from dateline.reading import Note, read, read_bytes
from dateline.records import Dispatch, Failure


def test_plain_text_is_stored_as_it_stands() -> None:
    text = f"\ufeffFerry sails\r\n\r\n{BODY}\r\n  \n"
    dispatch = one(text)
    assert isinstance(dispatch, Dispatch)
    assert dispatch.text == text
    assert dispatch.body_span.of(text) == BODY
    assert (dispatch.title, dispatch.title_span.of(text)) == ("Ferry sails", "Ferry sails")  # type: ignore[union-attr]


@given(st.text(min_size=1, max_size=200))
def test_any_text_gives_a_dispatch_or_a_failure(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    for result in read_bytes(data, name="a.txt", today=TODAY):
        if isinstance(result, Dispatch):
            assert result.text.encode() == data
            assert 0 <= result.body_span.start <= result.body_span.end <= len(result.text)


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.jsonl", "a.json", "a.csv", "a", "a.gz"]))
def test_any_bytes_give_dispatches_or_failures(data: bytes, name: str) -> None:
    assert all(isinstance(result, Dispatch | Failure) for result in read_bytes(data, name=name, today=TODAY))


def test_published_of_the_caller_takes_precedence() -> None:
    dispatch = one(f"Published: 2023-05-02\n\n{BODY}", published="2023-05-03")
    assert isinstance(dispatch, Dispatch)
    assert dispatch.published == "2023-05-03"


def test_the_time_of_a_file_is_never_its_date(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    [dispatch] = read(tmp_path / "a.txt")
    assert isinstance(dispatch, Dispatch)
    assert dispatch.published is None


def test_no_date_is_a_note_and_no_failure() -> None:
    notes: list[Note] = []
    assert code_of(one(BODY, note=notes.append)) == "read"
    assert [note.code for note in notes] == ["W102"]


def test_an_encoding_other_than_utf8_is_noted() -> None:
    notes: list[Note] = []
    dispatch = one(f"Date: 2024-05-02\n\n{BODY} “Naïve,” she said.".encode("cp1252"), note=notes.append)
    assert isinstance(dispatch, Dispatch)
    assert "“Naïve,”" in dispatch.text
    assert [(note.code, "cp1252" in note.text) for note in notes] == [("W101", True)]


def test_a_named_encoding_is_used() -> None:
    dispatch = one("Il a été arrêté à Genève, où la fête a commencé.".encode("latin-1"), encoding="latin-1")
    assert isinstance(dispatch, Dispatch)
    assert "arrêté" in dispatch.text


def test_control_characters_are_kept() -> None:
    text = f"Ferry sails\n\n{BODY}\x1b[31m\x07\u2028 end"
    dispatch = one(text)
    assert isinstance(dispatch, Dispatch)
    assert dispatch.text == text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "en"),
        (BODY.upper(), "en"),
        ("Die Fähre zwischen Nordland und Südland fährt wieder, sagte die Hafenmeisterin am Dienstag.", "de"),
        ("Ferry sails.", None),
        ("Revs 41.1 mln vs 20.3 mln, net profit 853,000 vs loss 22,000, shr profit 13 cts vs loss one ct", "en"),
        (
            "MAY7 6730L 6745A 6580B JUN7 6767B 6787A 6617L JUL7 6840B 6855A 6660L AUG7 6900B 6917A 6720L SEP7 6950 "
            * 2,
            None,
        ),
    ],
)
def test_language_is_found_and_the_dispatch_is_kept(text: str, language: str | None) -> None:
    dispatch = one(text)
    assert isinstance(dispatch, Dispatch)
    assert dispatch.language == language


def test_a_page_gives_its_article_with_the_headline_first() -> None:
    dispatch = one(PAGE, "page")
    assert isinstance(dispatch, Dispatch)
    assert dispatch.text.startswith(f"Ferry sails again\n\n{BODY}\n\n“We will")
    assert (dispatch.title, dispatch.published, dispatch.source) == ("Ferry sails again", "2024-05-02", "Harbour Post")
    assert dispatch.url == "https://post.example/ferry"
    assert dispatch.body_span.of(dispatch.text).startswith(BODY)
    assert "rights" not in dispatch.text
