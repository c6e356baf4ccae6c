"""Which words of a sentence lie in one clause with an act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.knowledge.phrases import Word, words_of
from dateline.knowledge.tables import read_table, split_list
from dateline.records import Span

__all__ = ["Scene", "is_near", "is_next", "is_open", "is_open_past_that", "scene_of"]

NEAR = 4
"""Most words between an act and a word before it in its noun phrase: suspected rocket and mortar attack."""

ASIDE = 12
"""Most words of an insertion between two commas."""

LONG = 4
"""Letters of a word that has a small initial unless it is a name or stands in a headline."""

QUOTES = frozenset("\"'`“”«»„")


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence word by word, with the act at ``[first, last)``."""

    words: Sequence[Word]
    low: Sequence[str]
    first: int
    last: int
    uses: Mapping[str, str]

    def use(self, at: int) -> str | None:
        """Return how a word parts clauses, by the table of clause words; None for any other word."""
        return self.uses.get(self.low[at]) if 0 <= at < len(self.low) else None

    def is_capital(self, at: int) -> bool:
        """Whether a word begins with a capital."""
        return 0 <= at < len(self.words) and self.words[at].text[0].isupper()

    def is_headline(self) -> bool:
        """Whether nearly all long words are in capitals, so that a capital tells nothing of a name."""
        long = [word.text for word in self.words if len(word.text) >= LONG]
        return 5 * sum(word[0].islower() for word in long) < len(long)

    def starts(self, at: int) -> bool:
        """Whether no word but quotation marks stands before."""
        return all(word in QUOTES for word in self.low[:at])


def scene_of(text: str, trigger: Span, sentence: Span) -> Scene:
    """Return the words of the sentence that holds an act, at their offsets in the whole text."""
    begin = sentence.start
    words = [Word(w.start + begin, w.end + begin, w.text) for w in words_of(sentence.of(text))]
    first = sum(word.end <= trigger.start for word in words)
    last = sum(word.start < trigger.end for word in words)
    return Scene(words, [word.text.lower() for word in words], first, last, _clause_words())


def is_near(scene: Scene, left: int, right: int) -> bool:
    """Whether two words may stand in one noun phrase."""
    uses = {scene.use(at) for at in range(left, right)}
    return right - left <= NEAR and not uses & {"aside", "opener", "wall", "clause", "that"}


def is_next(scene: Scene, left: int, right: int) -> bool:
    """Whether nothing stands between two words."""
    return left == right


def is_open(scene: Scene, left: int, right: int) -> bool:
    """Whether no clause begins between two words."""
    return _is_way(scene, left, right, frozenset())


def is_open_past_that(scene: Scene, left: int, right: int) -> bool:
    """Whether no clause begins between two words but one that says what is feared, denied or planned."""
    return _is_way(scene, left, right, frozenset({"that"}))


def _is_way(scene: Scene, left: int, right: int, passing: frozenset[str]) -> bool:
    at = left
    while at < right:
        past = _step(scene, at, left, right, passing)
        if past is None:
            return False
        at = past
    return True


def _step(scene: Scene, at: int, left: int, right: int, passing: frozenset[str]) -> int | None:
    """Return where to go on from a word on the way to an act, or None where it parts clauses."""
    use = scene.use(at)
    if use == "aside":
        return _past_aside(scene, at, left, right)
    parts = {
        "wall": True,
        "that": True,
        "clause": at + 1 < len(scene.low) and not scene.low[at + 1].endswith("ing"),
        "joiner": _begins_clause(scene, at + 1),
    }
    return None if use is not None and use not in passing and parts.get(use, False) else at + 1


def _past_aside(scene: Scene, at: int, left: int, right: int) -> int | None:
    """Return where to go on from a comma: past an insertion, or at the next item of a list."""
    following = at + 1
    if scene.use(following) in ("joiner", "wall"):
        return following
    if scene.use(following) not in ("clause", "that") and not _begins_clause(scene, following):
        return following
    nearby = range(following, min(right, following + ASIDE))
    closing = next((place for place in nearby if scene.use(place) == "aside"), None)
    if closing is None:
        return following if at == left else None  # an adverb may open the sentence: "Reportedly, the ..."
    return None if _begins_clause(scene, closing + 1) else closing + 1


def _begins_clause(scene: Scene, at: int) -> bool:
    """Whether a word after a comma or "and" is likely to be a new subject; names in a list are none."""
    if not scene.is_capital(at):
        return scene.use(at) == "opener"
    earlier = at - 1
    while scene.use(earlier) in ("aside", "joiner"):
        earlier -= 1
    return not scene.is_capital(earlier)


@cache
def _clause_words() -> Mapping[str, str]:
    rows = read_table("clause_words.tsv", columns=("use", "words"))
    return {word: row["use"] for row in rows for word in split_list(row["words"])}
