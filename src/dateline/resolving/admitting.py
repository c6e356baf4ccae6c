"""Whether capitalised words name a place at all: a table of rules, the first that has an opinion decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from dateline.resolving.places import Name, Option, is_familiar_division

__all__ = ["CONTAINED", "Case", "admitted_by", "people_in"]

CONTAINED: Final = 5.0
"""Weight that a place gains from the country or division named after it."""
_BARE: Final = 250_000  # people; a smaller town is taken for a place only where the words around say so
_BARE_SURNAMES: Final = 150_000  # where so many towns are named after people
_WEAK: Final = 15_000
_FAMILIAR: Final = 5.0
_GIVEN_NAMES: Final = frozenset(("Jordan", "Chad", "Georgia", "Israel", "Cuba", "Kenya", "India", "Jamaica", "Guinea"))
_ABBREVIATION: Final = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]{2,3}")
_SPEAKS: Final = re.compile(r"\s+(?:said|says|told|added|asked|asks|argued|wrote|replied|noted|who|whose)\b")
_HONORIFIC: Final = frozenset("Mr Mrs Ms Dr Sen Rep Gov Gen Col Judge Justice Officer Sgt Capt Lt".split())
_COUNTY_WORDS: Final = (" County", " Parish", " Borough")
_OPENS: Final = re.compile(r"\s(?:--|—|–|\x97|\()")
_SHORT: Final = 3  # letters
_FORENAME: Final = re.compile(r"[A-Z][a-z]+")
_NO_FORENAME: Final = frozenset(
    "The New North South East West Northern Southern Eastern Western Central Greater Downtown Uptown Upper Lower Old"
    " Saint San Los Las El La Port Fort Mount Lake Cape Little Great Inner Outer Northwest Northeast Southwest"
    " Southeast Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)


@dataclass(frozen=True, slots=True)
class Case:
    """A name in its text, with what it most likely stands for."""

    name: Name
    head: str
    best: Option
    alone: bool
    """Whether no other capitalised words follow that might belong to it."""
    near: bool
    """Whether the text mentions the country otherwise."""
    person: bool
    """Whether the text names a person so."""
    after: str
    """The words that follow."""


def admitted_by(case: Case) -> str | None:
    """Return the name of the rule that takes the name for a place; None where one refuses it."""
    name, verdict = next((name, verdict) for name, rule in _RULES if (verdict := rule(case)) is not None)
    return name if verdict else None


def people_in(names: Iterable[Name]) -> frozenset[str]:
    """Return the last words of what look like names of people: ``Anna Berg``, ``Mr. Berg``."""
    found: set[str] = set()
    for name in names:
        for first, last in zip(name.tokens, name.tokens[1:2], strict=False):
            if first.rstrip(".") in _HONORIFIC or (_FORENAME.fullmatch(first) and first not in _NO_FORENAME):
                found.update((last, name.tokens[-1]))
    return frozenset(found)


def _given(case: Case) -> bool | None:
    return True if case.name.given else None


def _abbreviation(case: Case) -> bool | None:
    """``E.U.`` and ``UN`` are no towns."""
    return False if _ABBREVIATION.fullmatch(case.head) and case.best.precision == "settlement" else None


def _region(case: Case) -> bool | None:
    if case.best.precision not in ("country", "area", "unknown"):
        return None
    return case.alone or case.name.lead.strong or case.name.lead.weak or case.head not in _GIVEN_NAMES


def _contained(case: Case) -> bool | None:
    return True if case.best.weight > CONTAINED + 5.5 else None


def _goes_on(case: Case) -> bool | None:
    return None if case.alone else False


def _led_in(case: Case) -> bool | None:
    return True if case.name.lead.strong else None


def _division(case: Case) -> bool | None:
    return True if is_familiar_division(case.best) else None


def _dateline(case: Case) -> bool | None:
    """``OSLO --`` at the start of a line."""
    return True if case.head.isupper() and _OPENS.match(case.after) and len(case.head) > _SHORT else None


def _county(case: Case) -> bool | None:
    """``Lake County`` by its full name, and short forms such as ``Ala.``"""
    return True if case.best.county and case.head.endswith(_COUNTY_WORDS) else None


def _person(case: Case) -> bool | None:
    """A town that bears the name of a person in the text, or that speaks, is that person; a capital may speak."""
    if case.best.precision != "settlement" or case.best.capital:
        return None
    return False if case.person or _SPEAKS.match(case.after) else None


def _directed(case: Case) -> bool | None:
    if not case.name.lead.weak:
        return None
    return case.best.population >= _WEAK or case.best.precision == "admin" or (case.near and case.best.country != "USA")


def _bare(case: Case) -> bool | None:
    familiar = case.best.weight > _FAMILIAR or len(case.name.tokens) > 1
    least = _BARE_SURNAMES if case.best.country == "USA" else _WEAK
    return case.best.population >= _BARE or (case.near and case.best.population >= least and familiar)


_RULES: Final[tuple[tuple[str, Callable[[Case], bool | None]], ...]] = (
    ("marked as a place", _given),
    ("an abbreviation", _abbreviation),
    ("a state or region", _region),
    ("followed by its country", _contained),
    ("opens a dateline", _dateline),
    ("more capitalised words follow", _goes_on),
    ("after in, at, near, city of", _led_in),
    ("a division that all know", _division),
    ("a county", _county),
    ("somebody's name", _person),
    ("after to, from, on", _directed),
    ("a large or familiar town", _bare),
)
