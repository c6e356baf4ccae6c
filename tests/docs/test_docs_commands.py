"""Every command that the docs tell a reader to type exists, with its options."""

from __future__ import annotations

import re

import pytest
from _pages.commands import load_commands, options_of
from code_blocks import ROOT, all_pages, find_blocks

COMMANDS = load_commands()
LINES = sorted({tuple(words) for page in all_pages() for block in find_blocks(page) for words in block.commands()})


def _lines(program: str) -> list[tuple[str, ...]]:
    return [words for words in LINES if words[0] == program]


@pytest.mark.parametrize("words", _lines("dateline"), ids=" ".join)
def test_the_command_and_its_options_exist(words: tuple[str, ...]) -> None:
    assert words[1] in COMMANDS
    assert {word.partition("=")[0] for word in words[2:] if re.match(r"--?[a-z]", word)} <= options_of(
        COMMANDS[words[1]]
    )


@pytest.mark.parametrize("words", _lines("make"), ids=" ".join)
def test_the_make_target_exists(words: tuple[str, ...]) -> None:
    assert re.search(rf"^{words[1]}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize("words", _lines("python"), ids=" ".join)
def test_the_script_exists(words: tuple[str, ...]) -> None:
    assert (ROOT / words[1]).is_file()


def test_no_line_calls_another_program() -> None:
    assert {words[0] for words in LINES} <= {"dateline", "make", "pip", "python"}


def test_every_command_is_shown_in_first_steps_or_evaluation() -> None:
    shown = {words[1] for words in _lines("dateline")}
    assert set(COMMANDS) - shown == set()


def test_every_local_link_of_the_readme_leads_to_a_file() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    links = [link for page in pages for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
