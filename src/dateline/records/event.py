"""Who did what to whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dateline.records.actor import Actor
from dateline.records.count import Count
from dateline.records.span import Span
from dateline.records.when import When
from dateline.records.where import Where


class Status(StrEnum):
    """How the dispatch or the speaker presents an act."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Event:
    """One act between political actors, of one of the 16 PLOVER types."""

    id: str = field(metadata={"doc": "Stable id, from dispatch, type and trigger."})
    type: str = field(metadata={"doc": "One of the 16 PLOVER event types."})
    mode: str | None = field(metadata={"doc": "PLOVER mode of the type; null when none fits."})
    contexts: tuple[str, ...] = field(metadata={"doc": "PLOVER contexts."})
    cameo: str | None = field(metadata={"doc": "CAMEO code that corresponds to type and mode."})
    trigger: Span = field(metadata={"doc": "The shortest words that carry the act."})
    actor: tuple[Actor, ...] = field(metadata={"doc": "Who acts; all parties of a mutual act."})
    recipient: tuple[Actor, ...] = field(metadata={"doc": "Who is acted upon."})
    status: Status = field(metadata={"doc": "actual, planned, possible, conditional or denied."})
    said_in: str | None = field(metadata={"doc": "Id of the innermost statement whose content holds the act."})
    when: When | None = field(metadata={"doc": "The interval that dates the act."})
    where: Where | None = field(metadata={"doc": "The place of the act."})
    score: float | None = field(metadata={"doc": "PLOVER score, -10 (conflict) to 10 (cooperation)."})
    quad: str = field(metadata={"doc": "verbal- or material-, cooperation or conflict."})
    evidence: Span = field(metadata={"doc": "The sentence that the record rests on."})
    author_status: Status | None = field(
        default=None,
        metadata={"doc": "How the dispatch's own author presents an act that a statement tells of; null outside one."},
    )
    status_cues: tuple[Span, ...] = field(
        default=(), metadata={"doc": "The words that make the act other than a plain fact: may, if, not, plans to."}
    )
    counts: tuple[Count, ...] = field(default=(), metadata={"doc": "Dead, injured and crowds, as intervals."})
    confidence: float = field(default=0.0, metadata={"doc": "Probability that the record is right, 0 to 1."})
    why: tuple[str, ...] = field(
        default=(), metadata={"doc": "Which heads and rules led to the record, and what was tried in vain."}
    )
