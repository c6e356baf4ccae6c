"""Adding: as a whole or not at all, never twice, revisions kept."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from corpus_hand_built import make_coded
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.corpus import Corpus, Sourced, layout, segments
from dateline.corpus.commits import list_numbers, next_number, publish, read_commit
from dateline.errors import CorpusError
from dateline.records import Coded, Failure, make_dispatch


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path / "corpus")


def failure(name: str = "/in/a.txt", code: str = "E101") -> Failure:
    return Failure(name, "read", code, "no text at all", "a dispatch", "check the file")


def test_a_record_comes_back_as_it_was_given(corpus: Corpus) -> None:
    coded = make_coded()
    corpus.add(coded)
    assert corpus.record(coded.dispatch.id) == coded


def test_a_record_is_found_by_the_id_of_a_statement_or_event(corpus: Corpus) -> None:
    coded = make_coded()
    corpus.add_many([coded, make_coded(1)])
    assert corpus.record(coded.statements[0].id) == corpus.record(coded.events[0].id) == coded


def test_a_record_that_is_not_there_is_a_coded_error(corpus: Corpus) -> None:
    with pytest.raises(CorpusError) as caught:
        corpus.record("d0")
    assert caught.value.code == "E306"


@settings(max_examples=25, deadline=None)
@given(text=st.text(min_size=1, max_size=60), title=st.none() | st.text(max_size=20))
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, text: str, title: str | None) -> None:
    corpus = Corpus(tmp_path_factory.mktemp("any"))
    coded = Coded(make_dispatch(text, title=title), coder="fake")
    corpus.add(coded)
    assert corpus.record(coded.dispatch.id) == coded


def test_halves_of_surrogate_pairs_survive(corpus: Corpus) -> None:
    coded = make_coded(speaker="Ilse \ud83d Brandt")
    odd = Coded(make_dispatch("Talks \udc00\x00 began.", title="\ud83d"), coder="fake")
    corpus.add_many([coded, odd])
    assert [corpus.record(one.dispatch.id) for one in (coded, odd)] == [coded, odd]
    assert [row["speaker"] for row in corpus.statements()] == ["Ilse \ufffd Brandt"]


def test_the_same_coding_is_not_added_twice(corpus: Corpus) -> None:
    first = corpus.add_many([make_coded(1), make_coded(2), make_coded(1)])
    second = corpus.add_many([make_coded(1), make_coded(2)])
    assert (first.dispatches, first.unchanged, second.dispatches, second.unchanged) == (2, 1, 0, 2)
    assert len(corpus.commits()) == 1


def test_another_version_makes_a_revision_and_the_older_one_stays(corpus: Corpus) -> None:
    old, new = make_coded(coder="fake 1"), make_coded(coder="fake 2", type="AID")
    corpus.add(old)
    added = corpus.add(new)
    assert (added.dispatches, added.revisions) == (1, 1)
    assert [row["type"] for row in corpus.events()] == ["AID"]
    assert len(corpus.statements()) == len(corpus.dispatches()) == 1
    assert corpus.record(old.dispatch.id) == new
    assert corpus.record(old.dispatch.id, coder="fake 1") == old


def test_an_older_version_added_again_does_not_come_back(corpus: Corpus) -> None:
    for coder in ("fake 1", "fake 2", "fake 1"):
        corpus.add(make_coded(coder=coder))
    assert [row["coder"] for row in corpus.dispatches()] == ["fake 2"]


def test_the_newest_of_two_versions_in_one_batch_counts(corpus: Corpus) -> None:
    corpus.add_batch([make_coded(coder="fake 1"), make_coded(coder="fake 2")])
    assert [row["coder"] for row in corpus.events()] == ["fake 2"]


def test_batches_make_segments(corpus: Corpus) -> None:
    corpus.add_many((make_coded(number) for number in range(25)), batch=10)
    assert [commit.files["dispatches"].rows for commit in corpus.commits()] == [10, 10, 5]


def test_failures_are_rows_and_are_kept_once(corpus: Corpus) -> None:
    corpus.add_many([failure(), failure(), failure("/in/b.txt", "E103")])
    assert corpus.add_many([failure()]).failures == 0
    assert [(row["input"], row["code"]) for row in corpus.failures()] == [("/in/a.txt", "E101"), ("/in/b.txt", "E103")]
    assert len(corpus.failures(code="E103")) == 1


def test_a_failure_is_gone_when_its_input_was_read_later(corpus: Corpus) -> None:
    corpus.add_many([failure(), failure("/in/b.txt")])
    corpus.add_many([Sourced(make_coded(), "/in/a.txt")])
    assert [row["input"] for row in corpus.failures()] == ["/in/b.txt"]


def test_a_commit_is_created_or_refused_as_a_whole(corpus: Corpus) -> None:
    assert publish(corpus.path, "a", {}, number=7)
    assert not publish(corpus.path, "b", {}, number=7)
    assert read_commit(corpus.path, 7).segment == "a"
    assert [path.name for path in layout.commits(corpus.path).iterdir()] == ["0000000007.json"]


def test_a_commit_is_created_or_refused_without_hard_links_too(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", link)
    assert publish(corpus.path, "a", {}, number=1)
    assert not publish(corpus.path, "b", {}, number=1)
    assert (read_commit(corpus.path, 1).segment, next_number(corpus.path)) == ("a", 2)


def test_two_writers_add_everything_once(tmp_path: Path) -> None:
    writers = [Corpus(tmp_path / "corpus") for _ in range(3)]
    coded = [make_coded(number) for number in range(30)]

    def write(corpus: Corpus) -> None:
        corpus.add_many(coded, batch=5)

    threads = [threading.Thread(target=write, args=(corpus,)) for corpus in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    reader = Corpus(tmp_path / "corpus", create=False)
    rows = sum(commit.files["dispatches"].rows for commit in reader.commits())
    assert (rows, len(reader.dispatches()), len(reader.events())) == (30, 30, 30)


def test_a_segment_without_commit_is_not_in_the_corpus_and_is_swept_later(corpus: Corpus) -> None:
    corpus.add(make_coded())
    lost = layout.segments(corpus.path) / "lost"
    lost.mkdir()
    named = {commit.segment for commit in corpus.commits()}
    assert len(corpus.dispatches()) == 1
    assert segments.sweep(corpus.path, named) == 0
    assert segments.sweep(corpus.path, named, older_than=-1) == 1
    assert not lost.exists()
    assert len(corpus.dispatches()) == 1


def test_readers_see_what_another_writer_has_committed(corpus: Corpus) -> None:
    reader = Corpus(corpus.path, create=False)
    assert len(reader.events()) == 0
    corpus.add(make_coded())
    assert len(reader.events()) == 1


@pytest.mark.parametrize("name", ["with 'quote' and [brackets]", "ünï cödé", "per%cent * star?"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    corpus = Corpus(tmp_path / name)
    corpus.add(make_coded())
    assert len(corpus.events()) == 1


def test_no_corpus_is_a_coded_error(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as caught:
        Corpus(tmp_path / "none", create=False)
    assert caught.value.code == "E301"
    assert not (tmp_path / "none").exists()


def test_a_folder_with_other_files_is_not_made_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").write_text("...")
    with pytest.raises(CorpusError) as caught:
        Corpus(tmp_path)
    assert (caught.value.code, list(tmp_path.iterdir())) == ("E302", [tmp_path / "thesis.doc"])


def test_a_file_is_no_corpus(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("...")
    with pytest.raises(CorpusError) as caught:
        Corpus(tmp_path / "file")
    assert caught.value.code == "E302"


def test_a_corpus_of_a_newer_program_is_refused(corpus: Corpus) -> None:
    layout.marker(corpus.path).write_text(json.dumps({"format": 99}))
    with pytest.raises(CorpusError) as caught:
        Corpus(corpus.path)
    assert caught.value.code == "E303"


def test_a_damaged_commit_file_is_a_coded_error(corpus: Corpus) -> None:
    corpus.add(make_coded())
    (layout.commits(corpus.path) / "0000000001.json").write_text("{")
    with pytest.raises(CorpusError) as caught:
        len(Corpus(corpus.path).events())
    assert caught.value.code == "E304"


def test_a_missing_table_is_a_coded_error(corpus: Corpus) -> None:
    corpus.add(make_coded())
    [path] = layout.segments(corpus.path).rglob("events.parquet")
    path.unlink()
    with pytest.raises(CorpusError) as caught:
        len(corpus.events())
    assert caught.value.code == "E305"
    assert "doctor" in caught.value.remedy


def test_losing_the_state_file_loses_no_record(corpus: Corpus) -> None:
    corpus.add(make_coded())
    corpus.state.mark_done([("a", "stamp")])
    layout.state(corpus.path).unlink()
    again = Corpus(corpus.path)
    assert (len(again.events()), again.state.done(), list_numbers(again.path)) == (1, {}, [1])
