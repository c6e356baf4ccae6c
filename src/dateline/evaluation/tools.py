"""What an evaluation works with: a coder, a typer of pairs, a reader of statuses, a resolver, a watcher.

All are given from outside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias, TypeVar

from dateline.errors import DatelineError
from dateline.marking import Marks, Scope
from dateline.records import Actor, Coded, Dispatch, Failure, Span, Status

Item = TypeVar("Item")


class CodesDispatches(Protocol):
    """Whatever makes records of a dispatch."""

    def code(self, dispatch: Dispatch) -> Coded:
        """Return the statements and events of a dispatch."""


TypesPairs: TypeAlias = Callable[[str, Span, Span], str]
"""Text, source and target to one of the 15 roots."""

ReadsStatuses: TypeAlias = Callable[[str, Sequence[Span]], Sequence[Status]]
"""Text and the words of acts to the status of each act."""


class NamesActors(Protocol):
    """Whatever tells who a mention is."""

    def of(self, span: Span) -> Actor:
        """Return who the mention at a span is."""


class HasActors(Protocol):
    """What is found in a dispatch: marks, and who everybody is."""

    @property
    def marks(self) -> Marks:
        """What is marked in it."""

    @property
    def actors(self) -> NamesActors:
        """Who its mentions are."""


ResolvesActors: TypeAlias = Callable[[Dispatch, Sequence[Span]], HasActors]
"""A dispatch and the names of persons that are told of it to what is found there."""


class Track(Protocol):
    """Whatever shows how far a long loop has come."""

    def __call__(self, items: Sequence[Item], label: str) -> Iterable[Item]:
        """Yield the items."""


def untracked(items: Sequence[Item], label: str) -> Iterable[Item]:
    """Yield the items and show nothing."""
    return iter(items)


@dataclass(frozen=True, slots=True)
class Tools:
    """Makers of coder, typer, reader of statuses and resolver, called when a set needs one, and the watcher."""

    coder: Callable[[Scope], CodesDispatches]
    """Takes what counts as a statement in the gold data."""
    typer: Callable[[], TypesPairs]
    statuses: Callable[[], ReadsStatuses]
    resolver: Callable[[], ResolvesActors]
    track: Track = untracked

    def code_all(
        self, dispatches: Sequence[Dispatch], *, scope: Scope = Scope.SPEECH
    ) -> tuple[list[Coded], list[Failure]]:
        """Return the coding of each dispatch, in order; one that cannot be coded has no records and is a failure."""
        coder = self.coder(scope)
        coded: list[Coded] = []
        failures: list[Failure] = []
        for dispatch in self.track(dispatches, "coding"):
            try:
                coded.append(coder.code(dispatch))
            except DatelineError as error:
                failures.append(Failure.of(error, where=dispatch.source or dispatch.id, stage="code"))
                coded.append(Coded(dispatch))
        return coded, failures


def load_tools(model: Path | None = None, *, track: Track = untracked) -> Tools:
    """Return the program's own tools, with the package's model or the one in the folder ``model``.

    Nothing is loaded before a set asks for it.
    """

    def coder(scope: Scope) -> CodesDispatches:
        from dateline.coding import Coder

        return Coder.load(model, scope=scope)

    def typer() -> TypesPairs:
        from dateline.marking.pairs import PairTyper

        return PairTyper.load(model).type_pair

    def statuses() -> ReadsStatuses:
        from dateline.marking.statuses import StatusReader

        return StatusReader.load(model).statuses

    def resolver() -> ResolvesActors:
        from dateline.coding import Coder

        return Coder.load(model).resolve

    return Tools(coder, typer, statuses, resolver, track)
