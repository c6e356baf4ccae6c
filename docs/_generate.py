"""Writes the generated parts of the docs into docs/_generated, and the table of figures into the README.

python docs/_generate.py            write docs/_generated (Sphinx does this by itself)
python docs/_generate.py --readme   also refresh the table of the README from evaluation/floors.toml
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

DOCS = Path(__file__).resolve().parent
if str(DOCS) not in sys.path:
    sys.path.insert(0, str(DOCS))

from _pages.codebook import codebook_page  # noqa: E402
from _pages.commands import commands_page  # noqa: E402
from _pages.errors import errors_page  # noqa: E402
from _pages.record import record_page  # noqa: E402
from _pages.scores import meanings_page, readme_table, scores_page  # noqa: E402

README = DOCS.parent / "README.md"
OPENING, CLOSING = "<!-- measured -->", "<!-- /measured -->"
PAGES: Mapping[str, Callable[[], str]] = {
    "codebook.md": codebook_page,
    "commands.md": commands_page,
    "errors.md": errors_page,
    "meanings.md": meanings_page,
    "record.md": record_page,
    "scores.md": scores_page,
}


def write_pages(folder: Path = DOCS / "_generated") -> None:
    """Write every generated part; one that is the same as before is not touched, so that builds stay quick."""
    folder.mkdir(exist_ok=True)
    for name, make in PAGES.items():
        _write(folder / name, make())


def refreshed(readme: str, table: str) -> str:
    """Return the text of a README with its table of figures replaced.

    Raises:
        ValueError: it does not have both markers, in order.
    """
    before, opening, rest = readme.partition(OPENING)
    _, closing, after = rest.partition(CLOSING)
    if not opening or not closing:
        raise ValueError(f"the README needs {OPENING} and, after it, {CLOSING}")
    return f"{before}{OPENING}\n{table}\n{CLOSING}{after}"


def refresh_readme(path: Path = README) -> None:
    """Write the present figures into the README."""
    _write(path, refreshed(path.read_text(encoding="utf-8"), readme_table()))


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_pages()
    if "--readme" in sys.argv[1:]:
        refresh_readme()
