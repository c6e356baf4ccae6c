"""Whom a definite noun phrase may take up: who bears the title, or is of the same kind and country."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

from dateline.resolving.actors.candidates import Candidate
from dateline.resolving.actors.chains import Chain
from dateline.resolving.actors.describe import Description
from dateline.resolving.actors.nouns import LEADING, TOP
from dateline.resolving.actors.shapes import fits_role

__all__ = ["SURE", "best_titled", "takes_up"]

SURE = 0.5
"""Chance over which the encoder's link decides."""


def best_titled(
    chains: Iterable[Chain], told: Description, before: int, chances: Mapping[Hashable, float]
) -> Chain | None:
    """Return the person who bears the title that a phrase gives, or None.

    Of several those come first who are named before the phrase, then whom the encoder surely links to it, then the
    nearest.

    Args:
        chains: all persons of a dispatch.
        told: what the phrase tells; it has a head.
        before: first word of the phrase.
        chances: the encoder's chance of each person, by name.
    """
    best: tuple[tuple[bool, float, int], Chain] | None = None
    for chain in chains:
        if not _is_titled(chain, told):
            continue
        chance = chances.get(chain.name, 0.0)
        earlier = [run.start for run in chain.runs if run.start < before]
        nearest = max(earlier) if earlier else -min(run.start for run in chain.runs)
        rank = (bool(earlier), chance if chance > SURE else 0.0, nearest)
        best = (rank, chain) if best is None or rank > best[0] else best
    return best[1] if best else None


def takes_up(told: Description, candidate: Candidate) -> bool:
    """Whether a phrase may stand for a person or body of whom it tells no title: same sector, no other country."""
    if told.sector in (None, "UNK", "CVL") or told.head is None:
        return False
    if told.head.is_person and not told.plural:
        chain = candidate.chain
        return chain is not None and chain.sector == told.sector and told.country in (None, chain.country)
    if candidate.hit is None or candidate.hit.entry.way != "organisation":
        return False
    entry = candidate.hit.entry
    return entry.sector == told.sector and (told.country is None or told.country in entry.codes)


def _is_titled(chain: Chain, told: Description) -> bool:
    assert told.head is not None
    nouns = frozenset(LEADING.get(told.head.noun, (told.head.noun,)))
    if told.bodies and told.head.noun in TOP:
        nouns = TOP
    if told.country and chain.country not in (None, told.country):
        return False
    if told.bodies and not chain.bodies().intersection(told.bodies):
        return False
    return not nouns.isdisjoint(chain.titles()) and fits_role(chain.role, told.before)
