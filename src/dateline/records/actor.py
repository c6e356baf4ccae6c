"""Somebody who speaks, acts or is acted upon, as named in one place of a dispatch."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.records.span import Span


@dataclass(frozen=True, slots=True)
class Actor:
    """One party of a record: the words that name it and whom they name."""

    text: Span | None = field(metadata={"doc": "The words that name it; null where it is only implied."})
    who: str | None = field(metadata={"doc": "Fullest name in the dispatch, or the noun phrase."})
    actor: str | None = field(default=None, metadata={"doc": "Id shared by all mentions of the same actor."})
    country: str | None = field(
        default=None,
        metadata={"doc": "ISO 3166 alpha-3 code of its state, or an organisation's short name (NATO, EU, UN)."},
    )
    sector: str | None = field(default=None, metadata={"doc": "Sector code such as GOV, MIL, REB (see the codebook)."})
    role: str | None = field(default=None, metadata={"doc": "Office or description, where the dispatch gives one."})
