"""PolNeAR articles: dispatches with gold attributions as spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.coding.repairs import CARRIED_OVER
from dateline.evaluation import problems
from dateline.evaluation.gold import Row, find_file, read_rows
from dateline.records import Coded, Dispatch, Span, make_dispatch

FILES = ("dev.jsonl.gz", "dev.jsonl")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one attribution; each in any number of parts."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article with its gold."""

    id: str
    dispatch: Dispatch
    attributions: tuple[Attribution, ...]
    discard: tuple[Span, ...]
    """Stretches that nobody annotated; what is coded there is neither right nor wrong."""


def find_polnear(path: Path) -> Path:
    """Return the file of articles.

    Raises:
        EvaluationError: E501, there is none.
    """
    return find_file(path, FILES, set_name="polnear")


def read_polnear(path: Path) -> list[Article]:
    """Return the articles of a file, or of the dev file of a folder.

    Raises:
        EvaluationError: E501 or E502.
    """
    return [_article(row) for row in read_rows(find_polnear(path))]


def coded_attributions(coded: Coded) -> list[Attribution]:
    """Return the outer statements of a coding as attributions.

    PolNeAR marks a source only where the words name one: a speaker carried over from the statement before is none.
    """
    return [
        Attribution(
            source=(statement.speaker.text,)
            if statement.speaker and statement.speaker.text and CARRIED_OVER.isdisjoint(statement.why)
            else (),
            cue=(statement.cue,) if statement.cue else (),
            content=statement.content,
        )
        for statement in coded.statements
        if statement.inside is None
    ]


def make_article_dispatch(
    text: str, *, title: str | None = None, published: str | None = None, source: str | None = None
) -> Dispatch:
    """Return the dispatch of an article, of which the first line is the headline if it is the title.

    >>> dispatch = make_article_dispatch("Ferry sinks.\\n\\nIt rained.", title="Ferry sinks")
    >>> dispatch.title_span.of(dispatch.text), dispatch.body_span.of(dispatch.text)
    ('Ferry sinks.', 'It rained.')
    """
    first = text.partition("\n")[0].rstrip()
    wanted = " ".join((title or "").split())
    if not wanted or " ".join(first.split()) not in (wanted, f"{wanted}."):
        return make_dispatch(text, title=title, published=published, source=source, language="en")
    rest = text[len(first) :]
    body = Span(len(first) + len(rest) - len(rest.lstrip()), len(text))
    return make_dispatch(
        text,
        title=title,
        published=published,
        source=source,
        language="en",
        title_span=Span(0, len(first)),
        body_span=body,
    )


def _article(row: Row) -> Article:
    text = row.get("text", str)
    name = row.get("id", str)
    dispatch = make_article_dispatch(
        text, title=row.value.get("title"), published=row.get("date", str, default="")[:10] or None, source=name
    )
    attributions = tuple(
        Attribution(*(_spans(item.value.get(part), item.where) for part in ("source", "cue", "content")))
        for item in row.rows("attributions")
    )
    return Article(name, dispatch, attributions, _spans(row.value.get("discard"), row.where))


def _spans(pairs: Any, where: str) -> tuple[Span, ...]:
    if pairs is None:
        return ()
    if not isinstance(pairs, Sequence) or not all(_is_pair(pair) for pair in pairs):
        raise problems.malformed(where, f"spans {pairs!r:.60}", expected="[[start, end], ...] in code points")
    return tuple(Span(start, end) for start, end in pairs)


def _is_pair(pair: Any) -> bool:
    return (
        isinstance(pair, Sequence)
        and len(pair) == 2
        and all(isinstance(end, int) for end in pair)
        and 0 <= pair[0] <= pair[1]
    )
