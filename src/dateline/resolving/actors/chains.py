"""Persons of a dispatch: all the mentions of one name, with what titles, appositions and the office table tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.knowledge.offices import Holder, Holders
from dateline.knowledge.sectors import singular
from dateline.knowledge.states import load_states
from dateline.resolving.actors.describe import Description, Person, core_end, describe
from dateline.resolving.actors.namesakes import bare, may_name
from dateline.resolving.actors.runs import HONORIFICS, Run
from dateline.resolving.actors.scene import Scene

__all__ = ["Chain", "Chains"]

_OPENERS = frozenset("the a an his her its their our my one another".split())
_TITLE_SMALL = frozenset(
    """deputy vice senior former chief top foreign prime acting interim then veteran leading right-hand outgoing
    incoming late old longtime long-time ruling influential new first second third current ex designate elect
    outspoken of
    outraged defiant rival fellow prominent powerful hardline moderate reformist exiled jailed junior 's
    executive independent local national regional provincial international private retired""".split()
)
_CAMPAIGN = frozenset("campaign candidacy nomination convention".split())
_VERBS = frozenset(
    "is are was were be been has have had said says told asked met will would may can that which who".split()
)
_STYLES = frozenset("king queen prince princess pope emir sultan emperor".split())
_MALE = frozenset("mr sir lord herr monsieur señor imam mullah ayatollah father rabbi king pope prince".split())
_FEMALE = frozenset("mrs ms miss lady dame madam queen princess sister".split())


@dataclass(slots=True)
class Chain:
    """One person."""

    words: tuple[str, ...]
    """Folded words of the fullest name."""
    name: str
    runs: list[Run] = field(default_factory=list)
    ranges: list[tuple[int, int]] = field(default_factory=list)
    """Words of titles and appositions."""
    descriptions: list[Description] = field(default_factory=list)
    role: str | None = None
    role_rank: tuple[bool, int] = (False, 0)
    """Whether the role names a country or body, and its length: the higher, the better it tells who the person is."""
    holders: tuple[Holder, ...] = ()
    gender: str | None = None
    country: str | None = None
    sector: str | None = None
    rules: tuple[str, ...] = ()

    def titles(self) -> frozenset[str]:
        """Head nouns by which the dispatch or the office table calls the person."""
        said = {told.head.noun for told in self.descriptions if told.head}
        offices = {holder.office.lower() for holder in self.holders}
        return frozenset(said | offices)

    def bodies(self) -> frozenset[str]:
        """Organisations named in titles and appositions."""
        return frozenset(name for told in self.descriptions for name in told.bodies)


class Chains:
    """All persons of a dispatch."""

    __slots__ = ("_at", "_holders", "_scene", "all")

    def __init__(self, scene: Scene, holders: Holders) -> None:
        self._scene, self._holders = scene, holders
        self.all: list[Chain] = []
        self._at: dict[int, Chain] = {}
        for run in scene.runs:
            if run.is_person:
                self._add(run)
        self._link_headings()
        for chain in self.all:
            self._settle(chain)
            if len(chain.words) > 1:
                chain.gender = chain.gender or scene.lexicon.common.genders.get(chain.words[0])
        for chain in self.all:
            if chain.ranges and not (chain.country and chain.sector):
                chain.descriptions = [describe(scene, *part, self.person_at) for part in chain.ranges]
                self._settle(chain)

    def at(self, word: int) -> Chain | None:
        """Return the person whose name covers a word."""
        return self._at.get(word)

    def described_by(self, start: int, end: int) -> Chain | None:
        """Return the person of whom these words are the title or apposition."""
        core = core_end(self._scene, start, end)
        for chain in self.all:
            for first, last in chain.ranges:
                if start <= first < end <= last and core == core_end(self._scene, first, last):
                    return chain
        return None

    def person_at(self, word: int) -> Person | None:
        """Return what is known of the person whose name covers a word."""
        chain = self._at.get(word)
        return Person(chain.country, chain.sector) if chain else None

    def _add(self, run: Run) -> None:
        reading = self._scene.reading
        words = tuple(bare(low) for low in reading.lowers[run.start : run.end] if low != ".")
        chain = self._match(words)
        if chain is None:
            chain = Chain(words, reading.raw(run.start, run.end))
            self.all.append(chain)
        elif len(words) > len(chain.words):
            chain.words, chain.name = words, reading.raw(run.start, run.end)
        chain.runs.append(run)
        self._at.update(dict.fromkeys(range(run.start, run.end), chain))
        self._describe(chain, run)

    def _match(self, words: tuple[str, ...]) -> Chain | None:
        """Return the latest person whom these words may name."""
        fitting = [chain for chain in reversed(self.all) if may_name(words, chain.words)]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        return max(fitting, key=lambda chain: max(self._rank(run) for run in chain.runs))

    def _rank(self, run: Run) -> tuple[int, int]:
        """Of namesakes the one who began the latest sentence is meant, not one named in passing."""
        start = self._scene.reading.starts[self._scene.reading.sentence[run.title]]
        return (self._scene.reading.sentence[run.start] if run.title - start < 4 else -1, run.start)

    def _link_headings(self) -> None:
        """Headlines: only names that the report itself has."""
        reading = self._scene.reading
        surnames = {chain.words[-1]: chain for chain in self.all}
        for at, low in enumerate(reading.lowers):
            name = low.partition("-")[0] if "-" in low and low not in surnames else low
            if (
                name not in surnames
                or at in self._at
                or at in self._scene.hits
                or at in self._scene.run_at
                or not reading.is_capital(at)
            ):
                continue
            self._at[at] = surnames[name]
            if name == low:
                surnames[name].runs.append(Run(at, at + 1, at, True))

    def _describe(self, chain: Chain, run: Run) -> None:
        start = self._title_start(run)
        if start < run.start:
            self._tell(chain, start, run.start)
        for first, last in (*self._after(run), *self._before(start), *self._of_state(run)):
            self._tell(chain, first, last)
        lows = self._scene.reading.lowers
        dotted = 2 if run.title > 1 and lows[run.title - 1] == "." and lows[run.title - 2] in HONORIFICS else 0
        honorific = lows[run.title - dotted : run.start + 1]
        chain.gender = chain.gender or next(
            (gender for words, gender in ((_MALE, "m"), (_FEMALE, "f")) if not words.isdisjoint(honorific)), None
        )

    def _tell(self, chain: Chain, start: int, end: int) -> None:
        told = describe(self._scene, start, end, self.person_at)
        if told.head is None and not told.country:
            return
        chain.ranges.append((start, end))
        chain.descriptions.append(told)
        chain.gender = chain.gender or (told.head.gender if told.head else None)
        low = self._scene.reading.lowers
        while start < end and low[start] in _OPENERS:
            start += 1
        role = self._scene.reading.raw(start, end)
        rank = (told.country is not None, len(role))
        if told.head and rank > chain.role_rank:
            chain.role, chain.role_rank = role, rank

    def _title_start(self, run: Run) -> int:
        """Return where the title before a name starts: Environment Minister, INS Commissioner, spokeswoman."""
        scene, lows = self._scene, self._scene.reading.lowers
        before = run.title - 1
        if run.title == run.start and not (self._is_title_word(before) or lows[max(before, 0)] == ")"):
            return run.start
        at = run.title
        while at > 0 and run.start - at < 14:
            if lows[at - 1] in _OPENERS:
                of_the = at > 2 and lows[at - 2 : at] == ["of", "the"] and self._is_title_word(at - 3)
                if not of_the:
                    break
                at -= 2
                continue
            passes = at > 1 and lows[at - 1].isalpha() and lows[at - 1].islower() and at - 2 in self._scene.hits
            if (
                passes
                and lows[at - 1] not in ("and", "or", "in", "to", "with", "for", "of")
                and self._is_adjective(at - 2)
            ):
                at -= 2
                continue
            step = 3 if at > 3 and lows[at - 1] == ")" and lows[at - 3] == "(" else 1
            if step == 1 and not self._belongs(at - 1):
                break
            at -= step
        while at < run.start and lows[at] in ("of", "'s", ".", "("):
            at += 1
        if run.title == run.start and not any(self._is_title_word(word) for word in range(at, run.start)):
            return run.start
        return at if scene.reading.sentence[at] == scene.reading.sentence[run.start] else run.title

    def _is_adjective(self, at: int) -> bool:
        hit = self._scene.hits.get(at)
        return hit is not None and hit.entry.way == "adjective"

    def _is_title_word(self, at: int) -> bool:
        lows = self._scene.reading.lowers
        return at >= 0 and self._scene.sectors.head_ending(lows, at + 1, max(0, at - 3)) is not None

    def _belongs(self, at: int) -> bool:
        scene = self._scene
        low = scene.reading.lowers[at]
        run = scene.run_at.get(at)
        if low in ("and", "or", "in", "to", "with"):
            return False
        if run is not None and run.is_person:
            return run.end < len(scene.reading.lowers) and (
                scene.reading.lowers[run.end] == "'s" or (run.end != at + 2 and self._is_title_word(run.end))
            )
        if low == "of":
            return not self._opens_title(at + 1)
        return (
            at in scene.hits
            or run is not None
            or low in _TITLE_SMALL
            or low in scene.sectors.modifiers
            or low in HONORIFICS
            or self._is_title_word(at)
            or (scene.reading.is_capital(at) and low not in scene.lexicon.common.starters)
        )

    def _opens_title(self, at: int) -> bool:
        """Whether a title of its own starts at a word, so that what stands before it belongs to somebody else."""
        lows = self._scene.reading.lowers
        for end in range(at + 1, min(at + 5, len(lows) + 1)):
            found = self._scene.sectors.head_ending(lows, end, at)
            if found and found[1].is_person:
                return True
        return False

    def _of_state(self, run: Run) -> Iterator[tuple[int, int]]:
        """X of Estonia, Estonia's X: the state beside a name."""
        lows = self._scene.reading.lowers
        owner = self._scene.hits.get(run.title - 2) if run.title > 1 and lows[run.title - 1] == "'s" else None
        if owner and owner.entry.way in ("name", "capital"):
            yield owner.start, owner.end
        at = run.end + 1
        if at < len(lows) and lows[run.end] == "of":
            at += lows[at] == "the"
            hit = self._scene.hits.get(at)
            if hit and hit.entry.way == "name":
                yield hit.start, hit.end

    def _after(self, run: Run) -> Iterator[tuple[int, int]]:
        """Apposition that follows a name: X, the Y of Z,."""
        lows = self._scene.reading.lowers
        start = run.end + 1
        if start >= len(lows) or lows[run.end] not in (",", "("):
            return
        stop = self._stop(start)
        core = core_end(self._scene, start, stop)
        if stop > start and self._is_person_head(start, core):
            yield start, stop

    def _stop(self, start: int) -> int:
        reading = self._scene.reading
        at = start
        while at < len(reading.words) and at < start + 16 and reading.sentence[at] == reading.sentence[start]:
            if reading.lowers[at] in (",", ".", ";", ")", "who", "said", "says", "told", "“", '"', "and", "—", "–"):
                return at
            at += 1
        return at

    def _before(self, name: int) -> Iterator[tuple[int, int]]:
        """Apposition that stands before a name: the Y of Z, X."""
        reading, scene = self._scene.reading, self._scene
        comma = name - 1
        if comma < 1 or reading.lowers[comma] != ",":
            return
        for start in range(comma - 1, max(-1, comma - 14), -1):
            low = reading.lowers[start]
            if reading.sentence[start] != reading.sentence[name] or low in (",", ".", "“", '"'):
                return
            opens = low in _OPENERS or (start in scene.hits and scene.hits[start].start == start)
            if (
                opens
                and self._is_person_head(start, core_end(scene, start, comma))
                and self._is_noun_phrase(start, comma)
            ):
                yield start, comma
                return

    def _is_noun_phrase(self, start: int, end: int) -> bool:
        lows = self._scene.reading.lowers
        core = core_end(self._scene, start, end)
        if core < end and lows[core] not in ("of", "for", "in", "to", "at"):
            return False
        return not any(lows[at] in _VERBS or lows[at].endswith(("ed", "ing")) for at in range(core, end))

    def _is_person_head(self, start: int, core: int) -> bool:
        """Whether words end in the noun for one person."""
        lows = self._scene.reading.lowers
        hit = self._scene.hits.get(core - 1)
        if hit and hit.end == core and hit.entry.way in ("people", "adjective") and not hit.suffix:
            return lows[start] in ("a", "an")
        if core <= start or core - 1 in self._scene.run_at or singular(lows[core - 1]) != lows[core - 1]:
            return False
        found = self._scene.sectors.head_ending(lows, core, start)
        return found is not None and found[1].is_person

    def _settle(self, chain: Chain) -> None:
        """Fix country and sector from what all mentions tell, then from the office table."""
        countries = [told for told in chain.descriptions if told.country]
        sectors = [told for told in chain.descriptions if told.head and told.sector and told.sector != "UNK"]
        sectors.sort(key=lambda told: told.sector == "CVL")
        chain.holders = self._holders_of(chain, countries[0].country if countries else None)
        rules: list[str] = []
        if countries:
            chain.country = countries[0].country
            rules += ["person:described", *countries[0].rules]
        elif chain.holders:
            chain.country = chain.holders[0].country
            rules.append(f"office:{chain.holders[0].office}")
        chain.sector, why = self._sector_of(chain, sectors)
        style = chain.name.partition(" ")[0].lower()
        if chain.sector is None and style in _STYLES:
            chain.sector, why = ("REL" if style == "pope" else "GOV"), f"sector:style={style}"
        if chain.sector is None and countries:
            chain.sector, why = self._sector_of_list(chain.runs[0])
        if chain.sector == "GOV" and chain.country and load_states().get(chain.country) is None:
            chain.sector, why = "IGO", "sector:of-organisation"
        chain.rules = tuple(dict.fromkeys((*rules, why)))

    def _sector_of_list(self, run: Run) -> tuple[str | None, str]:
        """Sector of a plural title that a list of names follows: ministers X of Y, Z of W."""
        reading = self._scene.reading
        for end in range(run.start, max(0, run.start - 25), -1):
            if reading.sentence[end - 1] != reading.sentence[run.start]:
                break
            found = self._scene.sectors.head_ending(reading.lowers, end, max(0, end - 4))
            if found and found[1].is_person and singular(reading.lowers[end - 1]) != reading.lowers[end - 1]:
                return found[1].sector, f"sector:list={found[1].noun}"
        return None, "sector:unknown"

    def _sector_of(self, chain: Chain, told: list[Description]) -> tuple[str | None, str]:
        if told and not (told[0].sector == "CVL" and chain.holders):
            return told[0].sector, told[0].rules[-1] if told[0].rules else "person:described"
        if chain.holders:
            day = self._scene.day
            now = [holder for holder in chain.holders if day is None or holder.held(day)]
            if now:
                return now[0].sector, "office:sector"
            past = any(day is not None and holder.begin <= day.isoformat() for holder in chain.holders)
            if any(self._campaigns(run) for run in chain.runs):
                return "PTY", "office:campaigning"
            return ("ELI", "office:past") if past else self._before_office(chain)
        return None, "sector:unknown"

    def _campaigns(self, run: Run) -> bool:
        """Whether a name is followed by the word for a campaign: X's campaign."""
        lows = self._scene.reading.lowers
        after = lows[run.end : run.end + 3]
        return "campaign" in after[:1] or (after[:1] == ["'s"] and any(low in _CAMPAIGN for low in after[1:]))

    def _before_office(self, chain: Chain) -> tuple[str | None, str]:
        """Somebody who comes into a state's office within two years is a politician by then."""
        day = self._scene.day
        assert day is not None
        until = day.replace(day=1, year=day.year + 2).isoformat()
        soon = any(holder.sector == "GOV" and holder.begin <= until for holder in chain.holders)
        return ("PTY", "office:soon") if soon else (None, "office:later")

    def _holders_of(self, chain: Chain, country: str | None) -> tuple[Holder, ...]:
        found = self._holders.holders_named(chain.name, self._scene.day)
        style, _, rest = chain.name.partition(" ")
        if not found and rest and style.lower() in _STYLES:
            found = self._holders.holders_named(rest, self._scene.day)
        if self._scene.day:
            day = self._scene.day.isoformat()
            found = tuple(holder for holder in found if holder.begin <= day or load_states().get(holder.country))
            found = tuple(sorted(found, key=lambda holder: holder.begin > day))
        if country:
            return tuple(holder for holder in found if holder.country == country)
        if self._scene.day and len({holder.country for holder in found}) > 1:
            on = self._scene.day
            found = tuple(
                sorted(found, key=lambda holder: (not holder.held(on), holder.begin if holder.held(on) else ""))
            )
        if len(chain.words) == 1 and len({holder.country for holder in found}) > 1:
            about = [holder for holder in found if holder.country in self._scene.about[:4]]
            return tuple(about) if len({holder.country for holder in about}) == 1 else ()
        return found
