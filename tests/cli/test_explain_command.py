"""``dateline explain``: arguments, records of files and of a corpus, exit statuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_given import Command
from corpus_hand_built import make_coded

from dateline.coding import Coder
from dateline.corpus import Corpus
from dateline.records import Coded, Dispatch

TEXT = "Published: 2024-05-04\n\nThe envoy met the premier in Oslo. Nobody told what they spoke of."


@pytest.fixture
def kept(filled: Path) -> Coded:
    """The first record of the filled corpus."""
    return make_coded(1)


@pytest.fixture
def dispatch_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    class Standing:
        version = "fake"

        def code(self, dispatch: Dispatch) -> Coded:
            return make_coded(1)

    monkeypatch.setattr(Coder, "load", classmethod(lambda cls, *args, **kwargs: Standing()))
    path = tmp_path / "envoy.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_neither_files_nor_corpus_is_refused(dateline: Command) -> None:
    ran = dateline("explain", "e1")
    assert (ran.status, ran.out) == (1, "")
    assert "E600" in ran.err
    assert "--corpus DIR" in ran.err


def test_no_id_is_refused(dateline: Command) -> None:
    ran = dateline("explain")
    assert (ran.status, "E600" in ran.err) == (1, True)


@pytest.mark.parametrize("more", [["a.txt"], ["--published", "2024-05-04"]], ids=["file", "date"])
def test_a_corpus_together_with_what_is_for_files_is_refused(dateline: Command, filled: Path, more: list[str]) -> None:
    ran = dateline("explain", "e1", *more, "--corpus", filled)
    assert (ran.status, ran.out) == (1, "")
    assert "E600" in ran.err


def test_a_folder_that_is_no_corpus_is_refused(dateline: Command, tmp_path: Path) -> None:
    ran = dateline("explain", "e1", "--corpus", tmp_path / "none")
    assert (ran.status, "E301" in ran.err) == (1, True)


@pytest.mark.parametrize("length", [17, 8], ids=["whole", "beginning"])
def test_a_record_of_a_corpus_is_explained(dateline: Command, filled: Path, kept: Coded, length: int) -> None:
    event = kept.events[0]
    ran = dateline("explain", event.id[:length], "--corpus", filled)
    assert ran.status == 0
    assert f"event {event.id}" in ran.out
    assert "[trigger: met]" in ran.out


def test_an_unknown_id_of_a_corpus_names_those_that_there_are(dateline: Command, filled: Path, kept: Coded) -> None:
    ran = dateline("explain", "e-none", "--corpus", filled)
    assert (ran.status, ran.out) == (1, "")
    assert "E624" in ran.err
    assert kept.events[0].id in ran.err


def test_the_id_of_a_dispatch_is_answered_with_those_in_it(dateline: Command, filled: Path, kept: Coded) -> None:
    ran = dateline("explain", kept.dispatch.id, "--corpus", filled)
    assert (ran.status, "E624" in ran.err) == (1, True)
    assert kept.statements[0].id in ran.err


def test_an_ambiguous_beginning_names_what_it_fits(dateline: Command, filled: Path, kept: Coded) -> None:
    ran = dateline("explain", "e", "--corpus", filled)
    assert (ran.status, "E625" in ran.err) == (1, True)
    assert kept.events[0].id in ran.err


def test_asking_leaves_the_corpus_as_it_is(dateline: Command, filled: Path, kept: Coded) -> None:
    before = len(Corpus(filled).commits())
    dateline("explain", kept.events[0].id, "--corpus", filled)
    assert len(Corpus(filled).commits()) == before


def test_a_record_of_a_file_is_explained(dateline: Command, dispatch_file: Path) -> None:
    ran = dateline("explain", "s", dispatch_file)
    assert ran.status == 0
    assert "[speaker: Ilse Brandt]" in ran.out


def test_an_input_that_cannot_be_read_is_reported_and_the_record_shown(
    dateline: Command, dispatch_file: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    ran = dateline("explain", "s", empty, dispatch_file)
    assert (ran.status, "empty.txt" in ran.err) == (2, True)
    assert "[speaker: Ilse Brandt]" in ran.out


def test_an_unknown_id_of_a_file_is_refused(dateline: Command, dispatch_file: Path) -> None:
    ran = dateline("explain", "x1", dispatch_file)
    assert (ran.status, ran.out) == (1, "")
    assert "E624" in ran.err
