"""The questions that a corpus answers: each filter is a row of a table, and every value a parameter."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.errors import UsageError
from dateline.knowledge.plover import load_plover
from dateline.records import Kind, Status

Asked = str | Sequence[str] | dt.date | None


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition; each ``?`` takes the value, read by ``take``. Several values are alternatives."""

    sql: str
    take: Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Question:
    """What to select, the filters that it knows, the order, and the columns that a narrow display shows."""

    select: str
    filters: Mapping[str, Filter]
    order: str
    shown: tuple[str, ...]


def build(question: Question, asked: Mapping[str, Asked]) -> tuple[str, tuple[str, ...]]:
    """Return the SQL of a question and its parameters.

    Raises:
        UsageError: E604 for a value that a filter cannot have.
    """
    conditions, parameters = ["TRUE"], []
    for name, value in asked.items():
        if value is None:
            continue
        rule = question.filters[name]
        values = [str(value)] if isinstance(value, str | dt.date) else [str(item) for item in value]
        conditions.append("(" + " OR ".join([rule.sql] * len(values) or ["FALSE"]) + ")")
        for item in values:
            parameters += [rule.take(name, item)] * rule.sql.count("?")
    sql = question.select.replace("{conditions}", " AND ".join(conditions))
    return f"{sql} ORDER BY {question.order}", tuple(parameters)


def _word(_name: str, value: str) -> str:
    return value


def _code(_name: str, value: str) -> str:
    return value.strip().upper()


def _choice(list_known: Callable[[], Iterable[str]]) -> Callable[[str, str], str]:
    def take(name: str, value: str) -> str:
        known = list(list_known())
        by_fold = {value.casefold(): value for value in known}
        found = by_fold.get(value.strip().casefold())
        if found is None:
            raise UsageError(
                "E604", seen=f"{name} {value!r}", expected=f"one of {', '.join(known)}", remedy="choose one of them"
            )
        return found

    return take


def _first_day(name: str, value: str) -> str:
    return _day(name, value, last=False)


def _last_day(name: str, value: str) -> str:
    return _day(name, value, last=True)


def _day(name: str, value: str, *, last: bool) -> str:
    """Return a day; a year or a month stands for its first or last one."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value.strip())
    try:
        if match is None:
            raise ValueError(value)
        year, month, day = match.groups()
        first = dt.date(int(year), int(month or (12 if last else 1)), int(day or 1))
    except ValueError:
        raise UsageError(
            "E604",
            seen=f"{name} {value!r}",
            expected="a day, month or year: 2023-06-28, 2023-06 or 2023",
            remedy="write the date in one of these forms",
        ) from None
    if last and not day:
        first = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    return first.isoformat()


def _party(parts: str, record: str) -> str:
    return (
        f"{record} IN (SELECT p.record_id FROM parties p WHERE p.part IN ({parts}) "
        "AND (contains(lower(p.who), lower(?)) OR p.actor = ?))"
    )


def _in(column: str) -> str:
    return f"contains(lower({column}), lower(?))"


_PUBLISHED = {
    "since": Filter("left(published, 10) >= ?", _first_day),
    "until": Filter("left(published, 10) <= ?", _last_day),
}
_KNOWN_DISPATCH = {"dispatch": Filter("dispatch_id = ?", _word)}

STATEMENTS = Question(
    "SELECT * EXCLUDE (record, position, commit) FROM statements WHERE {conditions}",
    {
        "speaker": Filter(f"({_in('speaker')} OR speaker_id = ?)", _word),
        "country": Filter("upper(speaker_country) = ?", _code),
        "sector": Filter("speaker_sector = ?", _choice(lambda: load_plover().sectors)),
        "actor": Filter(_party("'speaker', 'addressee'", "id"), _word),
        "about": Filter(
            f"({_in('content')} OR id IN (SELECT e.said_in FROM events e JOIN parties p ON p.record_id = e.id "
            "WHERE contains(lower(p.who), lower(?)) OR p.actor = ? OR upper(p.country) = upper(?)))",
            _word,
        ),
        **_PUBLISHED,
        "kind": Filter("kind = ?", _choice(lambda: Kind)),
        "text": Filter(_in("content"), _word),
        **_KNOWN_DISPATCH,
    },
    "published NULLS LAST, dispatch_id, position",
    ("published", "speaker", "speaker_country", "cue", "content", "kind", "confidence"),
)

EVENTS = Question(
    "SELECT * EXCLUDE (record, position, commit) FROM events WHERE {conditions}",
    {
        "actor": Filter(_party("'actor'", "id"), _word),
        "recipient": Filter(_party("'recipient'", "id"), _word),
        "country": Filter("id IN (SELECT p.record_id FROM parties p WHERE upper(p.country) = ?)", _code),
        "type": Filter("type = ?", _choice(lambda: load_plover().types)),
        "status": Filter("status = ?", _choice(lambda: Status)),
        "since": Filter("left(when_end, 10) >= ?", _first_day),
        "until": Filter("left(when_start, 10) <= ?", _last_day),
        "published_since": _PUBLISHED["since"],
        "published_until": _PUBLISHED["until"],
        "place": Filter(f"({_in('where_name')} OR upper(where_country) = upper(?))", _word),
        "text": Filter(_in("evidence"), _word),
        **_KNOWN_DISPATCH,
    },
    "coalesce(when_start, published) NULLS LAST, dispatch_id, position",
    ("when_start", "when_end", "type", "status", "actor", "recipient", "where_name", "trigger", "confidence"),
)

ACTORS = Question(
    """SELECT who, country, sector, list_sort(list_distinct(list(role) FILTER (role IS NOT NULL))) AS roles,
       count(*) FILTER (part = 'speaker') AS statements, count(*) FILTER (part = 'actor') AS acts,
       count(*) FILTER (part = 'recipient') AS received, count(DISTINCT dispatch_id) AS dispatches,
       min(published) AS first_published, max(published) AS last_published,
       list_sort(list_distinct(list(actor) FILTER (actor IS NOT NULL))) AS ids
       FROM parties WHERE who IS NOT NULL AND {conditions} GROUP BY who, country, sector""",
    {
        "actor": Filter(f"({_in('who')} OR actor = ?)", _word),
        "country": Filter("upper(country) = ?", _code),
        "sector": Filter("sector = ?", _choice(lambda: load_plover().sectors)),
        **_PUBLISHED,
    },
    "statements + acts + received DESC, who, country, sector",
    ("who", "country", "sector", "roles", "statements", "acts", "received", "dispatches"),
)

DISPATCHES = Question(
    "SELECT * EXCLUDE (record, position, commit) FROM dispatches WHERE {conditions}",
    {
        **_PUBLISHED,
        "language": Filter("language = ?", _word),
        "source": Filter(_in("source"), _word),
        "text": Filter(_in("text"), _word),
        "dispatch": Filter("id = ?", _word),
    },
    "published NULLS LAST, id",
    ("published", "title", "source", "language", "statements", "events", "skipped"),
)

FAILURES = Question(
    'SELECT input, stage, code, seen, expected, remedy, "at" FROM failures WHERE {conditions}',
    {"code": Filter("code = ?", _code), "input": Filter(_in("input"), _word)},
    "input",
    ("input", "code", "seen", "remedy"),
)

STATS = """
SELECT part, name, n, value FROM (
    SELECT 0 AS rank, 'corpus' AS part, 'dispatches' AS name, count(*) AS n, NULL AS value FROM dispatches
    UNION ALL SELECT 1, 'corpus', 'not coded', count(*), NULL FROM dispatches WHERE skipped IS NOT NULL
    UNION ALL SELECT 2, 'corpus', 'statements', count(*), NULL FROM statements
    UNION ALL SELECT 3, 'corpus', 'events', count(*), NULL FROM events
    UNION ALL SELECT 4, 'corpus', 'failures', count(*), NULL FROM failures
    UNION ALL SELECT 5, 'corpus', 'older revisions',
        (SELECT count(*) FROM raw_dispatches) - (SELECT count(*) FROM dispatches), NULL
    UNION ALL SELECT 6, 'published', 'first', count(published), min(published) FROM dispatches
    UNION ALL SELECT 7, 'published', 'last', count(published), max(published) FROM dispatches
    UNION ALL SELECT 8, 'language', coalesce(language, 'unknown'), count(*), NULL FROM dispatches GROUP BY language
    UNION ALL SELECT 9, 'type', type, count(*), NULL FROM events GROUP BY type
    UNION ALL SELECT 10, 'status', status, count(*), NULL FROM events GROUP BY status
    UNION ALL SELECT 11, 'kind', kind, count(*), NULL FROM statements GROUP BY kind
    UNION ALL SELECT 12, 'coder', coder, count(*), NULL FROM dispatches GROUP BY coder
    UNION ALL SELECT 13, 'failure', code, count(*), NULL FROM failures GROUP BY code
) ORDER BY rank, n DESC, name
"""
