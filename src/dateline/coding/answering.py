"""Whether the words of a statement answer somebody, by a table of small named rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from dateline.coding.stems import stem
from dateline.coding.wording import Phrases, Wording
from dateline.knowledge.cues import load_answer_words
from dateline.records import Answer, Manner, Span, Statement

__all__ = ["Answering", "find_answering", "lexicon"]

OBJECT_REACH = 6
"""Most words between an answering verb and the claim that is its object."""

VERDICT_REACH = 10
"""Most words from a claim to the verdict on it."""

HEDGE_REACH = 4
"""Most words between a hedge and the verb that it takes back."""


QUOTES = "\"“”'`"


@dataclass(frozen=True, slots=True)
class Answering:
    """What the words of a statement do with what somebody said."""

    answer: Answer
    rule: str
    claim: int | None
    """Place of the noun that stands for what is answered."""
    naming: range
    """Places of the words that may name whose claim it is."""
    topic: frozenset[str]
    """Stems of the words that tell what the claim is about."""
    bound: bool
    """Whether those words are the claim itself, so that what is answered must hold them."""
    pointing: bool = False
    """Whether a pronoun alone stands for what is answered."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The answering words as stems."""

    verbs: Phrases[tuple[Answer, bool]]
    """Answer, and whether a claim must be the object."""
    verdicts: Phrases[Answer]
    claims: Mapping[str, frozenset[str]]
    """Stems of the cues that a claim fits, by its singular and plural."""
    groups: Mapping[str, frozenset[str]]
    """Uses of a form, or of a stem after ``~``."""

    def has(self, form: str, use: str) -> bool:
        """Whether a word is of a use, by its form or its stem."""
        return use in self.groups.get(form.lower(), ()) or use in self.groups.get(f"~{stem(form)}", ())


@cache
def lexicon() -> Lexicon:
    """Return the answering words of the package, made once."""
    words = load_answer_words()
    verbs = {_stems(phrase): (answer, False) for phrase, answer in words.verbs.items()}
    verbs |= {_stems(phrase): (answer, True) for phrase, answer in words.taking.items()}
    groups: dict[str, frozenset[str]] = {}
    for use, members in words.groups.items():
        # A form may be idle though the other forms of its verb are not.
        keys = members if use == "idle" else members | {f"~{stem(word)}" for word in members}
        for key in keys:
            groups[key] = groups.get(key, frozenset()) | {use}
    return Lexicon(
        verbs=MappingProxyType(verbs),
        verdicts=MappingProxyType({_stems(phrase): answer for phrase, answer in words.verdicts.items()}),
        claims=MappingProxyType(
            {form: frozenset(map(stem, cues)) for noun, cues in words.claims.items() for form in (noun, _plural(noun))}
        ),
        groups=MappingProxyType(groups),
    )


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in phrase.split())


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"


Rule = Callable[[Wording, Statement], Answering | None]


def cue_verb(wording: Wording, statement: Statement) -> Answering | None:
    """The cue is an answering verb: 'denied that …', 'dismissed the accusations'."""
    if statement.cue is None:
        return None
    verb = _verb_in(wording, wording.words(statement.cue))
    if verb is None:
        return None
    end, answer, takes = verb
    content = _content(wording, statement)
    follows = [p for p in sorted({*wording.words(statement.cue), *_reported(wording, statement)}) if p >= end]
    claim = _claim_in(wording, [p for p in follows if p < end + OBJECT_REACH])
    if takes and claim is None:
        return None
    if claim is None:
        topic = _topic(wording, content)
        points = not topic and bool(content) and lexicon().has(wording.forms[content[0]], "pointing")
        return Answering(answer, "cue-verb", None, range(0), topic, bound=not points, pointing=points)
    return _with_claim(wording, answer, "cue-verb", (end, claim), follows)


def verb_before_claim(wording: Wording, statement: Statement) -> Answering | None:
    """The cue is the object of an answering verb: 'repeated earlier claims that …'."""
    if statement.cue is None:
        return None
    claim = _claim_in(wording, wording.words(statement.cue))
    if claim is None:
        return None
    before = range(max(0, claim - OBJECT_REACH), claim)
    verb = _verb_in(wording, [p for p in before if wording.sentence(p) == wording.sentence(claim)])
    if verb is None:
        return None
    end, answer, _ = verb
    speaker = statement.speaker.text if statement.speaker else None
    if speaker is None or any(p >= end - 1 for p in wording.words(speaker)) or _claim_in(wording, range(end, claim)):
        return None
    if any(wording.forms[p] in '"“”,;:' or wording.stems[p] == "that" for p in range(end, claim)):
        return None
    return _with_claim(wording, answer, "verb-before-claim", (end, claim), _content(wording, statement))


def verdict(wording: Wording, statement: Statement) -> Answering | None:
    """The words call a claim true or false: 'said the reports were false', 'called the allegation baseless'."""
    if statement.manner is Manner.BELIEF:
        return None
    for run in wording.runs(_reported(wording, statement)):
        if (claim := _claim_in(wording, run)) is None or _hedged(wording, claim):
            continue
        named = statement.cue is not None and _naming(wording, statement.cue)
        after = range(claim + 1, min(claim + VERDICT_REACH, run[-1] + 1))
        found = _verdict_in(wording, after, linked=named)
        if found is None:
            continue
        at, answer, _ = found
        about = range(claim + 1, at)
        naming = range(max(run[0], claim - OBJECT_REACH), at)
        return Answering(answer, "verdict", claim, naming, _topic(wording, about), bound=bool(_topic(wording, about)))
    return None


def pointing_verdict(wording: Wording, statement: Statement) -> Answering | None:
    """The words begin by calling what was said true or false: '“That is a lie.”'."""
    if statement.manner is Manner.BELIEF:
        return None
    content = [p for p in _content(wording, statement) if wording.forms[p][0].isalnum()]
    if len(content) < 3 or wording.sentence(content[0]) != wording.sentence(content[2]):
        return None
    words = lexicon()
    first, second = (wording.forms[p] for p in content[:2])
    if not words.has(first, "pointing") or not (second == "'s" or words.has(second, "copula")):
        return None
    found = _verdict_in(wording, range(content[2], min(content[2] + 4, content[-1] + 1)), linked=True)
    if found is None or not _ends_clause(wording, found[2]):
        return None
    return Answering(found[1], "pointing-verdict", None, range(0), frozenset(), bound=False, pointing=True)


RULES: tuple[tuple[str, Rule], ...] = (
    ("cue-verb", cue_verb),
    ("verb-before-claim", verb_before_claim),
    ("verdict", verdict),
    ("pointing-verdict", pointing_verdict),
)
"""Tried in this order; the first that finds an answer counts."""


def find_answering(wording: Wording, statement: Statement) -> Answering | None:
    """Return what a statement does with what somebody said, or None."""
    return next((found for _, rule in RULES if (found := rule(wording, statement))), None)


def _with_claim(
    wording: Wording, answer: Answer, rule: str, bounds: tuple[int, int], follows: Sequence[int]
) -> Answering:
    """Return an answer to a claim. What follows it, as far as an 'as', tells its subject."""
    verb_end, claim = bounds
    subject = [p for p in follows if p > claim]
    cut = next((i for i, p in enumerate(subject) if wording.stems[p] == "as" or wording.forms[p] in ",;"), None)
    subject = subject[:cut]
    led = claim + 1 < len(wording.forms) and wording.forms[claim + 1] in _LEADING
    topic = _topic(wording, subject)
    last = subject[-1] if subject else claim
    return Answering(answer, rule, claim, range(verb_end, last + 1), topic, bound=led and bool(topic))


_CLAUSE = frozenset({"that", "who", "which", "whom", "whose"})
_LEADING = frozenset({"that", "of", "about", "on", "over", "to", "for"})


def _verb_in(wording: Wording, places: Sequence[int]) -> tuple[int, Answer, bool] | None:
    """Return the place behind the first answering verb that nothing takes back, answer, whether it takes a claim."""
    words = lexicon()
    for place in places:
        if words.has(wording.forms[place], "idle") or wording.forms[place].endswith("ly"):
            continue
        found = wording.match(words.verbs, place)
        if found and not _hedged(wording, place) and _happened(wording, place):
            return found[0], *found[1]
    return None


def _before(wording: Wording, place: int) -> list[str]:
    """Return the words before one, nearest first, as far as the clause and the reach of a hedge go."""
    forms: list[str] = []
    for p in range(place - 1, max(-1, place - 1 - HEDGE_REACH), -1):
        form = wording.forms[p]
        if form in '"“”‘,;:()—' or wording.sentence(p) != wording.sentence(place):
            break
        forms.append(form)
    return forms


def _hedged(wording: Wording, place: int) -> bool:
    words = lexicon()
    return any(words.has(form, "hedge") or form.endswith("n't") for form in _before(wording, place))


def _happened(wording: Wording, place: int) -> bool:
    """Whether a verb tells of what was done: not 'to deny', but 'was quick to deny'."""
    before = _before(wording, place)
    return before[:1] != ["to"] or any(lexicon().has(form, "onset") for form in before[1:])


def _claim_in(wording: Wording, places: Sequence[int]) -> int | None:
    """Return the place of the first claim among the words, before a 'that' and a sentence's end."""
    claims = lexicon().claims
    for place in places:
        if wording.forms[place].lower() in claims:
            return place
        demonstrative = any(form in claims for form in wording.forms[place + 1 : place + 2])
        if (wording.stems[place] in _CLAUSE and not demonstrative) or wording.forms[place] in ";:.?!":
            return None
    return None


def _ends_clause(wording: Wording, place: int) -> bool:
    """Whether nothing follows that would make a verdict one on what follows: 'a false economy', 'true that …'."""
    following = wording.forms[place] if place < len(wording.forms) else "."
    return not following[0].isalnum() or following in ("and", "but", "or")


def _verdict_in(wording: Wording, places: Sequence[int], *, linked: bool) -> tuple[int, Answer, int] | None:
    """Return where a claim's predicate begins, what it says and the place behind it; a 'that' hides it."""
    words = lexicon()
    begin = places[0] if places else 0
    for place in places:
        form = wording.forms[place]
        if form in QUOTES:
            continue
        if wording.stems[place] == "that" or form in ",;:":
            return None
        if words.has(form, "copula"):
            linked, begin = True, place
            continue
        found = wording.match(words.verdicts, place) if linked else None
        if found:
            return begin, found[1], found[0]
        if words.has(form, "negation") or form.endswith("n't"):
            # 'not true' is a verdict of its own; 'not false' is none.
            return None
    return None


def _naming(wording: Wording, cue: Span) -> bool:
    return any(lexicon().has(wording.forms[p], "naming") for p in wording.words(cue))


def _content(wording: Wording, statement: Statement) -> list[int]:
    return [p for part in statement.content for p in wording.words(part)]


def _reported(wording: Wording, statement: Statement) -> list[int]:
    """Return the words from a cue to the end of what it reports; the content alone where the cue follows it."""
    cue, first = statement.cue, statement.content[0]
    if cue is None or cue.start > first.start:
        return _content(wording, statement)
    between = wording.words(Span(cue.end, first.start)) if cue.end < first.start else range(0)
    return [*between, *_content(wording, statement)]


def _topic(wording: Wording, places: Sequence[int]) -> frozenset[str]:
    """Return the stems that tell of a subject."""
    words = lexicon()
    return frozenset(
        wording.stems[p]
        for p in places
        if len(wording.forms[p]) > 2
        and wording.forms[p][0].isalnum()
        and not words.has(wording.forms[p], "plain")
        and wording.forms[p].lower() not in words.claims
        and (wording.stems[p],) not in words.verdicts
    )
