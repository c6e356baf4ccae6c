"""Who each mention of a dispatch is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dateline.knowledge.offices import load_holders
from dateline.knowledge.phrases import fold
from dateline.knowledge.states import load_states
from dateline.marking.marks import Marks
from dateline.records import Actor, Dispatch, Span, Where, stable_id
from dateline.resolving.actors.bodies import Bodies
from dateline.resolving.actors.candidates import Candidate
from dateline.resolving.actors.chains import Chain, Chains
from dateline.resolving.actors.counted import counted_states
from dateline.resolving.actors.describe import Description, core_end, describe
from dateline.resolving.actors.lexicon import Hit, load_lexicon
from dateline.resolving.actors.naming import fullest_name, key_of, state_name
from dateline.resolving.actors.nouns import (
    ARTICLES,
    DEFINITE,
    DOCUMENTS,
    GENERAL,
    GROUPS,
    HOMELESS,
    LOCAL,
    NAMED_BY,
    OF_STATES,
    OTHERS,
    POSSESSIVES,
    STATELIKE,
)
from dateline.resolving.actors.reference import PRONOUNS, References
from dateline.resolving.actors.runs import Run
from dateline.resolving.actors.salience import Salience
from dateline.resolving.actors.scene import Scene, encoder_sectors, set_scene
from dateline.resolving.actors.shapes import coordinated, headless, is_body_noun, is_tail
from dateline.resolving.actors.titles import SURE, best_titled, takes_up

__all__ = ["Actors", "resolve_actors"]


COUNTED = "states:counted"
"""Rule that takes a phrase for states that are counted and not named."""


@dataclass(frozen=True, slots=True)
class _Found:
    who: str | None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    rules: tuple[str, ...] = ()


def resolve_actors(dispatch: Dispatch, marks: Marks, *, places: Sequence[Where] = ()) -> Actors:
    """Return who the mentions of a dispatch are.

    Args:
        dispatch: the dispatch.
        marks: what was marked in it; may be empty, then names are found by their capitals.
        places: toponyms found in it, which tell on whose ground things happen (rebels in Darfur).
    """
    return Actors(set_scene(dispatch, marks, load_lexicon(), places))


class Actors:
    """The actors of one dispatch, to be asked by the span of a mention."""

    __slots__ = ("_bodies", "_chains", "_found", "_references", "_salience", "_scene", "_sectors")

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._chains = Chains(scene, load_holders())
        self._references = References(scene, self._chains)
        self._bodies = Bodies(scene)
        self._salience = Salience(scene, self._chains)
        self._found: dict[Span, _Found] = {}
        self._sectors = encoder_sectors(scene.marks)

    def of(self, span: Span) -> Actor:
        """Return who a mention is: name, country, sector, role and an id that all mentions of the actor share."""
        found = self._find(span)
        who = found.who
        key = key_of(who)
        return Actor(
            text=span,
            who=who,
            actor=stable_id("a", found.country or "", key) if key else None,
            country=found.country,
            sector=found.sector,
            role=found.role,
        )

    def each(self, span: Span) -> tuple[Actor, ...]:
        """Return who a mention is, one by one where it counts states that are named elsewhere: the three countries."""
        actor = self.of(span)
        if COUNTED not in self.why(span):
            return (actor,)
        codes = counted_states(self._scene, *self._scene.reading.range(span))
        return tuple(replace(actor, country=c, actor=stable_id("a", c, key_of(actor.who))) for c in codes) or (actor,)

    def why(self, span: Span) -> tuple[str, ...]:
        """Return the names of the rules that told who a mention is, in the order in which they fired."""
        return self._find(span).rules

    def _find(self, span: Span, depth: int = 0) -> _Found:
        if span not in self._found:
            start, end = self._scene.reading.range(span)
            if end - start > 1 and self._scene.reading.texts[end - 1] in ("'s", "'"):
                end -= 1
            part = self._part_of_word(span, start, end)
            if end <= start:
                self._found[span] = _Found(None, rules=("empty",))
            else:
                found = self._known(part) if part else self._range(start, end, depth)
                self._found[span] = self._with_sector(span, found)
        return self._found[span]

    def _with_sector(self, span: Span, found: _Found) -> _Found:
        """What the encoder reads counts where the words tell nothing; a person of no known office is a private one."""
        if found.sector not in (None, "UNK"):
            return found
        read = self._sectors.get(span)
        if read:
            return replace(self._also(found, "sector:encoder"), sector=read)
        private = found.rules and "person" in found.rules and "sector:unknown" in found.rules
        return replace(self._also(found, "sector:private"), sector="CVL") if private else found

    def _part_of_word(self, span: Span, start: int, end: int) -> Hit | None:
        """Return the known name that is a part of one word: Peruvian in Chilean-Peruvian."""
        if end - start != 1 or self._scene.reading.words[start].end - self._scene.reading.words[start].start == len(
            span
        ):
            return None
        found = load_lexicon().names.match([fold(span.of(self._scene.reading.text))], 0)
        return Hit(start, end, found[1]) if found else None

    def _range(self, start: int, end: int, depth: int) -> _Found:
        for rule in _RULES:
            found = rule(self, start, end, depth)
            if found is not None:
                return found
        return _Found(self._scene.reading.raw(start, end), rules=("words",))

    def _pronoun(self, start: int, end: int, depth: int) -> _Found | None:
        low = self._scene.reading.lowers[start].partition("'")[0]
        pronoun = PRONOUNS.get(low)
        if pronoun is None or end - start > 1 or self._scene.reading.texts[start] == "US" or depth > 4:
            return None
        if pronoun.speaker:
            return self._speaker(start, low, pronoun.plural, depth)
        referent = self._references.of_pronoun(start, pronoun)
        if referent is None:
            word = self._scene.reading.raw(start, end)[: len(low)]
            return _Found(word, rules=(f"pronoun:{low}=nobody",))
        found = self._candidate(referent.candidate, depth + 1)
        rule = f"pronoun:{low}=ahead" if referent.is_ahead else f"pronoun:{low}"
        return self._also(self._by_link(found, referent.chance), rule)

    def _by_link(self, found: _Found, chance: float) -> _Found:
        """Name the encoder's link where that decided."""
        return self._also(found, "link:antecedent") if chance > SURE else found

    def _speaker(self, at: int, low: str, plural: bool, depth: int) -> _Found:
        attribution = self._references.speaker_at(at)
        if attribution is None or attribution.source is None:
            return _Found(self._scene.reading.raw(at, at + 1), rules=(f"pronoun:{low}=no-speaker",))
        speaker = self._find(attribution.source, depth + 1)
        state = load_states().get(speaker.country)
        if plural and state and speaker.sector in ("GOV", "MIL", "LEG"):
            return _Found(state.name, state.iso3, "GOV", rules=(f"pronoun:{low}=state-of-speaker",))
        return self._also(speaker, f"pronoun:{low}=speaker")

    def _candidate(self, candidate: Candidate, depth: int) -> _Found:
        if candidate.chain:
            return self._person(candidate.chain)
        if candidate.hit:
            return self._known(candidate.hit)
        start, end = self._references.core_of(candidate)
        return self._range(start, end, depth)

    def _named_person(self, start: int, end: int, depth: int) -> _Found | None:
        """A name with or without its title, or a description with the name after a comma."""
        scene = self._scene
        core = core_end(scene, start, end)
        chain = self._chains.at(core - 1)
        if chain is None and core + 1 < end and scene.reading.lowers[core] == ",":
            after = scene.run_at.get(core + 1)
            chain = self._chains.at(core + 1) if after is None or after.end <= end else None
        if chain is None or (core < end and scene.reading.lowers[core] in ("'s",)):
            return None
        found = self._person(chain)
        if core + 1 < end and scene.reading.lowers[core] == "and" and self._chains.at(core + 1):
            return replace(found, who=scene.reading.raw(start, end))
        return found

    def _description(self, start: int, end: int, depth: int) -> _Found | None:
        """The title or apposition of a name, without the name."""
        chain = self._chains.described_by(start, end)
        if chain is None or (start in self._scene.hits and self._scene.hits[start].end == end):
            return None
        return self._also(self._person(chain), "apposition")

    def _person(self, chain: Chain) -> _Found:
        country, rules = chain.country, ("person", *chain.rules)
        if country is None:
            country, rule = self._person_country(chain)
            rules = (*rules, rule)
        sector = chain.sector or "UNK"
        return _Found(chain.name, country, sector, chain.role, rules)

    def _person_country(self, chain: Chain) -> tuple[str | None, str]:
        country = self._country_of_title(chain)
        if country:
            return country, "country:same-title"
        state = self._salience.state_of([run.start for run in chain.runs], local=chain.sector in LOCAL)
        return (state, "country:dominant") if state else (None, "country:none")

    def _country_of_title(self, chain: Chain) -> str | None:
        """Country of a phrase that gives the same title: Kenya's trade minister for Trade Minister X."""
        for told in chain.descriptions:
            for candidate in self._references.same_noun(told.head, False) if told.head else ():
                other = describe(self._scene, candidate.start, candidate.end, self._chains.person_at)
                if other.country and other.before == told.before and other.before:
                    return other.country
        return None

    def _known_name(self, start: int, end: int, depth: int) -> _Found | None:
        """A state, capital, people or organisation that stands alone."""
        lows = self._scene.reading.lowers
        first = start + 1 if lows[start] in ARTICLES and end - start > 1 else start
        hit = self._scene.hits.get(first)
        if hit is None or hit.start != first:
            return None
        if not is_tail(self._scene, hit.end, end) and not (
            hit.entry.kind != "state" and is_body_noun(self._scene, hit.end, end)
        ):
            return None
        found = self._known(hit)
        if hit.entry.way == "people" and first == start:
            return replace(found, sector="CVL", rules=(*found.rules, "sector:people"))
        return found

    def _document(self, start: int, end: int, depth: int) -> _Found | None:
        """A statement or letter stands for those who issued it, where they are named."""
        lows = self._scene.reading.lowers
        core = core_end(self._scene, start, end)
        if lows[core - 1] not in DOCUMENTS or depth > 2:
            return None
        first = start + 1 if lows[start] in ARTICLES else start
        if first < core - 1 and lows[start] not in POSSESSIVES:
            last = core - 2
            named = last in self._scene.hits or last in self._scene.run_at
            told = self._scene.sectors.head_ending(lows, core - 1, first)
            owner = core - 1 - (lows[last] == "'s")
            if named or told or lows[last] == "'s":
                return self._also(self._range(first, owner, depth + 1), "document:owner")
        if core < end - 1 and lows[core] in ("by", "from", "of"):
            return self._also(self._range(core + 1, end, depth + 1), "document:by")
        if lows[start] != "the" or core < end:
            return None
        source = self._references.source_with(lows[core - 1], start)
        return self._also(self._find(source, depth + 1), "document:issued") if source else None

    def _known(self, hit: Hit) -> _Found:
        entry = hit.entry
        code = hit.entry.codes[0] if hit.suffix and entry.codes else self._scene.code_of(hit)
        raw = self._scene.reading.raw(hit.start, hit.end).removesuffix(f"-{hit.suffix}")
        if entry.kind != "state":
            rules: tuple[str, ...] = (f"organisation:{entry.kind}",)
            if code is None and entry.sector in OF_STATES and not hit.suffix:
                code, rules = self._salience.state_at(hit.start), (*rules, "country:dominant")
            return _Found(fullest_name(self._scene, entry, raw), code, entry.sector, rules=rules)
        if entry.way == "people":
            return _Found(raw, code, "GOV", rules=("state:people",))
        return _Found(state_name(self._scene, entry, raw), code, "GOV", rules=(f"state:{entry.way}",))

    def _body(self, start: int, end: int, depth: int) -> _Found | None:
        """A body that no table knows, called by its own name."""
        lows = self._scene.reading.lowers
        first = start + 1 if lows[start] in ARTICLES and end - start > 1 else start
        whole = self._bodies.shortened(first, end)
        if whole:
            return self._also(self._known(whole), "body:shortened")
        run = self._scene.run_at.get(first)
        if run is None or run.is_person or run.start > first or run.end < end:
            return None
        return self._named_body(run, start)

    def _named_body(self, run: Run, start: int) -> _Found:
        name = self._bodies.fullest(run.start, run.end)
        told = describe(self._scene, *name, self._chains.person_at)
        country, rules = self._or_dominant(told, start)
        return _Found(
            self._scene.reading.raw(*name), country, told.sector or "NGO", rules=("body", *told.rules, *rules)
        )

    def _definite(self, start: int, end: int, depth: int) -> _Found | None:
        """The president, the FBI chief, the group, the alliance: somebody who has been named."""
        scene = self._scene
        lows = scene.reading.lowers
        if core_end(scene, start, end) < end:
            return None
        told = describe(scene, start, end, self._chains.person_at)
        owned = any(low == "'s" for low in lows[start:end]) and start in scene.hits
        if told.head is None or not (end - start == 1 or lows[start] in DEFINITE or owned):
            return None
        if told.head.is_person and not told.plural:
            return self._titled(told, told.head.noun, start, end) or self._linked(told, start, end)
        return (not told.country and self._noun_for(told, start, end)) or self._linked(told, start, end)

    def _titled(self, told: Description, noun: str, start: int, end: int) -> _Found | None:
        chances = self._references.chances(start, end)
        chain = best_titled(self._chains.all, told, start, chances)
        found = self._by_link(self._person(chain), chances.get(chain.name, 0.0)) if chain else None
        return self._also(found, f"title:{noun}") if found else None

    def _linked(self, told: Description, start: int, end: int) -> _Found | None:
        referent = self._references.of_phrase(start, end)
        if referent is None or referent.chance <= SURE or not takes_up(told, referent.candidate):
            return None
        return self._by_link(self._candidate(referent.candidate, 0), referent.chance)

    def _noun_for(self, told: Description, start: int, end: int) -> _Found | None:
        assert told.head is not None
        noun = told.head.noun
        named = self._scene.nouns.get(noun)
        if named:
            return self._also(self._known(named), f"noun:{noun}")
        bare = not told.before and self._scene.reading.lowers[start] in DEFINITE
        wanted = GROUPS.get(noun) or (NAMED_BY.get(noun) if bare else None)
        body = self._bodies.latest(start, wanted) if wanted and not told.plural else None
        if body is None:
            return None
        found = self._known(body) if isinstance(body, Hit) else self._named_body(body, body.start)
        return self._also(found, f"noun:{noun}")

    def _phrase(self, start: int, end: int, depth: int) -> _Found | None:
        """Anything else: a noun phrase, told by its own words, or by an earlier phrase with the same noun."""
        scene = self._scene
        told = describe(scene, start, end, self._chains.person_at)
        if told.head and not told.country and not coordinated(self._scene, start, end):
            named = self._noun_for(told, start, end)
            if named:
                return replace(named, who=scene.reading.raw(start, end))
        if coordinated(self._scene, start, end):
            several = scene.reading.raw(start, end)
            return _Found(several, None, told.sector or "GOV", rules=("phrase", *told.rules, "country:several"))
        owner = self._owner(told, start, depth)
        if owner and owner.country and not told.country:
            told = replace(told, country=owner.country, rules=("country:owner", *told.rules))
        who = scene.reading.raw(start, end)
        sector, rules = told.sector, told.rules
        if told.head is None and told.sector is None:
            sector, rules = headless(self._scene, start, end, rules)
        if told.country is None and scene.reading.lowers[start] in DEFINITE and told.head and depth < 3:
            same = self._same(told, start, depth)
            if same:
                return same
        country, more = self._or_dominant(replace(told, sector=sector), start)
        return _Found(who, country, sector or "UNK", rules=("phrase", *rules, *more))

    def _owner(self, told: Description, start: int, depth: int) -> _Found | None:
        low = self._scene.reading.lowers[start]
        if low not in POSSESSIVES or depth > 2 or (told.head and told.head.noun in OTHERS):
            return None
        return self._pronoun(start, start + 1, depth + 1)

    def _same(self, told: Description, start: int, depth: int) -> _Found | None:
        assert told.head is not None
        usual = self._or_dominant(told, start)[0]
        best: tuple[tuple[bool, bool, int], int, int] | None = None
        for candidate in self._references.same_noun(told.head, told.plural):
            first, last = self._references.core_of(candidate)
            other = describe(self._scene, first, last, self._chains.person_at)
            if other.country and not first <= start < last:
                rank = (other.country == usual, first < start, first if first < start else -first)
                best = (rank, first, last) if best is None or rank > best[0] else best
        return self._also(self._range(best[1], best[2], depth + 1), "same-noun") if best else None

    def _or_dominant(self, told: Description, start: int) -> tuple[str | None, tuple[str, ...]]:
        """Country of the words themselves, else the state that the dispatch speaks of most."""
        if told.country:
            return told.country, ()
        low = self._scene.reading.lowers[start]
        noun = told.head.noun if told.head else ""
        homeless = low in GENERAL or noun in HOMELESS or (noun in STATELIKE and (told.plural or low in POSSESSIVES))
        if homeless or told.sector == "IGO":
            return None, ("country:none",)
        local = (told.sector or "UNK") in LOCAL or (told.head is not None and not told.head.is_person)
        state = self._salience.state_at(start, local=local)
        if state is None:
            return None, ("country:none",)
        return state, ("country:ground" if local else "country:dominant",)

    def _also(self, found: _Found, rule: str) -> _Found:
        return replace(found, rules=(rule, *found.rules))


def _counted(actors: Actors, start: int, end: int, depth: int) -> _Found | None:
    """Several states that are counted and not named."""
    scene = actors._scene
    return (
        _Found(scene.reading.raw(start, end), None, "GOV", rules=(COUNTED,))
        if counted_states(scene, start, end)
        else None
    )


_Rule = Callable[[Actors, int, int, int], "_Found | None"]
_RULES: tuple[_Rule, ...] = (
    _counted,
    Actors._pronoun,
    Actors._document,
    Actors._named_person,
    Actors._description,
    Actors._known_name,
    Actors._body,
    Actors._definite,
    Actors._phrase,
)
