"""Whom a pronoun or a bare definite noun phrase refers to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from dateline.knowledge.sectors import Head, singular
from dateline.marking.marks import Attribution
from dateline.records import Span
from dateline.resolving.actors.chains import Chain, Chains
from dateline.resolving.actors.lexicon import Hit
from dateline.resolving.actors.runs import HONORIFICS
from dateline.resolving.actors.scene import Scene

__all__ = ["PRONOUNS", "Candidate", "Pronoun", "References"]

_DETERMINERS = frozenset(
    "the a an this that these those his her its their our my some several two three many all both one".split()
)
_NOT_IN_PHRASE = frozenset(
    "is are was were be been has have had said says to in of for from with by on at and or but as than will".split()
)


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun may stand for."""

    forms: frozenset[str]
    gender: str | None = None
    persons: bool = False
    bodies: bool = False
    groups: bool = False
    speaker: bool = False
    plural: bool = False


_PRONOUNS = (
    Pronoun(frozenset({"he", "him", "his", "himself"}), gender="m", persons=True),
    Pronoun(frozenset({"she", "her", "hers", "herself"}), gender="f", persons=True),
    Pronoun(frozenset({"it", "its", "itself"}), bodies=True),
    Pronoun(frozenset({"they", "them", "their", "theirs", "themselves"}), groups=True, bodies=True, plural=True),
    Pronoun(frozenset({"i", "me", "my", "mine", "myself"}), speaker=True),
    Pronoun(frozenset({"we", "us", "our", "ours", "ourselves"}), speaker=True, plural=True),
    Pronoun(frozenset({"who", "whom", "which"}), persons=True, bodies=True, groups=True),
)
PRONOUNS = {form: pronoun for pronoun in _PRONOUNS for form in pronoun.forms}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention that a later word may refer to."""

    start: int
    end: int
    chain: Chain | None = None
    hit: Hit | None = None
    head: Head | None = None
    plural: bool = False


class References:
    """The mentions of a dispatch that later words may refer to."""

    __slots__ = ("_candidates", "_chains", "_firsts", "_scene", "_sources", "_starts")

    def __init__(self, scene: Scene, chains: Chains) -> None:
        self._scene, self._chains = scene, chains
        self._firsts: set[int] = set()
        self._candidates = self._collect()
        self._starts = [candidate.start for candidate in self._candidates]
        self._sources = {
            at
            for attribution in scene.marks.attributions
            if attribution.source
            for at in range(*scene.reading.range(attribution.source))
        }

    def speaker_at(self, at: int) -> Attribution | None:
        """Return the innermost attribution whose content covers a word."""
        position = self._scene.reading.words[at].start
        holding = [
            (sum(len(part) for part in attribution.content), number)
            for number, attribution in enumerate(self._scene.marks.attributions)
            if any(part.start <= position < part.end for part in attribution.content)
        ]
        return self._scene.marks.attributions[min(holding)[1]] if holding else None

    def of_pronoun(self, at: int, pronoun: Pronoun) -> Candidate | None:
        """Return the likeliest mention before a pronoun."""
        own = self._own_content(at)
        best: tuple[float, Candidate] | None = None
        last = bisect_left(self._starts, at)
        sentence = self._scene.reading.sentence
        for candidate in reversed(self._candidates[:last]):
            if sentence[at] - sentence[candidate.start] > 4:
                break
            if not self._fits(candidate, pronoun, at):
                continue
            score = self._score(candidate, at) - (1.5 if candidate.start in own else 0.0)
            if best is None or score > best[0]:
                best = score, candidate
        return best[1] if best else None

    def same_noun(self, head: Head, plural: bool) -> list[Candidate]:
        """Return the noun phrases with the same head noun, in order."""
        return [
            candidate
            for candidate in self._candidates
            if candidate.head and candidate.head.noun == head.noun and candidate.plural == plural
        ]

    def source_with(self, noun: str, before: int) -> Span | None:
        """Return the last source before a word whose sentence has a noun: X said in a statement."""
        reading = self._scene.reading
        position = reading.words[before].start
        sources = sorted(
            (a.source for a in self._scene.marks.attributions if a.source and a.source.end <= position), reverse=True
        )
        for source in sources:
            sentence = reading.sentence[reading.range(source)[0]]
            bounds = bisect_left(reading.sentence, sentence), bisect_right(reading.sentence, sentence)
            words = reading.lowers[bounds[0] : bounds[1]]
            if noun in words and reading.lowers[reading.range(source)[1] - 1] != noun:
                return source
        return None

    def _own_content(self, at: int) -> range:
        """Words of the content of which the word at hand names the speaker."""
        reading = self._scene.reading
        position = reading.words[at].start
        for attribution in self._scene.marks.attributions:
            if attribution.source and attribution.source.start <= position < attribution.source.end:
                parts = [reading.range(part) for part in attribution.content]
                return range(min(part[0] for part in parts), max(part[1] for part in parts)) if parts else range(0)
        return range(0)

    def _fits(self, candidate: Candidate, pronoun: Pronoun, at: int) -> bool:
        if candidate.end > at:
            return False
        if candidate.chain:
            gender = candidate.chain.gender
            return pronoun.persons and (pronoun.gender is None or gender in (None, pronoun.gender))
        if candidate.hit:
            entry = candidate.hit.entry
            if entry.way == "adjective" or self._is_possessive(candidate.end):
                return False
            return pronoun.groups if entry.way == "people" else pronoun.bodies
        if candidate.head is None or (candidate.head.sector == "UNK" and not candidate.head.is_person):
            return False
        if candidate.head.is_person:
            return (
                pronoun.groups
                if candidate.plural
                else pronoun.persons and candidate.head.gender in (None, pronoun.gender)
            )
        return pronoun.groups if candidate.plural else pronoun.bodies and not pronoun.plural

    def _is_possessive(self, end: int) -> bool:
        lows = self._scene.reading.lowers
        return end < len(lows) and lows[end] in ("'s", "'")

    def _score(self, candidate: Candidate, at: int) -> float:
        reading = self._scene.reading
        distance = reading.sentence[at] - reading.sentence[candidate.start]
        score = -1.0 * distance + 0.004 * (candidate.start - at)
        score += 0.7 if candidate.start in self._firsts else 0.0
        score += 0.5 if candidate.start in self._sources else 0.0
        score -= 0.6 if self._is_possessive(candidate.end) else 0.0
        score -= 0.7 if reading.in_quotes(candidate.start) != reading.in_quotes(at) else 0.0
        score += 0.3 if candidate.chain or candidate.hit else 0.0
        score += 0.4 if candidate.chain and (candidate.chain.descriptions or candidate.chain.holders) else 0.0
        return score

    def _collect(self) -> list[Candidate]:
        found = [*self._persons(), *self._hits(), *self._phrases()]
        found.sort(key=lambda candidate: (candidate.start, -candidate.end))
        seen: set[int] = set()
        for candidate in found:
            sentence = self._scene.reading.sentence[candidate.start]
            if sentence not in seen and not (candidate.hit and candidate.hit.entry.way == "adjective"):
                seen.add(sentence)
                self._firsts.add(candidate.start)
        return found

    def _persons(self) -> list[Candidate]:
        return [Candidate(run.start, run.end, chain=chain) for chain in self._chains.all for run in chain.runs]

    def _hits(self) -> list[Candidate]:
        return [
            Candidate(hit.start, hit.end, hit=hit)
            for at, hit in self._scene.hits.items()
            if at == hit.start and not hit.suffix and not self._scene.dateline[0] <= at < self._scene.dateline[1]
        ]

    def _phrases(self) -> list[Candidate]:
        lows = self._scene.reading.lowers
        found = []
        last_words = self._scene.sectors.longest
        for at, low in enumerate(lows):
            if low in HONORIFICS or (low not in last_words and singular(low) not in last_words):
                continue
            if at in self._scene.hits or at in self._scene.run_at:
                continue
            ending = self._scene.sectors.head_ending(lows, at + 1, max(0, at - 3))
            if ending is None or self._goes_on(at + 1):
                continue
            start = self._phrase_start(ending[0])
            plural = lows[at] != ending[1].noun.split()[-1] or lows[at] in ("people", "police", "troops")
            found.append(Candidate(start, at + 1, head=ending[1], plural=plural))
        return found

    def _goes_on(self, at: int) -> bool:
        """Whether a noun is only the first part of a longer one, or the title of a name."""
        lows = self._scene.reading.lowers
        if at >= len(lows):
            return False
        return at in self._scene.run_at or self._scene.sectors.head_ending(lows, at + 1, at) is not None

    def _phrase_start(self, start: int) -> int:
        scene = self._scene
        lows = scene.reading.lowers
        for at in range(start - 1, max(-1, start - 6), -1):
            if lows[at] in _DETERMINERS:
                return at
            if lows[at] in _NOT_IN_PHRASE or not lows[at][0].isalnum():
                break
        at = start
        while at > 0 and (at - 1 in scene.hits or lows[at - 1] in scene.sectors.modifiers or lows[at - 1] == "'s"):
            at -= 1
        if lows[at] == "'s" and at:
            run = scene.run_at.get(at - 1)
            at = run.start if run else at - 1
        return at

    def core_of(self, candidate: Candidate) -> tuple[int, int]:
        """Return the words of a noun phrase with a name that follows its head after ``of``."""
        lows = self._scene.reading.lowers
        at = candidate.end + 1
        if at >= len(lows) or lows[candidate.end] != "of":
            return candidate.start, candidate.end
        at += at + 1 < len(lows) and lows[at] == "the"
        named = self._scene.hits.get(at) or self._scene.run_at.get(at)
        return candidate.start, named.end if named else candidate.end
