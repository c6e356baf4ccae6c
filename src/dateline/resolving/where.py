"""Where: the places that a text names, and which of them an act happens in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from dateline.knowledge.gazetteer import Gazetteer, name_key
from dateline.knowledge.regions import Region, Regions, load_regions
from dateline.knowledge.states import State, States, load_states
from dateline.records import Span, Where
from dateline.resolving.admitting import Case, admitted_by, people_in
from dateline.resolving.places import (
    NO_PLACES,
    Name,
    Option,
    is_familiar_division,
    make_name,
    names_in,
    option_of_place,
    option_of_region,
    option_of_state,
)
from dateline.resolving.placing import where_of
from dateline.resolving.ranking import (
    NAMED,
    Hit,
    Located,
    agreed,
    apart,
    beside,
    contained,
    context_of,
    located,
    ranked,
    weigh,
)

__all__ = ["Located", "PlaceFinder", "where_of"]

_SIDE: Final = re.compile(
    r"\b(?:the\s+)?(?P<side>(?:north|south|east|west|central)(?:-?(?:north|south|east|west))?(?:ern)?)\s+(?P<rest>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)"
)
_CAPITAL: Final = re.compile(r"\b[Tt]he\s+(?P<people>[A-Z]\w+(?:\s[A-Z]\w+)?)\s+capital\b(?!,?\s+(?:of\s+)?[A-Z])")
_CIVIL_WAR: Final = re.compile(r"\b(?P<people>[A-Z]\w+)\s+(?=(?:civil\s+)?(?:war|conflict)\b)")
_SITE_NOUN: Final = re.compile(
    r"\b(?=[labsrphuecmvi])(?:library|air\s?base|base|airport|square|street|road|palace|hotel|university|hospital|embassy|camp|prison|stadium"
    r"|cathedral|mosque|church|consulate|barracks|checkpoint|river|valley|bridge|mountains?|islands?)\b"
)
_CAPITAL_NEXT: Final = re.compile(r"\s+[A-Z]")
_SITE_NAME: Final = re.compile(
    r"\b(?:in|at|near|outside|inside|on|to|from|against|toward|[’']s)\s+"
    r"(?P<name>(?:the\s+|an?\s+)?(?:(?:[A-Z][a-z]{0,2}\.|(?:[a-z]{2,3}-)?[A-Z][\w’'-]*)\s+){1,4})$"
)
_NORTH: Final = re.compile(
    r"\bin\s+(?P<part>the\s+(?P<side>(?:north|south|east|west)(?:-?(?:east|west))?)(?:\s+of\s+the\s+country)?)\b"
    r"(?!\s+(?:of|side|[A-Z]|end|bank|wing))"
)
_TOWNS: Final = re.compile(r"\s+(?:towns|villages|provinces|cities|areas|countryside|border|desert|coast)\b")
_ADMIN_AFTER: Final = re.compile(r"\s+(?:province|governorate|region|state|oblast|county|district)\b", re.IGNORECASE)
_WITHIN: Final = re.compile(r",\s(?P<outer>(?:[A-Z]\.[A-Z][a-z]?\.|[A-Z][\w’'-]*\.?)(?:\s[A-Z][\w’'-]*\.?){0,2})")
_DATELINE_NEXT: Final = re.compile(r",\s(?:[A-Z][a-z]+|[A-Z]\.)|,?\s{0,2}(?:\(|--|_|—|–|-\s)|,\s(?:\d)")
_WORD: Final = re.compile(r"[A-Z]\w+")
_ONE_NAME: Final = 2  # words, an article and a name
_CITY: Final = 300_000
_AFTER: Final = 16  # characters
_CITY_OF_PUBLISHER: Final = 1.0


class PlaceFinder:
    """Finds the places that a text names, and says which of those that share a name is meant."""

    __slots__ = ("_adjectives", "_codes", "_gazetteer", "_names", "_regions", "_short")

    def __init__(self, gazetteer: Gazetteer, regions: Regions, states: States) -> None:
        self._gazetteer = gazetteer
        self._regions = regions
        self._short = _pattern_of(regions.shorts)
        self._codes: dict[str | None, State] = {state.iso3: state for state in states.all}
        self._names = {name: state for state in states.all for name in state.names}
        self._adjectives = {name: state for state in states.all for name in (*state.people, *state.adjectives)}

    @classmethod
    def load(cls, path: Path | None = None) -> PlaceFinder:
        """Return a finder with the data of the package; the gazetteer's index is built at the first use.

        Args:
            path: index file of the gazetteer; None for the one in the user's cache folder.

        Raises:
            ModelError: a data file is missing or unfit.
        """
        return cls(Gazetteer.load(path), load_regions(), load_states())

    def find(
        self,
        text: str,
        *,
        spans: Sequence[Span] | None = None,
        within: Span | None = None,
        published_country: str | None = None,
        wide: bool = False,
    ) -> tuple[Where, ...]:
        """Return the places that a text names, in its order, none overlapping another.

        Capitalised words count where the words before them say that a place follows, where they name a state, a region
        or a large city, and where ``spans`` says so. A name means the same place all through a text.

        Args:
            text: the text.
            spans: stretches that are known to name places, besides those that are found.
            within: the stretch to look at; all of the text if None.
            published_country: ISO 3166 alpha-3 code of the country where the outlet writes, where known.
            wide: whether adjectives and peoples (``Syrian``), and the places in the names of bodies (``Oslo Police``),
                count as names of places.
        """
        found = self.locate(text, spans=spans, within=within, published_country=published_country, wide=wide)
        return tuple(one.where for one in found)

    def locate(
        self,
        text: str,
        *,
        spans: Sequence[Span] | None = None,
        within: Span | None = None,
        published_country: str | None = None,
        wide: bool = False,
    ) -> tuple[Located, ...]:
        """Return what ``find`` returns, with what each place was chosen over and the rule that took it for one.

        The arguments are those of ``find``.
        """
        within = within or Span(0, len(text))
        given = [make_name(text, span.start, span.end, given=True) for span in spans or () if len(span)]
        taken = [head[1] for name in given for head in name.heads[:1]]
        free = (
            name
            for name in names_in(text, within, wide=wide)
            if not any(name.heads[0][1].overlaps(one) for one in taken)
        )
        names = [*given, *free]
        known = self._known(names, wide=wide)
        context = context_of(self._mentioned(names, known))
        if published_country:
            context[published_country] = context.get(published_country, 0.0) + _CITY_OF_PUBLISHER
        hits = self._hits(text, names, known, context, wide=wide)
        others = [*self._patterns(text, within, wide=wide), *self._sites(text, within)]
        others = [hit for hit in others if not any(hit.span.overlaps(span) for span in taken)]
        hits = apart([*hits, *others])
        hits.extend(self._parts(text, within, hits))
        return tuple(located(hit) for hit in apart(hits))

    def _known(self, names: Sequence[Name], *, wide: bool) -> dict[str, tuple[Option, ...]]:
        """Return what each name may stand for, looked up once for the text; names of nothing are left out."""
        heads = list(dict.fromkeys(head for name in names for head, _, _ in name.heads))
        keys = [name_key(head) for head in heads]
        marked = {head for name in names if name.given for head, _, _ in name.heads}
        said = set(heads) if wide else marked
        found = {}
        for head, key, places in zip(heads, keys, self._gazetteer.candidates_by_key(keys), strict=True):
            options = [option_of_place(place, _titled(head)) for place in places]
            regions = [option_of_region(region) for region in self._regions.by_key(key.removeprefix("the "))]
            state = self._names.get(head) or (self._names.get(head.title()) if _only_capitals(head) else None)
            options.extend(regions)
            if head in said and not state:
                state = self._adjectives.get(head)
            if head in said:
                options.extend(option_of_region(region) for region in self._spoken(head, given=head in marked))
            if state and not any(one.country == state.iso3 and _is_own(one) for one in regions):
                options.append(option_of_state(state))
            if options:
                found[head] = tuple(options)
        return found

    def _spoken(self, head: str, *, given: bool) -> tuple[Region, ...]:
        """Return the regions that a short form or the name of their people stands for: ``Tex.``, ``Ohioans``."""
        short = self._regions.by_short(head) or (self._regions.by_short(head + ".") if given else ())
        one = head.removesuffix("s")
        stems = [one.removesuffix(end) for end in ("n", "an") if one.endswith(end)]
        return (*short, *(region for stem in stems for region in self._regions.named(stem)))

    def _is_something_else(self, text: str, name: Name, at: int, wide: bool) -> bool:
        """Whether the name, without its last ``at`` words, is a word of another kind, a body or a short form (NICE)."""
        head, span, _ = name.heads[at]
        if head in NO_PLACES or (not wide and name.is_organisation(len(name.tokens) - at)):
            return True
        return _only_capitals(head) and not (self._names.get(head.title()) or _DATELINE_NEXT.match(text, span.end))

    def _mentioned(self, names: Iterable[Name], known: dict[str, tuple[Option, ...]]) -> Counter[str]:
        """Count the countries that the text names, and divisions (``USA.TX``) that need no further words."""
        found: Counter[str] = Counter()
        for name in names:
            for head, _, _ in name.heads:
                state = self._names.get(head) or self._adjectives.get(head)
                division = None if state else _division_of(known.get(head, ()))
                if state:
                    found[state.iso3] += 1
                elif division:
                    found.update((division.country or "", f"{division.country}.{division.admin1}"))
                else:
                    continue
                break
        return found

    def _patterns(self, text: str, within: Span, *, wide: bool) -> Iterable[Hit]:
        for match in _SIDE.finditer(text, within.start, within.end):
            hit = self._side(match)
            if hit:
                yield hit
        for match in _CAPITAL.finditer(text, within.start, within.end):
            state = self._adjectives.get(match["people"])
            if state and state.capitals:
                places = [p for p in self._gazetteer.candidates(state.capitals[0]) if p.country == state.iso3]
                options = tuple(option_of_place(place, state.capitals[0]) for place in places[:1])
                yield Hit(Span(match.start(), match.end()), options or (_named(state, state.capitals[0]),))
        for match in self._short.finditer(text, within.start, within.end):
            if match["free"] and not wide:
                continue
            options = tuple(option_of_region(region) for region in self._regions.by_short(match[0]))
            yield Hit(Span(match.start(), match.end()), options, "a short form of a division")
        for match in _CIVIL_WAR.finditer(text, within.start, within.end):
            state = self._adjectives.get(match["people"])
            if state:
                yield Hit(Span(match.start("people"), match.end("people")), (option_of_state(state),))

    def _sites(self, text: str, within: Span) -> Iterable[Hit]:
        """Give buildings and bases: they have no point, and the country of the words before them, if any."""
        lower = text.lower()
        if len(lower) != len(text):
            lower = text  # a rare letter has a longer small form; then only sites in small letters are seen
        for match in _SITE_NOUN.finditer(lower, within.start, within.end):
            if _CAPITAL_NEXT.match(text, match.end()):
                continue
            before = text[max(within.start, match.start() - 70) : match.start()]
            found = _SITE_NAME.search(before)
            if not found:
                continue
            if len(words := found["name"].split()) <= _ONE_NAME and self._is_people(words[-1]):
                continue
            states = [self._adjectives.get(word) or self._names.get(word) for word in _WORD.findall(before)]
            country = next((state.iso3 for state in reversed(states) if state), None)
            start = match.start() - len(before) + found.start("name")
            name = text[start : match.end()].removeprefix("the ")
            yield Hit(Span(start, match.end()), (Option(name, country, "unknown", 5.0),))

    def _is_people(self, word: str) -> bool:
        word = word.removesuffix("'s").removesuffix("’s")
        return word in self._adjectives or word in self._names

    def _parts(self, text: str, within: Span, hits: Sequence[Hit]) -> Iterable[Hit]:
        """Give ``the north (of the country)``: of the country that the words before have named last."""
        for match in _NORTH.finditer(text, within.start, within.end):
            codes = [hit.options[-1].country for hit in hits if match.start() - 300 < hit.span.start < match.start()]
            state = self._codes.get(next((code for code in reversed(codes) if code), None))
            if state:
                name = f"{match['side']} of {state.name}"
                yield Hit(Span(match.start("part"), match.end("part")), (Option(name, state.iso3, "area", 5.0),))

    def _side(self, match: re.Match[str]) -> Hit | None:
        """``northern Syria``, ``northern Syrian towns``: a part of a state or region, with no point."""
        words, side, start = match["rest"].removesuffix("'s").removesuffix("’s"), match["side"], match.start("side")
        for head in (words, words.split()[0]):
            end = match.start("rest") + len(head)
            state = self._names.get(head)
            regions = self._regions.named(head)
            if state or regions:
                country = state.iso3 if state else regions[0].country
                return Hit(Span(start, end), (Option(f"{side} {head}", country, "area", 8.0),))
            people = self._adjectives.get(head)
            towns = _TOWNS.match(match.string, end)
            if people and towns:
                return Hit(Span(start, towns.end()), (Option(f"{side} {people.name}", people.iso3, "area", 8.0),))
        return None

    def _hits(
        self,
        text: str,
        names: Sequence[Name],
        known: dict[str, tuple[Option, ...]],
        context: dict[str, float],
        *,
        wide: bool,
    ) -> list[Hit]:
        people = people_in(names)
        hits: list[Hit] = []
        left: list[tuple[str, Hit]] = []
        for name in names:
            refused: list[tuple[str, Hit]] = []
            for case, hit in self._cases(text, name, known, context, people, wide=wide):
                if rule := admitted_by(case):
                    hits.append(replace(hit, rule=rule))
                    break
                if (case.alone or wide) and not case.person:
                    refused.append((case.head, hit))
            else:
                left.extend(refused)
        sure = {hit.span.of(text) for hit in hits}
        again = [replace(hit, rule="a place elsewhere in the text") for head, hit in left if head in sure]
        hits, neighbours = ranked(text, agreed(text, [*hits, *again]), context)
        doubtful = [hit for head, hit in left if head not in sure]
        return [*hits, *beside(text, doubtful, context, neighbours)]

    def _cases(
        self,
        text: str,
        name: Name,
        known: dict[str, tuple[Option, ...]],
        context: dict[str, float],
        people: frozenset[str],
        *,
        wide: bool,
    ) -> Iterator[tuple[Case, Hit]]:
        """Give what a name may be, longest first, with what has to be known to admit it as a place."""
        for at, (head, span, alone) in enumerate(name.heads):
            options = known.get(head)
            if options is None or (not name.given and self._is_something_else(text, name, at, wide)):
                continue
            free = _divided(name, at, options, text, span)
            options = contained(free, self._outer(text, span))
            best = max(options, key=lambda option: weigh(option, context))
            alone = alone or (wide and name.is_body(len(name.tokens) - at))
            after = text[span.end : span.end + _AFTER]
            yield (
                Case(name, head, best, alone, best.country in context, head in people, after),
                Hit(span, options, ground=NAMED if options != free else ""),
            )

    def _outer(self, text: str, span: Span) -> tuple[str | None, str | None]:
        """Return country and division of what follows after a comma: ``Paris, Texas``."""
        match = _WITHIN.match(text, span.end)
        if not match:
            return None, None
        words = match["outer"]
        for head in (
            words,
            words.rstrip("."),
            " ".join(words.split()[:2]),
            words.split()[0],
            words.split()[0].rstrip("."),
        ):
            state = self._names.get(head)
            if state:
                return state.iso3, None
            country, admin1 = self._regions.division_after_comma(head)
            if country:
                return country, admin1
        return None, None


def _pattern_of(shorts: Sequence[str]) -> re.Pattern[str]:
    """Return what finds short forms after a town and a comma, and those such as ``N.J.`` also elsewhere."""
    after = "|".join(map(re.escape, shorts)) or "(?!)"
    free = "|".join(re.escape(short) for short in shorts if short.count(".") > 1) or "(?!)"
    return re.compile(rf"(?<=\w,\s)(?:{after})(?!\w)|(?<![\w.,])(?<!,\s)(?P<free>{free})(?=\s)")


def _named(state: State, name: str) -> Option:
    return Option(name, state.iso3, "settlement", 6.0)


def _division_of(options: tuple[Option, ...]) -> Option | None:
    """Return the division that a name certainly means: not New York or Washington, which are cities as well."""
    if any(one.precision == "settlement" and one.population > _CITY for one in options):
        return None
    return next((one for one in options if is_familiar_division(one)), None)


def _is_own(option: Option) -> bool:
    """Whether a region is spoken of as itself and not as its state: Scotland, the Gaza Strip."""
    return option.precision == "area" or is_familiar_division(option)


def _titled(head: str) -> str:
    return head.title() if _only_capitals(head) else head


def _divided(name: Name, at: int, options: tuple[Option, ...], text: str, span: Span) -> tuple[Option, ...]:
    """Give weight to divisions where a word such as ``province`` follows; ``Lake County`` is none of the Lakes."""
    if not _ADMIN_AFTER.match(text, span.end):
        return options
    if at and name.tokens[len(name.tokens) - at] == "County":
        best = max(options, key=lambda one: one.weight)
        return (Option(" ".join(name.tokens[: len(name.tokens) - at + 1]), best.country, "admin", 5.0),)
    return tuple(replace(one, weight=one.weight + 4.0) if one.precision == "admin" else one for one in options)


def _only_capitals(head: str) -> bool:
    return len(head) > 3 and head.isupper() and "." not in head
