"""One point for each state, division and area, to measure distances with; none is the place of an act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from dateline.knowledge.tables import read_table
from dateline.records import Where

__all__ = ["Points", "load_points"]


class Points:
    """Points by what they stand for."""

    __slots__ = ("_points", "_states")

    def __init__(self, points: Iterable[tuple[str, str, float, float]], states: Mapping[str, int]) -> None:
        self._points = {(kind, code): (latitude, longitude) for kind, code, latitude, longitude in points}
        self._states = states

    def geonameid_of(self, where: Where) -> int | None:
        """Return the GeoNames id of a place, also of a state."""
        return self._states.get(where.country or "") if where.precision == "country" else where.geonameid

    def of(self, where: Where) -> tuple[float, float] | None:
        """Return latitude and longitude in degrees: a settlement's own, else the point that stands for the whole."""
        if where.lat is not None and where.lon is not None:
            return where.lat, where.lon
        if where.precision == "country":
            return self._points.get(("country", where.country or ""))
        if where.geonameid is not None:
            return self._points.get(("admin", str(where.geonameid)))
        return self._points.get(("area", where.name))


@cache
def load_points() -> Points:
    """Return the points of the package, read once, when they are first asked for.

    Raises:
        ModelError: a data file is missing or unfit.
    """
    rows = list(read_table("gazetteer/points.tsv", columns=("kind", "code", "latitude", "longitude", "geonameid")))
    states = {row["code"]: int(row["geonameid"]) for row in rows if row["kind"] == "country" and row["geonameid"]}
    points = [(row["kind"], row["code"], float(row["latitude"]), float(row["longitude"])) for row in rows]
    more = read_table("gazetteer/counties.tsv", columns=("geonameid", "latitude", "longitude"))
    counties = [("admin", row["geonameid"], float(row["latitude"]), float(row["longitude"])) for row in more]
    return Points([*points, *counties], states)
