"""Actors: who the mentions of a dispatch are, with country, sector and role."""

from dateline.resolving.actors.identify import Actors, resolve_actors

__all__ = ["Actors", "resolve_actors"]
