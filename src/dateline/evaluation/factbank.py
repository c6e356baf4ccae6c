"""How certain the author of a sentence is of each event in it: the status head, asked at the gold event word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.evaluation import problems
from dateline.evaluation.gold import Row, find_file, fingerprint, read_bytes, read_rows
from dateline.evaluation.matching import Counts
from dateline.evaluation.outcome import Figures, Mark, Mistake, Outcome, Side
from dateline.evaluation.tools import Tools
from dateline.records import Span, Status

FILES = ("factbank_dev.jsonl.gz", "factbank_dev.jsonl")
CLASSES = (Status.ACTUAL, Status.POSSIBLE, Status.DENIED)
"""What scores can tell: the two ends, and all that lies between."""

CERTAIN, DENIED = 2.5, -0.5
"""A score above the first is a certain fact, one under the second is denied to some degree."""

SCALE = 3.0
"""Scores go from -3, certainly not, to 3, certainly."""

_WRITTEN = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
_CLOSING = re.compile(r"[.,;:!?%)\]”]|'s?|n't|'(?:re|ve|ll|d|m)")
_OPENING = re.compile(r"[(\[“$]|.*\$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with the places and classes of its events."""

    where: str
    text: str
    spans: tuple[Span, ...]
    gold: tuple[Status, ...]


def run_factbank(path: Path, tools: Tools) -> Outcome:
    """Return how well the status of given events is read.

    Args:
        path: a file of sentences, or a folder with factbank_dev.jsonl.gz.
        tools: what reads statuses.

    Raises:
        EvaluationError: E501 or E502, the gold is absent or malformed.
    """
    sentences = read_sentences(path)
    read = tools.statuses()
    pairs: list[tuple[Status, Status]] = []
    mistakes: list[Mistake] = []
    for sentence in tools.track(sentences, "reading"):
        said = read(sentence.text, sentence.spans)
        pairs += zip(sentence.gold, said, strict=True)
        mistakes += _find_mistakes(sentence, said)
    return Outcome(sum_up(pairs), tuple(mistakes))


def fingerprint_factbank(path: Path) -> str:
    """Return the SHA-256 of the sentences that ``run_factbank`` compares with."""
    return fingerprint([("sentences", read_bytes(_find(path)))])


def read_sentences(path: Path) -> list[Sentence]:
    """Return the sentences of a file that have events, in order.

    Raises:
        EvaluationError: E501 or E502.
    """
    file = _find(path)
    sentences = [sentence for sentence in map(_sentence, read_rows(file)) if sentence.spans]
    if not sentences:
        raise problems.malformed(str(file), "no row has events", expected="rows with tokens and events")
    return sentences


def class_of(score: float) -> Status:
    """Return the class of a score: 3 is actual, -3 to -1 denied, 0 to 2 possible."""
    return Status.ACTUAL if score > CERTAIN else Status.DENIED if score < DENIED else Status.POSSIBLE


def as_class(status: Status, gold: Status, *, strict: bool) -> Status:
    """Return the class that a status counts as.

    Scores tell neither plans nor conditions. What is conditional or planned is not certain, so it counts as possible.
    A future that is certain is a fact in FactBank, though, and no score tells which facts lie ahead: unless ``strict``,
    planned counts as actual wherever gold is certain.
    """
    if status is Status.PLANNED and gold is Status.ACTUAL and not strict:
        return gold
    return status if status in CLASSES else Status.POSSIBLE


def join_tokens(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """Return a readable text of tokens, and each token's place in it.

    >>> join_tokens(["``", "No", ",", "''", "he", "said", "."])[0]
    '“No,” he said.'
    """
    text = ""
    spans: list[Span] = []
    for token in tokens:
        word = _WRITTEN.get(token, token)
        glued = not spans or _CLOSING.fullmatch(word) or _OPENING.fullmatch(spans[-1].of(text))
        text += "" if glued else " "
        spans.append(Span(len(text), len(text) + len(word)))
        text += word
    return text, spans


def sum_up(pairs: Sequence[tuple[Status, Status]]) -> Figures:
    """Return the figures of gold classes and read statuses; shares with four places.

    Macro-F1 is over the classes that gold has. ``strict`` has the same figures with planned counted as possible
    throughout: a reader that calls everything planned does well without it. ``read`` says how often each was read.
    """
    read = Counter(status for _, status in pairs)
    return {
        **_all_figures([(gold, as_class(status, gold, strict=False)) for gold, status in pairs]),
        "strict": _all_figures([(gold, as_class(status, gold, strict=True)) for gold, status in pairs]),
        "read": {status.value: {"pred": read[status]} for status in Status},
    }


def _all_figures(pairs: Sequence[tuple[Status, Status]]) -> Figures:
    counts = {status: Counts() for status in CLASSES}
    for gold, read in pairs:
        counts[gold].add(gold=1, coded=0, right=int(gold is read))
        counts[read].add(gold=0, coded=1, right=0)
    present = [one.f1() for one in counts.values() if one.gold]
    right = sum(one.right_gold for one in counts.values())
    return {
        "macro_f1": round(sum(present) / len(present), 4),
        "accuracy": round(right / len(pairs), 4),
        "n": len(pairs),
        "per_class": {status.value: _figures(one) for status, one in counts.items()},
    }


def _find_mistakes(sentence: Sentence, said: Sequence[Status]) -> Iterator[Mistake]:
    for span, gold, status in zip(sentence.spans, sentence.gold, said, strict=True):
        if as_class(status, gold, strict=True) is not gold:
            kind, mark = f"{gold} read as {status}", Mark(span, Side.GOLD)
            yield Mistake(kind, sentence.where, sentence.text, (mark,), gold.value, status.value)


def _figures(counts: Counts) -> Figures:
    return {**counts.rates(), "n": counts.gold, "pred": counts.coded}


def _find(path: Path) -> Path:
    return find_file(path, FILES, set_name="factbank")


def _sentence(row: Row) -> Sentence:
    tokens = row.get("tokens", list)
    if not all(isinstance(token, str) for token in tokens):
        raise problems.malformed(row.where, "a token that is no string", expected="a list of words")
    text, spans = join_tokens(tokens)
    events = list(_events(row, len(tokens)))
    return Sentence(
        row.where, text, tuple(spans[at] for at, _ in events), tuple(class_of(score) for _, score in events)
    )


def _events(row: Row, tokens: int) -> Iterator[tuple[int, float]]:
    for event in row.get("events", list, default=[]):
        if not _is_event(event, tokens):
            expected = "[number of the token, score from -3 to 3]"
            raise problems.malformed(row.where, f"the event {event!r:.60}", expected=expected)
        yield event[0], float(event[1])


def _is_event(event: object, tokens: int) -> bool:
    return (
        isinstance(event, list)
        and len(event) == 2
        and isinstance(event[0], int)
        and 0 <= event[0] < tokens
        and isinstance(event[1], int | float)
        and -SCALE <= event[1] <= SCALE
    )
