"""A dispatch to its record."""

from __future__ import annotations

from pathlib import Path

from dateline.coding.events import Given, make_events
from dateline.coding.repairs import repair
from dateline.coding.statements import make_statements
from dateline.knowledge.plover import Plover, load_plover
from dateline.marking import Marker, Scope, model_hash
from dateline.records import Coded, Dispatch
from dateline.resolving import PlaceFinder, find_times, resolve_actors
from dateline.version import __version__


class Coder:
    """Codes dispatches with one loaded model and one set of knowledge.

    Usage::

        coder = Coder.load()
        coded = coder.code(dispatch)
    """

    def __init__(self, marker: Marker, places: PlaceFinder, plover: Plover, *, version: str) -> None:
        self.marker = marker
        self.places = places
        self.plover = plover
        self.version = version
        """Version of the program and of the model: what makes two codings comparable."""

    @classmethod
    def load(cls, model: Path | None = None, *, scope: Scope = Scope.SPEECH) -> Coder:
        """Return a coder with the package's model, or the one in the folder ``model``.

        Raises:
            ModelError: the model file is absent or unfit.
        """
        marker = Marker.load(model, scope=scope)
        version = f"{__version__}+{model_hash(model)[:12]}"
        return cls(marker, PlaceFinder.load(), load_plover(), version=version)

    def code(self, dispatch: Dispatch) -> Coded:
        """Return the statements and events of a dispatch; one that is not English is kept and not coded."""
        if dispatch.language not in (None, "en"):
            return Coded(dispatch, skipped=f"language:{dispatch.language}", coder=self.version)
        text = dispatch.text
        marks = repair(text, self.marker.mark(dispatch))
        places = self.places.find(text)
        actors = resolve_actors(dispatch, marks, places=places)
        statements = make_statements(dispatch, marks, actors)
        times = find_times(text, published=dispatch.day, published_at=dispatch.published)
        events = make_events(Given(dispatch, marks, actors, statements, times, places, self.plover))
        return Coded(dispatch, statements, events, coder=self.version)
