"""Which state a dispatch speaks of where a mention stands that names none itself."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

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
_HOME = 2.0
"""Weight of the encoder's chance beside the share that the words about a mention give."""
_NOWHERE = 0.1
"""Share that stands for belonging to no state at all."""
_LEAST = 0.02


class Salience:
    """States named in a dispatch, each with where it stands and how much it tells."""

    __slots__ = ("_by_sentence", "_homes", "_known", "_scene", "_shared")

    def __init__(self, scene: Scene, chains: Chains) -> None:
        self._scene = scene
        self._by_sentence: dict[bool, dict[tuple[int, str], float]] = {True: {}, False: {}}
        self._known: dict[tuple[int, bool], str | None] = {}
        self._shared: dict[tuple[int, bool], Mapping[str | None, float]] = {}
        self._homes = self._read_homes()
        numbers = scene.reading.sentence
        others = [*self._places(), *self._persons(chains), *self._hints()]
        for local, tally in self._by_sentence.items():
            for at, code, weight in (*self._names(local), *others):
                tally[numbers[at], code] = tally.get((numbers[at], code), 0.0) + weight

    def state_at(self, at: int, *, local: bool = False) -> str | None:
        """Return the state that a mention likeliest belongs to, or None where that is none or the dispatch names none.

        Where the encoder has read the mention, its chances are weighed with what the words about it speak of most.

        Args:
            at: a word of the mention.
            local: whether it is somebody who belongs to the place: residents, rebels, police.
        """
        key = at, local
        if key not in self._known:
            shares = self._shares(self._scene.reading.sentence[at], local)
            home = self._homes.get(at)
            scores = _weighed(shares, home) if home is not None else shares
            self._known[key] = min(scores, key=lambda code: (-scores[code], code or "")) if scores else None
        return self._known[key]

    def state_of(self, places: Sequence[int], *, local: bool = False) -> str | None:
        """Return the state that somebody likeliest belongs to who is mentioned at several words, as `state_at` does.

        All the mentions that the encoder has read are weighed together.
        """
        known = [at for at in places if at in self._homes]
        if len(known) < 2:
            return self.state_at(known[0] if known else places[0], local=local)
        numbers = self._scene.reading.sentence
        scores = [_weighed(self._shares(numbers[at], local), self._homes[at]) for at in known]
        least = (1 + _HOME) * math.log(_LEAST)
        codes = {code for some in scores for code in some}
        total = {code: sum(some.get(code, least) for some in scores) for code in codes}
        return min(total, key=lambda code: (-total[code], code or ""))

    def _shares(self, sentence: int, local: bool) -> Mapping[str | None, float]:
        """Return how much of what the words about a sentence tell of states each state has; 1 together."""
        key = sentence, local
        if key not in self._shared:
            self._shared[key] = self._weigh_words(sentence, local)
        return self._shared[key]

    def _weigh_words(self, sentence: int, local: bool) -> dict[str | None, float]:
        scores: defaultdict[str | None, float] = defaultdict(float)
        for (number, code), weight in self._by_sentence[local].items():
            scores[code] += weight * (_GLOBAL + 1.0 / (1.0 + abs(number - sentence)))
        whole = sum(scores.values()) or 1.0
        return {code: score / whole for code, score in scores.items()}

    def _read_homes(self) -> dict[int, Mapping[str | None, float]]:
        """Return the encoder's chances by each word of the mentions that it has read, of two the shorter's."""
        found: dict[int, Mapping[str | None, float]] = {}
        for home in sorted(self._scene.marks.homes, key=lambda home: -len(home.span)):
            chances: dict[str | None, float] = dict(home.chances)
            found.update((at, chances) for at in range(*self._scene.reading.range(home.span)))
        return found

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


def _weighed(shares: Mapping[str | None, float], home: Mapping[str | None, float]) -> dict[str | None, float]:
    """Return a score of each state and of none: the logarithms of share and chance, weighed."""
    chances: dict[str | None, float] = {None: max(0.0, 1.0 - sum(home.values())), **home}
    shares = {None: _NOWHERE, **shares}
    return {
        code: math.log(shares.get(code, 0.0) + _LEAST) + _HOME * math.log(chances.get(code, 0.0) + _LEAST)
        for code in {*shares, *chances}
    }
