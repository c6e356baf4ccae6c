"""What the words of a noun phrase tell by themselves: head noun, country, sector."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.knowledge.sectors import Head, singular
from dateline.resolving.actors.lexicon import Hit
from dateline.resolving.actors.runs import Run
from dateline.resolving.actors.scene import Scene

__all__ = ["Description", "Person", "core_end", "describe", "sector_of_run"]

_BREAKS = frozenset(
    """of in for from to with by on at against near over under into after before during about between among amid across
    inside outside around through within without like including who which that whose whom where when while , ( ) ; :
    and or but - -- — – loyal opposed advocating based destined killed involved who's monitoring responsible
    " “ ” `""".split()
)
_LINKS = frozenset("of in for from to at against with on near".split())
_EMIGRANTS = frozenset("exile immigrant refugee migrant expatriate minority community relative".split())
_QUANTITIES = frozenset(
    """tens dozens scores hundreds thousands millions number majority handful group crowd crowds members lots series
    some many most one two three four five several all none both couple rest""".split()
)
_SENT_TO = frozenset({"ambassador"})
"""Ambassadors to an organisation are not of it, as its envoys are."""
_FORMER = frozenset("former ex ousted deposed retired onetime ex-".split())
_SOFT_HEADS = frozenset(
    """official leader source adviser advisor commander officer force representative delegate agent aide figure troop
    fighter supporter member ambassador envoy diplomat expert inspector authority secretary leadership base post
    statement agency report team delegation unit negotiator mission counterpart camp target side president
    movement faction wing group politician activist coalition coordinator candidate organisation organization network
    cell""".split()
)
"""Heads whose sector gives way to that of a body named before them: an FBI agent, a NATO official."""
_LEADS_FORCES = frozenset("commander leader chief general fighter head".split())
_OVER_FORCES = frozenset("REB OPP COP SPY LEG JUD".split())
"""Sectors of modifiers that turn a soldier's head noun: a rebel commander, but government forces stay military."""


@dataclass(frozen=True, slots=True)
class Person:
    """What a chain knows of a person, for phrases that name it: the Lund government."""

    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Description:
    """What a noun phrase tells."""

    country: str | None = None
    sector: str | None = None
    head: Head | None = None
    head_word: str = ""
    plural: bool = False
    bodies: tuple[str, ...] = ()
    """Names of the organisations in the phrase."""
    before: tuple[str, ...] = ()
    """Lower-case words directly before the head noun."""
    rules: tuple[str, ...] = ()


PersonAt = Callable[[int], Person | None]


def core_end(scene: Scene, start: int, end: int) -> int:
    """Return where the words up to and with the head noun end: before the first preposition, relative or comma."""
    lows = scene.reading.lowers
    for at in range(start + 1, end):
        if lows[at] in _BREAKS and at not in scene.hits and at not in scene.run_at and not _joins(scene, at):
            return at
    return end


def _joins(scene: Scene, at: int) -> bool:
    """Whether a small word is part of the core: chief of staff, rebel and military officials, tens of thousands of."""
    lows = scene.reading.lowers
    if at + 1 >= len(lows):
        return False
    if lows[at] == "and":
        if scene.reading.texts[at - 1].islower():
            return lows[at - 1] in scene.sectors.modifiers
        return scene.reading.is_capital(at + 1) and at + 2 < len(lows) and lows[at + 2] in ("minister", "secretary")
    if lows[at] != "of":
        return False
    return f"{lows[at - 1]} of {lows[at + 1]}" in scene.sectors.heads or lows[at - 1] in _QUANTITIES


def describe(scene: Scene, start: int, end: int, person_at: PersonAt) -> Description:
    """Return what the words of a range tell.

    Args:
        scene: the dispatch.
        start: first word.
        end: after the last word.
        person_at: what is known of the person who is named at a word.
    """
    if end <= start:
        return Description()
    start = _past_quantity(scene, start, end)
    core = core_end(scene, start, end)
    head = _head(scene, start, core)
    word = scene.reading.lowers[core - 1]
    country, rule = _country(scene, start, core, end, head, person_at)
    sector, why = _name_sector(scene, core) or _sector(scene, start, core, head, person_at, end)
    bodies = tuple(hit.entry.name for hit in _hits(scene, start, end) if hit.entry.way == "organisation")
    plural = bool(head) and word.endswith(("s", "men", "people", "children", "police")) and not word.endswith("ss")
    rules = tuple(rule for rule in (rule, why) if rule is not None)
    return Description(country, sector, head, word, plural, bodies, _before(scene, start, core, head), rules)


def _before(scene: Scene, start: int, core: int, head: Head | None) -> tuple[str, ...]:
    """Return the lower-case words between the determiner or known name and the head noun."""
    end = core - len(head.noun.split()) if head else start
    words = []
    for at in range(end - 1, start - 1, -1):
        text = scene.reading.texts[at]
        if at in scene.hits or text in ("the", "'s", "The") or not text.islower():
            break
        words.append(text)
    return tuple(words)


def _past_quantity(scene: Scene, start: int, end: int) -> int:
    """Return where the noun phrase goes on after tens of thousands of, members of."""
    lows = scene.reading.lowers
    for at in range(min(end - 2, start + 4), start, -1):
        if lows[at] == "of" and lows[at - 1] in _QUANTITIES:
            return at + 1
    return start


def _head(scene: Scene, start: int, core: int) -> Head | None:
    lows = scene.reading.lowers
    for end in range(core, start, -1):
        hit = scene.hits.get(end - 1)
        if hit and (hit.entry.kind == "state" or end != core):
            continue
        found = scene.sectors.head_ending(lows, end, start)
        if found:
            return found[1]
    return None


def _hits(scene: Scene, start: int, end: int) -> Iterator[Hit]:
    at = start
    while at < end:
        hit = scene.hits.get(at)
        if hit:
            yield hit
        at = hit.end if hit else at + 1


def _country(
    scene: Scene, start: int, core: int, end: int, head: Head | None, person_at: PersonAt
) -> tuple[str | None, str | None]:
    lows = scene.reading.lowers
    if _lives_abroad(scene, start, core):
        found = _country_after(scene, core, end, person_at)
        if found[0] or "ethnic" in lows[start:core]:
            return found
    inner = [(hit, scene.code_of(hit)) for hit in _hits(scene, start, core)]
    named = [(hit, code) for hit, code in inner if code]
    for hit, code in named:
        if hit.end < len(lows) and lows[hit.end] in ("'s", "'"):
            return code, "country:possessive"
    states = [code for hit, code in named if hit.entry.kind in ("state", "body")]
    if states:
        twofold = named[-1][0].entry.way in ("people", "adjective") and named[-1][0].end == core and start + 1 < core
        beside = twofold and len(named) > 1 and named[-2][0].end == named[-1][0].start
        return (states[-1], "country:second") if beside else (states[0], "country:inside")
    if named and named[0][0].entry.kind == "igo" and head is not None and head.noun.split()[-1] in _SENT_TO:
        named = []
    if named:
        return named[0][1], "country:body"
    place = next((scene.toponyms[at] for at in range(start, core) if at in scene.toponyms), None)
    if place:
        return place, "country:place-inside"
    for at in range(start, core):
        person = person_at(at)
        if person and person.country:
            return person.country, "country:person-inside"
    return _country_after(scene, core, end, person_at)


def _lives_abroad(scene: Scene, start: int, core: int) -> bool:
    """Whether people are named by where they are from, so that where they live tells their country: exiles in Peru."""
    hit = scene.hits.get(core - 1)
    lows = scene.reading.lowers
    if (hit and hit.entry.way == "people") or "ethnic" in lows[start:core]:
        return core >= len(lows) or lows[core] in ("in", "of", "from") or "ethnic" in lows[start:core]
    return singular(lows[core - 1]) in _EMIGRANTS and core < len(lows) and lows[core] == "in"


def _country_after(scene: Scene, core: int, end: int, person_at: PersonAt) -> tuple[str | None, str | None]:
    linked = core < end and scene.reading.lowers[core] in _LINKS
    served = next((at for at in range(core, end) if scene.reading.lowers[at] in ("for", "of")), core)
    if served > core and any(at in scene.hits for at in range(served, min(end, served + 4))):
        core = served
    for at in range(core, end):
        hit = scene.hits.get(at)
        code = scene.code_of(hit) if hit else None
        if code:
            return code, "country:after-preposition" if linked else "country:after"
        person = person_at(at)
        if person and person.country:
            return person.country, "country:person-after"
        if linked and at in scene.toponyms:
            return scene.toponyms[at], "country:place-after"
    return None, None


def _name_sector(scene: Scene, core: int) -> tuple[str, str] | None:
    """Sector of a phrase that ends in the name of a body or people, whatever nouns the name is made of."""
    hit = scene.hits.get(core - 1)
    if hit is None or hit.suffix or hit.end != core:
        return None
    if hit.entry.way == "people":
        return "CVL", "sector:people"
    return (hit.entry.sector, "sector:name") if hit.entry.way == "organisation" else None


def _sector(
    scene: Scene, start: int, core: int, head: Head | None, person_at: PersonAt, end: int
) -> tuple[str | None, str | None]:
    lows = scene.reading.lowers
    if any(low in _FORMER or low.startswith("ex-") for low in lows[start:core]) and (head is None or head.is_person):
        return "ELI", "sector:former"
    body = _body_sector(scene, start, end)
    soft = head is None or head.sector == "UNK" or head.noun.split()[-1] in _SOFT_HEADS
    if body and (soft or (body == "REB" and head and head.sector in ("MIL", "CVL"))):
        return _forces_of(body, head), "sector:body"
    if head is not None and head.noun in _LEADS_FORCES:
        after = _sector_after(scene, core, end, person_at)
        if after[0] == "REB":
            return after
    if head is not None and head.sector != "UNK" and not _gives_way(scene, start, core, head):
        return head.sector, f"sector:head={head.noun}"
    told = _by_modifier(scene, start, core)
    if told and (told in _OVER_FORCES if head is not None and head.sector == "MIL" else soft):
        return told, "sector:modifier"
    if head is not None and head.sector != "UNK":
        return head.sector, f"sector:head={head.noun}"
    boss = next((person_at(at) for at in range(start, core) if person_at(at)), None)
    if head is not None and boss and boss.sector:
        return boss.sector, "sector:person-inside"
    return _sector_after(scene, core, end, person_at)


def _forces_of(body: str, head: Head | None) -> str:
    """The forces of an organisation of states are military, its officials are not."""
    return "MIL" if body == "IGO" and head is not None and head.sector == "MIL" else body


def _gives_way(scene: Scene, start: int, core: int, head: Head) -> bool:
    told = _by_modifier(scene, start, core)
    if head.sector == "MIL":
        return told in _OVER_FORCES
    return told is not None and head.noun in _SOFT_HEADS


def _by_modifier(scene: Scene, start: int, core: int) -> str | None:
    modifiers = scene.sectors.modifiers
    for low in scene.reading.lowers[start : core - 1]:
        told = modifiers.get(low) or modifiers.get(low.rpartition("-")[2] if "-" in low else "")
        if told:
            return told
    return None


def _body_sector(scene: Scene, start: int, end: int) -> str | None:
    core = core_end(scene, start, end)
    for hit in _hits(scene, start, core):
        if hit.entry.kind != "state" and not hit.suffix:
            return hit.entry.sector
    runs = (scene.run_at[at] for at in range(start, core) if at in scene.run_at)
    body = next((run for run in runs if not run.is_person and run.end < core), None)
    return sector_of_run(scene, body) if body else None


def sector_of_run(scene: Scene, run: Run) -> str:
    """Sector of a body that no table knows, by the last noun of its name."""
    if scene.reading.lowers[run.end - 1] in scene.lexicon.common.companies:
        return "BUS"
    head = _head(scene, run.start, run.end)
    return head.sector if head and head.sector != "UNK" else "NGO"


def _sector_after(scene: Scene, core: int, end: int, person_at: PersonAt) -> tuple[str | None, str | None]:
    """Sector of an UNK head (spokesman, head, group) from what follows it: of the ministry, for the rebels."""
    if core >= end or scene.reading.lowers[core] not in _LINKS:
        return None, None
    runs = (scene.run_at[at] for at in range(core, end) if at in scene.run_at)
    body = next((run for run in runs if not run.is_person), None)
    if body:
        return sector_of_run(scene, body), "sector:name-after"
    hit = next((hit for hit in _hits(scene, core, end)), None)
    if hit and hit.entry.kind != "state":
        return hit.entry.sector, "sector:body-after"
    person = next((person_at(at) for at in range(core, end) if person_at(at)), None)
    if person and person.sector:
        return person.sector, "sector:person-after"
    inner = _head(scene, core + 1, core_end(scene, core + 1, end)) if core + 1 < end else None
    if inner and inner.sector != "UNK":
        return inner.sector, f"sector:head-after={inner.noun}"
    return ("GOV", "sector:state-after") if hit else (None, None)
