"""Words of cues: how a statement is known, and how it answers another one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.knowledge.tables import read_table, split_list
from dateline.records import Answer, Manner

__all__ = ["AnswerWords", "CueWord", "load_answer_words", "load_cue_words"]


@dataclass(frozen=True, slots=True)
class CueWord:
    """A word that tells the manner of a statement."""

    word: str
    exact: bool
    """Whether only this form counts."""
    manner: Manner
    rank: int
    """Of several words in a cue, the one with the lowest rank counts."""


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """Lower-case words and phrases by which a statement answers another one."""

    verbs: Mapping[str, Answer]
    """Verbs that answer by themselves."""
    taking: Mapping[str, Answer]
    """Verbs that answer where a claim is their object."""
    verdicts: Mapping[str, Answer]
    claims: Mapping[str, tuple[str, ...]]
    """Nouns for what somebody said, with the words of a cue that fit; ``speech`` where any does."""
    groups: Mapping[str, frozenset[str]]
    """All other words, by their use: naming, copula, pointing, hedge, idle, onset, negation, plain."""


@cache
def load_cue_words() -> tuple[CueWord, ...]:
    """Return the words that tell manners, read once.

    Raises:
        ModelError: the data file is missing or unfit.
    """
    return tuple(
        CueWord(word, row["match"] == "form", Manner(row["manner"]), int(row["rank"]))
        for row in read_table("cues.tsv", columns=("words", "match", "manner", "rank"))
        for word in split_list(row["words"])
    )


@cache
def load_answer_words() -> AnswerWords:
    """Return the answering words, read once.

    Raises:
        ModelError: the data file is missing or unfit.
    """
    answers: dict[str, dict[str, Answer]] = {"verb": {}, "taking": {}, "verdict": {}}
    claims: dict[str, tuple[str, ...]] = {}
    groups: dict[str, set[str]] = {}
    for row in read_table("answering.tsv", columns=("words", "use", "value")):
        words, use = split_list(row["words"]), row["use"]
        if use in answers:
            answers[use].update(dict.fromkeys(words, Answer(row["value"])))
        elif use == "claim":
            claims.update(dict.fromkeys(words, split_list(row["value"])))
        else:
            groups.setdefault(use, set()).update(words)
    return AnswerWords(
        verbs=answers["verb"],
        taking=answers["taking"],
        verdicts=answers["verdict"],
        claims=claims,
        groups={use: frozenset(words) for use, words in groups.items()},
    )
