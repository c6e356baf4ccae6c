"""What the tables say of one actor: a person, a state or an organisation, as of a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from dateline.knowledge.borders import neighbours
from dateline.knowledge.codes import codes_of
from dateline.knowledge.memberships import load_memberships
from dateline.knowledge.organisations import load_organisations
from dateline.knowledge.states import State, load_states
from dateline.knowledge.terms import Answer, Term, office_holder, offices_of

__all__ = ["Profile", "ProfileKind", "find_profile"]

ASKED_OFFICES = ("head of state", "head of government", "foreign minister", "defence minister")


class ProfileKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an actor; what does not apply to its kind is empty."""

    name: str
    kind: ProfileKind
    on: dt.date
    names: tuple[str, ...] = ()
    """Other names and spellings."""
    offices: tuple[Term, ...] = ()
    """All offices of a person, in the order in which they began; of all persons of that name."""
    states: tuple[str, ...] = ()
    """Codes of the states and organisations that a person holds office in on the day, or of the state itself."""
    codes: dict[str, str] = field(default_factory=dict)
    """Codes of a state on the day, by system."""
    organisations: tuple[str, ...] = ()
    """Short names of the organisations that the state, or the person's states, belong to on the day."""
    neighbours: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    """Members of an organisation on the day."""
    holders: dict[str, Answer] = field(default_factory=dict)
    """Who holds the offices of a state on the day, or why nobody is named."""


def find_profile(name: str, on: dt.date) -> Profile:
    """Return what is known of whoever has a name; kind ``unknown`` where nobody of that name is known.

    >>> import datetime as dt
    >>> find_profile("Mark Rutte", dt.date(2023, 6, 27)).states
    ('NLD',)
    >>> find_profile("Finland", dt.date(2024, 6, 27)).neighbours
    ('NOR', 'RUS', 'SWE')

    Args:
        name: a person's name, in full or the surname alone; a state by name or code; an organisation by name or code.
        on: the day.
    """
    state = load_states().by_name(name) or load_states().get(name)
    if state is not None:
        return _of_state(state, on)
    organisation = _organisation(name)
    if organisation is not None:
        return _of_organisation(*organisation, on)
    offices = offices_of(name)
    return _of_person(name, offices, on) if offices else Profile(name, ProfileKind.UNKNOWN, on)


def _of_state(state: State, on: dt.date) -> Profile:
    return Profile(
        name=state.name,
        kind=ProfileKind.STATE,
        on=on,
        names=tuple(dict.fromkeys((state.official, *state.names))),
        states=(state.iso3,),
        codes=codes_of(state.iso3, on),
        organisations=tuple(sorted(load_memberships().member_of(state.iso3, on))),
        neighbours=tuple(sorted(neighbours(state.iso3, on))),
        holders={office: office_holder(state.iso3, office, on) for office in ASKED_OFFICES},
    )


def _organisation(name: str) -> tuple[str, str, tuple[str, ...]] | None:
    """Return short name, name and other names of an organisation."""
    if name in load_memberships().organisations:
        bodies = [body for body in load_organisations().all if body.short == name]
        return (name, bodies[0].name, bodies[0].aliases) if bodies else (name, name, ())
    body = load_organisations().named(name)
    return (body.short, body.name, body.aliases) if body else None


def _of_organisation(short: str, name: str, aliases: tuple[str, ...], on: dt.date) -> Profile:
    table = load_memberships()
    known = short in table.organisations
    return Profile(
        name=name,
        kind=ProfileKind.ORGANISATION,
        on=on,
        names=aliases,
        states=(short,),
        organisations=tuple(sorted(table.member_of(short, on))),
        members=tuple(sorted(table.members(short, on))) if known else (),
    )


def _of_person(name: str, offices: tuple[Term, ...], on: dt.date) -> Profile:
    now = offices_of(name, on)
    states = tuple(dict.fromkeys(term.state for term in now))
    table = load_memberships()
    spelled = (spelling for term in offices for spelling in (term.name, *term.aliases))
    return Profile(
        name=name,
        kind=ProfileKind.PERSON,
        on=on,
        names=tuple(one for one in dict.fromkeys(spelled) if one != name),
        offices=offices,
        states=states,
        organisations=tuple(sorted({one for state in states for one in table.member_of(state, on)})),
    )
