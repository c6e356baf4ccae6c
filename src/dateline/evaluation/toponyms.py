"""Toponyms and their points: names of places that are found, and resolved within 161 km of where gold puts them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from dateline.evaluation import problems
from dateline.evaluation.gold import Row, fingerprint, is_held_out, read_bytes, read_rows
from dateline.evaluation.matching import Counts, Share, match
from dateline.evaluation.outcome import Figures, Mistake, Outcome, Page
from dateline.evaluation.tools import Track, untracked
from dateline.knowledge.points import Points, load_points
from dateline.records import Span, Where
from dateline.resolving import PlaceFinder

__all__ = ["SETS", "Toponym", "distance", "fingerprint_toponyms", "read_texts", "run_toponyms"]

SETS: Final = ("lgl", "geovirus")
"""Names of the sets, which are also those of their files."""

NEAR: Final = 161.0
"""Kilometres, a hundred miles, within which a place counts as the same."""

_ENDINGS: Final = (".jsonl.gz", ".jsonl")
_EARTH: Final = 6371.0  # kilometres
_HALVES: Final = 2


class FindsPlaces(Protocol):
    """Whatever finds and resolves the places of a text."""

    def find(self, text: str, *, spans: Sequence[Span] | None = None, wide: bool = False) -> tuple[Where, ...]:
        """Return the places that a text names; at ``spans`` there are some."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in gold."""

    span: Span
    point: tuple[float, float] | None
    """Latitude and longitude in degrees; None where gold leaves it open."""
    geonameid: int | None


@dataclass(frozen=True, slots=True)
class Text:
    """One text with its toponyms."""

    name: str
    text: str
    toponyms: tuple[Toponym, ...]
    wide: bool = False
    """Whether gold counts adjectives and places in the names of bodies, as LGL does and GeoVirus does not."""


def run_toponyms(
    path: Path,
    *,
    held_out: bool,
    load: Callable[[], FindsPlaces] = PlaceFinder.load,
    track: Track = untracked,
) -> Outcome:
    """Return how well places are resolved at given spans, and found and resolved without them.

    Args:
        path: a file of one set; a folder with both; or the folder, a slash and the name of a set.
        held_out: only what nothing is chosen on: half of LGL, all of GeoVirus.
        load: what makes the finder of places.
        track: shows how far it has come.

    Raises:
        EvaluationError: E501 or E502, the gold is absent or malformed.
    """
    files = [(file, read_texts(file, held_out=held_out)) for file in _files(path)]
    finder, total = load(), Scorer(load_points())
    sets: Figures = {}
    for file, texts in files:
        scorer = Scorer(load_points())
        for text in track(texts, f"placing {file.name}"):
            scorer.add(text, finder)
        total.take(scorer)
        sets[file.name.partition(".")[0]] = scorer.figures()
    figures = total.figures()
    return Outcome({**figures, "sets": sets} if len(files) > 1 else figures, tuple(total.mistakes))


def fingerprint_toponyms(path: Path, *, held_out: bool) -> str:
    """Return the SHA-256 of the files that ``run_toponyms`` compares with."""
    part = "held out" if held_out else "all"
    return fingerprint([(f"{file.name}, {part}", read_bytes(file)) for file in _files(path)])


def read_texts(file: Path, *, held_out: bool) -> list[Text]:
    """Return the texts of a file in order. Rows without an id, as GeoVirus has them, are all held out.

    Raises:
        EvaluationError: E502, a row breaks the form.
    """
    texts = [_text(row) for row in read_rows(file) if not held_out or _row_held_out(row)]
    if not any(text.toponyms for text in texts):
        raise problems.malformed(str(file), "no row has toponyms", expected="rows with text and toponyms")
    return texts


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the kilometres between two points on the sphere, given as latitude and longitude in degrees.

    >>> round(distance((0.0, 0.0), (0.0, 1.0)))
    111
    """
    (lat, lon), (lat2, lon2) = ((math.radians(point[0]), math.radians(point[1])) for point in (one, other))
    half = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(min(1.0, half)))


class Scorer:
    """Compares text by text, and sums up."""

    __slots__ = ("_counts", "_given", "_points", "mistakes")

    def __init__(self, points: Points) -> None:
        self._points = points
        self._given = Share()
        self._counts = Counts()
        self.mistakes: list[Mistake] = []

    def add(self, text: Text, finder: FindsPlaces) -> None:
        """Count one text, with the spans given and without."""
        page = Page(text.name, text.text)
        gold = [one for one in text.toponyms if one.point is not None]
        given = finder.find(text.text, spans=[one.span for one in text.toponyms])
        for one in gold:
            found = max(given, key=lambda where: _shared(where.text, one.span), default=None)
            found = found if found and _shared(found.text, one.span) else None
            right = found is not None and self._is_right(one, found)
            self._given.add(right)
            if not right:
                self.mistakes.append(self._wrong(page, one, found))
        self._end_to_end(page, text, gold, finder.find(text.text, wide=text.wide))

    def take(self, other: Scorer) -> None:
        """Count what another has counted, too."""
        self._given.cases += other._given.cases
        self._given.right += other._given.right
        self._counts.add(gold=other._counts.gold, coded=other._counts.coded, right=other._counts.right_gold)
        self.mistakes.extend(other.mistakes)

    def figures(self) -> Figures:
        """Return the figures; shares with four places."""
        counts, cases = self._counts, self._given.cases
        return {
            "acc161_given_spans": round(self._given.right / cases, 4) if cases else 0.0,
            "end_to_end": {**counts.rates(), "pred": counts.coded},
            "n": cases,
        }

    def _end_to_end(self, page: Page, text: Text, gold: Sequence[Toponym], found: Sequence[Where]) -> None:
        """Count toponyms found and resolved.

        What is found where gold has a name without a point is left out, and so are places that are put nowhere, such as
        buildings: they say nothing that could be wrong.
        """
        open_ones = [one.span for one in text.toponyms if one.point is None]
        placed = [one for one in found if one.text and self._points.of(one) is not None]
        coded = [one for one in placed if _touches(one, gold) or (one.text and not _overlaps(one.text, open_ones))]
        pairs = match(range(len(gold)), range(len(coded)), lambda at, to: self._likeness(gold[at], coded[to]))
        self._counts.add(gold=len(gold), coded=len(coded), right=len(pairs))
        self.mistakes.extend(self._missed_and_extra(page, gold, coded))

    def _likeness(self, gold: Toponym, found: Where) -> float:
        return _shared(found.text, gold.span) if self._is_right(gold, found) else 0.0

    def _is_right(self, gold: Toponym, found: Where) -> bool:
        """Return whether both are one place: the same GeoNames id, or points that lie near."""
        if gold.geonameid is not None and gold.geonameid == self._points.geonameid_of(found):
            return True
        point = self._points.of(found)
        return gold.point is not None and point is not None and distance(gold.point, point) <= NEAR

    def _missed_and_extra(self, page: Page, gold: Sequence[Toponym], coded: Sequence[Where]) -> Iterator[Mistake]:
        for one in gold:
            if not any(found.text and found.text.overlaps(one.span) for found in coded):
                yield page.mistake("missed toponym", gold=(_tell(one), [one.span]))
        for found in coded:
            if found.text and not _touches(found, gold):
                yield page.mistake("no toponym of gold", coded=(_tell_where(found), [found.text]))

    def _wrong(self, page: Page, gold: Toponym, found: Where | None) -> Mistake:
        coded = (_tell_where(found), [found.text]) if found and found.text else None
        point = self._points.of(found) if found else None
        kind = "given span unresolved" if point is None else "given span resolved elsewhere"
        return page.mistake(kind, gold=(_tell(gold), [gold.span]), coded=coded)


def _shared(span: Span | None, other: Span) -> float:
    """Return which share of the longer of two spans is in both."""
    if span is None or not span.overlaps(other):
        return 0.0
    return (min(span.end, other.end) - max(span.start, other.start)) / max(len(span), len(other))


def _touches(found: Where, gold: Iterable[Toponym]) -> bool:
    return found.text is not None and _overlaps(found.text, (one.span for one in gold))


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _tell(gold: Toponym) -> str:
    return "no point" if gold.point is None else f"{gold.point[0]:.2f}, {gold.point[1]:.2f}"


def _tell_where(found: Where) -> str:
    point = f"{found.lat:.2f}, {found.lon:.2f}" if found.lat is not None and found.lon is not None else "no point"
    return f"{found.name}, {found.country or 'no state'}, {found.precision}, {point}"


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if path.is_dir():
        found = [file for name in SETS if (file := _first(path / name))]
    else:
        found = [file for file in [_first(path)] if file]
    if found:
        return found
    expected = f"a JSONL file, a folder with {' and '.join(name + _ENDINGS[0] for name in SETS)}, or FOLDER/{SETS[0]}"
    raise problems.not_found(path, expected=expected, set_name="toponyms")


def _first(path: Path) -> Path | None:
    return next((file for ending in _ENDINGS if (file := path.with_name(path.name + ending)).is_file()), None)


def _row_held_out(row: Row) -> bool:
    name = row.value.get("doc_id")
    return name is None or is_held_out(str(name), _HALVES)


def _text(row: Row) -> Text:
    text = row.get("text", str)
    name = str(row.value.get("doc_id") or row.value.get("title") or row.where)
    toponyms = tuple(_toponym(one, len(text)) for one in row.rows("toponyms"))
    return Text(name, text, toponyms, wide="doc_id" in row.value)


def _toponym(row: Row, length: int) -> Toponym:
    start, end = row.get("start", int), row.get("end", int)
    if not 0 <= start < end <= length:
        raise problems.malformed(row.where, f"the span {start} to {end}", expected=f"a span inside 0 to {length}")
    geonameid = str(row.value.get("geonameid") or "")
    return Toponym(Span(start, end), _point(row), int(geonameid) if geonameid.isdigit() else None)


def _point(row: Row) -> tuple[float, float] | None:
    lat, lon = row.value.get("lat"), row.value.get("lon")
    if lat in (None, "") or lon in (None, ""):
        return None
    try:
        return float(str(lat)), float(str(lon))
    except ValueError as error:
        raise problems.malformed(row.where, f"the point {lat!r:.20}, {lon!r:.20}", expected="degrees") from error
