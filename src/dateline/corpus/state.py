"""What changes beside the records: which inputs are done, jobs, notes. Kept in SQLite (WAL).

Losing this file loses no record: inputs are read again, and what is kept already is not added twice.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from dateline.corpus import layout
from dateline.errors import CorpusError

_TABLES = """
CREATE TABLE IF NOT EXISTS inputs (name TEXT PRIMARY KEY, stamp TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS jobs (id INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT, what TEXT NOT NULL,
                                 outcome TEXT);
CREATE TABLE IF NOT EXISTS notes (input TEXT, code TEXT, text TEXT, PRIMARY KEY (input, code, text)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class State:
    """The state file of a corpus. Each call opens it anew, so that nothing is held between them."""

    root: Path

    def is_done(self, name: str, stamp: str) -> bool:
        """Whether an input was read to its end in this very form (size, time, options, coder)."""
        with self._open() as db:
            row = db.execute("SELECT stamp FROM inputs WHERE name = ?", (name,)).fetchone()
        return row is not None and row[0] == stamp

    def done(self) -> dict[str, str]:
        """Return all inputs that are done, with their stamps."""
        with self._open() as db:
            return dict(db.execute("SELECT name, stamp FROM inputs"))

    def mark_done(self, inputs: Iterable[tuple[str, str]]) -> None:
        """Remember inputs (name, stamp) whose dispatches are all committed."""
        rows = [(name, stamp, _now()) for name, stamp in inputs]
        with self._open() as db:
            db.executemany("INSERT OR REPLACE INTO inputs VALUES (?, ?, ?)", rows)

    def begin_job(self, what: str) -> int:
        """Write down that a job has begun, and return its number."""
        with self._open() as db:
            return int(db.execute("INSERT INTO jobs (started, what) VALUES (?, ?)", (_now(), what)).lastrowid or 0)

    def end_job(self, job: int, outcome: str) -> None:
        """Write down how a job ended."""
        with self._open() as db:
            db.execute("UPDATE jobs SET ended = ?, outcome = ? WHERE id = ?", (_now(), outcome, job))

    def jobs(self) -> list[dict[str, object]]:
        """Return all jobs, oldest first. One without ``ended`` was stopped, or is at work."""
        with self._open() as db:
            rows = db.execute("SELECT id, started, ended, what, outcome FROM jobs ORDER BY id").fetchall()
        return [dict(zip(("id", "started", "ended", "what", "outcome"), row, strict=True)) for row in rows]

    def add_notes(self, notes: Iterable[tuple[str, str, str]]) -> None:
        """Keep notes (input, code, text); the same note is kept once."""
        with self._open() as db:
            clean = [tuple(part.encode("utf-8", "replace").decode() for part in note) for note in notes]
            db.executemany("INSERT OR IGNORE INTO notes VALUES (?, ?, ?)", clean)

    def notes(self) -> list[dict[str, str]]:
        """Return all notes, by input."""
        with self._open() as db:
            rows = db.execute("SELECT input, code, text FROM notes ORDER BY input, code, text").fetchall()
        return [dict(zip(("input", "code", "text"), row, strict=True)) for row in rows]

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        path = layout.state(self.root)
        try:
            with closing(sqlite3.connect(path, timeout=30)) as db, db:
                db.execute("PRAGMA journal_mode = WAL")
                db.execute("PRAGMA synchronous = NORMAL")
                db.executescript(_TABLES)
                yield db
        except sqlite3.Error as error:
            raise CorpusError(
                "E307",
                seen=f"state file {path} that cannot be used ({error})",
                expected="an SQLite file that can be written",
                remedy=f"move {path} away: no record is lost, inputs are only read again",
            ) from error


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
