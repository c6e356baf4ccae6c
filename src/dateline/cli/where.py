"""`dateline where`: the places that a text names, which of those that share a name is meant, and why."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.records import Where
    from dateline.resolving.where import Located


class Format(StrEnum):
    """How the places are printed."""

    TABLE = "table"
    JSON = "json"
    GEOJSON = "geojson"


Text = Annotated[str, typer.Argument(metavar="TEXT", help="The text, in quotation marks.")]
Form = Annotated[Format, typer.Option("--format", help="table, json or geojson.")]
Country = Annotated[
    str | None, typer.Option(metavar="CODE", help="State where the outlet writes, as three letters: NOR.")
]
Wide = Annotated[
    bool, typer.Option("--wide", help="Also adjectives and peoples, and places in the names of bodies: Oslo Police.")
]


def where(text: Text, form: Form = Format.TABLE, country: Country = None, wide: Wide = False) -> None:
    """Print every place that a text names, what else the name might have meant, and the rules behind it.

    Only settlements have a point. States, divisions and areas have none, also in GeoJSON, where their geometry is null.

    Exit status: 0 when all went well, also where the text names no place, 1 for wrong options.
    """
    from dateline.resolving import PlaceFinder

    text = text.encode("utf-8", "replace").decode("utf-8")  # bytes that are no text keep their places as "?"
    if not text.strip():
        raise UsageError(
            "E645", seen="no text at all", expected="words that name a place", remedy='dateline where "TEXT"'
        )
    found = PlaceFinder.load().locate(text, published_country=_state(country), wide=wide)
    if form is Format.TABLE:
        _print_table(found, text)
        return
    plain = _geojson(found, text) if form is Format.GEOJSON else {"places": [_plain(one, text) for one in found]}
    sys.stdout.write(json.dumps(plain, ensure_ascii=False, indent=1) + "\n")


def _state(code: str | None) -> str | None:
    """Return the code of a state in capitals.

    Raises:
        UsageError: E646, no state has that code.
    """
    from dateline.knowledge.states import load_states

    state = load_states().get(code.strip().upper()) if code is not None else None
    if code is not None and state is None:
        raise UsageError(
            "E646",
            seen=f"country {code!r}",
            expected="the ISO 3166 alpha-3 code of a state",
            remedy="write it as three letters: --country NOR",
        )
    return state.iso3 if state else None


def _plain(one: Located, text: str) -> dict[str, Any]:
    span = one.where.text
    return {
        "text": span.of(text) if span else None,
        "span": {"start": span.start, "end": span.end} if span else None,
        **_facts(one.where),
        "rule": one.rule,
        "ground": one.ground,
        "over": [_facts(other) for other in one.others],
    }


def _facts(where: Where) -> dict[str, Any]:
    return {
        "name": where.name,
        "country": where.country,
        "precision": where.precision,
        "lat": where.lat,
        "lon": where.lon,
        "geonameid": where.geonameid,
    }


def _geojson(found: Sequence[Located], text: str) -> dict[str, Any]:
    features = [{"type": "Feature", "geometry": _geometry(one.where), "properties": _plain(one, text)} for one in found]
    return {"type": "FeatureCollection", "features": features}


def _geometry(where: Where) -> dict[str, Any] | None:
    if where.lat is None or where.lon is None:
        return None
    return {"type": "Point", "coordinates": [where.lon, where.lat]}


def _print_table(found: Sequence[Located], text: str) -> None:
    from dateline.cli.output import make_console, print_rows

    if not found:
        make_console().print("No place.")
        return
    print_rows(
        ("words", "place", "country", "point", "precision", "chosen over", "rule", "ground"),
        (_cells(one, text) for one in found),
    )


def _cells(one: Located, text: str) -> tuple[str | None, ...]:
    place = one.where
    words = place.text.of(text) if place.text else ""
    over = "; ".join(f"{other.name}, {other.country or '?'} ({_point(other)})" for other in one.others)
    return words, place.name, place.country, _point(place), place.precision, over, one.rule, one.ground


def _point(where: Where) -> str:
    if where.lat is None or where.lon is None:
        return where.precision
    return f"{where.lat:.2f}, {where.lon:.2f}"
