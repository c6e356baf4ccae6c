"""Members of an organisation on a day, against what the World Factbook printed in that month.

The table that is asked was compiled from public facts, each with its day, and compared with the same printings: the
figure says that no member is missing or too many in what both have, not that each day of joining is right. The Factbook
goes on to print some memberships for years after they ended; those that are known, each with its reason, are in a list
of the package: draws that fall on them are left out of ``accuracy`` and count as they are printed in ``as_printed``.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from dateline.evaluation import problems
from dateline.evaluation.gold import Row, find_file, fingerprint, read_bytes, read_rows
from dateline.evaluation.outcome import Figures, Mistake, Outcome
from dateline.knowledge.codes import state_on
from dateline.knowledge.memberships import load_memberships

SEED = 20241101
MEMBERS, OTHERS = 200, 100
"""Draws of members, and of states that the Factbook does not name with the organisation at all."""

FILES = ("igo_membership.jsonl.gz", "factbook_history/igo_membership.jsonl.gz")
SPELLINGS = {"G-7": "G7", "G-8": "G8", "G-20": "G20", "Quad": "QUAD"}
NOT_ASKED = frozenset({"UNSC"})
"""The Factbook keeps states as members of the Security Council for years after their two."""


@dataclass(frozen=True, slots=True)
class Question:
    """One state, organisation and day, and whether the state was a member."""

    state: str
    organisation: str
    day: dt.date
    member: bool


def run_memberships(path: Path) -> Outcome:
    """Return how often it is right that a state is a member of an organisation on a day, or is none.

    Args:
        path: ``igo_membership.jsonl.gz``, or a folder that has it or ``factbook_history`` with it.

    Raises:
        EvaluationError: E501 or E502, the gold is absent or malformed.
    """
    table = load_memberships()
    asked = list(_questions(list(read_rows(_find(path))), table.organisations - NOT_ASKED))
    told = {one: one.state in table.members(one.organisation, one.day) for one in asked}
    stale = _read_stale()
    sound = [one for one in asked if not one.member or not _is_stale(one, stale)]
    wrong = [one for one in sound if told[one] != one.member]
    figures: Figures = {
        **_share(sound, told),
        "members": _share([one for one in sound if one.member], told),
        "others": _share([one for one in sound if not one.member], told),
        "as_printed": _share(asked, told),
        "organisations": len({one.organisation for one in asked}),
    }
    return Outcome(figures, tuple(_mistake(one, told[one]) for one in wrong))


def fingerprint_memberships(path: Path) -> str:
    """Return the SHA-256 of what ``run_memberships`` draws from."""
    return fingerprint([("memberships", read_bytes(_find(path)))])


def _find(path: Path) -> Path:
    return find_file(path, FILES, set_name="memberships")


def _questions(rows: Sequence[Row], organisations: frozenset[str]) -> Iterator[Question]:
    known = [(row, name) for row in rows if (name := _organisation(row)) in organisations]
    full = [(row, name, state) for row, name in known if row.value.get("status") == "member" and (state := _state(row))]
    if not full:
        raise problems.malformed("igo_membership", "no members", expected="rows with gec, org, status and days")
    chance = random.Random(SEED)
    for row, name, state in chance.choices(full, k=MEMBERS):
        yield Question(state, name, _day(row, chance), True)
    named = {(_state(row), name) for row, name in known}
    states = sorted({state for _, _, state in full})
    pairs = [(state, name) for name in sorted({name for _, name in known}) for state in states]
    strangers = [pair for pair in pairs if pair not in named]
    for state, name in chance.choices(strangers, k=OTHERS) if strangers else ():
        yield Question(state, name, _day(full[0][0], chance), False)


def _organisation(row: Row) -> str:
    told: str = row.get("org", str)
    return SPELLINGS.get(told, told)


def _state(row: Row) -> str | None:
    state = state_on(row.get("gec", str).upper(), dt.date.fromisoformat(row.get("last_seen", str)), "fips")
    return state.iso3 if state and state.kind == "state" else None


def _day(row: Row, chance: random.Random) -> dt.date:
    first, last = (dt.date.fromisoformat(row.get(key, str)) for key in ("first_seen", "last_seen"))
    return first + dt.timedelta(chance.randrange((last - first).days + 1))


def _mistake(one: Question, told: bool) -> Mistake:
    kind = "member not known" if one.member else "member too many"
    where = f"{one.organisation}: {one.state}, {one.day}"
    return Mistake(kind, where, "", (), *("a member" if yes else "no member" for yes in (one.member, told)))


def _share(asked: Sequence[Question], told: Mapping[Question, bool]) -> Figures:
    right = sum(told[one] == one.member for one in asked)
    return {"accuracy": round(right / len(asked), 4) if asked else None, "n": len(asked)}


def _read_stale() -> dict[tuple[str, str], str]:
    """Return, for organisation and state, the first day on which the print is wrong."""
    file = resources.files("dateline.evaluation") / "data" / "stale_memberships.tsv"
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = [line.split("\t") for line in lines[1:]]
    return {(organisation, state): since for organisation, state, since, _ in rows}


def _is_stale(one: Question, stale: Mapping[tuple[str, str], str]) -> bool:
    pairs = ((one.organisation, one.state), (one.organisation, "*"))
    return any(pair in stale and stale[pair] <= one.day.isoformat() for pair in pairs)
