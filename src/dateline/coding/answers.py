"""Which statement of a dispatch another one denies, dismisses, confirms or repeats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dateline.coding.answering import Answering, find_answering, lexicon
from dateline.coding.stems import stem
from dateline.coding.wording import Wording
from dateline.knowledge.phrases import words_of
from dateline.knowledge.states import load_states
from dateline.records import Actor, Answer, Statement

__all__ = ["find_answers", "with_answers"]

BAR = 0.75
"""Least sum of evidence for an answer; one kind of evidence does not reach it unless it is strong and near."""

SHARE = 0.5
"""Least share of the words of a claim that what is answered must hold."""

_AGAINST = (Answer.DENIES, Answer.DISMISSES)
_NEAR = (0.45, 0.45, 0.25, 0.15)
"""Evidence of a statement so many sentences before."""
_FAR = 0.05


@dataclass(frozen=True, slots=True)
class _Pair:
    """A statement that answers, and one that it may answer."""

    wording: Wording
    own: Statement
    answering: Answering
    other: Statement
    others_answer: Answer | None
    """What the other does in its turn."""


def with_answers(text: str, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Return the statements of a dispatch, each with the one that it answers, where it answers one."""
    found = find_answers(text, statements)
    return tuple(replace(s, answers=found[s.id][0], answer=found[s.id][1]) if s.id in found else s for s in statements)


def find_answers(text: str, statements: Sequence[Statement]) -> dict[str, tuple[str, Answer]]:
    """Return which statements answer which.

    Args:
        text: text of the dispatch.
        statements: all statements of it, with their manners.

    Returns:
        For the id of each statement that answers one: the id of that one, and what it does with it.
    """
    if not statements:
        return {}
    wording = Wording(text)
    answering = {s.id: found for s in statements if (found := find_answering(wording, s))}
    answers: dict[str, tuple[str, Answer]] = {}
    for own in statements:
        if (found := answering.get(own.id)) is None or own.speaker is None:
            continue
        pairs = [
            _Pair(wording, own, found, other, there.answer if (there := answering.get(other.id)) else None)
            for other in statements
            if other.id != own.id
        ]
        best = max(((_score(pair), _begin(pair.other), pair.other.id) for pair in pairs), default=(0.0, 0, ""))
        if best[0] >= BAR:
            answers[own.id] = (best[2], found.answer)
    return answers


def _score(pair: _Pair) -> float:
    if any(veto(pair) for _, veto in VETOES):
        return 0.0
    return sum(evidence(pair) for _, evidence in EVIDENCE)


def _begin(statement: Statement) -> int:
    first = min(part.start for part in statement.content)
    return min(first, statement.cue.start) if statement.cue else first


def is_object(pair: _Pair) -> bool:
    """Whether the claim that is answered is the very cue of the other: 'dismissed X's claim that …'."""
    cue, claim = pair.other.cue, pair.answering.claim
    return cue is not None and claim is not None and claim in pair.wording.words(cue)


def _later(pair: _Pair) -> bool:
    return _begin(pair.other) >= _begin(pair.own) and not is_object(pair)


def _holds(pair: _Pair) -> bool:
    """Whether one of the two reports the other: nobody answers what he is reported to say by the one who answers."""
    if is_object(pair):
        return False
    return _within(pair.own, pair.other) or _within(pair.other, pair.own)


def _within(inner: Statement, outer: Statement) -> bool:
    return inner.inside == outer.id or any(part.contains(inner.content[0]) for part in outer.content)


def _own_words(pair: _Pair) -> bool:
    """Whether both are the same speaker's, which only a repetition allows."""
    if not _same(pair.own.speaker, pair.other.speaker):
        return False
    return pair.answering.answer is not Answer.REPEATS or is_object(pair)


def _same(a: Actor | None, b: Actor | None) -> bool:
    if a is None or b is None:
        return False
    if a.actor and b.actor:
        return a.actor == b.actor
    return bool(a.who and b.who) and str(a.who).casefold() == str(b.who).casefold()


def _in_headline(pair: _Pair) -> bool:
    """Whether the other stands in the headline, which only sums up what follows."""
    return _begin(pair.other) < pair.wording.headline


def _also_against(pair: _Pair) -> bool:
    """Whether the other is itself against a claim: two denials agree, unless it is the denial that is answered."""
    if pair.others_answer not in _AGAINST:
        return False
    claim = pair.answering.claim
    return claim is None or stem(pair.wording.forms[claim]) != "denial"


def _another_named(pair: _Pair) -> bool:
    return bool(_namers(pair)) and not _is_named(pair)


def _off_topic(pair: _Pair) -> bool:
    return pair.answering.bound and not is_object(pair) and _share(pair) < SHARE


def _other_way_round(pair: _Pair) -> bool:
    """Whether one of the two negates what they share and the other does not."""
    if not pair.answering.bound or is_object(pair):
        return False
    shared = pair.answering.topic & _stems_of(pair.wording, pair.other)
    return _negated(pair.wording, pair.own, shared) != _negated(pair.wording, pair.other, shared)


VETOES: tuple[tuple[str, Callable[[_Pair], bool]], ...] = (
    ("later", _later),
    ("one-holds-the-other", _holds),
    ("own-words", _own_words),
    ("headline", _in_headline),
    ("also-against", _also_against),
    ("another-is-named", _another_named),
    ("off-topic", _off_topic),
    ("other-way-round", _other_way_round),
)
"""Each rules a statement out."""


def _object(pair: _Pair) -> float:
    return 2.0 if is_object(pair) else 0.0


def _overlap(pair: _Pair) -> float:
    """Return the weighed share of the claim's words that the other holds, less where they are few and common."""
    shared = pair.answering.topic & _stems_of(pair.wording, pair.other)
    return _share(pair) * min(1.0, sum(map(pair.wording.weight, shared)))


def _share(pair: _Pair) -> float:
    topic = pair.answering.topic
    shared = topic & _stems_of(pair.wording, pair.other)
    if not shared or (len(shared) == 1 and len(topic) > 2):
        return 0.0
    weight = pair.wording.weight
    return sum(map(weight, shared)) / sum(map(weight, topic))


def _named(pair: _Pair) -> float:
    return 0.8 if _namers(pair) and _is_named(pair) else 0.0


def _fits(pair: _Pair) -> float:
    """Return how well the noun that stands for a claim fits the cue of the other."""
    if pair.answering.claim is None:
        return 0.0
    fitting = lexicon().claims[pair.wording.forms[pair.answering.claim].lower()]
    cue = pair.other.cue
    if cue is not None and any(pair.wording.stems[p] in fitting for p in pair.wording.words(cue)):
        return 0.5
    return 0.3 if "speech" in fitting else 0.0


def _near(pair: _Pair) -> float:
    last = max(part.end for part in (*pair.other.content, *([pair.other.cue] if pair.other.cue else [])))
    far = abs(pair.wording.sentence_at(_begin(pair.own)) - pair.wording.sentence_at(last - 1))
    return _NEAR[far] if far < len(_NEAR) else _FAR


def _addressed(pair: _Pair) -> float:
    """Return evidence that the other speaks of the one who answers, as an accusation does."""
    own = pair.own.speaker
    if own is None or own.who is None:
        return 0.0
    words = [word.text for word in words_of(own.who) if word.text[0].isupper()]
    return 0.3 if words and stem(words[-1]) in _stems_of(pair.wording, pair.other) else 0.0


def _pointed_at(pair: _Pair) -> float:
    return 0.35 if pair.answering.pointing and _near(pair) == _NEAR[0] else 0.0


def _again(pair: _Pair) -> float:
    return 0.2 if _same(pair.own.speaker, pair.other.speaker) else 0.0


EVIDENCE: tuple[tuple[str, Callable[[_Pair], float]], ...] = (
    ("object", _object),
    ("overlap", _overlap),
    ("named", _named),
    ("fits", _fits),
    ("near", _near),
    ("addressed", _addressed),
    ("pointed-at", _pointed_at),
    ("again", _again),
)
"""What each adds for a statement that no veto rules out."""


def _stems_of(wording: Wording, statement: Statement) -> set[str]:
    return {wording.stems[p] for part in statement.content for p in wording.words(part)}


def _negated(wording: Wording, statement: Statement, shared: frozenset[str]) -> bool:
    """Whether a negation stands in a content, at most five words before what is shared."""
    words = lexicon()
    since = 6
    for part in statement.content:
        for place in wording.words(part):
            form = wording.forms[place]
            since = 0 if words.has(form, "negation") or form.endswith("n't") else since + 1
            if wording.stems[place] in shared and since <= 5:
                return True
    return False


def _namers(pair: _Pair) -> list[str]:
    """Return the words that tell whose claim is answered: 'Ana Ruiz's', 'the Chilean', 'by the army'."""
    forms, claim = pair.wording.forms, pair.answering.claim
    if claim is None:
        return []
    before = [forms[p] for p in pair.answering.naming if p < claim]
    owned = max((i for i, form in enumerate(before) if form in ("'s", "'")), default=0)
    found = [form for form in before if form[0].isupper()] + before[:owned][-1:]
    after = [forms[p] for p in pair.answering.naming if p > claim]
    after = after[: next((i for i, form in enumerate(after) if form in _LED), None)]
    by = next((i for i, form in enumerate(after) if form in ("by", "from", "of")), len(after))
    # A claim of Ana Ruiz is hers; claims of torture name nobody, and criticism of Ana Ruiz is another's.
    if after[by : by + 1] != ["of"] or "speech" in lexicon().claims[forms[claim].lower()]:
        maker = after[by + 1 :]
        named = [form for form in maker if form[0].isupper()]
        found += named if named or after[by : by + 1] == ["of"] else maker[-1:]
    words = lexicon()
    return [form for form in found if form[0].isalpha() and not words.has(form, "plain") and form.lower() not in _FREE]


_LED = frozenset({"that", ",", "were", "was", "is", "are", "about", "on", "over", "as", "who", "which"})
_FREE = frozenset({"a", "an", "as", "of", "by", "in", "on"})


def _is_named(pair: _Pair) -> bool:
    speaker = pair.other.speaker
    if speaker is None:
        return False
    known = {stem(word.text) for words in (speaker.who, speaker.role) if words for word in words_of(words)}
    if speaker.text:
        known |= {pair.wording.stems[p] for p in pair.wording.words(speaker.text)}
    return any(stem(word) in known or _state(word) == (speaker.country or "-") for word in _namers(pair))


def _state(word: str) -> str | None:
    """Return the code of a state that a word names or stands for."""
    if not word[0].isupper():
        return None
    states = load_states()
    state = states.named(word) or states.by_capital(word) or states.by_seat(word)
    return state.iso3 if state else None
