"""The code blocks of a page, in order."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"^```(?P<language>python|console)\n(?P<body>.*?)^```$", re.M | re.S)
_PROMPT = "$ "


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its language and its text, and the line where it starts."""

    language: str
    body: str
    line: int

    def commands(self) -> Iterator[list[str]]:
        """Yield the command lines of a console block, split into words."""
        for line in self.body.splitlines():
            if self.language == "console" and line.startswith(_PROMPT):
                yield shlex.split(line.removeprefix(_PROMPT))


def find_blocks(page: Path) -> list[Block]:
    """Return the python and console blocks of a page."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(match["language"], match["body"], text.count("\n", 0, match.start()) + 1)
        for match in _BLOCK.finditer(text)
    ]


def all_pages() -> list[Path]:
    """Return every page that is written by hand."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
