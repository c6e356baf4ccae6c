"""How closely a time expression belongs to an act: the words between the two, counted by what they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dateline.records import Span, When

__all__ = ["LIMIT", "distance"]

LIMIT: Final = 12.0
"""Distance from which on an expression is taken to date something else."""
_LEAST_BEFORE: Final = 2.0

_REPORTING: Final = (
    r"(?:said|says|told|added|announced|reported|stated|declared|noted|wrote|confirmed|insisted|claimed|denied|acknowledged"
    r"|predicted|testified|tweeted|posted|explained|argued|warned)"
)
_REPORT: Final = re.compile(rf"\b{_REPORTING}\b", re.IGNORECASE)
_REPORT_BEFORE: Final = re.compile(
    rf"\b{_REPORTING}(?:\s+(?:[\w’'-]+\s+){{0,3}}(?:on|in|at|late|early|earlier|here|there))?\s*$", re.IGNORECASE
)
_REPORT_AFTER: Final = re.compile(rf"\s*{_REPORTING}\b", re.IGNORECASE)
_PARTICIPLE: Final = re.compile(
    rf",?\s*(?:which\s+(?:was|were)\s+)?{_REPORTING}\s+(?:on\s+|late\s+|in\s+)?", re.IGNORECASE
)
_QUOTE: Final = re.compile(r"[\"“”]|``|''")
_STOP: Final = re.compile(r"(?:[;:?!]|(?<=[a-z0-9)’'][a-z0-9)’'])\.)['’”\"]{0,2}\s(?=\W*[A-Z])")
_LINK: Final = re.compile(
    r"\b(?:who|which|that|where|when|after|before|while|whose|since|because|if|but|as|although|though|until|whether)\b",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(r"\b(?:after|before|following|as|since|because|amid|despite)\b", re.IGNORECASE)
_VERB: Final = re.compile(
    r"\b(?:[a-z]{2,}ed|was|were|is|are|has|have|had|will|would|did|does|do|can|could|may|might|must|should|began|met|came"
    r"|went|took|made|gave|held|left|became|led|fell|broke|sent|won|lost|shot|fought|ran|hit|put|rose|to\s[a-z]+)\b"
)
_AND: Final = re.compile(r"\b(?:and|or)\b|\bto\b")
_OPENS: Final = re.compile(
    r"(?:^|[.;:?!,]\s|\s(?:--|–|—|_|and|but|that)\s|[\"“])\s*"
    r"(?:(?:on|in|at|by|since|over|during|late|early|the|and|but|also)\s+){0,3}$",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(r"\b(?:and|or|then)\s+(?:also\s+|then\s+)?$", re.IGNORECASE)
_RELATIVE: Final = re.compile(r"\b(?:who|which|where)\b[^,;.]*$", re.IGNORECASE)
_MODAL: Final = re.compile(r"\b(?:will|would|shall|may|might|could|can|must|should)\s+(?:\w+\s+)?$", re.IGNORECASE)
_PHRASE: Final = re.compile(r"(?:['’]s)?\s+(?:[\w’'-]+\s+){0,4}")
_PHRASE_END: Final = re.compile(
    r"\b(?:of|in|on|at|by|to|for|with|from|against|into|was|were|is|are|has|have|had|will|would|and|who|which|that)\s",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"\b(?:the|an?|his|her|its|their)\s+(?:[a-z]+\s+)?$", re.IGNORECASE)

_NEXT_ARTICLE: Final = re.compile(r"\b(?:the|an?|his|her|its|their)\s+$", re.IGNORECASE)
_DASH: Final = re.compile(r"\s(?:--|–|—|_)\s")
_ASIDE_VERB: Final = re.compile(r",\s\w+ing\b|\bbut\b")
_WHEN: Final = re.compile(r",?\s*when\b")


@dataclass(frozen=True, slots=True)
class _Pair:
    """An act and an expression with the words around them."""

    trigger: Span
    time: Span
    when: When
    sentence: Span
    text: str

    @property
    def follows(self) -> bool:
        """Whether the expression stands after the act."""
        return self.time.start >= self.trigger.end

    @property
    def gap(self) -> str:
        """The words between the two."""
        if self.follows:
            return self.text[self.trigger.end : self.time.start]
        return self.text[self.time.end : self.trigger.start]

    @property
    def before(self) -> str:
        """The words before the expression, as far as they matter."""
        return self.text[max(self.sentence.start, self.time.start - 80) : self.time.start]

    @property
    def lead(self) -> str:
        """The words before the act, as far as they matter."""
        return self.text[max(self.sentence.start, self.trigger.start - 24) : self.trigger.start]


def distance(trigger: Span, when: When, sentence: Span, text: str) -> float:
    """Return how far a time expression is from an act; small where both are in one clause."""
    if when.text is None:
        return LIMIT
    if when.text.overlaps(trigger):
        return 0.0
    pair = _Pair(trigger, when.text, when, sentence, text)
    gap = pair.gap
    total = sum(weight * count(gap) for _, weight, count in _WORDS) + sum(
        weight for _, weight, holds in _POSITIONS if holds(pair)
    )
    return total if pair.follows else max(total, _LEAST_BEFORE)


def _opens(pair: _Pair) -> bool:
    return not pair.follows and bool(_OPENS.search(pair.before))


def _is_owned(pair: _Pair) -> bool:
    """A reporting verb beside the expression owns it, unless that verb is the act itself or tells of the act."""
    left = _REPORT_BEFORE.search(pair.before)
    if left:
        start = pair.time.start - len(pair.before) + left.start()
        told = pair.follows and _PARTICIPLE.fullmatch(pair.gap)
        return not told and not Span(start, pair.time.start).overlaps(pair.trigger)
    if not pair.follows and _opens(pair) and _reports_first(pair.gap):
        return True
    right = _REPORT_AFTER.match(pair.text, pair.time.end, pair.sentence.end)
    return bool(right and not Span(pair.time.end, right.end()).overlaps(pair.trigger))


def _reports_first(gap: str) -> bool:
    report, verb = _REPORT.search(gap), _VERB.search(gap)
    return report is not None and (verb is None or report.start() <= verb.start())


def _is_attribute(pair: _Pair) -> bool:
    """``last year's assault``, ``the 2016 coup``, ``six-year war`` date the noun behind them, and nothing else."""
    if not _stands_before_noun(pair):
        return False
    if pair.follows:
        return True
    return not _PHRASE.fullmatch(pair.gap) or bool(_PHRASE_END.search(pair.gap))


def _stands_before_noun(pair: _Pair) -> bool:
    after = pair.text[pair.time.end : pair.time.end + 2]
    if after.startswith(("'s", "’s")) or pair.when.rule.endswith(("count-long-war", "count-day-visit")):
        return True
    article = _NEXT_ARTICLE if pair.when.rule == "weekday" else _ARTICLE
    return after[:1] == " " and after[1:].isalpha() and after[1:].islower() and bool(article.search(pair.before))


def _is_since(pair: _Pair) -> bool:
    return pair.when.rule == "since-clause"


def _is_relative(pair: _Pair) -> bool:
    """The expression ends a relative clause that the act stands after."""
    return not pair.follows and pair.gap.lstrip().startswith(",") and bool(_RELATIVE.search(pair.before))


def _is_aside(pair: _Pair) -> bool:
    """The act stands in a phrase of its own, such as ``after the talks``, behind the expression."""
    return not pair.follows and bool(_ASIDE.search(pair.gap))


def _looks_away(pair: _Pair) -> bool:
    """The act looks ahead and the expression back, or the other way round."""
    anchor = pair.when.anchor
    if anchor is None:
        return False
    ahead = bool(_MODAL.search(pair.lead))
    if pair.when.start > anchor:
        return not ahead and pair.trigger.of(pair.text).endswith("ed")
    return ahead and pair.when.end < anchor


_WORDS: Final[tuple[tuple[str, float, Callable[[str], int]], ...]] = (
    ("words", 0.35, lambda gap: len(gap.split())),
    ("commas", 2.0, lambda gap: gap.count(",")),
    ("quotation marks", 6.0, lambda gap: len(_QUOTE.findall(gap)) % 2),
    ("sentence breaks", 9.0, lambda gap: len(_STOP.findall(gap))),
    ("dashes", 6.0, lambda gap: len(_DASH.findall(gap)) % 2),
    ("turns", 3.0, lambda gap: len(_ASIDE_VERB.findall(gap))),
    ("links", 3.0, lambda gap: len(_LINK.findall(gap))),
    ("verbs", 2.5, lambda gap: len(_VERB.findall(gap))),
    ("reporting verbs", 5.0, lambda gap: len(_REPORT.findall(gap))),
    ("joins", 0.5, lambda gap: len(_AND.findall(gap))),
)
_POSITIONS: Final[tuple[tuple[str, float, Callable[[_Pair], bool]], ...]] = (
    ("stands before the act", 2.0, lambda pair: not pair.follows),
    ("opens the clause", -5.0, _opens),
    ("a clause with when", -6.0, lambda pair: not pair.follows and bool(_WHEN.match(pair.gap))),
    ("since an act, behind it", 12.0, lambda pair: _is_since(pair) and not pair.follows and not _opens(pair)),
    ("act is joined by and", -4.0, lambda pair: not pair.follows and bool(_JOINED.search(pair.lead))),
    ("belongs to a report", 12.0, _is_owned),
    ("belongs to a noun", 12.0, _is_attribute),
    ("ends a relative clause", 6.0, _is_relative),
    ("act is an aside", 4.0, _is_aside),
    ("looks the other way", 6.0, _looks_away),
)
