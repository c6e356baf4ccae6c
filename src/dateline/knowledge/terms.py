"""Who held which office on a day: heads of state and of government, effective leaders, and ministers as far as known.

A day that no source vouches for has no holder, and the answer says why: the nearest holder is never given in its place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dateline.knowledge.offices import Holder, load_holders
from dateline.knowledge.own import own_folder, read_own
from dateline.knowledge.phrases import fold
from dateline.knowledge.tables import read_table, split_list

__all__ = ["Answer", "Term", "Terms", "load_terms", "name_words", "office_holder", "offices_of"]

LAST_DAY = "2026-05-17"
"""Last day that the package's sources see: who was in office then is taken to be so still."""

_RANKS = ("own", "dateline", "factbook", "countryinfo", "reign")
"""Sources, the most trusted first; those of the user's own rows begin with ``own``."""


@dataclass(frozen=True, slots=True)
class Term:
    """One spell of one person in one office."""

    state: str
    """ISO 3166 alpha-3 code, or the short name of an organisation."""
    office: str
    """The role: head of state, head of government, leader, foreign or defence minister; else the office's words."""
    title: str
    name: str
    aliases: tuple[str, ...]
    begin: str
    end: str | None
    """First day on which the office was no longer held, as far as known."""
    sure: str | None
    """First day from which the source no longer vouches for it; None: it does up to the end."""
    source: str

    @property
    def until(self) -> str | None:
        """First day that the source does not vouch for; None: it vouches for all days from the beginning on."""
        return self.sure or self.end

    def holds(self, on: dt.date) -> bool:
        """Whether the source vouches for the office being held on a day."""
        day = on.isoformat()
        return self.begin <= day and (self.until is None or day < self.until)

    @property
    def words(self) -> frozenset[str]:
        """The words of the name in all its spellings."""
        return frozenset(word for name in (self.name, *self.aliases) for word in name_words(name))

    @property
    def rank(self) -> int:
        """How much the source is trusted; 0, the most, for the user's own rows."""
        return _RANKS.index(self.source) if self.source in _RANKS else 0


@dataclass(frozen=True, slots=True)
class Answer:
    """Who held an office on a day."""

    terms: tuple[Term, ...]
    """Several where several persons hold it together; none where nobody is known."""
    reason: str
    """Which source says so, or why nobody is named."""

    @property
    def term(self) -> Term | None:
        """The holder who took office last, if any is known."""
        return self.terms[0] if self.terms else None


class Terms:
    """All spells, by state and role and by the words of the name."""

    __slots__ = ("_by_office", "_by_word", "all")

    def __init__(self, terms: Iterable[Term]) -> None:
        self.all = tuple(terms)
        self._by_office: dict[tuple[str, str], list[Term]] = {}
        self._by_word: dict[str, list[Term]] = {}
        for term in self.all:
            self._by_office.setdefault((term.state, term.office), []).append(term)
            for word in term.words:
                self._by_word.setdefault(word, []).append(term)

    def of_office(self, state: str, office: str) -> tuple[Term, ...]:
        """Return all spells of an office, in the order in which they began."""
        return tuple(sorted(self._by_office.get((state, office), ()), key=lambda term: term.begin))

    def named(self, name: str) -> tuple[Term, ...]:
        """Return the spells of a name, in full or the surname alone, in the order in which they began."""
        words = frozenset(name_words(name))
        met = {term for word in words for term in self._by_word.get(word, ())}
        return tuple(sorted((term for term in met if _fits(words, term)), key=lambda term: (term.begin, term.rank)))


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name by which it is compared: no accents, no initials, no case.

    >>> name_words("Recep T. Erdoğan")
    ('recep', 'erdogan')
    """
    plain = fold(name).lower().replace("ı", "i").replace("'", "").replace("’", "")
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    return tuple(word for word in words if len(word) > 1 and word not in ("jr", "sr"))


def office_holder(state: str, office: str, on: dt.date) -> Answer:
    """Return who held an office of a state or organisation on a day, or why nobody is named.

    >>> import datetime as dt
    >>> office_holder("NLD", "prime minister", dt.date(2023, 6, 27)).term.name
    'Mark Rutte'
    >>> office_holder("NATO", "secretary general", dt.date(2024, 11, 2)).term.name
    'Mark Rutte'
    >>> office_holder("USA", "prime minister", dt.date(2024, 11, 2)).reason
    'the head of government of USA was president and no prime minister'

    Args:
        state: ISO 3166 alpha-3 code, or the short name of an organisation.
        office: a role, such as ``head of government``, or a word for it, such as ``chancellor``.
        on: the day.
    """
    asked = office.lower().strip()
    role, kind = _role(asked) or (asked, "")
    spells = [*load_terms().of_office(state, role), *_from_holders(state, role)]
    if not spells:
        return Answer((), f"no holder of the office {office!r} is known for {state}")
    held = [term for term in spells if term.holds(on)]
    if not held:
        return Answer((), _gap(spells, on))
    best = min(term.rank for term in held)
    chosen = sorted((term for term in held if term.rank == best), key=lambda term: term.begin, reverse=True)
    if role == "defence minister" and best >= _RANKS.index("countryinfo") and len(chosen) > 1:
        return Answer((), f"{len(chosen)} persons of the ministry are known for that day, and not who led it")
    fitting = tuple(term for term in chosen if _kind_fits(kind, term))
    if not fitting:
        return Answer((), f"the {role} of {state} was {chosen[0].title} and no {asked}")
    return Answer(fitting, _told(fitting[0], on))


def offices_of(name: str, on: dt.date | None = None) -> tuple[Term, ...]:
    """Return the offices that a person held on a day, or all that are known, in the order in which they began.

    A name that several persons share finds the offices of all of them.

    >>> import datetime as dt
    >>> [(term.state, term.title) for term in offices_of("Mark Rutte", dt.date(2024, 11, 2))]
    [('NATO', 'secretary general')]

    Args:
        name: in full, or the surname alone.
        on: the day; None for all days.
    """
    found = [*load_terms().named(name), *(_term(holder) for holder in load_holders().holders_named(name, on))]
    running = [term for term in found if on is None or term.holds(on)]
    words = frozenset(name_words(name))
    return tuple(sorted(_without_doubles(running, words, on), key=lambda term: (term.begin, term.state)))


def load_terms() -> Terms:
    """Return the spells of the package with the user's own rows, read once.

    Raises:
        InputError: E121, E122 or E123, the user's file is unfit.
        ModelError: the data file is missing or unfit.
    """
    return _load(own_folder())


def _without_doubles(terms: list[Term], words: frozenset[str], on: dt.date | None) -> list[Term]:
    """Return one spell of each that several sources tell of, from the most trusted one."""
    kept: list[Term] = []
    for term in sorted(terms, key=lambda term: (term.rank, not term.title, term.begin)):
        doubled = any(_same_spell(term, other) for other in kept)
        if not doubled and not _is_namesake(term, words) and not _is_overridden(term, on):
            kept.append(term)
    return kept


def _same_spell(term: Term, other: Term) -> bool:
    same_office = term.state == other.state and (term.office == other.office or "leader" in (term.office, other.office))
    return same_office and _meet(term, other) and bool(term.words & other.words)


def _is_namesake(term: Term, words: frozenset[str]) -> bool:
    """Whether a spell known by surname only is another person's, by a source that has the full name.

    Names that begin alike are taken for one person's, since spellings of the rest differ: Kostas, Konstantinos.
    """
    if len(term.words) > 1 or len(words) < 2:
        return False
    initials = {word[0] for word in words - term.words}
    offices = {term.office, "head of state", "head of government"}
    spells = [one for office in offices for one in load_terms().of_office(term.state, office)]
    fuller = [one for one in spells if len(one.words) > 1 and term.words <= one.words and _meet(one, term)]
    return bool(fuller) and not any(initials & {word[0] for word in one.words - term.words} for one in fuller)


def _meet(one: Term, other: Term) -> bool:
    return max(one.begin, other.begin) < min(one.until or "9", other.until or "9")


def _is_overridden(term: Term, on: dt.date | None) -> bool:
    """Whether the user's own rows name somebody else for the office and the day."""
    if on is None or term.rank == 0:
        return False
    own = [one for one in load_terms().of_office(term.state, term.office) if one.rank == 0 and one.holds(on)]
    return bool(own) and not any(term.words & one.words for one in own)


def _fits(words: frozenset[str], term: Term) -> bool:
    """Whether a name is that of a spell; a surname alone does not do where the spell has a name in full."""
    told = [frozenset(name_words(name)) for name in (term.name, *term.aliases)]
    full = [one for one in told if len(one) > 1]
    return bool(words) and (any(words <= one for one in told) or any(one <= words for one in full or told if one))


def _kind_fits(kind: str, term: Term) -> bool:
    own = _kind_of(term.title)
    return not kind or not own or own == kind


def _kind_of(title: str) -> str:
    words = load_office_words()
    met = [word for word in words if word in title and words[word][1]]
    return words[max(met, key=len)][1] if met else ""


def _role(asked: str) -> tuple[str, str] | None:
    return load_office_words().get(asked)


def _told(term: Term, on: dt.date) -> str:
    still = " and is taken to be in office still" if term.until is None and on.isoformat() > LAST_DAY else ""
    return f"{term.source}: from {term.begin}" + (f" to {term.end}" if term.end else still)


def _gap(spells: list[Term], on: dt.date) -> str:
    day = on.isoformat()
    before = [term for term in spells if term.until and term.until <= day]
    after = [term for term in spells if term.begin > day]
    last = max(before, key=lambda term: term.until or "") if before else None
    first = min(after, key=lambda term: term.begin) if after else None
    parts = [f"{last.name} is known up to the day before {last.until}"] if last else []
    parts += [f"{first.name} from {first.begin}"] if first else []
    return f"nobody is known for {day}: " + ", ".join(parts)


def _from_holders(state: str, role: str) -> list[Term]:
    """Return the spells of the table of office holders, for offices that the table of terms does not have."""
    if role in ("head of state", "head of government", "leader"):
        return []
    return [term for holder in load_holders().of_country(state) if (term := _term(holder)).office == role]


def _term(holder: Holder) -> Term:
    title = holder.office.lower()
    role, _ = _role(title) or (title, "")
    return Term(holder.country, role, title, holder.name, (), holder.begin, holder.end, None, holder.source)


@cache
def load_office_words() -> Mapping[str, tuple[str, str]]:
    """Return, for each word for an office, its role and the kind of title.

    Raises:
        ModelError: the data file is missing or unfit.
    """
    rows = read_table("office_words.tsv", columns=("words", "role", "kind"))
    return {word: (row["role"], row["kind"]) for row in rows for word in split_list(row["words"])}


_COLUMNS = ("state", "office", "title", "name", "aliases", "from", "to", "sure", "source")


@cache
def _load(folder: Path | None) -> Terms:
    own = [_read_own(row.cells) for row in read_own(folder, "holders.tsv")]
    return Terms([*own, *(_read(row) for row in read_table("terms.tsv.gz", columns=_COLUMNS))])


def _read_own(row: Mapping[str, str]) -> Term:
    title = row["office"].lower()
    role, _ = _role(title) or (title, "")
    return _read({**row, "office": role, "title": title, "source": f"own: {row['source']}"})


def _read(row: Mapping[str, str]) -> Term:
    return Term(
        row["state"],
        row["office"],
        row["title"],
        row["name"],
        split_list(row.get("aliases", "")),
        row["from"],
        row["to"] or None,
        row.get("sure") or None,
        row["source"],
    )
