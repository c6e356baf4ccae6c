"""The states that a counted phrase stands for: the three countries, both governments, ministers of the two sides."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.resolving.actors.lexicon import Hit
from dateline.resolving.actors.scene import Scene

__all__ = ["counted_states"]

_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_NOUNS = frozenset(
    """countries states nations governments neighbours neighbors militaries armies powers sides leaders presidents
    premiers ministers capitals republics""".split()
)
_APART = 4
"""Most words between the number and the noun: the two former Soviet republics."""
_JOINTS = frozenset({",", "and", "the", "&", "with"})


def counted_states(scene: Scene, start: int, end: int) -> tuple[str, ...]:
    """Return the codes of the states that a range of words counts without naming one, or none.

    They are those of the last list of so many states before it (Peru, Chile and Bolivia), else of the first after it,
    else all that the dispatch names if they are so many.
    """
    number = _number(scene, start, end)
    if number is None or any(at in scene.hits for at in range(start, end)):
        return ()
    hits = [hit for at, hit in sorted(scene.hits.items()) if at == hit.start and _is_state(hit)]
    lists = [codes for codes in _lists(scene, hits) if len(codes[1]) == number]
    before = [codes for at, codes in lists if at < start]
    after = [codes for at, codes in lists if at >= end]
    every = tuple(dict.fromkeys(hit.entry.codes[0] for hit in hits))
    return before[-1] if before else after[0] if after else every if len(every) == number else ()


def _number(scene: Scene, start: int, end: int) -> int | None:
    lows = scene.reading.lowers
    for at in range(start, end):
        if lows[at] in _NUMBERS and not _NOUNS.isdisjoint(lows[at + 1 : min(end, at + 2 + _APART)]):
            return _NUMBERS[lows[at]]
    return None


def _is_state(hit: Hit) -> bool:
    return hit.entry.kind == "state" and len(hit.entry.codes) == 1


def _lists(scene: Scene, hits: list[Hit]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield where each list of states begins, and its states."""
    lows = scene.reading.lowers
    group: list[Hit] = []
    for hit in hits:
        if group and not _JOINTS.issuperset(lows[group[-1].end : hit.start]):
            yield group[0].start, tuple(dict.fromkeys(h.entry.codes[0] for h in group))
            group = []
        group.append(hit)
    if group:
        yield group[0].start, tuple(dict.fromkeys(h.entry.codes[0] for h in group))
