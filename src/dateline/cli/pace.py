"""How long a run will still take, by what it has really done."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

_WINDOW = 60.0
_FIRST = 3.0
_FEWEST = 8


@dataclass(slots=True)
class Pace:
    """Measures how many bytes of input are coded a second, over the last minute.

    What was passed over because it had been kept before does not count, so that a resumed run promises nothing that
    it cannot hold.
    """

    _marks: deque[tuple[float, int, int]] = field(default_factory=deque)

    def mark(self, now: float, bytes_coded: int, coded: int) -> None:
        """Note how much has been coded at a time (seconds of any steady clock)."""
        if not self._marks or now - self._marks[-1][0] >= 0.25:
            self._marks.append((now, bytes_coded, coded))
        while now - self._marks[0][0] > _WINDOW:
            self._marks.popleft()

    def rate(self) -> float | None:
        """Return dispatches a second, or None while there is too little to tell."""
        seconds, _, coded = self._covered()
        return coded / seconds if self._enough(seconds, coded) else None

    def left(self, bytes_left: int) -> float | None:
        """Return the seconds that are left, or None while there is too little to tell."""
        seconds, size, coded = self._covered()
        return bytes_left * seconds / size if self._enough(seconds, coded) and size > 0 else None

    def _covered(self) -> tuple[float, int, int]:
        if len(self._marks) < 2:
            return 0.0, 0, 0
        (begun, before, first), (now, size, coded) = self._marks[0], self._marks[-1]
        return now - begun, size - before, coded - first

    def _enough(self, seconds: float, coded: int) -> bool:
        return seconds >= _FIRST and coded >= _FEWEST


def in_words(seconds: float | None) -> str:
    """Return a length of time as one would say it.

    >>> in_words(90)
    'about 2 min left'
    """
    if seconds is None:
        return "time left not known yet"
    if seconds < 60:
        return "less than a minute left"
    if seconds < 90 * 60:
        return f"about {round(seconds / 60)} min left"
    return f"about {seconds / 3600:.1f} h left"
