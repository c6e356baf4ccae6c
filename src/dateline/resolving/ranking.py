"""Which of the places that share a name is meant: what each has for it, and what the other places of the text add."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from dateline.records import Span, Where
from dateline.resolving.places import Option, load_weights

__all__ = [
    "NAMED",
    "OTHERS",
    "Hit",
    "Located",
    "Neighbours",
    "agreed",
    "apart",
    "beside",
    "contained",
    "context_of",
    "located",
    "ranked",
    "weigh",
]

NAMED = "its state or division is named after it"
OTHERS = "the text names other places nearby or of the same state"

Cell: TypeAlias = tuple[int, int]
_ROUNDS: Final = 2
_BESIDE: Final = 0.4  # names
_OTHERS: Final = 3
_MOST: Final = 10  # options of a name that vote; the others are too unlikely to matter
_BEHIND: Final = 6.0  # how much lighter than the best an option may be and still vote
_STATES: Final = "all states"
_AROUND: Final = tuple((y, x) for y in (-1, 0, 1) for x in (-1, 0, 1))


@dataclass(frozen=True, slots=True)
class Hit:
    """A name with all that it may stand for, and the rule that took it for a place."""

    span: Span
    options: tuple[Option, ...]
    rule: str = "marked as a place"
    ground: str = ""
    """What speaks for its meaning where that is not its own weight."""

    @property
    def best(self) -> Option:
        """What it stands for."""
        return max(self.options, key=lambda option: (option.weight, -(option.geonameid or 0)))


@dataclass(frozen=True, slots=True)
class Located:
    """A place that a text names, and what it was chosen over."""

    where: Where
    others: tuple[Where, ...]
    """The likeliest other places of that name, the likeliest first."""
    rule: str
    """The rule that took the words for a place."""
    ground: str
    """What decided between the places of that name."""


def context_of(mentions: Mapping[str, int] | Counter[str]) -> dict[str, float]:
    """Return what each state or division that the text mentions adds to the weight of a place in it."""
    return {code: min(3.4, 2.0 + 0.3 * count) for code, count in mentions.items()}


def weigh(option: Option, context: Mapping[str, float]) -> float:
    """Return the weight of an option with what the states and divisions that the text names add to it."""
    country = option.country or ""
    named = context.get(country, 0.0)
    more = load_weights()["capital_of_named"] if named and option.capital else 0.0
    return option.weight + named + more + context.get(f"{country}.{option.admin1}", 0.0)


def contained(options: tuple[Option, ...], outer: tuple[str | None, str | None]) -> tuple[Option, ...]:
    """Give weight to the options that lie in the state and division named after them."""
    country, admin1 = outer
    if country is None:
        return options
    weights = load_weights()
    more = weights["within"] + (weights["within_division"] if admin1 else 0.0)
    return tuple(
        replace(option, weight=option.weight + more)
        if option.country == country and option.precision != "country" and admin1 in (None, option.admin1)
        else option
        for option in options
    )


class Neighbours:
    """How many names of a text have a place near a point, in a division, in a state, each as far as it is sure."""

    __slots__ = ("_cells", "_codes", "_own_cells", "_own_codes")

    def __init__(self) -> None:
        self._cells: dict[Cell, float] = defaultdict(float)
        self._codes: dict[str, float] = defaultdict(float)
        self._own_cells: dict[tuple[str, Cell], float] = defaultdict(float)
        self._own_codes: dict[tuple[str, str], float] = defaultdict(float)

    def add(self, name: str, options: Iterable[Option]) -> None:
        """Let a name vote for the surroundings of what it may stand for."""
        for option, share in _shares(options):
            for code in (*_codes(option), *((_STATES,) if option.precision == "country" else ())):
                self._codes[code] += share
                self._own_codes[name, code] += share
            if (cell := _cell(option)) is None:
                continue
            for y, x in _AROUND:
                around = (cell[0] + y, cell[1] + x)
                self._cells[around] += share
                self._own_cells[name, around] += share

    def near(self, name: str, option: Option) -> float:
        """Return how many other names have a place near this one, a hundred miles or so."""
        cell = _cell(option)
        return 0.0 if cell is None else self._cells.get(cell, 0.0) - self._own_cells.get((name, cell), 0.0)

    def support(self, name: str, option: Option) -> float:
        """Return what the other names of the text add to the weight of an option."""
        weights = load_weights()
        total = weights["near"] * math.log1p(max(0.0, self.near(name, option)))
        for code, weight in zip(_codes(option), (weights["same_state"], weights["same_division"]), strict=False):
            others = self._codes.get(code, 0.0) - self._own_codes.get((name, code), 0.0)
            total += weight * math.log1p(max(0.0, others))
        if option.precision == "country":
            others = self._codes.get(_STATES, 0.0) - self._own_codes.get((name, _STATES), 0.0)
            total += weights["other_states"] * math.log1p(max(0.0, others))
        return total


def ranked(text: str, hits: Sequence[Hit], context: Mapping[str, float]) -> tuple[list[Hit], Neighbours]:
    """Return the hits with the weights that their options have in this text, and the neighbours that made them."""
    by_name: dict[str, tuple[Option, ...]] = {}
    for hit in hits:
        name = hit.span.of(text)
        if name not in by_name:
            by_name[name] = tuple(replace(one, weight=weigh(one, context)) for one in hit.options)
    now = by_name
    for _ in range(_ROUNDS):
        neighbours = Neighbours()
        for name, options in now.items():
            neighbours.add(name, options)
        now = {
            name: tuple(replace(one, weight=one.weight + neighbours.support(name, one)) for one in options)
            for name, options in by_name.items()
        }
    return [_decided(hit, now[hit.span.of(text)]) for hit in hits], neighbours


def _decided(hit: Hit, options: tuple[Option, ...]) -> Hit:
    after = replace(hit, options=options)
    kept = (hit.best.geonameid, hit.best.country) == (after.best.geonameid, after.best.country)
    return after if kept or hit.ground else replace(after, ground=OTHERS)


def agreed(text: str, hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits with the meaning that a name has where the text says most of it (``Paris, Texas``)."""
    found = list(hits)
    best: dict[str, Hit] = {}
    for hit in found:
        held = best.setdefault(hit.span.of(text), hit)
        if max(one.weight for one in hit.options) > max(one.weight for one in held.options):
            best[hit.span.of(text)] = hit
    meant = [best[hit.span.of(text)] for hit in found]
    return [replace(hit, options=one.options, ground=one.ground) for hit, one in zip(found, meant, strict=True)]


def apart(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits in the order of the text; of those that overlap, the longest."""
    taken: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.span.start, -len(hit.span))):
        if taken and hit.span.start < taken[-1].span.end:
            if len(hit.span) > len(taken[-1].span):
                taken[-1] = hit
            continue
        taken.append(hit)
    return taken


def beside(text: str, doubtful: Iterable[Hit], context: Mapping[str, float], neighbours: Neighbours) -> Iterator[Hit]:
    """Give names that nothing marks as places, where they would lie beside others of the text."""
    for hit in doubtful:
        name = hit.span.of(text)
        options = [replace(one, weight=weigh(one, context) + neighbours.support(name, one)) for one in hit.options]
        chosen = replace(hit, options=tuple(options), rule="beside other places of the text")
        if neighbours.near(name, chosen.best) > _BESIDE:
            yield chosen


def located(hit: Hit) -> Located:
    """Return a hit as a place, with what it was chosen over."""
    best = hit.best
    others = sorted((one for one in hit.options if one is not best), key=lambda one: -one.weight)
    ground = hit.ground or ("the best known of that name" if others else "the only one of that name")
    return Located(_where(best, hit.span), tuple(_where(one, hit.span) for one in others[:_OTHERS]), hit.rule, ground)


def _shares(options: Iterable[Option]) -> list[tuple[Option, float]]:
    first = sorted(options, key=lambda option: -option.weight)[:_MOST]
    likely = [one for one in first if one.weight > first[0].weight - _BEHIND]
    powers = [math.exp(one.weight - first[0].weight) for one in likely]
    total = sum(powers)
    return [(one, power / total) for one, power in zip(likely, powers, strict=True)]


def _codes(option: Option) -> tuple[str, ...]:
    if not option.country:
        return ()
    return (option.country, f"{option.country}.{option.admin1}") if option.admin1 else (option.country,)


def _cell(option: Option) -> Cell | None:
    if option.latitude is None or option.longitude is None:
        return None
    return math.floor(option.latitude), math.floor(option.longitude)


def _where(option: Option, span: Span) -> Where:
    return Where(
        text=span,
        name=option.name,
        country=option.country,
        lat=None if option.county else option.latitude,
        lon=None if option.county else option.longitude,
        geonameid=option.geonameid,
        precision=option.precision,
    )
