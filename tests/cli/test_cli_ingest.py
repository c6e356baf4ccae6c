"""``dateline ingest``: what it says, what it returns, how it is stopped."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli_given import Command

from dateline.cli.pace import Pace, in_words
from dateline.corpus import Corpus


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    lines = [
        {"body": f"Talks number {n} began in the harbour.", "day": "2024-05-02", "head": f"Talks {n}"} for n in range(6)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def test_ingest_says_what_it_added_and_what_there_was(dateline: Command, rows: Path, tmp_path: Path) -> None:
    arguments = ["ingest", rows, "--corpus", tmp_path / "c", "--date-column", "day", "--title-column", "head"]
    first, second = dateline(*arguments), dateline(*arguments)
    assert (first.status, second.status) == (0, 0)
    assert first.out.startswith("Added 6 dispatches")
    assert second.out == "Nothing new: 1 file done before\n"
    [row, *_] = Corpus(tmp_path / "c").dispatches()
    assert (row["published"], row["title"][:5]) == ("2024-05-02", "Talks")


def test_columns_of_a_table_are_named_by_options(dateline: Command, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("when,story\n2024-05-02,The ferry sails.\n")
    ran = dateline(
        "ingest", tmp_path / "a.csv", "-c", tmp_path / "c", "--text-column", "story", "--date-column", "when"
    )
    assert (ran.status, [row["published"] for row in Corpus(tmp_path / "c").dispatches()]) == (0, ["2024-05-02"])


def test_failed_inputs_are_told_and_give_status_2(dateline: Command, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("Published: 2024-05-02\n\nThe ferry sails.")
    (folder / "empty.txt").write_text("")
    (folder / "bytes.bin").write_bytes(bytes(300))
    (folder / "rows.jsonl").write_text("{broken\n[1]\n")
    (folder / "table.csv").write_text("a,b\n1,2\n")
    (folder / "ahead.txt").write_text("Published: 2999-01-01\n\nThe ferry sails.")
    ran = dateline("ingest", folder, "--corpus", tmp_path / "c")
    assert ran.status == 2
    assert f"6 inputs failed: dateline failures --corpus {tmp_path / 'c'}" in ran.out
    codes = [row["code"] for row in json.loads(dateline("failures", "-c", tmp_path / "c", "-f", "json").out)]
    assert sorted(codes) == ["E101", "E102", "E106", "E107", "E109", "E110"]
    assert dateline("ingest", folder, "--corpus", tmp_path / "c").status == 2


def test_published_dates_all_dispatches(dateline: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry sails.")
    dateline("ingest", tmp_path / "a.txt", "-c", tmp_path / "c", "--published", "2024-05-02")
    assert [row["published"] for row in Corpus(tmp_path / "c").dispatches()] == ["2024-05-02"]


def test_notes_are_told_once_a_kind_and_kept(dateline: Command, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"The ferry {name} sails.")
    ran = dateline("ingest", tmp_path / "a.txt", tmp_path / "b.txt", "-c", tmp_path / "c")
    assert ran.err.startswith("note W102")
    assert "(and 1 more)" in ran.err
    assert len(json.loads(dateline("failures", "-c", tmp_path / "c", "--notes", "-f", "json").out)) == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["gone.txt"], "E607"),
        (["{rows}", "--published", "soon"], "E601"),
        (["{rows}", "--format", "pdf"], "E602"),
        (["{rows}", "--encoding", "utf-99"], "E603"),
        (["{folder}"], "E607"),
    ],
)
def test_a_user_error_does_nothing(
    dateline: Command, rows: Path, tmp_path: Path, arguments: list[str], code: str
) -> None:
    given = [argument.format(rows=rows, folder=tmp_path) for argument in arguments]
    ran = dateline("ingest", *given, "--corpus", tmp_path / "c")
    assert (ran.status, f"error {code}" in ran.err, (tmp_path / "c").exists()) == (1, True, False)


def test_ctrl_c_keeps_what_is_coded_and_says_how_to_go_on(tmp_path: Path) -> None:
    path, folder = tmp_path / "a.jsonl", tmp_path / "c"
    path.write_text("".join(json.dumps({"text": f"Talks number {n} began."}) + "\n" for n in range(3000)))
    script = Path(__file__).with_name("cli_run.py")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(
        [sys.executable, str(script), str(folder), str(path), "2"], env=environment, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    for _ in range(400):
        if list((folder / "commits").glob("*.json")):
            break
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers too
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err.strip()) == (
        130,
        "Stopped. What was coded is kept; the same command goes on from there.",
    )
    assert 0 < len(Corpus(folder).dispatches()) < 3000


def test_pace_promises_nothing_before_it_has_seen_enough() -> None:
    pace = Pace()
    pace.mark(0, 0, 0)
    pace.mark(2, 2000, 20)
    assert pace.left(1000) is None
    pace.mark(10, 10_000, 100)
    assert (pace.left(5000), pace.rate()) == (5.0, 10.0)


def test_pace_follows_the_last_minute() -> None:
    pace = Pace()
    for second in range(200):
        pace.mark(second, 1000 * second if second < 100 else 100_000 + 100 * (second - 100), second)
    assert pace.left(1000) == pytest.approx(10.0)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, "time left not known yet"),
        (5, "less than a minute left"),
        (600, "about 10 min left"),
        (9000, "about 2.5 h left"),
    ],
)
def test_time_left_is_said_in_words(seconds: float | None, words: str) -> None:
    assert in_words(seconds).endswith(words)
