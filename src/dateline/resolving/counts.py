"""Counts: the dead, injured and crowd numbers of a text as intervals, and which of them belong to an act.

Numbers and the words for "nobody" are found first and blotted out by one sign each, so that the rules that say who is
counted read like ``<who> <be> <dead_done>``. A number that no rule claims (a year, a sum, a distance) gives nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from dateline.knowledge.tables import read_table
from dateline.records import Span
from dateline.records.count import Count, Counted
from dateline.resolving.numbers import Number, any_of, find_numbers

__all__ = ["counts_of", "find_counts"]

_SOME: Final = "\ue000"  # stands for the words of a number
_NONE: Final = "\ue001"  # stands for nobody, no
_PEOPLE: Final = {
    "one_generic": "\ue010",
    "one_civil": "\ue010",
    "many_generic": "\ue011",
    "many_civil": "\ue011",
    "one_protester": "\ue012",
    "many_protester": "\ue013",
    "one_office": "\ue014",
    "one_armed": "\ue014",
    "many_office": "\ue015",
    "many_armed": "\ue015",
}  # what stands for a noun of people, by its role
_ONE, _ANY, _CIVIL, _PROTESTER = r"[\ue010\ue012\ue014]+", r"[\ue010-\ue015]+", r"[\ue010-\ue013]+", r"[\ue012\ue013]+"
_MODIFIER: Final = (
    r"(?!(?:of|in|on|at|to|by|for|from|with|near|and|or|nor|the|an?|his|her|its|their|that|who|which|was|were|is|are|be"
    r"|been|has|have|had|said|say|says|after|before|as|when|while|killed|wounded|injured|hurt|left|percent|per|million"
    r"|than|not|more)\b)"
    r"(?!(?!(?:forces|business|press|sports|news)\b)(?-i:[a-z]+s)\s)"
    r"(?:(?:[A-Z]\.){1,4}|\((?-i:[A-Z]{2,6})\)|[^\s,.;:!?()\"“”\ue000\ue001]+)"
)
_NUMBER: Final = _SOME + "+"
_OF_THE: Final = r"(?:\s+(?:more|other|of\s+(?:the|its|his|her|their|those|these|our)(?:\s+\ue000+)?|of))?"
_ENDS: Final = (
    r"(?=\s*(?:$|[.,;:!?)\]\"“”—–])|\s+-\s|\s+(?:in|on|at|near|inside|outside|during|after|before|when|while|as|and|but|or|by"
    r"|with|from|to|who|whom|that|including|since|this|last|today|yesterday|overnight|so|over|across|around|through|under"
    r"|because|early|late|according|there|aboard|along|among|between|were|was|have|had|are|is|dead|killed|wounded"
    r"|injured|people|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)
_NAMED: Final = rf"(?:{_ENDS}|(?=\s+(?:of|identified|named|belonging|(?-i:[A-Z]))))"  # what may follow a noun of people
_BE: Final = (
    r"(?:(?:was|were|is|are|be|been|being|has|have|had|will|would|may|might|could|got)\s+(?:(?:been|be|being|reportedly|also"
    r"|later|then|all|both|either|feared|believed|reported|confirmed|thought|presumed|found|said|known|to|have|shot"
    r"|seriously|critically|severely|lightly|slightly|badly|themselves|expected|instantly)\s+){0,4})"
)
_ASIDE: Final = (
    r"(?:,[^,.;:!?]{1,120},|\s+(?:in|at|near|from|aboard|on|of|belonging|with|travelling|traveling)"
    r"(?:\s+(?!(?:who|where|which|that|and|when|as|said|after|before|but|while|killed|wounded)\b)[^\s,.;:!?]{1,30}){1,13}?)"
)
_INJURIES: Final = r"(?:sustained|suffered|received)(?:\s+[\w-]+){0,3}\s+(?:injuries|wounds|burns)"


@dataclass(frozen=True, slots=True)
class _Rule:
    """Which number counts whom; the pattern's group ``list`` is summed, of ``lone`` the first number counts."""

    name: str
    of: tuple[Counted, ...]
    pattern: str


_DEAD: Final = (Counted.DEAD,)
_HURT: Final = (Counted.INJURED,)
_BOTH: Final = (Counted.DEAD, Counted.INJURED)
_CROWD: Final = (Counted.CROWD,)
_RULES: Final = (
    _Rule(
        "a death toll",
        _DEAD,
        r"\b(?:toll|number\s+of\s+(?:dead|deaths|victims))\b[^.;:!?]{0,60}?\b(?:to|at|of|reached|hit|rose|risen|climbed|jumped)\s<lone><end>",
    ),
    _Rule("nobody killed or hurt", _BOTH, r"<nobody>\s+<be>(?:<dead_done>|<hurt>)\s+n?or\s+(?:<dead_done>|<hurt>)\b"),
    _Rule("nobody killed", _DEAD, r"<nobody>\s+(?:<be><dead_done>|<dead_itself>)\b"),
    _Rule("nobody hurt", _HURT, r"<nobody>\s+(?:<be><hurt>|<injuries>)\b"),
    _Rule("no casualties", _BOTH, r"<nil>\s+(?:casualties|deaths\s+or\s+injuries|injuries\s+or\s+deaths)\b"),
    _Rule("no deaths", _DEAD, r"<nil>\s+(?:deaths|fatalities)\b"),
    _Rule("no injuries", _HURT, r"<nil>\s+injuries\b"),
    _Rule("were killed", _DEAD, r"<who><aside>?\s+<be><dead_done>\b<sure>"),
    _Rule("were wounded", _HURT, r"<who><aside>?\s+<be><hurt>\b<sure>"),
    _Rule("died", _DEAD, r"<who><aside>?\s+(?:who\s+)?(?:also\s+|later\s+)?<be>?<dead_itself>\b"),
    _Rule("suffered injuries", _HURT, r"<who><aside>?\s+(?:who\s+)?(?:also\s+|later\s+)?<be>?<injuries>\b"),
    _Rule("killed them", _DEAD, r"<affirmed>\b<dead_doing>\s+(?:(?:him|her|it|them)sel(?:f|ves)\s+and\s+)?<struck>"),
    _Rule("wounded them", _HURT, r"<affirmed>\b<injured_doing>\s+<struck>"),
    _Rule("the death of them", _DEAD, r"\b(?:deaths?|killings?|murders?|massacre|executions?)\s+of\s+<struck>"),
    _Rule("the wounding of them", _HURT, r"\b(?:wounding\s+of|injuries\s+to)\s+<struck>"),
    _Rule(
        "lives",
        _DEAD,
        r"\b(?:claim|cost|tak|took)(?:s|e|es|ed|ing)?\s+(?:the\s+lives\s+of\s+<struck>|<lives>\s+lives\b)",
    ),
    _Rule("deaths", _DEAD, r"<lone>\s+(?:civilian\s+|military\s+)?(?:deaths|fatalities)\b"),
    _Rule("people killed", _DEAD, r"<who>\s+(?:feared\s+|confirmed\s+|reported\s+)?<dead_done><end><sure>"),
    _Rule("people wounded", _HURT, r"<who>\s+(?:seriously\s+|critically\s+|badly\s+)?<hurt><end><sure>"),
    _Rule(
        "a crowd of them", _CROWD, r"\b<crowd_of>(?:\s+(?:of|numbering|estimated\s+at)|,\s+estimated\s+at,?)\s+<mass>"
    ),
    _Rule("a crowd so strong", _CROWD, r"<lone>-strong\s+(?:\w+\s+)?<crowd_of>\b"),
    _Rule(
        "they marched",
        _CROWD,
        r"<mass>(?:<aside>)?(?:\s+who)?\s+<be>?(?:(?:peacefully|began|started)\s+)?<crowd_does>\b",
    ),
    _Rule("it drew them", _CROWD, r"\b<crowd_drew>\s+<mass>"),
    _Rule("it met protesters", _CROWD, r"\b<crowd_met>\s+<protesters>"),
)
"""Tried in order; a number that one rule has taken is not taken again."""


def find_counts(text: str, span: Span) -> tuple[Count, ...]:
    """Return the numbers of dead, injured and crowds that a stretch of a text gives, in the order of the text.

    Victims that are listed (``a guard and two clerks``) make one count, their sum. ``Killed or wounded 12`` says how
    many of neither and gives nothing; ``nobody was killed or hurt`` gives a count of each. Vague words and bounds stand
    for the intervals of the table ``numbers.tsv``: ``dozens`` 24 to 99, ``about 200`` 180 to 220, ``up to 30`` 1 to 30,
    since whoever says so means some, ``more than 40`` 41 with no end.

    Args:
        text: the text.
        span: the stretch to look at, as a rule a sentence.

    Raises:
        ModelError: a word table of the package is missing or unfit.

    >>> found = find_counts("At least 12 people were killed.", Span(0, 31))
    >>> [(str(count.of), count.least, count.most) for count in found]
    [('dead', 12, None)]
    """
    part = span.of(text)
    numbers = list(find_numbers(part))
    masked = _blot(_blot_people(part), numbers)
    singles = {Span(*match.span(1)): Number(Span(*match.span()), 1, 1) for match in _single().finditer(masked)}
    masked = _blot_at(masked, singles, _SOME)
    quantities = {number.text.start: number for number in (*numbers, *singles.values())}
    if not quantities:
        return ()
    taken: set[int] = set()
    found: list[Count] = []
    for rule, pattern in _patterns():
        for match in pattern.finditer(masked):
            starts = _counted_in(match, quantities)
            if not starts or not taken.isdisjoint(starts):
                continue
            taken.update(starts)
            end = match.end("list") if len(starts) > 1 else quantities[starts[0]].text.end
            words = Span(span.start + starts[0], span.start + end)
            found.extend(_count(of, words, [quantities[start] for start in starts]) for of in rule.of)
    return tuple(sorted(found, key=lambda count: (count.text, count.of)))


def counts_of(trigger: Span, sentence: Span, counts: Sequence[Count], text: str) -> tuple[Count, ...]:
    """Return the counts that belong to an act, in the order given.

    A trigger that tells of a protest takes the crowd nearest to it in the sentence, one of its own clause first. One
    that tells of violence, or of a protest, takes all dead and injured of its clause. Any other takes nothing. A clause
    ends at a semicolon and at words such as ``after``, ``because``, ``against`` (role ``break`` of the word table);
    ``killing 12`` and ``that killed 12`` belong to what stands before them.

    Args:
        trigger: the words that carry the act.
        sentence: the sentence around it.
        counts: what ``find_counts`` gave for the sentence, or for more.
        text: the text that all spans refer to.

    Raises:
        ModelError: a word table of the package is missing or unfit.
    """
    harm, protest = (pattern.search(trigger.of(text)) is not None for pattern in _acts()[:2])
    inside = [count for count in counts if sentence.contains(count.text)]
    clause = _clause(trigger, sentence, text)
    near = [count for count in inside if clause.contains(count.text)]
    chosen = [count for count in near if count.of is not Counted.CROWD] if harm or protest else []
    crowds = [count for count in near if count.of is Counted.CROWD]
    crowds = crowds or [count for count in inside if count.of is Counted.CROWD]
    if protest and crowds:
        chosen.append(min(crowds, key=lambda count: _distance(trigger, count.text)))
    return tuple(count for count in counts if count in chosen)


def _clause(trigger: Span, sentence: Span, text: str) -> Span:
    cuts = [match.start() + sentence.start for match in _acts()[2].finditer(sentence.of(text))]
    start = max((cut for cut in cuts if cut <= trigger.start), default=sentence.start)
    end = min((cut for cut in cuts if cut >= trigger.end), default=sentence.end)
    return Span(min(start, end), max(start, end))


def _distance(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _count(of: Counted, words: Span, numbers: Sequence[Number]) -> Count:
    ends = [number.most for number in numbers]
    most = None if None in ends else sum(end for end in ends if end is not None)
    return Count(of, words, sum(number.least for number in numbers), most)


def _counted_in(match: re.Match[str], quantities: Mapping[int, Number]) -> list[int]:
    """Return where the numbers that a rule counts begin: all of a list, else the first."""
    group = next(name for name, words in match.groupdict().items() if words)
    inside = [at for at in range(match.start(group), match.end(group)) if at in quantities]
    return inside if group == "list" else inside[:1]


def _blot(part: str, numbers: Sequence[Number]) -> str:
    part = _blot_at(part, (number.text for number in numbers if number.most != 0), _SOME)
    return _blot_at(part, (number.text for number in numbers if number.most == 0), _NONE)


def _blot_at(part: str, spans: Iterable[Span], sign: str) -> str:
    for span in spans:
        part = part[: span.start] + sign * len(span) + part[span.end :]
    return part


def _blot_people(part: str) -> str:
    signs = _signs()
    return re.sub(r"[^\W\d_]+", lambda word: signs.get(word[0].lower(), "") * len(word[0]) or word[0], part)


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    """Return the words of the table by role."""
    by_role: defaultdict[str, list[str]] = defaultdict(list)
    for row in read_table("counted_words.tsv", columns=("word", "role")):
        by_role[row["role"]].append(row["word"])
    return {role: tuple(words) for role, words in by_role.items()}


@cache
def _signs() -> Mapping[str, str]:
    """Return what stands for each noun of people."""
    return {word.lower(): sign for role, sign in _PEOPLE.items() for word in _words()[role]}


@cache
def _single() -> re.Pattern[str]:
    """Return the pattern of ``a soldier``, and of ``another`` whom something befell; its group is the article."""
    befell = rf"(?:(?:was|has|had)\b|{_INJURIES}|{_any_of('dead_done', 'injured_done')}\b)"
    noun = rf"(?:\s+{_MODIFIER}){{0,4}}?\s+{_ONE}(?![\w'’-]|\s+[\ue010-\ue015])"
    return re.compile(rf"(?<![\w-])(an?|another)(?:{noun}|(?<=another)(?=\s+{befell}))", re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[_Rule, re.Pattern[str]], ...]:
    """Return the rules with their patterns, in which the names in angle brackets are filled in."""
    noun = rf"{_NUMBER}{_OF_THE}(?:\s+{_MODIFIER}){{0,3}}?\s+%s(?:\s?\([^()]{{1,40}}\))?(?![\w'’-]|\s+[\ue010-\ue015])"
    people, crowd = noun % _ANY, noun % _CIVIL
    bare = rf"{_NUMBER}(?:\s+(?:more|of\s+(?:them|whom|those)))?"
    several = rf"{people}(?:,\s+{people}){{0,6}},?\s+(?:and|as\s+well\s+as)\s+{people}"
    parts = {
        "who": rf"(?:(?P<list>{several})|(?P<lone>{people}|{bare}))",
        "struck": rf"(?:the\s+|all\s+)?(?:(?P<list>{several}){_NAMED}|(?P<lone>{people}{_NAMED}|{bare}{_ENDS}))",
        "lone": rf"(?P<lone>{people}|{bare})",
        "lives": rf"(?P<lives>{_NUMBER})",
        "mass": rf"(?P<lone>{crowd}|{bare}{_ENDS}|{bare}(?=\s+{_any_of('crowd_does')}\b))",
        "protesters": rf"(?P<lone>{noun % _PROTESTER})",
        "nobody": rf"(?P<lone>{_NONE}+)(?:\s+{_ANY})?",
        "nil": rf"(?P<lone>{_NONE}+)",
        "aside": _ASIDE,
        "injuries": _INJURIES,
        "be": _BE,
        "end": _ENDS,
        "hurt": _any_of("injured_done"),
        "sure": rf"(?!\s+(?:n?or|and|and/or)\s+(?:{_any_of('dead_done', 'injured_done')})\b)",
        "affirmed": r"(?<!\bnot )(?<!n['’]t )(?<!never )(?<!without )(?<!or )(?<!killed and )(?<!killing and )",
    }
    return tuple((rule, re.compile(_filled(rule.pattern, parts), re.IGNORECASE)) for rule in _RULES)


def _any_of(*roles: str) -> str:
    return any_of(word for role in roles for word in _words()[role])


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    return re.sub(r"<(\w+)>", lambda name: parts.get(name[1]) or _any_of(name[1]), pattern)


@cache
def _acts() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what a trigger of harm, and one of protest, holds, and where a clause breaks off."""
    harm, protest, breaks = (_any_of(role) for role in ("harm_act", "protest_act", "break"))
    return (
        re.compile(rf"\b{harm}", re.IGNORECASE),
        re.compile(rf"\b{protest}", re.IGNORECASE),
        re.compile(rf";|\b{breaks}\b", re.IGNORECASE),
    )
