"""The mentions of a dispatch that later words may refer to: persons, known names, noun phrases."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from dateline.knowledge.sectors import Head, singular
from dateline.resolving.actors.chains import Chain, Chains
from dateline.resolving.actors.lexicon import Hit
from dateline.resolving.actors.runs import HONORIFICS
from dateline.resolving.actors.scene import Scene

__all__ = ["Candidate", "find_candidates"]

_DETERMINERS = frozenset(
    "the a an this that these those his her its their our my some several two three many all both one".split()
)
_NOT_IN_PHRASE = frozenset(
    "is are was were be been has have had said says to in of for from with by on at and or but as than will".split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that a later word may refer to."""

    start: int
    end: int
    chain: Chain | None = None
    hit: Hit | None = None
    head: Head | None = None
    plural: bool = False

    @property
    def entity(self) -> Hashable:
        """What all mentions of the same person, state or body share; other noun phrases stand by themselves."""
        if self.chain:
            return self.chain.name
        return self.hit.entry.name if self.hit else self.start


def find_candidates(scene: Scene, chains: Chains) -> list[Candidate]:
    """Return the mentions of a dispatch that later words may refer to, in order."""
    persons = (Candidate(run.start, run.end, chain=chain) for chain in chains.all for run in chain.runs)
    found = [*persons, *_hits(scene), *_phrases(scene)]
    return sorted(found, key=lambda candidate: (candidate.start, -candidate.end))


def _hits(scene: Scene) -> Iterator[Candidate]:
    for at, hit in scene.hits.items():
        if at == hit.start and not hit.suffix and not scene.dateline[0] <= at < scene.dateline[1]:
            yield Candidate(hit.start, hit.end, hit=hit)


def _phrases(scene: Scene) -> Iterator[Candidate]:
    lows = scene.reading.lowers
    last_words = scene.sectors.longest
    for at, low in enumerate(lows):
        if low in HONORIFICS or (low not in last_words and singular(low) not in last_words):
            continue
        if at in scene.hits or at in scene.run_at:
            continue
        ending = scene.sectors.head_ending(lows, at + 1, max(0, at - 3))
        if ending is None or _goes_on(scene, at + 1):
            continue
        plural = low != ending[1].noun.split()[-1] or low in ("people", "police", "troops")
        yield Candidate(_phrase_start(scene, ending[0]), at + 1, head=ending[1], plural=plural)


def _goes_on(scene: Scene, at: int) -> bool:
    """Whether a noun is only the first part of a longer one, or the title of a name."""
    lows = scene.reading.lowers
    if at >= len(lows):
        return False
    return at in scene.run_at or scene.sectors.head_ending(lows, at + 1, at) is not None


def _phrase_start(scene: Scene, start: int) -> int:
    lows = scene.reading.lowers
    for at in range(start - 1, max(-1, start - 6), -1):
        if lows[at] in _DETERMINERS:
            return at
        if lows[at] in _NOT_IN_PHRASE or not lows[at][0].isalnum():
            break
    at = start
    while at > 0 and (at - 1 in scene.hits or lows[at - 1] in scene.sectors.modifiers or lows[at - 1] == "'s"):
        at -= 1
    if lows[at] == "'s" and at:
        run = scene.run_at.get(at - 1)
        at = run.start if run else at - 1
    return at
