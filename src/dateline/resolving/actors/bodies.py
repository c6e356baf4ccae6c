"""Bodies that a dispatch names, looked up by a shorter name, an acronym or a common noun."""

from __future__ import annotations

from dateline.resolving.actors.describe import sector_of_run
from dateline.resolving.actors.lexicon import Hit
from dateline.resolving.actors.runs import Run
from dateline.resolving.actors.scene import Scene

__all__ = ["Bodies"]


class Bodies:
    """Organisations of a dispatch, those that the tables know and those that they do not."""

    __slots__ = ("_runs", "_scene")

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._runs = [run for run in scene.runs if not run.is_person]

    def shortened(self, start: int, end: int) -> Hit | None:
        """Return the known body whose name ends in these capitalised words: the People's Union."""
        reading = self._scene.reading
        if not reading.is_capital(start) or not reading.is_capital(end - 1) or start in self._scene.hits:
            return None
        words = reading.texts[start:end]
        for hit in self._scene.hits.values():
            longer = hit.entry.way == "organisation" and hit.end - hit.start > end - start
            if longer and reading.texts[hit.end - len(words) : hit.end] == words:
                return hit
        return None

    def fullest(self, start: int, end: int) -> tuple[int, int]:
        """Return the words of the longest name of an unknown body: what its letters mean, or that begins so."""
        texts = self._scene.reading.texts
        words, lows = texts[start:end], self._scene.reading.lowers[start:end]
        for run in self._runs:
            size = run.end - run.start
            if size <= end - start:
                continue
            if end - start == 1 and words[0].isupper() and self._letters(run) == words[0]:
                return run.start, run.end
            longer = self._scene.reading.lowers[run.start : run.end]
            if longer[: end - start] == lows and longer[-1] in self._scene.lexicon.common.companies:
                return run.start, run.end
        return start, end

    def latest(self, before: int, wanted: frozenset[str]) -> Hit | Run | None:
        """Return the body of one of these kinds or sectors that was named last before a word."""
        best: Hit | Run | None = None
        for hit in self._scene.hits.values():
            fits = hit.entry.kind in wanted or (hit.entry.kind != "state" and hit.entry.sector in wanted)
            if fits and hit.start < before and (best is None or hit.start > best.start):
                best = hit
        for run in self._runs:
            later = run.start < before and (best is None or run.start > best.start)
            if later and sector_of_run(self._scene, run) in wanted:
                best = run
        return best

    def _letters(self, run: Run) -> str:
        words = self._scene.reading.texts[run.start : run.end]
        return "".join(text[0] for text in words if text[0].isupper())
