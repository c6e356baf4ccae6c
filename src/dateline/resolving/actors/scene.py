"""What is known of a dispatch before anybody is told apart: words, known and unknown names, the states it is about."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.knowledge.sectors import Sectors, singular
from dateline.knowledge.states import load_namesakes
from dateline.marking.marks import Marks
from dateline.records import Dispatch, Span, Where
from dateline.resolving.actors.lexicon import Hit, Lexicon
from dateline.resolving.actors.reading import Reading
from dateline.resolving.actors.runs import BODIES, Run, find_runs

__all__ = ["PLACE_WORDS", "Scene", "encoder_sectors", "set_scene"]

_NO_COUNTRY_SUFFIXES = ("backed", "allied", "supported", "funded", "trained", "armed", "bound", "sponsored", "made")
_FREE = frozenset({"armed-group", "party", "body", "igo"})
_WEIGHT = {"name": 2, "adjective": 2, "people": 2, "capital": 1, "seat": 1, "organisation": 1}
PLACE_WORDS = frozenset(
    "in near outside around inside across throughout southern northern eastern western central".split()
)
_DASHES = frozenset({"_", "--", "-", "—", "–"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A dispatch with its known and unknown names."""

    reading: Reading
    lexicon: Lexicon
    marks: Marks
    day: dt.date | None
    hits: Mapping[int, Hit]
    """Known names by each word that they cover."""
    runs: tuple[Run, ...]
    run_at: Mapping[int, Run]
    """Unknown names by each word that they cover, the title left out."""
    about: tuple[str, ...]
    """States, the one that the dispatch speaks of most first."""
    forms: Mapping[str, tuple[str, ...]]
    """Names that the dispatch has of each known state or body, by its name in the tables."""
    nouns: Mapping[str, Hit]
    """Common nouns that stand for a body that the dispatch names: the alliance."""
    toponyms: Mapping[int, str]
    """Country of each place that is no state, by each word of its name."""
    dateline: tuple[int, int]
    """Words of the dateline, half-open; empty where there is none."""

    @property
    def sectors(self) -> Sectors:
        """Word tables."""
        return self.lexicon.sectors

    def code_of(self, hit: Hit) -> str | None:
        """Return the country or organisation of a known name; of several bases the one that the dispatch is about."""
        if hit.suffix.endswith(_NO_COUNTRY_SUFFIXES):
            return None
        if hit.suffix and hit.entry.kind == "state":
            second = self.lexicon.names.match([hit.suffix], 0)
            if second and second[1].way in ("adjective", "people", "name") and second[1].codes:
                return second[1].codes[0]
        codes = hit.entry.codes
        return next((code for code in self.about if code in codes), codes[0] if codes else None)


def set_scene(dispatch: Dispatch, marks: Marks, lexicon: Lexicon, found_places: Sequence[Where] = ()) -> Scene:
    """Return the scene of a dispatch."""
    reading = Reading(
        dispatch, marks, lexicon.common, plain=lexicon.plain, acronyms=lexicon.acronyms, names=lexicon.shouted
    )
    dateline = reading.dateline if reading.dateline[1] else _dateline(reading, dispatch)
    scanned = list(lexicon.scan(reading.texts))
    found = _without_namesakes(_without_surnames(scanned, reading, lexicon))
    hits = {at: hit for hit in found for at in range(hit.start, hit.end)}
    toponyms = _toponyms(reading, found_places, hits, dateline)
    places = _places(reading, marks) | {reading.raw(*reading.range(place.text)) for place in found_places if place.text}
    runs = tuple(
        run
        for run in _as_marked(find_runs(reading, lexicon, hits), reading, marks, hits)
        if not (dateline[0] <= run.start < dateline[1])
        and not (run.is_person and run.title == run.start and reading.raw(run.start, run.end) in places)
    )
    run_at = {at: run for run in runs for at in range(run.start, run.end)}
    nouns = {noun: hit for hit in reversed(found) for noun in hit.entry.nouns}
    return Scene(
        reading=reading,
        lexicon=lexicon,
        marks=marks,
        day=dispatch.day,
        hits=hits,
        runs=runs,
        run_at=run_at,
        about=_about(found, dateline),
        forms=_forms(reading, found),
        nouns=nouns,
        toponyms=toponyms,
        dateline=dateline,
    )


def _without_surnames(hits: list[Hit], reading: Reading, lexicon: Lexicon) -> list[Hit]:
    """Leave out names of bodies that are a part of a person's name, here or elsewhere in the dispatch."""
    inside = {hit.start for hit in hits if _is_in_name(reading, lexicon, hit)}
    surnames = {
        reading.texts[at]
        for at in inside
        if at + 1 == len(reading.words) or not (reading.is_capital(at + 1) and at + 1 not in reading.starts)
    }
    return [
        hit
        for hit in hits
        if hit.start not in inside
        and not (hit.end - hit.start == 1 and hit.entry.kind in _FREE and reading.texts[hit.start] in surnames)
    ]


def _without_namesakes(hits: list[Hit]) -> list[Hit]:
    """Leave out names of states that are here the name of a part of another state, which the dispatch names more."""
    counts = Counter(hit.entry.codes[0] for hit in hits if hit.entry.kind == "state")
    sure = {hit.entry.codes[0] for hit in hits if hit.entry.kind == "state" and hit.entry.way != "name"}
    shared = {code for code, other in load_namesakes().items() if code not in sure and counts[other] > counts[code]}
    return [hit for hit in hits if not (shared and hit.entry.kind == "state" and hit.entry.codes[0] in shared)]


def _toponyms(
    reading: Reading, places: Sequence[Where], hits: Mapping[int, Hit], dateline: tuple[int, int]
) -> dict[int, str]:
    found = {}
    for place in places:
        if place.text is None or place.country is None:
            continue
        for at in range(*reading.range(place.text)):
            if at not in hits:
                found[at] = place.country
    return found


def _forms(reading: Reading, hits: list[Hit]) -> dict[str, tuple[str, ...]]:
    forms: dict[str, list[str]] = {}
    for hit in hits:
        if hit.entry.way in ("name", "organisation") and not hit.suffix:
            forms.setdefault(hit.entry.name, []).append(reading.raw(hit.start, hit.end))
    return {name: tuple(found) for name, found in forms.items()}


def _is_in_name(reading: Reading, lexicon: Lexicon, hit: Hit) -> bool:
    """Whether a known name of one word is only a part of a longer unknown one (Wagner in Erika Wagner)."""
    if hit.end - hit.start > 1 or hit.entry.kind not in _FREE or hit.entry.kind == "igo":
        return False
    heading = reading.sentence[hit.start] in reading.heading
    if heading or reading.texts[hit.start].isupper():
        return False
    after = reading.lowers[hit.end] if hit.end < len(reading.words) and reading.is_capital(hit.end) else ""
    if hit.entry.kind == "party" and after in BODIES and not after.startswith("part"):
        return True
    goes_on = after in lexicon.common.ethnic or (after and _is_unknown(reading, lexicon, hit.end))
    if goes_on and not reading.texts[hit.start].isupper():
        return True
    before = hit.start - 1
    if before < 0 or before in reading.starts or not reading.is_capital(before):
        return False
    return _is_unknown(reading, lexicon, before)


def _is_unknown(reading: Reading, lexicon: Lexicon, at: int) -> bool:
    """Whether a capitalised word is neither a known name, a title nor a common word."""
    low = reading.lowers[at]
    common = low in lexicon.common.starters or low in lexicon.common.ethnic or low in lexicon.common.calendar
    known = (
        common
        or low in lexicon.sectors.heads
        or low in lexicon.sectors.modifiers
        or singular(low) in lexicon.sectors.heads
    )
    return not known and lexicon.names.match(reading.texts, at) is None


def _as_marked(runs: list[Run], reading: Reading, marks: Marks, hits: Mapping[int, Hit]) -> list[Run]:
    """Return the names as the encoder tells persons from bodies, with the persons that it alone has found."""
    kinds: dict[int, str] = {}
    persons = []
    for mention in marks.mentions:
        start, end = reading.range(mention.span)
        # A name that opens the name of a body (the Lund administration) is not that body.
        last = range(start, end) if mention.kind == "person" else range(end - 1, end)
        kinds.update(dict.fromkeys(last, mention.kind))
        if mention.kind == "person" and start < end and reading.is_capital(start):
            persons.append(Run(start, end, start, True))
    bodies = {reading.raw(run.start, run.end) for run in runs if kinds.get(run.end - 1) in ("organisation", "group")}
    told = [
        Run(run.start, run.end, run.start, False)
        if kinds.get(run.end - 1) != "person" and reading.raw(run.start, run.end) in bodies
        else run
        for run in runs
    ]
    taken = {at for run in told for at in range(run.title, run.end)} | set(hits)
    told += [run for run in persons if taken.isdisjoint(range(run.start, run.end))]
    return sorted(told, key=lambda run: run.start)


def _dateline(reading: Reading, dispatch: Dispatch) -> tuple[int, int]:
    """Return the words before the first sentence that only say where and who reports: OSLO, Norway (Agency) --."""
    start = reading.range(dispatch.body_span)[0]
    if start >= len(reading.words) or not reading.texts[start].isupper() or len(reading.texts[start]) < 3:
        return 0, 0
    for at in range(start + 1, min(start + 14, len(reading.words))):
        if reading.texts[at] in _DASHES or (reading.texts[at] == ")" and "(" in reading.texts[start:at]):
            return start, at + 1
    return 0, 0


def _places(reading: Reading, marks: Marks) -> frozenset[str]:
    """Return the unknown names that stand for places: those marked so, and those that follow ``in`` or ``near``."""
    found = {mention.span.of(reading.text) for mention in marks.mentions if mention.kind == "place"}
    for at in range(len(reading.words) - 1):
        if reading.lowers[at] in PLACE_WORDS and reading.is_capital(at + 1):
            end = at + 2
            while (
                end < len(reading.words) and reading.is_capital(end) and reading.sentence[end] == reading.sentence[at]
            ):
                end += 1
            found.add(reading.raw(at + 1, end))
    persons = {mention.span.of(reading.text) for mention in marks.mentions if mention.kind == "person"}
    return frozenset(found - persons)


def _about(hits: list[Hit], dateline: tuple[int, int]) -> tuple[str, ...]:
    named: Counter[str] = Counter()
    first, last = dateline
    for hit in hits:
        if hit.entry.kind != "igo" and not first <= hit.start < last and len(hit.entry.codes) == 1:
            named[hit.entry.codes[0]] += _WEIGHT[hit.entry.way]
    return tuple(code for code, _ in sorted(named.items(), key=lambda item: (-item[1], item[0])))


def encoder_sectors(marks: Marks) -> dict[Span, str]:
    """Return the sectors that the encoder reads from the words of mentions and arguments."""
    found = {mention.span: mention.sector for mention in marks.mentions if mention.sector}
    for trigger in marks.triggers:
        found.update({argument.span: argument.sector for argument in trigger.arguments if argument.sector})
    return found
