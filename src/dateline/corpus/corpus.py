"""A folder of records that can be added to and asked."""

from __future__ import annotations

import datetime as dt
import json
import time
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from dateline.corpus import layout, questions
from dateline.corpus.commits import Commit, next_number, publish
from dateline.corpus.known import Known, Pair
from dateline.corpus.questions import Asked, Question
from dateline.corpus.result import Result
from dateline.corpus.rows import make_rows, read_coded
from dateline.corpus.segments import remove_segment, write_segment
from dateline.corpus.snapshot import Snapshots
from dateline.corpus.state import State
from dateline.errors import CorpusError
from dateline.records import Coded, Failure

BATCH = 256
"""How many dispatches make a segment."""


@dataclass(frozen=True, slots=True)
class Sourced:
    """A record with the input that it came from, such as ``/news/june.jsonl:17``."""

    coded: Coded
    input: str


@dataclass(frozen=True, slots=True)
class Added:
    """What adding did."""

    dispatches: int = 0
    revisions: int = 0
    """How many of the dispatches were there before, coded by another version."""
    failures: int = 0
    unchanged: int = 0
    """How many were there already and were left alone."""

    def __add__(self, other: Added) -> Added:
        return Added(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


class Corpus:
    """Records at rest. Readers never wait for a writer, and see only what was committed as a whole.

    >>> import tempfile
    >>> corpus = Corpus(tempfile.mkdtemp())
    >>> len(corpus.events(country="LTU", status="planned"))
    0
    """

    def __init__(self, path: Path | str, *, create: bool = True) -> None:
        """Open a corpus, or make one.

        Args:
            path: its folder.
            create: whether to make it where there is none.

        Raises:
            CorpusError: E301 there is none, E302 the folder holds something else, E303 a newer program made it.
        """
        self.path = Path(path)
        _open(self.path, create)
        self.state = State(self.path)
        self._snapshots = Snapshots(self.path)
        self._known = Known(self.path)

    def __repr__(self) -> str:
        return f"Corpus({str(self.path)!r})"

    # -- adding ----------------------------------------------------------------------------------------------------

    def add(self, coded: Coded) -> Added:
        """Add one record. For many, ``add_many`` is much faster."""
        return self.add_batch([coded])

    def add_many(
        self, items: Iterable[Coded | Sourced | Failure], *, batch: int = BATCH, seconds: float = 30.0
    ) -> Added:
        """Add records and failures, a segment for every ``batch`` of them or after some seconds.

        The same dispatch coded by the same version is not added twice; coded by another version it becomes the
        newest revision.
        """
        added, waiting, since = Added(), [], time.monotonic()
        for item in items:
            waiting.append(item)
            if len(waiting) >= batch or time.monotonic() - since >= seconds:
                added += self.add_batch(waiting)
                waiting, since = [], time.monotonic()
        return added + self.add_batch(waiting)

    def add_batch(self, items: Iterable[Coded | Sourced | Failure]) -> Added:
        """Add records and failures as one segment: all of them are kept, or none."""
        pairs = [(item.coded, item.input) if isinstance(item, Sourced) else (item, None) for item in items]
        while True:
            number = next_number(self.path)
            self.refresh()
            fresh = self._known.fresh(pairs)
            added = self._count(fresh, len(pairs))
            if not fresh:
                return added
            at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
            segment, files = write_segment(self.path, make_rows(fresh, at=at))
            if publish(self.path, segment, files, number=number):
                return added
            remove_segment(self.path, segment)  # another writer came first: look again at what is new

    def has(self, dispatch_id: str, coder: str) -> bool:
        """Whether a dispatch is kept, coded by this version, as far as known since the last ``refresh``."""
        return (dispatch_id, coder) in self._known.coded

    def refresh(self) -> None:
        """Learn what has been committed, by this and by other writers."""
        self._known.learn(self._snapshots.commits())

    # -- asking ----------------------------------------------------------------------------------------------------

    def statements(
        self,
        *,
        speaker: Asked = None,
        country: Asked = None,
        sector: Asked = None,
        actor: Asked = None,
        about: Asked = None,
        since: Asked = None,
        until: Asked = None,
        kind: Asked = None,
        text: Asked = None,
        dispatch: Asked = None,
    ) -> Result:
        """Return statements.

        Args:
            speaker: part of the speaker's name, or the id.
            country: the speaker's country or organisation, such as LTU or NATO.
            sector: the speaker's sector, such as GOV.
            actor: part of the name of speaker or addressee, or the id.
            about: words of the content, or somebody who takes part in what is said.
            since: first day of publication: 2023-06-28, 2023-06 or 2023.
            until: last day of publication.
            kind: direct, mixed or indirect.
            text: words of the content.
            dispatch: id of a dispatch.

        Raises:
            UsageError: E604 for a value that a filter cannot have.
        """
        asked = {"speaker": speaker, "country": country, "sector": sector, "actor": actor, "about": about}
        rest = {"since": since, "until": until, "kind": kind, "text": text, "dispatch": dispatch}
        return self._result(questions.STATEMENTS, asked | rest)

    def events(
        self,
        *,
        actor: Asked = None,
        recipient: Asked = None,
        country: Asked = None,
        type: Asked = None,  # noqa: A002 - the public name of the filter
        status: Asked = None,
        since: Asked = None,
        until: Asked = None,
        published_since: Asked = None,
        published_until: Asked = None,
        place: Asked = None,
        text: Asked = None,
        dispatch: Asked = None,
    ) -> Result:
        """Return events.

        Args:
            actor: part of the name of somebody who acts, or the id.
            recipient: part of the name of somebody acted upon, or the id.
            country: country or organisation of any party, such as LTU or NATO.
            type: one or several of the 16 types.
            status: actual, planned, possible, conditional or denied.
            since: first day of the act itself; an act that the text does not date is left out.
            until: last day of the act itself.
            published_since: first day of publication.
            published_until: last day of publication.
            place: part of the place's name, or its country.
            text: words of the sentence that it rests on.
            dispatch: id of a dispatch.

        Raises:
            UsageError: E604 for a value that a filter cannot have.
        """
        asked = {"actor": actor, "recipient": recipient, "country": country, "type": type, "status": status}
        asked |= {"since": since, "until": until, "place": place, "text": text, "dispatch": dispatch}
        return self._result(
            questions.EVENTS, asked | {"published_since": published_since, "published_until": published_until}
        )

    def actors(
        self,
        *,
        actor: Asked = None,
        country: Asked = None,
        sector: Asked = None,
        since: Asked = None,
        until: Asked = None,
    ) -> Result:
        """Return who speaks, acts and is acted upon, with how often; filters as for statements."""
        asked = {"actor": actor, "country": country, "sector": sector, "since": since, "until": until}
        return self._result(questions.ACTORS, asked)

    def dispatches(
        self,
        *,
        since: Asked = None,
        until: Asked = None,
        language: Asked = None,
        source: Asked = None,
        text: Asked = None,
        dispatch: Asked = None,
    ) -> Result:
        """Return dispatches with their text; those in other languages too, where ``skipped`` says why."""
        asked = {"since": since, "until": until, "language": language, "source": source}
        return self._result(questions.DISPATCHES, asked | {"text": text, "dispatch": dispatch})

    def failures(self, *, code: Asked = None, input: Asked = None) -> Result:  # noqa: A002 - as in Failure
        """Return the inputs that failed and have not been read since."""
        return self._result(questions.FAILURES, {"code": code, "input": input})

    def stats(self) -> Result:
        """Return how much there is of everything: rows of part, name, n and value."""
        return Result(self._snapshots.ask, questions.STATS)

    def record(self, name: str, *, coder: str | None = None) -> Coded:
        """Return the whole record of a dispatch.

        Args:
            name: id of the dispatch, or of a statement or event in it.
            coder: the version that coded it; the newest revision by default.

        Raises:
            CorpusError: E306 where there is none.
        """
        columns = "id, text, record, coder, skipped"
        which = "coder = ?" if coder else "TRUE"
        rows = self._snapshots.ask(
            f"""SELECT {columns} FROM {"raw_dispatches" if coder else "dispatches"} WHERE {which} AND (id = ? OR id IN (
                SELECT dispatch_id FROM raw_statements WHERE id = ? UNION
                SELECT dispatch_id FROM raw_events WHERE id = ?)) LIMIT 1""",
            [*([coder] if coder else []), name, name, name],
        ).to_pylist()
        if not rows:
            raise CorpusError(
                "E306",
                seen=f"id {name!r}" + (f" coded by {coder!r}" if coder else ""),
                expected="the id of a dispatch, statement or event of this corpus",
                remedy=f"dateline statements --corpus {self.path} lists ids",
            )
        parts = [self._parts(table, rows[0]) for table in ("statements", "events")]
        return read_coded(rows[0], *parts)

    def commits(self) -> list[Commit]:
        """Return the commits, in order."""
        return self._snapshots.commits()

    # -- inside ----------------------------------------------------------------------------------------------------

    def _result(self, question: Question, asked: dict[str, Asked]) -> Result:
        sql, parameters = questions.build(question, asked)
        return Result(self._snapshots.ask, sql, parameters, question.shown)

    def _parts(self, table: str, dispatch: dict[str, Any]) -> list[str]:
        sql = f"SELECT record FROM raw_{table} WHERE dispatch_id = ? AND coder = ? ORDER BY commit, position"
        rows = self._snapshots.ask(sql, [dispatch["id"], dispatch["coder"]])
        return [str(record) for record in rows.column("record").to_pylist()]

    def _count(self, fresh: list[Pair], offered: int) -> Added:
        coded = [item for item, _ in fresh if isinstance(item, Coded)]
        revisions = sum(item.dispatch.id in self._known.ids for item in coded)
        return Added(len(coded), revisions, len(fresh) - len(coded), offered - len(fresh))


def _open(root: Path, create: bool) -> None:
    """Check that a folder is a corpus, or make it one."""
    marker = layout.marker(root)
    if not marker.exists():
        _make(root, create)
    try:
        form = json.loads(marker.read_bytes())["format"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CorpusError(
            "E303",
            seen=f"{marker} that cannot be read",
            expected='{"format": 1}',
            remedy=f"write it anew into {marker}",
        ) from error
    if form != layout.FORMAT:
        raise CorpusError(
            "E303",
            seen=f"a corpus of format {form}",
            expected=f"format {layout.FORMAT}",
            remedy="pip install --upgrade dateline",
        )


def _make(root: Path, create: bool) -> None:
    if not create:
        raise CorpusError(
            "E301",
            seen=f"no corpus in {root}",
            expected="a folder that dateline ingest has made",
            remedy=f"dateline ingest PATH --corpus {root}",
        )
    ours = {"corpus.json", "segments", "commits", "state.db", "state.db-wal", "state.db-shm"}
    try:
        strangers = [path.name for path in root.iterdir() if path.name not in ours and not path.name.startswith(".")]
        if strangers:
            raise CorpusError(
                "E302",
                seen=f"folder {root} with other files ({', '.join(sorted(strangers)[:3])})",
                expected="an empty or new folder",
                remedy="choose another folder with --corpus",
            )
    except FileNotFoundError:
        pass
    except NotADirectoryError as error:
        raise CorpusError(
            "E302", seen=f"{root}, which is a file", expected="a folder", remedy="choose another name with --corpus"
        ) from error
    for folder in (root, layout.segments(root), layout.commits(root)):
        folder.mkdir(parents=True, exist_ok=True)
    layout.write_new(layout.marker(root), {"format": layout.FORMAT})
