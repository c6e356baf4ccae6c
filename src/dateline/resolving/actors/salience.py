"""Which state a dispatch speaks of where a mention stands that names none itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dateline.knowledge.hints import load_hints
from dateline.resolving.actors.chains import Chains
from dateline.resolving.actors.scene import PLACE_WORDS, Scene

__all__ = ["Salience"]

_WEIGHTS = {"name": 2.0, "adjective": 3.0, "people": 2.0, "capital": 1.0, "seat": 1.0, "organisation": 2.0}
_GROUND = {"name": 1.0, "adjective": 3.0, "people": 2.0, "capital": 1.0, "seat": 0.0, "organisation": 2.0}
"""Weights for those who are of the place: an adjective (Peruvian towns) tells more of it than a state that acts."""
_PLACE = 2.0
_IN_PLACE = 2.0
"""What is added for a state in which something happens; twice for those who are of the place."""
_PERSON = 0.5
_DATELINE = 3.0
_HINT = 3.0
_GLOBAL = 0.3
"""Share of its weight that a name has wherever it stands; the rest falls with the distance in sentences."""


class Salience:
    """States named in a dispatch, each with where it stands and how much it tells."""

    __slots__ = ("_by_sentence", "_known", "_scene")

    def __init__(self, scene: Scene, chains: Chains) -> None:
        self._scene = scene
        self._by_sentence: dict[bool, dict[tuple[int, str], float]] = {True: {}, False: {}}
        self._known: dict[tuple[int, bool], str | None] = {}
        numbers = scene.reading.sentence
        others = [*self._places(), *self._persons(chains), *self._hints()]
        for local, tally in self._by_sentence.items():
            for at, code, weight in (*self._names(local), *others):
                tally[numbers[at], code] = tally.get((numbers[at], code), 0.0) + weight

    def state_at(self, at: int, *, local: bool = False) -> str | None:
        """Return the state that the words about a mention speak of most, or None where the dispatch names none.

        Args:
            at: a word of the mention.
            local: whether it is somebody who belongs to the place: residents, rebels, police.
        """
        sentence = self._scene.reading.sentence[at]
        key = sentence, local
        if key not in self._known:
            scores: defaultdict[str, float] = defaultdict(float)
            for (number, code), weight in self._by_sentence[local].items():
                scores[code] += weight * (_GLOBAL + 1.0 / (1.0 + abs(number - sentence)))
            self._known[key] = min(scores, key=lambda code: (-scores[code], code)) if scores else None
        return self._known[key]

    def _names(self, local: bool) -> Iterator[tuple[int, str, float]]:
        lows = self._scene.reading.lowers
        first, last = self._scene.dateline
        for at, hit in self._scene.hits.items():
            if at != hit.start or hit.entry.kind == "igo" or len(hit.entry.codes) != 1:
                continue
            weight = (_GROUND if local else _WEIGHTS)[hit.entry.way]
            if first <= at < last:
                weight = _DATELINE
            elif not PLACE_WORDS.isdisjoint(lows[max(0, at - 2) : at]):
                weight += _IN_PLACE * (2 if local else 1)
            yield at, hit.entry.codes[0], weight

    def _places(self) -> Iterator[tuple[int, str, float]]:
        places = self._scene.toponyms
        first, last = self._scene.dateline
        for at, code in places.items():
            if places.get(at - 1) != code:
                yield at, code, _DATELINE if first <= at < last else _PLACE

    def _persons(self, chains: Chains) -> Iterator[tuple[int, str, float]]:
        for chain in chains.all:
            if chain.country:
                for run in chain.runs:
                    yield run.start, chain.country, _PERSON

    def _hints(self) -> Iterator[tuple[int, str, float]]:
        for at, code in load_hints().found_in(self._scene.reading.lowers):
            if at not in self._scene.hits:
                yield at, code, _HINT
