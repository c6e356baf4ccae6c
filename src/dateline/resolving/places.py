"""Names of places in a text: where they may stand, and what they may stand for."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from dateline.knowledge.gazetteer import Place
from dateline.knowledge.regions import Region
from dateline.knowledge.states import State
from dateline.knowledge.tables import read_table
from dateline.records import Span

__all__ = [
    "NO_PLACES",
    "Lead",
    "Name",
    "Option",
    "is_familiar_division",
    "load_weights",
    "names_in",
    "option_of_place",
    "option_of_region",
    "option_of_state",
]

_TOKEN: Final = r"(?:[A-Z][a-z]{0,2}\.(?=\s[A-Z])|(?:[a-zA-Z]{2,3}-)?[A-ZÀ-ÞŠŽĆČŁŚİ][\w’'-]*)"
_NAME: Final = re.compile(
    rf"(?<![\w’'-])(?:(?:[A-Z]\.){{2,3}}|{_TOKEN})(?:\s(?:(?:de|del|da|do|la|el|al|es|of|sur|upon|am|ez)\s)?{_TOKEN}){{0,4}}"
)
_OPENING: Final = re.compile(
    r"(?:(?:In|At|Near|Outside|Inside|Around|Across|From|To|On|Of|By|For|With|Into|After|Before|Since|The|A|An|And|But|As|When|While|If"
    r"|Meanwhile|Elsewhere|Also|That|This|Both|Although|Though|Because|Under|Over|Like|Unlike|Earlier|Later|Last|Even)(?:\s|$))+"
)
_JOINED: Final = re.compile(r"(?<=\w)-(?:based|area|born|led|held|bound|controlled|backed)\b")
_KINDS: Final = frozenset(
    "Street Road Avenue Lane Court Island Islands River Lake Creek Hill Hills Mountain Mountains Valley Bay Beach"
    " Colony Airport Township Village Square Station Bridge Springs Falls of".split()
)
_JOINT: Final = re.compile(r"(?<=\w{4})[-–](?=[A-Z])|(?<=\b[RD])-(?=[A-Z])|(?<=\bDFL)-(?=[A-Z])")
_MODIFIER: Final = re.compile(
    r"(?:The\s)?(?:Historic|Metro|Metropolitan|Greater|Downtown|Central|Upper|Lower|State|Eastern|Western|Northern|Southern"
    r"|Northeast(?:ern)?|Northwest(?:ern)?|Southeast(?:ern)?|Southwest(?:ern)?|North|South|East|West)\s(?=[A-Z])"
)
_CHUNK: Final = re.compile(r"\S+")
_WORD: Final = re.compile(r"[\w’'-]+|[.,;:!?\"“”()]")
_IN: Final = frozenset("in at near outside inside around across throughout within off above below".split())
_TOWARDS: Final = frozenset(
    "into to from over toward towards through for via between of against on leave left visit reach reached".split()
)
_PLACE_NOUNS: Final = frozenset(
    "city town village port resort capital suburb community municipality district province region state island"
    " enclave stronghold area territory camp neighborhood neighbourhood settlement county governorate airbase"
    " base".split()
)
_SKIP: Final = frozenset(
    ("the", "a", "an", "nearby", "besieged", "rebel-held", "central", "downtown", "neighbouring", "neighboring")
)
_TITLES: Final = frozenset(
    "President Prime Minister King Queen Gen General Col Colonel Sen Senator Rep Mr Mrs Ms Dr Foreign Defense"
    " Defence Secretary Chancellor Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March"
    " April May June July August September October November December Prince Pope Governor Mayor Ambassador".split()
)
_ORGANISATION: Final = frozenset(
    "Post Times Alliance Organization Organisation Commission Community Charter"
    " University Institute Journal Tribune Herald Hospital Agency News Council Committee Bank Club"
    " Party Treaty Pact Accord Accords Agreement Declaration Group Company Corp Inc Union Press Globe Airport"
    " Conference Daily Observer Gazette Chronicle Court Police Ministry Department Assembly Parliament Museum"
    " Declaration Convention".split()
)
_BODY: Final = _ORGANISATION | frozenset(
    "School Schools High Fire Chief Mayor Sheriff Township Town Center Centre Civic City Hall Public Library Park"
    " National State Guard Health Education Board Superior District Judge Attorney Municipal Senior Senate House"
    " Symphony Chamber Commerce Marina Veterans Fiscal Forest Service Association Economic Development Area"
    " Foundation Detention Facility Regional Medical College Elementary Middle Rotary Club Business Bureau Office"
    " Supreme Army Navy Federal Authority Port Stock Exchange Stadium Central Rescue Emergency Water Works Planning"
    " Zoning County Borough Republican Republicans Democrat Democrats Legislature Lottery Airlines Director Officials"
    " Residents Police Transit Transportation Natural Resources".split()
)
NO_PLACES: Final = frozenset(
    "January February March April May June July August September October November December Monday Tuesday"
    " Wednesday Thursday Friday Saturday Sunday Christmas Easter Ramadan Spring Summer Autumn Fall Winter North"
    " South East West Northern Southern Eastern Western Central Union God Church Center Centre Delta Democratic"
    " Republican Passover Hanukkah Thanksgiving Region Supreme Section Arab"
    " Olympic Jewish Muslim Christian Catholic Islamic President Prime Minister General Senate Congress"
    " Parliament House State Street".split()
)
"""Capitalised words that are names of small places too, and hardly ever mean them."""
_ARTICLES: Final = frozenset(("the", "a", "an", "this", "that", "his", "her", "their", "our"))
_ROOM: Final = 34  # characters before a name that may hold its preposition


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a name."""

    word: str
    """The preposition, ``noun`` for a word such as ``city``, or nothing."""

    @property
    def strong(self) -> bool:
        """Whether the words before say that a place follows."""
        return self.word in _IN or self.word == "noun"

    @property
    def weak(self) -> bool:
        """Whether a place may follow, or a person."""
        return self.word in _TOWARDS


@dataclass(frozen=True, slots=True)
class Name:
    """Capitalised words that may name a place: all of them, or the first few."""

    start: int
    tokens: tuple[str, ...]
    given: bool
    """Whether somebody else marked it as a place."""
    heads: tuple[tuple[str, Span, bool], ...]
    """What the name may be, longest first: words, span, and whether what is left over lets them stand alone."""
    text: str = field(repr=False)

    @property
    def lead(self) -> Lead:
        """What stands before it; looked at only for names that may mean something."""
        return _lead(self.text, self.start)

    def is_organisation(self, count: int) -> bool:
        """Whether the words after the first ``count`` make it the name of a body (``Washington Post``)."""
        return any(token.rstrip(".") in _ORGANISATION for token in self.tokens[count : count + 3])

    def is_body(self, count: int) -> bool:
        """Whether a word after the first ``count`` is one of bodies, their people or seats: ``Oslo Fire Chief``."""
        return not _BODY.isdisjoint(token.rstrip(".") for token in self.tokens[count:])


def names_in(text: str, span: Span, *, wide: bool = False) -> Iterator[Name]:
    """Give the capitalised sequences of a stretch of text with what leads them in.

    Args:
        text: the text.
        span: the stretch.
        wide: whether also parts of names count: ``University of Oslo``, ``Historic Dublin``.
    """
    for match in _NAME.finditer(text, span.start, span.end):
        start = match.start()
        if match[0].startswith("The ") and match[0].count(" ") == 1:
            yield make_name(text, start, match.end())  # as in "The Hague"
        opening = _OPENING.match(match[0])
        if opening:
            start += opening.end()
        if start < match.end():
            yield make_name(text, start, match.end())
        before, of, _ = match[0].partition(" of ")
        if of and (wide or not _ORGANISATION.intersection(before.split())):
            yield make_name(text, match.start() + len(before) + len(of), match.end())  # as in "King of Jordan"
        if wide:
            yield from (make_name(text, at, end) for at, end in _parts(match[0], match.start()))


def _parts(words: str, start: int) -> Iterator[tuple[int, int]]:
    """Give places inside capitalised words: ``Historic Dublin``, ``Fargo-Moorhead``, ``(R-Ocilla)``."""
    side = _MODIFIER.match(words)
    if side:
        yield start + side.end(), start + len(words)
    for joint in _JOINT.finditer(words):
        yield start + joint.end(), start + len(words)
        yield start + words.rfind(" ", 0, joint.start()) + 1, start + joint.start()


def make_name(text: str, start: int, end: int, *, given: bool = False) -> Name:
    """Return the name that stands at ``text[start:end]``, without a possessive ``'s``."""
    tokens: list[str] = []
    ends: list[int] = []
    for match in _CHUNK.finditer(text, start, end):
        token = match[0]
        at = match.end()
        joined = _JOINED.search(token)
        if joined:
            tokens.append(token[: joined.start()])
            ends.append(at - (len(token) - joined.start()))
            break
        if token.endswith(("'s", "’s")):
            tokens.append(token[:-2])
            ends.append(at - 2)
            break
        bare = token.rstrip("’',;:") if token.count(".") > 1 or len(token) < 4 else token.rstrip("’',;:.")
        tokens.append(bare)
        ends.append(at - (len(token) - len(bare)))
    heads = tuple(_heads(start, tokens, ends))
    if given:
        tails = tuple(_tails(tokens, heads))
        heads = (*heads[:1], *tails, *heads[1:]) if _MODIFIER.match(text, start) else (*heads, *tails)
    return Name(start, tuple(tokens), given, heads, text)


def _tails(tokens: list[str], heads: tuple[tuple[str, Span, bool], ...]) -> Iterator[tuple[str, Span, bool]]:
    """Give the last words of a name, for the span of it all: ``East Cambridgeshire`` lies in Cambridgeshire."""
    for count in range(len(tokens) - 1, 0, -1):
        if tokens[-count] not in _BODY and tokens[-count] not in _KINDS:
            yield " ".join(tokens[-count:]), heads[0][1], True


def _heads(start: int, tokens: list[str], ends: list[int]) -> Iterator[tuple[str, Span, bool]]:
    for count in range(len(tokens), 0, -1):
        alone = count == len(tokens) or tokens[count].rstrip(".") in _TITLES
        yield " ".join(tokens[:count]), Span(start, ends[count - 1]), alone


def _lead(text: str, start: int) -> Lead:
    words = _WORD.findall(text, max(0, start - _ROOM), start)
    at = len(words) - 1
    if words and words[-1].lower() in _ARTICLES:
        return Lead("")  # a town has no article: "in the Justice file"
    while at >= 0 and words[at].lower() in _SKIP:
        at -= 1
    if at < 0:
        return Lead("")
    word = words[at].lower()
    if word == "of" and at and words[at - 1].lower() in _PLACE_NOUNS:
        return Lead("noun")
    if word in _PLACE_NOUNS:
        return Lead("noun")
    return Lead(word) if word in _IN or word in _TOWARDS else Lead("")


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that a name may stand for, with how likely it is before the context is looked at."""

    name: str
    country: str | None
    precision: str
    weight: float
    admin1: str | None = None
    population: int = 0
    capital: bool = False
    latitude: float | None = None
    longitude: float | None = None
    geonameid: int | None = None
    county: bool = False
    """Whether it is a second-level division; its point only serves to measure distances."""


_FAMILIAR: Final = frozenset(("USA", "GBR", "CAN", "AUS"))  # their divisions are named without further words


@cache
def load_weights() -> Mapping[str, float]:
    """Return what each ground weighs, read once.

    Raises:
        ModelError: the data file is missing or unfit.
    """
    return {
        row["weight"]: float(row["value"]) for row in read_table("gazetteer/weights.tsv", columns=("weight", "value"))
    }


def option_of_state(state: State) -> Option:
    """Return a state as an option."""
    return Option(state.name, state.iso3, "country", load_weights()["state"])


def option_of_region(region: Region) -> Option:
    """Return a region as an option. A site has no point here, and its precision is unknown."""
    weights = load_weights()
    if region.kind == "admin":
        weight = weights["division"] + (weights["familiar"] if region.country in _FAMILIAR else 0.0)
        return Option(region.name, region.country, "admin", weight, region.admin1, geonameid=region.geonameid)
    return Option(region.name, region.country, "area" if region.kind == "area" else "unknown", weights["area"])


def is_familiar_division(option: Option) -> bool:
    """Whether this is a division that news names without saying in which country it lies: Texas, Scotland, Ontario."""
    return option.precision == "admin" and option.country in _FAMILIAR and not option.county


def option_of_place(place: Place, asked: str) -> Option:
    """Return a settlement or county as an option, under the name that the text gives it."""
    weights = load_weights()
    weight = weights["people"] * math.log10(place.population + 10)
    weight += weights["capital"] if place.capital else 0.0
    weight += weights["main"] if place.main else 0.0
    weight += weights["county"] if place.division else 0.0
    return Option(
        asked,
        place.country,
        "admin" if place.division else "settlement",
        weight,
        place.admin1,
        place.population,
        place.capital,
        place.latitude,
        place.longitude,
        place.geonameid,
        place.division,
    )
