"""How certain an act is: which words make it other than a plain fact, and how speaker and author stand to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from dateline.coding.clauses import Scene, is_near, is_next, is_open, is_open_past_that, scene_of
from dateline.knowledge.phrases import PhraseTable, words_of
from dateline.knowledge.tables import read_table, split_list
from dateline.records import Span, Statement, Status

__all__ = ["author_status", "speaker_status", "status_cues"]


class Stance(StrEnum):
    """How the author who uses a reporting word stands to what it reports."""

    COMMITS = "commits"
    NEUTRAL = "neutral"
    DOUBTS = "doubts"
    DENIES = "denies"
    PREDICTS = "predicts"
    NEGATES = "negates"


def status_cues(text: str, trigger: Span, sentence: Span, status: Status) -> tuple[Span, ...]:
    """Return the words that make an act other than a plain fact: may, plans to, if, did not.

    Args:
        text: text of the dispatch.
        trigger: the words that carry the act.
        sentence: the sentence that holds them.
        status: how the act is presented; words for other statuses do not count.

    Returns:
        The nearest words that govern the act and those that adjoin them (could possibly), in order of the text;
        empty for an actual act and where the sentence holds none.
    """
    if status is Status.ACTUAL or not sentence.contains(trigger):
        return ()
    scene = scene_of(text, trigger, sentence)
    for phrases in _cue_tables().get(status, ()):
        cues = _cues_in(scene, phrases)
        fitting = next((fit for _, rule in GOVERNING if (fit := [cue for cue in cues if rule(scene, cue)])), None)
        if fitting:
            return _with_adjoining(scene, cues, min(fitting, key=lambda cue: _distance(scene, cue)))
    return ()


def speaker_status(status: Status, holder: Statement | None, cue_text: str | None) -> Status:
    """Return how the speaker presents an act that the speaker's statement tells of.

    Args:
        status: how the words of the content present it.
        holder: the innermost statement whose content holds the act, or None.
        cue_text: the words that report the statement, or None for a quotation that only goes on.

    Returns:
        ``denied`` for an act told as actual or possible after a word that denies ("denied that ..."), or else
        ``status``. A word that is itself negated ("did not deny") denies nothing.
    """
    if holder is None or _stance(cue_text) is not Stance.DENIES:
        return status
    return Status.DENIED if status in (Status.ACTUAL, Status.POSSIBLE) else status


def author_status(status: Status, holder: Statement | None, cue_text: str | None) -> Status | None:
    """Return how the dispatch's own author presents an act that a statement tells of.

    The convention follows the nested sources of FactBank (R. Sauri and J. Pustejovsky, "FactBank: a corpus annotated
    with event factuality", Language Resources and Evaluation 43, 2009): each source stands to an act in its own way.
    A factive word such as "admitted" commits the author together with the speaker. Any other reporting word leaves
    the author uncommitted (FactBank: Uu), here ``possible``, whether the speaker affirms or denies. What is told as
    planned or conditional is no claim of fact and stays so, but a plan that the word doubts, denies or predicts is
    only possible. A word that commits does so for whoever uses it: inside another statement that is the outer
    speaker, and the author stays uncommitted. So does a word that is negated ("could not confirm").

    Args:
        status: how the speaker presents it, before or after :func:`speaker_status`.
        holder: the innermost statement whose content holds the act, or None.
        cue_text: the words that report the statement, or None for a quotation that only goes on.

    Returns:
        None where no statement holds the act: it is in the author's own voice.
    """
    if holder is None:
        return None
    told = _Told(status, _stance(cue_text), holder.inside is not None)
    return next(found for _, rule in AUTHOR if (found := rule(told)) is not None)


@dataclass(frozen=True, slots=True)
class _Told:
    """An act as a statement tells of it."""

    status: Status
    stance: Stance
    nested: bool


def _committed(told: _Told) -> Status | None:
    return told.status if told.stance is Stance.COMMITS and not told.nested else None


def _disputed_plan(told: _Told) -> Status | None:
    disputes = told.stance in (Stance.DOUBTS, Stance.DENIES, Stance.PREDICTS)
    return Status.POSSIBLE if disputes and told.status is Status.PLANNED else None


def _uncommitted(told: _Told) -> Status | None:
    return Status.POSSIBLE if told.status in (Status.ACTUAL, Status.DENIED) else None


def _as_told(told: _Told) -> Status | None:
    return told.status


AUTHOR: tuple[tuple[str, Callable[[_Told], Status | None]], ...] = (
    ("committed", _committed),
    ("disputed-plan", _disputed_plan),
    ("uncommitted", _uncommitted),
    ("as-told", _as_told),
)
"""Tried in order; the first that gives a status wins."""


def _stance(cue_text: str | None) -> Stance:
    """Return the stance of the first known word of a cue; neutral where none is known or it is negated."""
    words = [word.text.lower() for word in words_of(cue_text or "")]
    table = _stances()
    found = next((match[1] for at in range(len(words)) if (match := table.match(words, at))), Stance.NEUTRAL)
    return Stance.NEUTRAL if found is Stance.NEGATES else found


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words ``[at, end)`` of a sentence that may govern an act, and how far they reach."""

    span: Span
    at: int
    end: int
    reaches: frozenset[str]


def _cues_in(scene: Scene, phrases: PhraseTable[frozenset[str]]) -> list[_Cue]:
    """Return the cues of a sentence, the longest at each word, without the act's own words."""
    found: list[_Cue] = []
    at = 0
    while at < len(scene.low):
        match = None if _is_name(scene, at) else phrases.match(scene.low, at)
        if match is None:
            at += 1
            continue
        end, reaches = match
        if not _is_act(scene, at, end):
            span = Span(scene.words[at].start, scene.words[end - 1].end)
            found.append(_Cue(span, at, end, reaches))
        at = end
    return found


def _is_name(scene: Scene, at: int) -> bool:
    """Whether a word is May the month or Will the man."""
    may_be = scene.use(at) == "name" and scene.is_capital(at)
    return may_be and not scene.starts(at) and not scene.is_headline()


def _is_act(scene: Scene, at: int, end: int) -> bool:
    """Whether words are the act itself or cross its edge: "threatened" makes no threat uncertain."""
    if end <= scene.first or at >= scene.last:
        return False
    inner = scene.first <= at and end <= scene.last
    return not inner or end - at == scene.last - scene.first


def _inside(scene: Scene, cue: _Cue) -> bool:
    return scene.first <= cue.at and cue.end <= scene.last


def _before_in_clause(scene: Scene, cue: _Cue) -> bool:
    return cue.end <= scene.first and any(
        reach in cue.reaches and rule(scene, cue.end, scene.first) for reach, rule in BEFORE
    )


def _after_in_clause(scene: Scene, cue: _Cue) -> bool:
    reaches = bool(cue.reaches & AFTER)
    return reaches and cue.at >= scene.last and is_open(scene, scene.last, cue.at)


def _before_in_sentence(scene: Scene, cue: _Cue) -> bool:
    return cue.end <= scene.first and _spans_sentence(scene, cue)


def _after_in_sentence(scene: Scene, cue: _Cue) -> bool:
    return cue.at >= scene.last and _spans_sentence(scene, cue)


GOVERNING: tuple[tuple[str, Callable[[Scene, _Cue], bool]], ...] = (
    ("inside", _inside),
    ("before-in-clause", _before_in_clause),
    ("after-in-clause", _after_in_clause),
    ("before-in-sentence", _before_in_sentence),
    ("after-in-sentence", _after_in_sentence),
)
"""Tried in order, with the strong cues of a status and then with the weak; the first that finds a cue wins."""

AFTER = frozenset({"clause", "complement", "after", "sentence"})
"""Reaches of the cues that may follow the act that they govern."""


def _spans_sentence(scene: Scene, cue: _Cue) -> bool:
    return "sentence" in cue.reaches or ("inverted" in cue.reaches and _is_inverted(scene, cue))


def _is_inverted(scene: Scene, cue: _Cue) -> bool:
    """Whether a verb stands before its subject: "should talks fail", "were the truce to end"."""
    if scene.starts(cue.at):
        return True
    subject = scene.use(cue.end) == "opener" or scene.is_capital(cue.end)
    opens = scene.use(cue.at - 1) in ("aside", "joiner", "wall", "that")
    return subject and (opens or scene.low[cue.at] == "should")


BEFORE: tuple[tuple[str, Callable[[Scene, int, int], bool]], ...] = (
    ("next", is_next),
    ("near", is_near),
    ("clause", is_open),
    ("before", is_open),
    ("sentence", is_open),
    ("complement", is_open_past_that),
)
"""How the words between a cue and the act after it must be, by the cue's reach."""


def _distance(scene: Scene, cue: _Cue) -> int:
    return max(scene.first - cue.end, cue.at - scene.last, 0)


def _with_adjoining(scene: Scene, cues: Sequence[_Cue], chosen: _Cue) -> tuple[Span, ...]:
    first, last = chosen.at, chosen.end
    kept = [chosen]
    for cue in sorted(cues, key=lambda cue: _distance(scene, cue)):
        if cue.end == first or cue.at == last:
            kept.append(cue)
            first, last = min(first, cue.at), max(last, cue.end)
    return tuple(sorted(cue.span for cue in kept))


@cache
def _cue_tables() -> Mapping[str, tuple[PhraseTable[frozenset[str]], ...]]:
    """Return the strong and the weak cues of each status, with their reaches."""
    found: dict[tuple[str, str], dict[str, set[str]]] = {}
    for row in read_table("status_cues.tsv", columns=("status", "reach", "weight", "cues")):
        table = found.setdefault((row["status"], row["weight"]), {})
        for phrase in split_list(row["cues"]):
            table.setdefault(phrase, set()).add(row["reach"])
    return {
        status: tuple(
            PhraseTable((phrase, frozenset(reaches)) for phrase, reaches in found.get((status, weight), {}).items())
            for weight in ("strong", "weak")
        )
        for status in Status
    }


@cache
def _stances() -> PhraseTable[Stance]:
    rows = read_table("reporting_cues.tsv", columns=("class", "lemma", "forms"))
    return PhraseTable(
        (form, Stance(row["class"])) for row in rows for form in (row["lemma"], *split_list(row["forms"]))
    )
