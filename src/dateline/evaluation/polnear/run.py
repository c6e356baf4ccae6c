"""Codes PolNeAR articles and compares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.evaluation.gold import fingerprint, read_bytes
from dateline.evaluation.outcome import Mistake, Outcome, Page
from dateline.evaluation.polnear.figures import Figuring
from dateline.evaluation.polnear.gold import Article, Attribution, coded_attributions, find_polnear, read_polnear
from dateline.evaluation.polnear.readings import Measure, Reading
from dateline.evaluation.tools import Tools
from dateline.marking import Scope
from dateline.records import Span


def run_polnear(path: Path, tools: Tools) -> Outcome:
    """Return how well the attributions of PolNeAR articles are coded.

    Args:
        path: a file of articles, or a folder with dev.jsonl.gz.
        tools: what codes.

    Raises:
        EvaluationError: E501 or E502, the gold is absent or malformed.
    """
    articles = read_polnear(path)
    # PolNeAR's gold has wants and intentions too, which a record's statements leave out.
    coded, failures = tools.code_all([article.dispatch for article in articles], scope=Scope.ALL)
    figuring = Figuring()
    mistakes: list[Mistake] = []
    for article, one in zip(articles, coded, strict=True):
        mistakes += score_article(article, coded_attributions(one), figuring)
    return Outcome(figuring.report(), tuple(mistakes), tuple(failures))


def score_article(article: Article, found: Sequence[Attribution], figuring: Figuring) -> list[Mistake]:
    """Count one article's attributions, and return the mistakes in it."""
    measure = Measure(article.dispatch.text)
    gold = _readings(measure, article.attributions)
    ignored = measure.extent(measure.join(article.discard))
    coded = [r for r in _readings(measure, found) if 2 * r.content.common(ignored) <= len(r.content)]
    pairs = figuring.add(gold, coded)
    return list(_find_mistakes(Page(article.id, article.dispatch.text), gold, coded, pairs))


def fingerprint_polnear(path: Path) -> str:
    """Return the SHA-256 of the articles that ``run_polnear`` compares with."""
    return fingerprint([("articles", read_bytes(find_polnear(path)))])


def _readings(measure: Measure, attributions: Sequence[Attribution]) -> list[Reading]:
    return [reading for attribution in attributions if (reading := measure.read(attribution))]


def _find_mistakes(
    page: Page, gold: Sequence[Reading], coded: Sequence[Reading], pairs: Sequence[tuple[int, int]]
) -> Iterator[Mistake]:
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, reading in enumerate(gold):
        if i not in found:
            yield page.mistake(f"missed {reading.quoting} statement", gold=_tell(page, reading))
    for j, reading in enumerate(coded):
        if j not in used:
            yield page.mistake(f"extra {reading.quoting} statement", coded=_tell(page, reading))
    for i, j in pairs:
        for kind in _differences(gold[i], coded[j]):
            yield page.mistake(kind, gold=_tell(page, gold[i]), coded=_tell(page, coded[j]))


def _differences(gold: Reading, coded: Reading) -> Iterator[str]:
    if gold.spans.source and not gold.source_words & coded.source_words:
        yield "wrong speaker" if coded.spans.source else "no speaker"
    if gold.spans.cue and not gold.cue.common(coded.cue):
        yield "wrong cue"
    if gold.content_words != coded.content_words:
        yield "content cut otherwise"


def _tell(page: Page, reading: Reading) -> tuple[str, list[Span]]:
    parts = reading.spans
    source, cue = (" ... ".join(span.of(page.text) for span in part) for part in (parts.source, parts.cue))
    return f"{source or 'nobody named'} | {cue or 'no cue'}", [*parts.source, *parts.cue, *parts.content]
