"""Coding many dispatches, in this process or in several, in the order in which they come."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from dateline.errors import CodingError, DatelineError
from dateline.records import Coded, Dispatch, Failure

BATCH = 8
"""How many dispatches a worker gets at a time."""
_AHEAD = 3
"""How many batches a worker may have waiting."""
_HELD = 128
"""How many items, tasks or not, go together at most."""


class CoderLike(Protocol):
    """What codes dispatches: ``dateline.coding.Coder``, or a stand-in for it."""

    @property
    def version(self) -> str:
        """Version of the program and the model."""
        ...

    def code(self, dispatch: Dispatch) -> Coded:
        """Return the record of a dispatch."""
        ...


Load = Callable[[], CoderLike]
"""Makes the coder; a function of a module, so that other processes can call it too."""


@dataclass(frozen=True, slots=True)
class Task:
    """A dispatch to code, with the input that it came from and how much of all bytes has been read by then."""

    dispatch: Dispatch
    input: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class Other:
    """Something that is not to be coded and keeps its place in the order."""

    value: object
    position: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a task."""

    task: Task
    result: Coded | Failure


Results = Generator[Answer | Other, None, None]


def load_coder() -> CoderLike:
    """Return the coder of the package, loaded."""
    from dateline.coding import Coder

    coder: CoderLike = Coder.load()
    return coder


def code_all(work: Iterable[Task | Other], coder: CoderLike, load: Load, processes: int) -> Results:
    """Yield what became of each task, and everything else, in the order given.

    Processes are started only when there are tasks enough for two batches close to each other.
    """
    work, held, tasks = iter(work), list[Task | Other](), 0
    for item in work:
        held.append(item)
        tasks += isinstance(item, Task)
        if processes > 1 and tasks >= 2 * BATCH:
            yield from _Pool(load, processes).run(_chain(held, work))
            return
        if processes <= 1 or tasks == 0 or len(held) >= _HELD:
            yield from (_answer_here(coder, held_item) for held_item in held)
            held, tasks = [], 0
    yield from (_answer_here(coder, item) for item in held)


def code_one(coder: CoderLike, task: Task) -> Coded | Failure:
    """Return the record of a dispatch, or the failure that stands for it."""
    try:
        return coder.code(task.dispatch)
    except DatelineError as error:
        return Failure.of(error, where=task.input, stage="code")
    except Exception as error:  # one dispatch must never stop a run, whatever the reason
        return Failure.of(_unexpected(error), where=task.input, stage="code")


def _answer_here(coder: CoderLike, item: Task | Other) -> Answer | Other:
    return item if isinstance(item, Other) else Answer(item, code_one(coder, item))


def _chain(first: list[Task | Other], rest: Iterator[Task | Other]) -> Iterator[Task | Other]:
    yield from first
    yield from rest


def _unexpected(error: Exception) -> CodingError:
    return CodingError(
        "E290",
        seen=f"{type(error).__name__}: {str(error)[:200]}",
        expected="a record",
        remedy="report the dispatch and this message; the other dispatches are not affected",
    )


def _died(task: Task) -> Failure:
    error = CodingError(
        "E291",
        seen="the process that coded this dispatch ended (killed, or out of memory)",
        expected="a record",
        remedy="run the command again with --processes 1, or leave the dispatch out",
    )
    return Failure.of(error, where=task.input, stage="code")


@dataclass(slots=True)
class _Batch:
    """Items under way together."""

    items: list[Task | Other]
    future: Future[list[Coded | Failure]] | None = None

    @property
    def tasks(self) -> list[Task]:
        return [item for item in self.items if isinstance(item, Task)]


@dataclass(slots=True)
class _Pool:
    """Worker processes, each with its own coder; a bounded number of batches is under way."""

    load: Load
    processes: int
    _executor: ProcessPoolExecutor | None = None

    def run(self, work: Iterator[Task | Other]) -> Iterator[Answer | Other]:
        waiting: deque[_Batch] = deque()
        with _one_thread_each():
            try:
                for batch in _batches(work):
                    batch.future = self._submit(batch.tasks) if batch.tasks else None
                    waiting.append(batch)
                    if len(waiting) > self.processes * _AHEAD:
                        yield from self._finish(waiting)
                while waiting:
                    yield from self._finish(waiting)
            finally:
                self._stop()

    def _finish(self, waiting: deque[_Batch]) -> Iterator[Answer | Other]:
        batch = waiting[0]
        try:
            results = batch.future.result() if batch.future else []
        except BrokenProcessPool:
            results = self._one_by_one(batch.tasks)
            for later in list(waiting)[1:]:
                later.future = self._submit(later.tasks) if later.tasks else None
        waiting.popleft()
        answers = iter(results)
        for item in batch.items:
            yield item if isinstance(item, Other) else Answer(item, next(answers))

    def _one_by_one(self, tasks: list[Task]) -> list[Coded | Failure]:
        """Code the tasks of a batch during which a worker died, so as to find the one that it died of."""
        results: list[Coded | Failure] = []
        for task in tasks:
            self._stop()
            try:
                results += self._submit([task]).result()
            except BrokenProcessPool:
                results.append(_died(task))
        self._stop()
        return results

    def _submit(self, tasks: list[Task]) -> Future[list[Coded | Failure]]:
        import multiprocessing

        if self._executor is None:
            context = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(self.processes, mp_context=context, initializer=_begin_worker)
        try:
            return self._executor.submit(_code_batch, self.load, tasks)
        except BrokenProcessPool as error:
            broken: Future[list[Coded | Failure]] = Future()
            broken.set_exception(error)
            return broken

    def _stop(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None


def _batches(work: Iterator[Task | Other]) -> Iterator[_Batch]:
    items, tasks = list[Task | Other](), 0
    for item in work:
        items.append(item)
        tasks += isinstance(item, Task)
        if tasks >= BATCH or len(items) >= _HELD:
            yield _Batch(items)
            items, tasks = [], 0
    yield _Batch(items)


def _code_batch(load: Load, tasks: list[Task]) -> list[Coded | Failure]:
    coder = _loaded(load)
    return [code_one(coder, task) for task in tasks]


@cache
def _loaded(load: Load) -> CoderLike:
    """Return the coder of this process, loaded once."""
    return load()


def _begin_worker() -> None:
    """Leave Ctrl-C to the parent, and end when the parent has ended, however it ended."""
    import multiprocessing
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Let each worker use one thread for arithmetic: several beside each other slow one another down."""
    before = os.environ.get("OMP_NUM_THREADS")
    os.environ["OMP_NUM_THREADS"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["OMP_NUM_THREADS"]
        else:
            os.environ["OMP_NUM_THREADS"] = before
