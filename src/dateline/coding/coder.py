"""A dispatch to its record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.coding.answers import with_answers
from dateline.coding.confidence import Curve, load_curves, with_confidence
from dateline.coding.events import Given, make_events
from dateline.coding.repairs import repair
from dateline.coding.statements import make_statements
from dateline.knowledge.plover import Plover, load_plover
from dateline.marking import Hints, Marker, Marks, Scope, model_hash
from dateline.records import Coded, Dispatch, Span, When, Where
from dateline.resolving import Actors, PlaceFinder, find_times, resolve_actors
from dateline.resolving.lands import find_lands
from dateline.resolving.when import DATELINE_RULE
from dateline.version import __version__


@dataclass(frozen=True, slots=True)
class Resolved:
    """What is marked in a dispatch, and who everybody in it is."""

    marks: Marks
    actors: Actors


class Coder:
    """Codes dispatches with one loaded model and one set of knowledge.

    Usage::

        coder = Coder.load()
        coded = coder.code(dispatch)
    """

    def __init__(
        self, marker: Marker, places: PlaceFinder, plover: Plover, *, version: str, curves: Mapping[str, Curve] | None
    ) -> None:
        self.marker = marker
        self.places = places
        self.plover = plover
        self.curves = curves
        self.version = version
        """Version of the program and of the model: what makes two codings comparable."""

    @classmethod
    def load(cls, model: Path | None = None, *, scope: Scope = Scope.SPEECH, raw: bool = False) -> Coder:
        """Return a coder with the package's model, or the one in the folder ``model``.

        Args:
            model: folder of a model file.
            scope: what counts as a statement.
            raw: leave the encoder's scores in the records as they are, in place of a confidence.

        Raises:
            ModelError: the model file is absent or unfit.
        """
        marker = Marker.load(model, scope=scope)
        version = f"{__version__}+{model_hash(model)[:12]}"
        return cls(marker, PlaceFinder.load(), load_plover(), version=version, curves=None if raw else load_curves())

    def code(self, dispatch: Dispatch) -> Coded:
        """Return the statements and events of a dispatch; one that is not English is kept and not coded."""
        if dispatch.language not in (None, "en"):
            return Coded(dispatch, skipped=f"language:{dispatch.language}", coder=self.version)
        places, times, marks = self._mark(dispatch)
        actors = resolve_actors(dispatch, marks, places=places)
        statements = with_answers(dispatch.text, make_statements(dispatch, marks, actors))
        events = make_events(Given(dispatch, marks, actors, statements, times, places, self.plover))
        coded = Coded(dispatch, statements, events, coder=self.version)
        return with_confidence(coded, self.curves) if self.curves else coded

    def resolve(self, dispatch: Dispatch, names: Sequence[Span] = ()) -> Resolved:
        """Return what is marked in a dispatch and who everybody in it is, without coding it.

        Args:
            dispatch: the dispatch.
            names: names of persons in it, that need not be found.
        """
        places, _, marks = self._mark(dispatch, names)
        return Resolved(marks, resolve_actors(dispatch, marks, places=places))

    def _mark(
        self, dispatch: Dispatch, names: Sequence[Span] = ()
    ) -> tuple[tuple[Where, ...], tuple[When, ...], Marks]:
        """Return the places, the time expressions and the marks of a dispatch."""
        text = dispatch.text
        places = self.places.find(text)
        times = find_times(text, published=dispatch.day, published_at=dispatch.published)
        hints = Hints(
            times=[time.text for time in times if time.text and time.rule != DATELINE_RULE],
            places=[place.text for place in places if place.text],
            lands=find_lands(text, places),
            names=names,
        )
        return places, times, repair(text, self.marker.mark(dispatch, hints))
