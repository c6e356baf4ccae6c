"""Where an act happens, and how precisely that is known."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.records.span import Span


@dataclass(frozen=True, slots=True)
class Where:
    """A place with the words that name it. A country or a region has no point of its own."""

    text: Span | None = field(metadata={"doc": "The words that name the place."})
    name: str = field(metadata={"doc": "Name of the place."})
    country: str | None = field(default=None, metadata={"doc": "ISO 3166 alpha-3 code of the state it lies in."})
    lat: float | None = field(default=None, metadata={"doc": "Latitude in degrees, for a settlement or site only."})
    lon: float | None = field(default=None, metadata={"doc": "Longitude in degrees, for a settlement or site only."})
    geonameid: int | None = field(default=None, metadata={"doc": "GeoNames id, where found."})
    precision: str = field(default="unknown", metadata={"doc": "settlement, admin, country, area or unknown."})
