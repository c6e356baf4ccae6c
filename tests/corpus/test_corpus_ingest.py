"""Ingest: read, code, keep, go on after any end."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from corpus_hand_built import FakeCoder, load_fake, load_fake_2

from dateline.corpus import Corpus
from dateline.corpus.ingest import Progress, ingest
from dateline.corpus.workers import Answer, Other, Task, code_all
from dateline.records import Coded, Failure, make_dispatch

SCRIPT = Path(__file__).with_name("corpus_run.py")


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path / "corpus")


def write_rows(path: Path, count: int, *, first: int = 0) -> Path:
    rows = [
        {"text": f"Talks number {n} began in the harbour.", "date": "2024-05-02"} for n in range(first, first + count)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_ingest_keeps_every_dispatch_and_every_failure(corpus: Corpus, tmp_path: Path) -> None:
    write_rows(tmp_path / "a.jsonl", 5)
    (tmp_path / "b.txt").write_text("")
    (tmp_path / "c.txt").write_text("Published: 2024-05-02\n\nThe ferry sails.")
    summary = ingest(corpus, [tmp_path / name for name in ("a.jsonl", "b.txt", "c.txt")], load=load_fake)
    assert (summary.added.dispatches, summary.added.failures, summary.failed) == (6, 1, 1)
    assert [row["input"] for row in corpus.failures()] == [str(tmp_path / "b.txt")]
    assert len(corpus.statements()) == 6


def test_a_second_run_adds_nothing_and_opens_no_file_again(corpus: Corpus, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.jsonl", 5)
    ingest(corpus, [path], load=load_fake)
    summary = ingest(corpus, [path], load=load_fake)
    assert (summary.added.dispatches, summary.inputs_done_before, summary.kept_before) == (0, 1, 0)
    assert len(corpus.commits()) == 1


def test_a_second_run_repeats_failures_without_keeping_them_twice(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Talks."}\n{broken\n')
    runs = [ingest(corpus, [tmp_path / "a.jsonl"], load=load_fake) for _ in range(2)]
    assert [(run.failed, run.added.failures, run.added.dispatches, run.kept_before) for run in runs] == [
        (1, 1, 1, 0),
        (1, 0, 0, 1),
    ]


def test_a_failed_input_that_was_mended_leaves_the_failures(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    ingest(corpus, [tmp_path / "a.txt"], load=load_fake)
    (tmp_path / "a.txt").write_text("The ferry sails again.")
    summary = ingest(corpus, [tmp_path / "a.txt"], load=load_fake)
    assert (summary.added.dispatches, len(corpus.failures())) == (1, 0)


def test_a_file_that_has_grown_adds_what_is_new(corpus: Corpus, tmp_path: Path) -> None:
    ingest(corpus, [write_rows(tmp_path / "a.jsonl", 5)], load=load_fake)
    summary = ingest(corpus, [write_rows(tmp_path / "a.jsonl", 8)], load=load_fake)
    assert (summary.added.dispatches, summary.kept_before) == (3, 5)


def test_a_newer_coder_makes_revisions(corpus: Corpus, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.jsonl", 5)
    ingest(corpus, [path], load=load_fake)
    summary = ingest(corpus, [path], load=load_fake_2)
    assert (summary.added.dispatches, summary.added.revisions, len(corpus.dispatches())) == (5, 5, 5)


def test_other_languages_are_kept_and_counted_as_not_coded(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Die Fähre zwischen Nordland und Südland fährt wieder, sagte die Hafenmeisterin.")
    summary = ingest(corpus, [tmp_path / "a.txt"], load=load_fake)
    [row] = corpus.dispatches(language="de")
    assert (summary.not_coded, summary.failed, row["skipped"]) == (1, 0, "language de")


def test_an_error_of_the_coder_is_a_failure_and_the_run_goes_on(corpus: Corpus, tmp_path: Path) -> None:
    for name, text in [("a", "Talks began."), ("b", "PANIC broke out."), ("c", "Talks ended.")]:
        (tmp_path / f"{name}.txt").write_text(text)
    summary = ingest(corpus, [tmp_path / f"{name}.txt" for name in "abc"], load=load_fake)
    [failure] = corpus.failures()
    assert (summary.added.dispatches, failure["code"], failure["stage"]) == (2, "E290", "code")
    assert "a bug of the coder" in failure["seen"]


def test_notes_are_kept_and_counted(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry sails.")
    summary = ingest(corpus, [tmp_path / "a.txt"], load=load_fake)
    assert summary.note_counts == {"W102": 1}
    assert [note["code"] for note in corpus.state.notes()] == ["W102"]


def test_a_job_is_written_down(corpus: Corpus, tmp_path: Path) -> None:
    ingest(corpus, [write_rows(tmp_path / "a.jsonl", 2)], load=load_fake)
    [job] = corpus.state.jobs()
    assert job["outcome"] == "done: 2 dispatches, 0 failures"


def test_progress_grows_up_to_all_bytes(corpus: Corpus, tmp_path: Path) -> None:
    seen: list[Progress] = []
    paths = [write_rows(tmp_path / "a.jsonl", 9), write_rows(tmp_path / "b.jsonl", 9, first=9)]
    ingest(corpus, paths, load=load_fake, progress=seen.append)
    done = [progress.bytes_done for progress in seen]
    assert done == sorted(done)
    assert done[-1] == seen[-1].bytes_all == sum(path.stat().st_size for path in paths)
    assert (seen[-1].coded, seen[-1].bytes_passed) == (18, 0)


def test_bytes_of_what_was_kept_before_count_as_passed(corpus: Corpus, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.jsonl", 9)
    ingest(corpus, [path], load=load_fake)
    path.touch()
    os.utime(path, (1, 1))
    seen: list[Progress] = []
    ingest(corpus, [path], load=load_fake, progress=seen.append)
    assert seen[-1].bytes_passed == seen[-1].bytes_done == path.stat().st_size


def test_what_is_coded_is_committed_when_the_run_is_stopped(corpus: Corpus, tmp_path: Path) -> None:
    def stop(progress: Progress) -> None:
        if progress.coded == 5:
            raise KeyboardInterrupt

    path = write_rows(tmp_path / "a.jsonl", 9)
    with pytest.raises(KeyboardInterrupt):
        ingest(corpus, [path], load=load_fake, progress=stop)
    assert len(corpus.dispatches()) == 5
    assert ingest(corpus, [path], load=load_fake).added.dispatches == 4
    assert [str(job["outcome"]).split(":")[0] for job in corpus.state.jobs()] == ["stopped", "done"]


# -- several processes -------------------------------------------------------------------------------------------------


def tasks(count: int, *, others: bool = True) -> list[Task | Other]:
    items: list[Task | Other] = []
    for number in range(count):
        items.append(Task(make_dispatch(f"Talks number {number}."), f"a:{number}"))
        if others and number % 3 == 0:
            items.append(Other(number))
    return items


def names(results: list[Answer | Other]) -> list[str]:
    return [item.task.input if isinstance(item, Answer) else f"other {item.value}" for item in results]


def test_processes_give_the_same_as_one_in_the_same_order() -> None:
    work = tasks(60)
    here = list(code_all(iter(work), FakeCoder(), load_fake, 1))
    there = list(code_all(iter(work), FakeCoder(), load_fake, 2))
    assert names(here) == names(there)
    assert here == there
    assert sum(isinstance(item, Answer) and isinstance(item.result, Coded) for item in there) == 60


def test_few_tasks_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.corpus.workers.ProcessPoolExecutor", None)
    assert len(list(code_all(tasks(10, others=False), FakeCoder(), load_fake, 4))) == 10


def test_a_worker_that_dies_costs_one_dispatch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_TEST", "worker")
    work = tasks(20, others=False)
    work[5] = Task(make_dispatch("KILL"), "a:5")
    results = list(code_all(work, FakeCoder(), load_fake, 2))
    failed = [item.result for item in results if isinstance(item, Answer) and isinstance(item.result, Failure)]
    assert [(failure.code, failure.input) for failure in failed] == [("E291", "a:5")]
    assert names(results) == [f"a:{number}" for number in range(20)]


def test_two_processes_fill_a_corpus(corpus: Corpus, tmp_path: Path) -> None:
    summary = ingest(corpus, [write_rows(tmp_path / "a.jsonl", 40)], load=load_fake, processes=2)
    assert (summary.added.dispatches, len(corpus.dispatches())) == (40, 40)


# -- kill -9 -----------------------------------------------------------------------------------------------------------


def start(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(SCRIPT), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks the runs that it kills")
def test_a_corpus_survives_twenty_kills_and_resumes(tmp_path: Path) -> None:
    path, folder = write_rows(tmp_path / "a.jsonl", 1000), tmp_path / "corpus"
    chance, before, grown = random.Random(20), 0, 0
    runs = start("many", folder, path)
    assert runs.stdin
    assert runs.stdout
    for _ in range(20):
        print("go", file=runs.stdin, flush=True)
        child = int(runs.stdout.readline())
        time.sleep(chance.uniform(0.05, 0.6))
        os.kill(child, signal.SIGKILL)
        assert runs.stdout.readline() == "ended\n"
        corpus = Corpus(folder)
        ids = [row["id"] for row in corpus.dispatches()]
        assert len(ids) == len(set(ids)) >= before
        assert len(corpus.statements()) == len(ids)
        grown += len(ids) > before
        before = len(ids)
    runs.communicate()
    assert grown >= 3
    assert before < 1000
    ingest(corpus, [path], load=load_fake)
    assert len(corpus.dispatches()) == 1000
    assert sum(commit.files["dispatches"].rows for commit in corpus.commits()) == 1000
    assert corpus.record(ids[0]).dispatch.id == ids[0]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    process = start("once", tmp_path / "corpus", 2, write_rows(tmp_path / "a.jsonl", 3000))
    workers = wait_for(lambda: children(process.pid) if len(children(process.pid)) >= 3 else None)
    process.kill()
    process.wait()
    assert workers
    assert wait_for(
        lambda: not any(Path(f"/proc/{worker}/cmdline").is_file() and is_alive(worker) for worker in workers)
    )


def children(parent: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(status.parent.name))
    return found


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_for(condition):  # type: ignore[no-untyped-def]
    """What a condition gives once it gives anything, within ten seconds."""
    for _ in range(200):
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    return condition()
