"""Whom a pronoun or a bare definite noun phrase refers to."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from dateline.knowledge.sectors import Head
from dateline.marking.marks import Attribution
from dateline.records import Span
from dateline.resolving.actors.candidates import Candidate, find_candidates
from dateline.resolving.actors.chains import Chains
from dateline.resolving.actors.describe import core_end
from dateline.resolving.actors.fronts import end_of_front
from dateline.resolving.actors.links import Links
from dateline.resolving.actors.scene import Scene

__all__ = ["PRONOUNS", "Pronoun", "References", "Referent"]

_NEAR = 4
"""Sentences that a pronoun looks back without the encoder."""
_LINK = 2.0
"""Weight of the logarithm of the encoder's chance beside what the words around a mention tell."""
_LEAST = 0.01
"""What is added to a chance, so that none rules anybody out."""
_HELD = 0.5
"""Chance from which somebody named before keeps a pronoun whose sentence names another person right after it."""
_TITLE = 4
"""Words that a title before a name may take."""
_HEARD = 0.7
"""Chance from which a pronoun tells whether the person is a man or a woman."""


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
class Referent:
    """Whom a pronoun or noun phrase refers to."""

    candidate: Candidate
    chance: float
    """What the encoder gives it, 0 to 1."""
    is_ahead: bool = False
    """Whether it stands after the word that refers to it."""


class References:
    """The mentions of a dispatch that later words may refer to."""

    __slots__ = ("_by_end", "_candidates", "_firsts", "_genders", "_heard", "_known", "_links", "_scene", "_starts")

    def __init__(self, scene: Scene, chains: Chains) -> None:
        self._scene = scene
        self._candidates = find_candidates(scene, chains)
        self._firsts = self._find_firsts()
        self._by_end = {candidate.end: candidate for candidate in self._candidates}
        self._links = Links(scene)
        self._known: dict[int, Referent | None] = {}
        self._genders: dict[Hashable, str] = {}
        self._heard = 0
        self._starts = [candidate.start for candidate in self._candidates]

    def speaker_at(self, at: int) -> Attribution | None:
        """Return the innermost attribution whose content covers a word."""
        position = self._scene.reading.words[at].start
        holding = [
            (sum(len(part) for part in attribution.content), number)
            for number, attribution in enumerate(self._scene.marks.attributions)
            if any(part.start <= position < part.end for part in attribution.content)
        ]
        return self._scene.marks.attributions[min(holding)[1]] if holding else None

    def of_pronoun(self, at: int, pronoun: Pronoun) -> Referent | None:
        """Return the likeliest mention before a pronoun, or after it where its phrase points ahead."""
        self._hear(at)
        if at not in self._known:
            self._known[at] = self._choose(at, pronoun)
        return self._known[at]

    def _hear(self, before: int) -> None:
        """Take the pronouns before a word in order, so that each finds those that it is linked to known.

        Surely linked ones tell whether persons are men or women.
        """
        while self._heard < before:
            at, self._heard = self._heard, self._heard + 1
            pronoun = PRONOUNS.get(self._scene.reading.lowers[at])
            if pronoun is None or pronoun.speaker or not self._links.has(at):
                continue
            found = self.of_pronoun(at, pronoun)
            if found and pronoun.gender and found.chance > _HEARD:
                self._genders.setdefault(found.candidate.entity, pronoun.gender)

    def _choose(self, at: int, pronoun: Pronoun) -> Referent | None:
        chances = self.chances(at, at + 1)
        own = self._own_content(at)
        speaker = self._speaker(at, at) if self._scene.reading.in_quotes(at) else None
        best: tuple[float, Candidate] | None = None
        for candidate in self._before(at, chances):
            if not self._fits(candidate, pronoun, at) or (speaker and candidate.entity == speaker.entity):
                continue
            score = self._score(candidate, at) - (1.5 if candidate.start in own else 0.0)
            if chances:
                score += _LINK * math.log(chances.get(candidate.entity, 0.0) + _LEAST)
            if best is None or score > best[0]:
                best = score, candidate
        found = Referent(best[1], chances.get(best[1].entity, 0.0)) if best else None
        ahead = self._ahead(at)
        if ahead and self._fits(ahead, pronoun, ahead.end) and (found is None or found.chance < _HELD):
            return Referent(ahead, 0.0, is_ahead=True)
        return found

    def _ahead(self, at: int) -> Candidate | None:
        """Return the person who is named right after a phrase that opens a sentence and holds a pronoun."""
        begin = end_of_front(self._scene.reading, at)
        if begin is None:
            return None
        first = bisect_left(self._starts, begin)
        near = (one for one in self._candidates[first : first + 1] if one.chain and one.start - begin < _TITLE)
        return next(near, None)

    def _before(self, at: int, chances: Mapping[Hashable, float]) -> Iterator[Candidate]:
        """Yield the mentions before a word, the nearest first: those near by, and farther ones that have a chance."""
        sentence = self._scene.reading.sentence
        for candidate in reversed(self._candidates[: bisect_left(self._starts, at)]):
            if sentence[at] - sentence[candidate.start] <= _NEAR:
                yield candidate
            elif not chances:
                return
            elif candidate.entity in chances:
                yield candidate

    def of_phrase(self, start: int, end: int) -> Referent | None:
        """Return the mention that a definite noun phrase, given by the words of its core, likeliest takes up."""
        chances = self.chances(start, end)
        if not chances:
            return None
        entity = max(chances, key=lambda one: chances[one])
        found = [one for one in self._candidates if one.entity == entity and one.start < start]
        return Referent(found[-1], chances[entity]) if found else None

    def chances(self, start: int, end: int) -> dict[Hashable, float]:
        """Return the encoder's chance of each one whom earlier mentions name, pronouns among them.

        Args:
            start: first word of a pronoun or noun phrase.
            end: after the last word of its core.
        """
        chances: dict[Hashable, float] = {}
        for earlier in self._links.before(start, end):
            named = self._named(earlier.start, earlier.end, start)
            if named:
                chances[named.entity] = chances.get(named.entity, 0.0) + earlier.chance
        return chances

    def _named(self, start: int, end: int, before: int) -> Candidate | None:
        """Return the mention that stands at the words of a core, or for which the pronoun there stands.

        A pronoun is only asked where it stands before the word ``before``, so that the asking comes to an end.
        """
        pronoun = PRONOUNS.get(self._scene.reading.lowers[start]) if end == start + 1 else None
        if pronoun is None:
            return self._by_end.get(end)
        if pronoun.speaker:
            return self._speaker(start, before)
        found = self.of_pronoun(start, pronoun) if start < before else None
        return found.candidate if found else None

    def _speaker(self, at: int, before: int) -> Candidate | None:
        """Return the mention that names the speaker of the words around a word."""
        attribution = self.speaker_at(at)
        if attribution is None or attribution.source is None:
            return None
        start, end = self._scene.reading.range(attribution.source)
        pronoun = PRONOUNS.get(self._scene.reading.lowers[start]) if start < end else None
        if start >= end or (pronoun and pronoun.speaker):
            return None
        return self._named(start, core_end(self._scene, start, end), before)

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
            gender = candidate.chain.gender or self._genders.get(candidate.entity)
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
        sentence = self._scene.reading.sentence
        score = -1.0 * (sentence[at] - sentence[candidate.start]) + 0.02 * (candidate.start - at)
        score += 0.7 if candidate.start in self._firsts else 0.0
        score -= 0.6 if self._is_possessive(candidate.end) else 0.0
        score += 0.4 if candidate.chain and (candidate.chain.descriptions or candidate.chain.holders) else 0.0
        return score

    def _find_firsts(self) -> frozenset[int]:
        """Return where the first mention of each sentence stands."""
        sentence = self._scene.reading.sentence
        firsts: dict[int, int] = {}
        for candidate in self._candidates:
            if not (candidate.hit and candidate.hit.entry.way == "adjective"):
                firsts.setdefault(sentence[candidate.start], candidate.start)
        return frozenset(firsts.values())

    def core_of(self, candidate: Candidate) -> tuple[int, int]:
        """Return the words of a noun phrase with a name that follows its head after ``of``."""
        lows = self._scene.reading.lowers
        at = candidate.end + 1
        if at >= len(lows) or lows[candidate.end] != "of":
            return candidate.start, candidate.end
        at += at + 1 < len(lows) and lows[at] == "the"
        named = self._scene.hits.get(at) or self._scene.run_at.get(at)
        return candidate.start, named.end if named else candidate.end
