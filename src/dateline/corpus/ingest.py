"""Files into a corpus: read, code, keep; stopped at any moment, it goes on where it was."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from dateline.corpus.corpus import BATCH, Added, Corpus, Sourced
from dateline.corpus.segments import sweep
from dateline.corpus.workers import Answer, CoderLike, Load, Other, Task, code_all, load_coder
from dateline.reading import Note, Source, find_sources, read_source
from dateline.reading.options import Options
from dateline.records import Coded, Failure, stable_id

_NOTES_KEPT = 200


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is. Bytes are those of the input files, in the order of reading."""

    bytes_done: int
    bytes_all: int
    """0 where the input's length is not known."""
    bytes_passed: int
    """How many of the bytes done needed no coding, as their dispatches were kept before."""
    coded: int
    kept_before: int
    failed: int


@dataclass(slots=True)
class Summary:
    """What a run did."""

    added: Added = field(default_factory=Added)
    kept_before: int = 0
    """Dispatches that were in the corpus already, coded by this version."""
    inputs_done_before: int = 0
    """Files that were not opened again, as they were read to the end by an earlier run and are the same."""
    failed: int = 0
    """Inputs that failed in this run, those that had failed before among them."""
    not_coded: int = 0
    """Dispatches kept without a record, such as those in another language."""
    notes: list[Note] = field(default_factory=list)
    """The first notes of each code."""
    note_counts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _End:
    """Stands behind the last item of an input in the stream of results."""

    name: str
    stamp: str | None


@dataclass(slots=True)
class _Run:
    corpus: Corpus
    coder: CoderLike
    options: Options
    sources: list[Source]
    summary: Summary
    segment: int
    seconds: float
    tell: Callable[[Progress], None]
    waiting: list[Coded | Sourced | Failure] = field(default_factory=list)
    ended: list[tuple[str, str]] = field(default_factory=list)
    since: float = field(default_factory=time.monotonic)
    coded: int = 0
    bytes_all: int = 0
    bytes_passed: int = 0
    failed_inputs: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        if all(source.path is not None for source in self.sources):
            self.bytes_all = sum(source.size for source in self.sources)

    def work(self) -> Iterator[Task | Other]:
        """Yield what there is to do, source by source; dispatches that are kept already are only counted."""
        done, before = self.corpus.state.done(), 0
        for source in self.sources:
            stamp = self._stamp(source)
            if stamp is not None and done.get(source.name) == stamp:
                self.summary.inputs_done_before += 1
                self.bytes_passed += source.size
            else:
                yield from self._read(source, before, stamp)
            before += source.size

    def _read(self, source: Source, before: int, stamp: str | None) -> Iterator[Task | Other]:
        last = 0
        for item in read_source(source, self.options):
            position = min(item.position, source.size or item.position)
            if isinstance(item.result, Failure):
                yield Other(item.result, before + position)
            elif self.corpus.has(item.result.id, self.coder.version):
                self.summary.kept_before += 1
                self.bytes_passed += position - last
                yield Other(None, before + position)
            else:
                yield Task(item.result, item.where, before + position)
            last = position
        yield Other(_End(source.name, stamp), before + source.size)

    def _stamp(self, source: Source) -> str | None:
        """Return what must be the same for a file to count as done, or None for what cannot be told apart."""
        if source.path is None or source.problem is not None:
            return None
        try:
            found = source.path.stat()
        except OSError:
            return None
        asked = replace(self.options, note=None, today=self.options.today.min)
        return stable_id("i", found.st_size, found.st_mtime_ns, self.coder.version, asked)

    def take(self, item: Answer | Other) -> None:
        """Take one result, and commit when there are enough of them or enough time has passed."""
        if isinstance(item, Answer):
            self._take_answer(item)
        elif isinstance(item.value, Failure):
            self._take_failure(item.value)
        elif isinstance(item.value, _End) and item.value.stamp and item.value.name not in self.failed_inputs:
            self.ended.append((item.value.name, item.value.stamp))
        if len(self.waiting) >= self.segment or time.monotonic() - self.since >= self.seconds:
            self.commit()
        position = item.task.position if isinstance(item, Answer) else item.position
        self.tell(self._progress(position))

    def _take_answer(self, answer: Answer) -> None:
        if isinstance(answer.result, Failure):
            self._take_failure(answer.result)
            return
        self.coded += 1
        self.summary.not_coded += answer.result.skipped is not None
        self.waiting.append(Sourced(answer.result, answer.task.input))

    def _take_failure(self, failure: Failure) -> None:
        self.summary.failed += 1
        self.failed_inputs.update((failure.input, failure.input.rpartition(":")[0]))
        self.waiting.append(failure)

    def commit(self) -> None:
        """Commit what waits; only then are its inputs remembered as done."""
        self.summary.added += self.corpus.add_batch(self.waiting)
        if self.ended:
            self.corpus.state.mark_done(self.ended)
        self.waiting, self.ended, self.since = [], [], time.monotonic()

    def _progress(self, position: int) -> Progress:
        summary = self.summary
        return Progress(position, self.bytes_all, self.bytes_passed, self.coded, summary.kept_before, summary.failed)

    def carry_out(self, load: Load, processes: int) -> None:
        """Do all the work; whatever ends it, what is coded is committed and the job is written down."""
        begun, outcome, state = time.monotonic(), "stopped", self.corpus.state
        job = state.begin_job("ingest of " + ", ".join(source.name for source in self.sources[:20]))
        try:
            with closing(code_all(self.work(), self.coder, load, processes)) as results:
                for item in results:
                    self.take(item)
            outcome = "done"
        finally:
            self.commit()
            self.summary.seconds = time.monotonic() - begun
            state.add_notes((note.input, note.code, note.text) for note in self.summary.notes)
            added, failed = self.summary.added.dispatches, self.summary.failed
            state.end_job(job, f"{outcome}: {added} dispatches, {failed} failures")


def ingest(
    corpus: Corpus,
    paths: Iterable[Path | str],
    *,
    options: Options | None = None,
    load: Load = load_coder,
    coder: CoderLike | None = None,
    processes: int = 1,
    segment: int = BATCH,
    seconds: float = 20.0,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Summary:
    """Read, code and keep everything that the paths hold.

    What is kept already, coded by the same version, is neither coded nor added again, so a run that was stopped goes
    on when it is started again. Failures are kept as rows. On Ctrl-C what is coded is committed first.

    Args:
        corpus: where to keep the records. Only this process writes to it.
        paths: files, folders, or '-'.
        options: how to read; see ``dateline.reading.read``.
        load: makes the coder, in each process once.
        coder: what ``load`` made, where the caller has it already.
        processes: how many processes code.
        segment: how many dispatches make a segment.
        seconds: after how long what is coded is committed, even if it is less than a segment.
        progress: called after each dispatch.

    Returns:
        What the run did.
    """
    options, summary = options or Options(), Summary()
    sources = [source for path in paths for source in find_sources(_absolute(path))]
    asked = replace(options, note=_noting(summary, options))
    run = _Run(corpus, coder or load(), asked, sources, summary, segment, seconds, progress)
    corpus.refresh()
    sweep(corpus.path, {commit.segment for commit in corpus.commits()})
    run.carry_out(load, processes)
    return summary


def _noting(summary: Summary, options: Options) -> Callable[[Note], None]:
    def note(found: Note) -> None:
        summary.note_counts[found.code] += 1
        if summary.note_counts[found.code] <= _NOTES_KEPT:
            summary.notes.append(found)
        if options.note is not None:
            options.note(found)

    return note


def _absolute(path: Path | str) -> str:
    return "-" if str(path) == "-" else os.path.abspath(path)
