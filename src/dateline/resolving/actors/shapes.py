"""What a stretch of words around a known name looks like."""

from __future__ import annotations

from dateline.knowledge.phrases import fold
from dateline.resolving.actors.describe import core_end
from dateline.resolving.actors.nouns import BODY_NOUNS
from dateline.resolving.actors.scene import Scene

__all__ = ["coordinated", "fits_role", "headless", "is_body_noun", "is_tail"]


def is_body_noun(scene: Scene, start: int, end: int) -> bool:
    """Whether what follows the name of a body only says what it is: the Tass news agency."""
    lows = scene.reading.lowers
    found = scene.sectors.head_ending(lows, end, start) if end - start < 3 else None
    return found is not None and found[0] == start and found[1].noun.split()[-1] in BODY_NOUNS


def is_tail(scene: Scene, start: int, end: int) -> bool:
    """Whether a name is followed by nothing but a possessive, a full stop or its acronym in brackets."""
    tail = scene.reading.texts[start:end]
    return tail in ([], ["'s"], ["'"], ["."]) or (len(tail) > 1 and tail[0] == "(" and len(tail) <= 3)


def coordinated(scene: Scene, start: int, end: int) -> bool:
    """Whether two states stand side by side: Chile and Peru, the Chilean and Peruvian governments."""
    lows = scene.reading.lowers
    for at in range(start + 1, end - 1):
        before, after = scene.hits.get(at - 1), scene.hits.get(at + 1 + (lows[at + 1] == "the"))
        if lows[at] == "and" and before and after and before.entry.codes != after.entry.codes:
            many = before.start <= start + 1 or lows[before.start - 1] == ","
            return many and before.entry.kind == after.entry.kind == "state"
    return False


def headless(scene: Scene, start: int, end: int, rules: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """Return the sector of words that end in no known noun, and the rules with the one that told it."""
    hit = scene.hits.get(start) or scene.hits.get(min(start + 1, end - 1))
    last = scene.reading.lowers[core_end(scene, start, end) - 1]
    people = last.endswith("s") and (last in scene.lexicon.common.ethnic or last.islower())
    if people or (hit and hit.entry.way == "people"):
        return "CVL", (*rules, "sector:people")
    return (hit.entry.sector, (*rules, "sector:known-name")) if hit and hit.end <= end else (None, rules)


def fits_role(role: str | None, before: tuple[str, ...]) -> bool:
    """Whether what stands before the noun (trade in trade minister) agrees with the role given."""
    known = fold(role or "").lower()
    return not known or all(low in known for low in before)
