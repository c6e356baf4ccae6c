"""The answer to a question: asked when it is first looked at, then kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from dateline.errors import UsageError

_SHOWN_ROWS = 20
_SHOWN_CHARS = 160
_STYLE = "border-collapse:collapse;font:13px sans-serif"
_CELL = "border:1px solid #999;padding:2px 6px;text-align:left;vertical-align:top"


@dataclass(slots=True, repr=False)
class Result:
    """Rows of an answer; loop over it for dicts, or take it as an Arrow table or a data frame.

    The corpus is asked when the rows are first needed, and once only.
    """

    _ask: Callable[[str, Sequence[object]], Any]
    _sql: str
    _parameters: tuple[object, ...] = ()
    _shown: tuple[str, ...] = ()
    _table: Any = field(default=None, compare=False)

    @classmethod
    def of_rows(cls, rows: Sequence[Mapping[str, Any]], columns: tuple[str, ...]) -> Result:
        """Return rows that are known already, of text columns."""
        import pyarrow as pa

        table = pa.table({name: pa.array([row[name] for row in rows], pa.string()) for name in columns})
        return cls(lambda _sql, _parameters: table, "", (), columns, table)

    def to_arrow(self) -> Any:
        """Return the rows as a ``pyarrow.Table``."""
        if self._table is None:
            self._table = self._ask(self._sql, self._parameters)
        return self._table

    def to_pandas(self) -> Any:
        """Return the rows as a ``pandas.DataFrame``.

        Raises:
            UsageError: E606 where pandas is not installed.
        """
        _need("pandas")
        return self.to_arrow().to_pandas()

    def to_polars(self) -> Any:
        """Return the rows as a ``polars.DataFrame``.

        Raises:
            UsageError: E606 where polars is not installed.
        """
        return _need("polars").from_arrow(self.to_arrow())

    def head(self, count: int) -> Result:
        """Return the first rows only."""
        if self._table is not None:
            return Result(self._ask, self._sql, self._parameters, self._shown, self._table.slice(0, count))
        return Result(self._ask, f"SELECT * FROM ({self._sql}) LIMIT ?", (*self._parameters, count), self._shown)

    @property
    def columns(self) -> list[str]:
        """Names of all columns."""
        return list(self.to_arrow().column_names)

    @property
    def main_columns(self) -> list[str]:
        """Names of the columns that a narrow display shows."""
        return [name for name in self._shown if name in self.columns] or self.columns

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for batch in self.to_arrow().to_batches(max_chunksize=1024):
            yield from batch.to_pylist()

    def __len__(self) -> int:
        return int(self.to_arrow().num_rows)

    def __bool__(self) -> bool:
        return len(self) > 0

    def __repr__(self) -> str:
        return f"<Result: {len(self)} rows of {', '.join(self.main_columns)}>"

    def _repr_html_(self) -> str:
        """Return the first rows as an HTML table that needs nothing else."""
        names = self.main_columns
        rows = self.to_arrow().slice(0, _SHOWN_ROWS).to_pylist()
        head = "".join(f'<th style="{_CELL}">{escape(name)}</th>' for name in names)
        body = "".join(
            "<tr>" + "".join(f'<td style="{_CELL}">{_cell(row[name])}</td>' for name in names) + "</tr>" for row in rows
        )
        more = f"<p>{len(rows)} of {len(self)} rows</p>" if len(self) > len(rows) else f"<p>{len(self)} rows</p>"
        return f'<table style="{_STYLE}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}'


def as_words(value: Any) -> str:
    """Return a cell as a reader wants it: names for parties, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(as_words(item) for item in value)
    if isinstance(value, dict):
        name = value.get("who") or value.get("text") or ""
        country = value.get("country")
        return f"{name} ({country})" if country and country != name else str(name)
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def _cell(value: Any) -> str:
    words = as_words(value)
    return escape(words if len(words) <= _SHOWN_CHARS else words[:_SHOWN_CHARS] + "…")


def _need(package: str) -> Any:
    import importlib

    try:
        return importlib.import_module(package)
    except ImportError as error:
        raise UsageError(
            "E606",
            seen=f"{package} is not installed",
            expected=f"{package}, for data frames of it",
            remedy=f"pip install 'dateline[{package}]'",
        ) from error
