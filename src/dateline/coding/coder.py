"""A dispatch to its record."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dateline.coding.answers import with_answers
from dateline.coding.confidence import Curve, load_curves, with_confidence
from dateline.coding.events import Given, make_events
from dateline.coding.repairs import repair
from dateline.coding.statements import make_statements
from dateline.knowledge.plover import Plover, load_plover
from dateline.marking import Hints, Marker, Scope, model_hash
from dateline.records import Coded, Dispatch
from dateline.resolving import PlaceFinder, find_times, resolve_actors
from dateline.resolving.lands import find_lands
from dateline.resolving.when import DATELINE_RULE
from dateline.version import __version__


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
        text = dispatch.text
        places = self.places.find(text)
        times = find_times(text, published=dispatch.day, published_at=dispatch.published)
        hints = Hints(
            times=[time.text for time in times if time.text and time.rule != DATELINE_RULE],
            places=[place.text for place in places if place.text],
            lands=find_lands(text, places),
        )
        marks = repair(text, self.marker.mark(dispatch, hints))
        actors = resolve_actors(dispatch, marks, places=places)
        statements = with_answers(text, make_statements(dispatch, marks, actors))
        events = make_events(Given(dispatch, marks, actors, statements, times, places, self.plover))
        coded = Coded(dispatch, statements, events, coder=self.version)
        return with_confidence(coded, self.curves) if self.curves else coded
