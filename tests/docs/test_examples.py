"""The examples of the README and of First steps do what they say, on the project's samples."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from code_blocks import ROOT, Block, find_blocks

MODEL = ROOT / "src" / "dateline" / "marking" / "model" / "reader.onnx"
PAGES = ("README.md", "docs/first-steps.md")

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not MODEL.is_file(), reason="the model file is absent; make train makes it"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the samples, where the examples run."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_of_a_page_run_in_their_order(page: str, folder: Path) -> None:
    names: dict[str, Any] = {"__name__": "__main__"}
    for block in find_blocks(ROOT / page):
        if block.language == "python":
            exec(compile(block.body, f"{page}:{block.line}", "exec"), names)
        else:
            _run_console(block, page)
    assert (folder / "my-corpus").is_dir()


def _run_console(block: Block, page: str) -> None:
    from dateline.cli.app import run

    for words in block.commands():
        if words[0] == "dateline":
            assert run(words[1:]) == 0, f"{page}:{block.line}: {' '.join(words)}"
