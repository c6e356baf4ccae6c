"""Names that the knowledge tables know, found in the words of a dispatch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.knowledge.common import CommonWords, load_common_words
from dateline.knowledge.organisations import Organisation, load_organisations
from dateline.knowledge.phrases import PhraseTable
from dateline.knowledge.sectors import Sectors, load_sectors
from dateline.knowledge.states import State, load_states

__all__ = ["Entry", "Hit", "Lexicon", "load_lexicon"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a known name stands for."""

    way: str
    """``name``, ``adjective``, ``people``, ``capital``, ``seat`` or ``organisation``."""
    name: str
    codes: tuple[str, ...]
    sector: str
    kind: str
    """``state``, ``igo``, ``body``, ``armed-group`` or ``party``."""
    nouns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in a range of words."""

    start: int
    end: int
    entry: Entry
    suffix: str = ""
    """What follows the name in the same word: ``backed`` in ``Turkish-backed``."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Known names and the word tables that go with them."""

    names: PhraseTable[Entry]
    sectors: Sectors
    common: CommonWords
    plain: frozenset[str]
    """Lower-case words that are no names."""
    acronyms: frozenset[str]
    """Known names of one word in capitals."""
    low: frozenset[str]
    """First words of the known names that are written small, such as ``western`` of ``western military alliance``."""
    shouted: PhraseTable[str]
    """Known names of states and bodies in several words, by their form in capitals."""

    def scan(self, words: Sequence[str]) -> Iterator[Hit]:
        """Give the known names of a text, in order, none overlapping."""
        at = 0
        while at < len(words):
            hit = self._at(words, at)
            if hit is None:
                at += 1
                continue
            yield hit
            at = hit.end

    def _at(self, words: Sequence[str], at: int) -> Hit | None:
        word = words[at]
        if not word[0].isalpha() or (word.islower() and word not in self.low):
            return None
        found = self.names.match(words, at)
        if found:
            return Hit(at, found[0], found[1])
        if word.isupper() and len(word) > 3:
            return self._shouted(words, at)
        if "-" in word:
            return self._hyphened(word, at)
        return None

    def _shouted(self, words: Sequence[str], at: int) -> Hit | None:
        titled = [word.title() if word.isupper() else word for word in words[at : at + 4]]
        found = self.names.match(titled, 0)
        return Hit(at, at + found[0], found[1]) if found and found[1].kind == "state" else None

    def _hyphened(self, word: str, at: int) -> Hit | None:
        first, _, rest = word.partition("-")
        found = self.names.match([first], 0)
        return Hit(at, at + 1, found[1], rest) if found else None


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon made of the tables of the package, made once.

    Raises:
        ModelError: a data file is missing or unfit.
    """
    states, bodies = load_states().all, load_organisations().all
    phrases = [
        *(entry for way in _WAYS[:3] for entry in _of_states(states, way)),
        *((name, _organisation(body)) for body in bodies for name in (body.name, *body.aliases)),
        *(entry for way in _WAYS[3:] for entry in _of_states(states, way)),
    ]
    sectors, common = load_sectors(), load_common_words()
    nouns = {word for noun in sectors.heads for word in noun.split()}
    plurals = {f"{word}s" for word in nouns}
    plain = frozenset(common.plain | nouns | plurals | set(sectors.modifiers))
    acronyms = frozenset(name for name, _ in phrases if name.isupper() and name.lower() not in plain)
    shouted = PhraseTable(
        (name.upper(), name) for name, entry in phrases if " " in name and entry.way not in ("capital", "seat")
    )
    low = frozenset(name.split()[0] for name, _ in phrases if name[0].islower() and " " in name)
    return Lexicon(PhraseTable(phrases), sectors, common, plain, acronyms, low, shouted)


_WAYS = ("names", "adjectives", "people", "capitals", "seats")
_SINGULAR = {"names": "name", "adjectives": "adjective", "people": "people", "capitals": "capital", "seats": "seat"}


def _of_states(states: Sequence[State], way: str) -> Iterator[tuple[str, Entry]]:
    for state in states:
        entry = Entry(_SINGULAR[way], state.name, (state.iso3,), "GOV", "state")
        for phrase in getattr(state, way):
            yield phrase, entry


def _organisation(body: Organisation) -> Entry:
    return Entry("organisation", body.name, body.countries, body.sector, body.kind, body.nouns)
