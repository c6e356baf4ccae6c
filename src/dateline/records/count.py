"""How many people an act struck or drew."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dateline.records.span import Span


class Counted(StrEnum):
    """Who is counted."""

    DEAD = "dead"
    INJURED = "injured"
    CROWD = "crowd"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people that the dispatch gives for an act, as an interval."""

    of: Counted = field(metadata={"doc": "dead, injured or crowd."})
    text: Span = field(metadata={"doc": "The words that give the number."})
    least: int = field(metadata={"doc": "Smallest number that the words allow."})
    most: int | None = field(metadata={"doc": "Largest number that the words allow; null where they set no end."})
