"""Which state a dispatch speaks of where a mention stands that names none itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dateline.knowledge.hints import load_hints
from dateline.resolving.actors.chains import Chains
from dateline.resolving.actors.scene import Scene
import os
_P = eval(os.environ.get("SAL", "{}"))

__all__ = ["Salience"]

_WEIGHTS = {"name": 2.0, "adjective": 3.0, "people": 2.0, "capital": 1.0, "seat": 1.0, "organisation": 2.0}
_PLACE, _IN_PLACE, _PERSON, _DATELINE = 2.0, 2.0, 1.0, 1.0
_NEAR = 1.0
_GLOBAL = 0.1
_WEIGHTS.update(_P.get("W", {}))
_PLACE = _P.get("P", _PLACE); _IN_PLACE = _P.get("I", _IN_PLACE); _PERSON = _P.get("H", _PERSON); _DATELINE = _P.get("D", _DATELINE)
_NEAR = _P.get("N", _NEAR); _GLOBAL = _P.get("G", _GLOBAL)
_AFTER = _P.get("A", 0.7)
_HINT=_P.get("K",1.0)
_TOPIC = _P.get("T", 0.0)


class Salience:
    """States named in a dispatch, each with where it stands and how much it tells."""

    __slots__ = ("_found", "_scene", "_totals")

    def __init__(self, scene: Scene, chains: Chains) -> None:
        self._scene = scene
        self._found = [*self._names(), *self._places(), *self._persons(chains), *self._hints()]
        self._totals: Counter[str] = Counter()
        for _, code, weight, _s in self._found:
            self._totals[code] += weight

    def state_of(self, ats):
        scores=Counter()
        for at in ats[:6]: scores.update(self._scores(at))
        return min(scores, key=lambda code: (-scores[code], code)) if scores else None

    def state_at(self, at: int) -> str | None:
        """Return the state that the words about a mention speak of most, or None where the dispatch names none."""
        scores = self._scores(at)
        return min(scores, key=lambda code: (-scores[code], code)) if scores else None

    def _scores(self, at):
        sentence = self._scene.reading.sentence[at]
        scores = Counter({code: _GLOBAL * total for code, total in self._totals.items()})
        for position, code, weight, other in self._found:
            apart = other - sentence
            if other < 0: apart = 0
            near = _AFTER ** apart if apart > 0 else 1.0
            scores[code] += weight * near / (1.0 + _NEAR * abs(apart))
        return scores

    def _names(self) -> Iterator[tuple[int, str, float, int]]:
        scene = self._scene
        first, last = scene.dateline
        for at, hit in scene.hits.items():
            if at != hit.start or hit.entry.kind == "igo" or len(hit.entry.codes) != 1:
                continue
            weight = _WEIGHTS[hit.entry.way]
            if first <= at < last:
                weight = _DATELINE
            elif any(low in PLACE_WORDS for low in scene.reading.lowers[max(0, at - 2) : at]):
                weight += _IN_PLACE
            yield at, hit.entry.codes[0], weight, scene.reading.sentence[at]

    def _places(self) -> Iterator[tuple[int, str, float, int]]:
        places = self._scene.toponyms
        first, last = self._scene.dateline
        for at, code in places.items():
            if places.get(at - 1) != code:
                yield at, code, _DATELINE if first <= at < last else _PLACE, self._scene.reading.sentence[at]

    def _persons(self, chains: Chains) -> Iterator[tuple[int, str, float, int]]:
        for chain in chains.all:
            if chain.country:
                for run in chain.runs:
                    yield run.start, chain.country, _PERSON, self._scene.reading.sentence[run.start]

    def _hints(self):
        lows=self._scene.reading.lowers
        for at, code in load_hints().found_in(lows):
            if at not in self._scene.hits: yield at, code, _HINT, self._scene.reading.sentence[at]
PLACE_WORDS = frozenset(
    "in near outside around inside across throughout southern northern eastern western central".split()
)
