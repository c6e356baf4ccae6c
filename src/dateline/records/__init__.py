"""What the system knows: frozen records, one noun a module."""

from dateline.records.actor import Actor
from dateline.records.coded import Coded
from dateline.records.count import Count, Counted
from dateline.records.dispatch import Dispatch, make_dispatch, stable_id
from dateline.records.event import Event, Status
from dateline.records.failure import Failure
from dateline.records.plain import from_plain, to_plain
from dateline.records.span import Span
from dateline.records.statement import Answer, Kind, Manner, Statement
from dateline.records.when import When
from dateline.records.where import Where

__all__ = [
    "Actor",
    "Answer",
    "Coded",
    "Count",
    "Counted",
    "Dispatch",
    "Event",
    "Failure",
    "Kind",
    "Manner",
    "Span",
    "Statement",
    "Status",
    "When",
    "Where",
    "from_plain",
    "make_dispatch",
    "stable_id",
    "to_plain",
]
