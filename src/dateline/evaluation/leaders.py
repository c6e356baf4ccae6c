"""Leaders as of a day: who is named for a state's office, and which office is named for the person.

Draws of a state and a day from three lists, with a fixed seed. Two of them, REIGN and the history of the World
Factbook, are among the sources of the table that is asked: their figures say that the table is read right and that its
sources agree, not that the sources are right. The third, Archigos, is none of its sources.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.evaluation import problems
from dateline.evaluation.gold import Row, fingerprint, read_bytes, read_rows
from dateline.evaluation.outcome import Figures, Mistake, Outcome
from dateline.knowledge.codes import state_on
from dateline.knowledge.terms import Answer, Term, name_words, office_holder, offices_of

SEED = 20241101
DRAWS = 250
"""Draws from each list."""

FIRST_DAY = dt.date(2000, 1, 1)
REIGN_END = dt.date(2021, 3, 1)
ROLES = {"chief_of_state": "head of state", "head_of_government": "head of government"}
_NOT_HOLDERS = ("vice", "deputy", "represented", "governor", "administrator", "commissioner", "territorial")


@dataclass(frozen=True, slots=True)
class Spell:
    """One spell of gold: who held which office of which state on all days from ``first`` to ``last``."""

    source: str
    state: str
    office: str
    name: str
    first: dt.date
    last: dt.date
    telling: frozenset[str]
    """The words of the name that have to be met."""


@dataclass(frozen=True, slots=True)
class Source:
    """One list that is drawn from."""

    name: str
    file: str
    read: Callable[[Row], Spell | None]
    is_ours: bool
    """Whether the table that is asked was made from it."""


def list_sources() -> tuple[Source, ...]:
    """Return the lists that are drawn from."""
    return (
        Source("reign", "reign_leaders/leaderlist.jsonl.gz", _reign, True),
        Source("factbook", "factbook_history/leaders.jsonl.gz", _factbook, True),
        Source("archigos", "archigos/archigos_4_1.jsonl.gz", _archigos, False),
    )


def run_leaders(path: Path) -> Outcome:
    """Return how often the right person is named for an office on a day, and the right office for the person.

    Args:
        path: a folder with the folders ``reign_leaders``, ``factbook_history`` and ``archigos``.

    Raises:
        EvaluationError: E501 or E502, the gold is absent or malformed.
    """
    figures: Figures = {}
    mistakes: list[Mistake] = []
    ours: Counter[str] = Counter()
    for source in list_sources():
        counts: Counter[str] = Counter()
        for spell, day in draw(_spells(path, source), DRAWS):
            counts.update(_count(spell, day, mistakes))
        figures[source.name] = _figures(counts)
        if source.is_ours:
            ours.update(counts)
    return Outcome({"reign and factbook": _figures(ours), **figures}, tuple(mistakes))


def fingerprint_leaders(path: Path) -> str:
    """Return the SHA-256 of the lists that ``run_leaders`` draws from."""
    return fingerprint([(source.name, read_bytes(_find(path, source))) for source in list_sources()])


def draw(spells: Sequence[Spell], number: int) -> Iterator[tuple[Spell, dt.date]]:
    """Yield spells with a day in each, drawn with a fixed seed; long spells are drawn more often.

    Args:
        spells: what is drawn from.
        number: how many.
    """
    chance = random.Random(SEED)
    days = [(spell.last - spell.first).days + 1 for spell in spells]
    for spell in chance.choices(spells, weights=days, k=number):
        yield spell, spell.first + dt.timedelta(chance.randrange((spell.last - spell.first).days + 1))


def _spells(path: Path, source: Source) -> list[Spell]:
    file = _find(path, source)
    spells = [spell for row in read_rows(file) if (spell := source.read(row)) is not None]
    if not spells:
        raise problems.malformed(str(file), "no spells since 2000", expected="leaders with first and last day")
    return spells


def _find(path: Path, source: Source) -> Path:
    file = path / source.file
    if not file.is_file():
        raise problems.not_found(file, expected=f"a folder with {source.file}", set_name="leaders")
    return file


def _count(spell: Spell, day: dt.date, mistakes: list[Mistake]) -> Counter[str]:
    """Return what one draw adds to the counts, and add its mistakes."""
    answer = office_holder(spell.state, spell.office, day)
    named = any(spell.telling & term.words for term in answer.terms)
    back = offices_of(spell.name, day)
    known = any(_is_office(term, spell) for term in back)
    counts = Counter(n=1, name=named, office=known, both=named and known, silent=not answer.terms)
    where = f"{spell.source}: {spell.state}, {spell.office}, {day}"
    if not named:
        kind = "another person named" if answer.terms else "nobody named"
        mistakes.append(Mistake(kind, where, "", (), spell.name, _shown(answer)))
    if not known:
        told = "; ".join(f"{term.state} {term.title}" for term in back)
        mistakes.append(Mistake("office not found by name", where, "", (), spell.name, told or "no office on that day"))
    return counts


def _is_office(term: Term, spell: Spell) -> bool:
    """Whether an office is the one of the spell; that of an effective leader may go by any name."""
    return term.state == spell.state and ("leader" in (spell.office, term.office) or term.office == spell.office)


def _shown(answer: Answer) -> str:
    return ", ".join(term.name for term in answer.terms) or answer.reason


def _figures(counts: Counter[str]) -> Figures:
    n = counts["n"] or 1
    shares = {key: round(counts[key] / n, 4) for key in ("both", "name", "office")}
    return {
        "n": counts["n"],
        "accuracy": shares["both"],
        "name": {"accuracy": shares["name"], "n": counts["n"]},
        "office": {"accuracy": shares["office"], "n": counts["n"]},
        "unanswered": counts["silent"],
    }


def _reign(row: Row) -> Spell | None:
    first = _day(row, "syear", "smonth", "sdate")
    end = _day(row, "eyear", "emonth", None) or REIGN_END  # no last month: in office when the list was closed
    if first is None or end <= FIRST_DAY:
        return None
    last = end - dt.timedelta(1)  # the last month tells no day
    return _spell("reign", _state(row, "ccode", "cow", last), "leader", row.get("leader", str).strip(), first, last)


def _archigos(row: Row) -> Spell | None:
    first, end = (dt.date.fromisoformat(row.get(key, str)) for key in ("startdate", "enddate"))
    last = end - dt.timedelta(1)
    state = _state(row, "gwcode", "gw", last) if last >= FIRST_DAY else None
    return _spell("archigos", state, "leader", row.get("leader", str), first, last)


def _factbook(row: Row) -> Spell | None:
    office, title = ROLES.get(row.get("office", str)), f"{row.value.get('title')} {row.value.get('person')}".lower()
    begin, name = row.value.get("since"), row.get("person", str)
    if office is None or not isinstance(begin, str) or len(begin) != 10 or any(word in title for word in _NOT_HOLDERS):
        return None
    first, last = dt.date.fromisoformat(begin), dt.date.fromisoformat(row.get("last_seen", str))
    state = state_on(row.get("gec", str).upper(), last, "fips")
    in_capitals = [word for word in name.replace(",", "").split() if len(word) > 2 and word.isupper()]
    code = state.iso3 if state and state.kind == "state" else None
    return _spell("factbook", code, office, name, first, last, " ".join(in_capitals))


def _spell(
    source: str, state: str | None, office: str, name: str, first: dt.date, last: dt.date, surname: str = ""
) -> Spell | None:
    first = max(first, FIRST_DAY)
    telling = frozenset(name_words(surname or name))
    return Spell(source, state, office, name, first, last, telling) if state and first <= last and telling else None


def _state(row: Row, key: str, system: str, on: dt.date) -> str | None:
    code = str(row.value.get(key) or "").strip().removesuffix(".0")
    state = state_on(code, on, system) if code else None
    return state.iso3 if state else None


def _day(row: Row, year: str, month: str, day: str | None) -> dt.date | None:
    told = [str(row.value.get(key) or "").strip() for key in (year, month, *([day] if day else []))]
    try:
        return dt.date(*([int(one) for one in told] + ([] if day else [1])))
    except (TypeError, ValueError):
        return None
