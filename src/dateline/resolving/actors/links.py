"""The encoder's chances of what pronouns and definite noun phrases stand for, as ranges of words."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.marking.marks import Antecedent
from dateline.resolving.actors.describe import core_end
from dateline.resolving.actors.scene import Scene

__all__ = ["Earlier", "Links"]


@dataclass(frozen=True, slots=True)
class Earlier:
    """A mention that stands before another, and the chance that both name the same one."""

    start: int
    end: int
    """After the last word of its core: the name or head noun, without what follows."""
    chance: float


class Links:
    """Earlier mentions of a dispatch, to be asked by the words of a later one."""

    __slots__ = ("_by_start", "_scene")

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._by_start: dict[int, list[Antecedent]] = {}
        for antecedent in scene.marks.antecedents:
            self._by_start.setdefault(antecedent.span.start, []).append(antecedent)

    def has(self, start: int) -> bool:
        """Whether a mention that starts at a word is linked."""
        return self._scene.reading.words[start].start in self._by_start

    def before(self, start: int, end: int) -> list[Earlier]:
        """Return the likelier earlier mentions of a mention, given by the words of its core, in order."""
        scene = self._scene
        position = scene.reading.words[start].start
        for antecedent in self._by_start.get(position, ()):
            if core_end(scene, *scene.reading.range(antecedent.span)) == end:
                return [self._earlier(*scene.reading.range(span), chance) for span, chance in antecedent.chances]
        return []

    def _earlier(self, start: int, end: int, chance: float) -> Earlier:
        core = core_end(self._scene, start, end)
        if core - start > 1 and self._scene.reading.lowers[core - 1] in ("'s", "'"):
            core -= 1
        return Earlier(start, core, chance)
