"""Files, folders, compressed files, standard input."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from pathlib import Path

import pytest
from reading_given import BODY, PAGE, code_of, one

from dateline.reading import Note, find_sources, read, read_source
from dateline.reading.options import Options
from dateline.records import Dispatch, Failure


def test_a_folder_is_read_in_sorted_order(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt"):
        (tmp_path / name).write_text(f"{BODY} {name}")
    assert [result.source for result in read(tmp_path) if isinstance(result, Dispatch)] == ["a.txt", "b.txt", "c.txt"]


def test_an_unreadable_entry_of_a_folder_is_a_failure_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "b.txt")
    (tmp_path / "c.txt").write_text(BODY)
    assert [code_of(result) for result in read(tmp_path)] == ["E111", "E112", "read"]


def test_a_folder_that_cannot_be_listed_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "z.txt").write_text(BODY)
    listed = os.scandir

    def scandir(path: Path) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    results = list(read(tmp_path))
    assert [code_of(result) for result in results] == ["E111", "read"]
    assert isinstance(results[0], Failure)
    assert results[0].seen == "permission denied"


def test_a_path_that_does_not_exist_is_a_failure(tmp_path: Path) -> None:
    assert [code_of(result) for result in read(tmp_path / "none.txt")] == ["E111"]


def test_json_files_of_a_folder_are_passed_over_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "Talks."}')
    notes: list[Note] = []
    assert list(read(tmp_path, note=notes.append)) == []
    assert [note.code for note in notes] == ["W105"]
    assert [code_of(result) for result in read(tmp_path / "a.json")] == ["read"]


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.csv.gz", "a.html.gz"])
def test_compressed_files_are_read(tmp_path: Path, name: str) -> None:
    content = {
        "a.txt.gz": BODY,
        "a.jsonl.gz": json.dumps({"text": BODY}),
        "a.csv.gz": f'text\n"{BODY}"\n',
        "a.html.gz": PAGE,
    }
    (tmp_path / name).write_bytes(gzip.compress(content[name].encode()))
    [dispatch] = read(tmp_path / name)
    assert isinstance(dispatch, Dispatch)
    assert BODY in dispatch.text


def test_a_cut_gzip_file_gives_its_whole_lines_and_a_failure(tmp_path: Path) -> None:
    rows = b"".join(json.dumps({"text": f"{BODY} {os.urandom(90).hex()}"}).encode() + b"\n" for _ in range(3000))
    whole = gzip.compress(rows)
    (tmp_path / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    results = list(read(tmp_path / "a.jsonl.gz"))
    assert code_of(results[-1]) == "E113"


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BufferedReader(io.BytesIO(f"Published: 2024-05-02\n\n{BODY}".encode()))  # type: ignore[arg-type]

    monkeypatch.setattr(sys, "stdin", Stdin)
    [dispatch] = read("-")
    assert isinstance(dispatch, Dispatch)
    assert (dispatch.published, dispatch.source) == ("2024-05-02", None)


def test_the_same_text_gives_the_same_id() -> None:
    assert one(BODY) == one(BODY)


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_the_position_grows_line_by_line_up_to_the_size(tmp_path: Path, name: str) -> None:
    rows = b"".join(json.dumps({"text": f"{BODY} {number * 7919}"}).encode() + b"\n" for number in range(200))
    path = tmp_path / name
    path.write_bytes(gzip.compress(rows) if name.endswith(".gz") else rows)
    [source] = find_sources(path)
    positions = [item.position for item in read_source(source, Options())]
    assert positions == sorted(positions)
    assert positions[99] == pytest.approx(source.size / 2, rel=0.02)
    assert positions[-1] == source.size
