"""DuckDB in memory over exactly the committed segments."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.corpus import layout
from dateline.corpus.commits import Commit, list_numbers, read_commit
from dateline.corpus.schema import TABLES, arrow_schema
from dateline.errors import CorpusError

_VIEWS = """
CREATE OR REPLACE TEMP TABLE newest AS
    SELECT id AS dispatch_id, last.coder AS coder, last.commit AS commit FROM (
        SELECT id, arg_max({'coder': coder, 'commit': commit}, commit * 4294967296 + position) AS last
        FROM raw_dispatches GROUP BY id);
CREATE OR REPLACE TEMP VIEW dispatches AS
    SELECT d.* FROM raw_dispatches d
    JOIN newest n ON d.id = n.dispatch_id AND d.coder = n.coder AND d.commit = n.commit;
CREATE OR REPLACE TEMP VIEW statements AS SELECT * FROM raw_statements JOIN newest USING (dispatch_id, coder, commit);
CREATE OR REPLACE TEMP VIEW events AS SELECT * FROM raw_events JOIN newest USING (dispatch_id, coder, commit);
CREATE OR REPLACE TEMP VIEW parties AS SELECT * FROM raw_parties JOIN newest USING (dispatch_id, coder, commit);
CREATE OR REPLACE TEMP VIEW failures AS
    SELECT f.* FROM raw_failures f
    WHERE NOT EXISTS (SELECT 1 FROM raw_dispatches d WHERE d.input = f.input AND d.commit > f.commit)
    QUALIFY row_number() OVER (PARTITION BY f.input ORDER BY f.commit DESC, f.position DESC) = 1;
"""


@dataclass(slots=True)
class Snapshots:
    """Answers SQL over the newest state of a corpus. Commits are read once, and never change."""

    root: Path
    _commits: dict[int, Commit] = field(default_factory=dict)
    _shown: tuple[int, ...] | None = None
    _connection: Any = None
    _lock: Any = field(default_factory=threading.Lock)

    def commits(self) -> list[Commit]:
        """Return all commits, in order, with those that came since the last call."""
        numbers = list_numbers(self.root)
        for number in numbers:
            if number not in self._commits:
                self._commits[number] = read_commit(self.root, number)
        return [self._commits[number] for number in numbers]

    def ask(self, sql: str, parameters: Sequence[object] = ()) -> Any:
        """Return the answer to a query as an Arrow table.

        Raises:
            CorpusError: E305 where a file of the corpus is missing or damaged.
        """
        import duckdb
        import pyarrow as pa

        with self._lock:
            self._refresh()
            try:
                relation = self._connection.sql(sql, params=list(parameters))
                return relation.to_arrow_table()
            except (duckdb.IOException, duckdb.InvalidInputException, OSError, pa.ArrowException) as error:
                raise self._damaged(error) from error

    def _refresh(self) -> None:
        commits = self.commits()
        numbers = tuple(commit.number for commit in commits)
        if self._connection is None:
            self._connection = _connect()
        if numbers == self._shown:
            return
        import duckdb
        import pyarrow as pa

        try:
            for table in TABLES:
                self._connection.register(f"raw_{table}", self._dataset(table, commits))
            self._connection.execute(_VIEWS)
        except (duckdb.Error, OSError, pa.ArrowException) as error:
            raise self._damaged(error) from error
        self._shown = numbers

    def _dataset(self, table: str, commits: list[Commit]) -> Any:
        """Return the files of a table as one Arrow data set, each row with the number of its commit.

        The files are named one by one and not by a pattern, so that any folder name will do.
        """
        import pyarrow as pa
        from pyarrow import dataset, fs

        schema = arrow_schema(table).append(pa.field("commit", pa.int64()))
        form, system = dataset.ParquetFileFormat(), fs.LocalFileSystem()
        parts = [
            form.make_fragment(
                str(layout.segments(self.root) / commit.segment / f"{table}.parquet"),
                system,
                partition_expression=dataset.field("commit") == commit.number,
            )
            for commit in commits
            if table in commit.files
        ]
        return dataset.FileSystemDataset(parts, schema, form, system) if parts else schema.empty_table()

    def _damaged(self, error: Exception) -> CorpusError:
        return CorpusError(
            "E305",
            seen=f"a table that cannot be read ({str(error).splitlines()[0][:160]})",
            expected="every file that the commits name",
            remedy=f"dateline doctor --corpus {self.root}",
        )


def _connect() -> Any:
    import duckdb

    return duckdb.connect(
        ":memory:", config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    )
