"""MUC-4's kinds of incidents, and which PLOVER types and modes of an event fit each.

The kinds are those of the MUC-4 task (DARPA, 1992); murders and assassinations are attacks there. Which types and modes
fit is our reading of both schemes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Modes = frozenset[str | None]
"""Modes of a type that fit; None stands for an event without a mode."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One kind of incident."""

    name: str
    types: tuple[str, ...]
    modes: Modes
    tells: bool
    """Whether an event that fits tells of such an incident by itself.

    Things are seized and strikes are held that nobody would call robbery or a forced stoppage. Such events are right
    where gold has the incident, and are not too much where it has none.
    """

    def fits(self, type_: str, mode: str | None, *, fine: bool) -> bool:
        """Whether an event may be such an incident: by its type, and where ``fine`` is true by its mode as well."""
        return type_ in self.types and (not fine or mode in self.modes)


INCIDENTS = (
    Incident("BOMBING", ("ASSAULT",), Modes({"explosives", "suicide-attack"}), tells=True),
    Incident("KIDNAPPING", ("ASSAULT",), Modes({"abduct"}), tells=True),
    Incident(
        "ATTACK",
        ("ASSAULT",),
        Modes(
            {None, "targeted", "firearms", "heavy-weapons", "aerial", "drone", "primitive", "beat", "torture", "sexual"}
            | {"unconventional", "crowd-control", "destroy"}
        ),
        tells=True,
    ),
    Incident("HIJACKING", ("ASSAULT",), Modes({"abduct"}), tells=False),
    Incident("ARSON", ("ASSAULT",), Modes({"primitive", "destroy"}), tells=False),
    Incident("ROBBERY", ("COERCE",), Modes({"seize"}), tells=False),
    Incident("FORCED WORK STOPPAGE", ("COERCE", "PROTEST"), Modes({"restrict", "strike", "obstruct"}), tells=False),
)
"""Every kind; where an event fits several, it tells of the first."""


def incidents_by_name() -> Mapping[str, Incident]:
    """Return every kind by its name in the gold data."""
    return {incident.name: incident for incident in INCIDENTS}


def told_by(type_: str, mode: str | None) -> Incident | None:
    """Return the kind of incident that an event of that type and mode tells of, or None.

    >>> told_by("ASSAULT", "abduct").name, told_by("ASSAULT", None).name, told_by("COERCE", "seize")
    ('KIDNAPPING', 'ATTACK', None)
    """
    told = (incident for incident in INCIDENTS if incident.tells and incident.fits(type_, mode, fine=True))
    return next(told, None)
