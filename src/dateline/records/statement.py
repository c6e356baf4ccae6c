"""Who said what."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dateline.records.actor import Actor
from dateline.records.span import Span


class Kind(StrEnum):
    """How the words of a statement are given."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Manner(StrEnum):
    """How somebody's words or thoughts are known."""

    SPEECH = "speech"
    WRITING = "writing"
    BELIEF = "belief"


class Answer(StrEnum):
    """What a statement does with another one."""

    DENIES = "denies"
    DISMISSES = "dismisses"
    CONFIRMS = "confirms"
    REPEATS = "repeats"


@dataclass(frozen=True, slots=True)
class Statement:
    """One passage in which a dispatch reports what somebody said, wrote, claimed, denied or believes."""

    id: str = field(metadata={"doc": "Stable id, from dispatch and offsets."})
    speaker: Actor | None = field(metadata={"doc": "Who said it; null when the text names nobody."})
    addressee: Actor | None = field(metadata={"doc": "To whom it was said, where the text says so."})
    cue: Span | None = field(metadata={"doc": "The words that report; null for a quotation that only goes on."})
    content: tuple[Span, ...] = field(metadata={"doc": "What was said, in one or more parts."})
    kind: Kind = field(metadata={"doc": "direct, mixed or indirect."})
    inside: str | None = field(default=None, metadata={"doc": "Id of the statement whose content holds this one."})
    manner: Manner = field(default=Manner.SPEECH, metadata={"doc": "speech, writing or belief, by the cue."})
    answers: str | None = field(
        default=None, metadata={"doc": "Id of the statement that this one denies, dismisses, confirms or repeats."}
    )
    answer: Answer | None = field(
        default=None, metadata={"doc": "denies, dismisses, confirms or repeats; null where it answers none."}
    )
    confidence: float = field(default=0.0, metadata={"doc": "Probability that the record is right, 0 to 1."})
    why: tuple[str, ...] = field(
        default=(), metadata={"doc": "Which heads and rules led to the record, and what was tried in vain."}
    )
