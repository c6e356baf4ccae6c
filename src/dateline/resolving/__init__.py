"""Marks to identities: who, when and where."""

from dateline.resolving.actors import Actors, resolve_actors
from dateline.resolving.placing import where_of
from dateline.resolving.when import find_times, when_of
from dateline.resolving.where import PlaceFinder

__all__ = ["Actors", "PlaceFinder", "find_times", "resolve_actors", "when_of", "where_of"]
