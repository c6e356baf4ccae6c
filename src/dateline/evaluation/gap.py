"""GAP: which of two names a pronoun stands for, if either, in passages where a person has to read to tell.

The two names are told to the program as names of persons. Which of them the pronoun stands for, and whether it stands
for either, is what the program has to say: every other mention that it finds stands to choose as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.evaluation import problems
from dateline.evaluation.gold import Row, find_file, fingerprint, read_bytes, read_rows
from dateline.evaluation.matching import Counts
from dateline.evaluation.outcome import Figures, Mistake, Outcome, Page
from dateline.evaluation.tools import Tools
from dateline.records import Dispatch, Span, make_dispatch

FILES = ("development.jsonl.gz", "development.jsonl")
"""The part that is scored; of the others one is trained on and one is hidden."""

MASCULINE = frozenset({"he", "him", "his"})
FEMININE = frozenset({"she", "her", "hers"})


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage with its pronoun and two names."""

    dispatch: Dispatch
    pronoun: Span
    names: tuple[Span, Span]
    meant: tuple[bool, bool]
    """Whether the pronoun stands for each of the names; for one of them at most."""

    @property
    def is_feminine(self) -> bool:
        """Whether the pronoun is a woman's."""
        return self.pronoun.of(self.dispatch.text).lower() in FEMININE


@dataclass(slots=True)
class Tally:
    """Counts over the names: of all passages, and of those with a man's and a woman's pronoun."""

    overall: Counts = field(default_factory=Counts)
    masculine: Counts = field(default_factory=Counts)
    feminine: Counts = field(default_factory=Counts)

    def add(self, passage: Passage, said: tuple[bool, bool]) -> None:
        """Count one passage: each name by itself is right, too much or missed."""
        right = sum(meant and told for meant, told in zip(passage.meant, said, strict=True))
        for counts in (self.overall, self.feminine if passage.is_feminine else self.masculine):
            counts.add(gold=sum(passage.meant), coded=sum(said), right=right)

    def report(self) -> Figures:
        """Return the figures, and the bias: the feminine F1 as a multiple of the masculine."""
        men = self.masculine.f1()
        return {
            "overall": _figures(self.overall),
            "masculine": _figures(self.masculine),
            "feminine": _figures(self.feminine),
            "bias": round(self.feminine.f1() / men, 4) if men else None,
        }


def run_gap(path: Path, tools: Tools) -> Outcome:
    """Return how well the pronouns of GAP's development part are taken to who they stand for.

    Args:
        path: a file of passages, or a folder with development.jsonl.gz.
        tools: what resolves.

    Raises:
        EvaluationError: E501 or E502, the gold is absent or malformed.
    """
    passages = read_passages(path)
    resolve = tools.resolver()
    tally = Tally()
    mistakes: list[Mistake] = []
    for passage in tools.track(passages, "resolving"):
        actors = resolve(passage.dispatch, passage.names).actors
        pronoun, *names = (actors.of(span).actor for span in (passage.pronoun, *passage.names))
        said = (pronoun is not None and names[0] == pronoun, pronoun is not None and names[1] == pronoun)
        tally.add(passage, said)
        mistakes += _find_mistakes(passage, said, actors.of(passage.pronoun).who)
    return Outcome({"n": len(passages), **tally.report()}, tuple(mistakes))


def fingerprint_gap(path: Path) -> str:
    """Return the SHA-256 of the passages that ``run_gap`` compares with."""
    return fingerprint([("passages", read_bytes(_find(path)))])


def read_passages(path: Path) -> list[Passage]:
    """Return the passages of a file, in order.

    Raises:
        EvaluationError: E501 or E502.
    """
    file = _find(path)
    passages = [_passage(row) for row in read_rows(file)]
    if not passages:
        raise problems.malformed(str(file), "no rows", expected="passages with a pronoun and two names")
    return passages


def _find_mistakes(passage: Passage, said: tuple[bool, bool], who: str | None) -> Iterator[Mistake]:
    if said == passage.meant:
        return
    text = passage.dispatch.text
    meant = [name for name, is_it in zip(passage.names, passage.meant, strict=True) if is_it]
    told = [name for name, is_it in zip(passage.names, said, strict=True) if is_it]
    kind = "taken to the other name" if meant and told else "taken to neither name" if meant else "taken to a name"
    gold = (" and ".join(name.of(text) for name in meant) or "neither name", [passage.pronoun, *meant])
    yield Page(passage.dispatch.source or "", text).mistake(kind, gold=gold, coded=(who or "nobody", told))


def _passage(row: Row) -> Passage:
    text = row.get("Text", str)
    pronoun, first, second = (_span(row, key, text) for key in ("Pronoun", "A", "B"))
    if pronoun.of(text).lower() not in MASCULINE | FEMININE:
        raise problems.malformed(row.where, f"the pronoun {pronoun.of(text)!r:.60}", expected="he, she or a form of it")
    dispatch = make_dispatch(text, source=row.get("ID", str), language="en")
    return Passage(dispatch, pronoun, (first, second), (_truth(row, "A-coref"), _truth(row, "B-coref")))


def _span(row: Row, key: str, text: str) -> Span:
    words, at = row.get(key, str), str(row.value.get(f"{key}-offset"))
    if not at.isdigit() or not words or not text.startswith(words, int(at)):
        raise problems.malformed(
            row.where, f"{key} is {words!r:.40} at {at:.20}", expected="words where the text has them"
        )
    return Span(int(at), int(at) + len(words))


def _truth(row: Row, key: str) -> bool:
    told = str(row.value.get(key)).upper()
    if told not in ("TRUE", "FALSE"):
        raise problems.malformed(row.where, f"{key} is {told!r:.20}", expected="TRUE or FALSE")
    return told == "TRUE"


def _figures(counts: Counts) -> Figures:
    return {**counts.rates(), "n": counts.gold, "pred": counts.coded}


def _find(path: Path) -> Path:
    return find_file(path, FILES, set_name="gap")
