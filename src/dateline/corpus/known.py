"""What a corpus holds already, so that nothing is added twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.corpus import layout
from dateline.corpus.commits import Commit
from dateline.errors import CorpusError
from dateline.records import Coded, Failure

Pair = tuple[Coded | Failure, str | None]


@dataclass(slots=True)
class Known:
    """Keys of all dispatches and failures up to a commit."""

    root: Path
    coded: set[tuple[str, str]] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    failed: set[tuple[str, str, str]] = field(default_factory=set)
    _seen: set[int] = field(default_factory=set)

    def learn(self, commits: Iterable[Commit]) -> None:
        """Take in the commits that are new.

        Raises:
            CorpusError: E305 where a file is missing or damaged.
        """
        for commit in commits:
            if commit.number in self._seen:
                continue
            self.coded.update(self._keys(commit, "dispatches", "id", "coder"))
            self.ids.update(name for (name,) in self._keys(commit, "dispatches", "id"))
            self.failed.update(self._keys(commit, "failures", "input", "code", "seen"))
            self._seen.add(commit.number)

    def fresh(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Return the pairs that are not kept yet, each once."""
        taken: set[Any] = set()
        fresh = []
        for item, source in pairs:
            key = failure_key(item) if isinstance(item, Failure) else (item.dispatch.id, item.coder)
            if key not in taken and key not in self.failed and key not in self.coded:
                taken.add(key)
                fresh.append((item, source))
        return fresh

    def _keys(self, commit: Commit, table: str, *names: str) -> Iterable[Any]:
        import pyarrow as pa
        import pyarrow.parquet as pq

        if table not in commit.files:
            return ()
        path = layout.segments(self.root) / commit.segment / f"{table}.parquet"
        try:
            columns = pq.read_table(path, columns=list(names))
        except (OSError, pa.ArrowException) as error:
            raise CorpusError(
                "E305",
                seen=f"{path} cannot be read",
                expected="every file that the commits name",
                remedy=f"dateline doctor --corpus {self.root}",
            ) from error
        return zip(*(columns.column(name).to_pylist() for name in names), strict=True)


def failure_key(failure: Failure) -> tuple[str, str, str]:
    """Return what makes two failures the same, as a table holds it."""
    return (_held(failure.input), failure.code, _held(failure.seen))


def _held(words: str) -> str:
    from dateline.corpus.rows import clean

    return str(clean(words))
