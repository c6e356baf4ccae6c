"""A filled corpus, and the command line run in this process with a coder that stands in."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

# The stand-ins of the corpus room serve here too.
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "corpus")]

from cli_given import Command, Ran  # noqa: E402
from corpus_hand_built import load_fake, make_coded  # noqa: E402

from dateline.cli.app import run  # noqa: E402
from dateline.corpus import Corpus  # noqa: E402
from dateline.records import Failure, Status  # noqa: E402


@pytest.fixture
def dateline(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    monkeypatch.setattr("dateline.corpus.workers.load_coder", load_fake)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments: object) -> Ran:
        status = run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return call


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    corpus = Corpus(tmp_path / "corpus")
    corpus.add_many(
        [
            make_coded(1),
            make_coded(2, type="AID", status=Status.PLANNED, speaker="=2+2", country="EU"),
            Failure("/in/a.txt", "read", "E101", "no text at all", "a dispatch", "check the file"),
        ]
    )
    return corpus.path
