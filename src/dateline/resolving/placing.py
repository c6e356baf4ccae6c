"""Which of the places in a sentence an act happens in, if the sentence says so at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.records import Span, Where

__all__ = ["LIMIT", "where_of"]

LIMIT: Final = 9.0
"""Distance from which on a place is taken to be somebody else's."""

_IN: Final = (
    r"in|(?<!aimed\s)(?<!look\s)(?<!directed\s)at|near|outside|inside|around|across|throughout|within|off"
    r"|(?<!hand\s)(?<!handed\s)(?<!take\s)(?<!took\s)(?<!taken\s)over|along|(?:set|scheduled|slated|planned|due)\s+for"
)
_TOWARDS: Final = r"into|to|from|on|against|towards?|through"
_PLACE_NOUN: Final = (
    r"city|town|village|port|resort|capital|suburb|province|region|state|island|enclave|stronghold|district|area|border"
    r"|parts|north|south|east|west|outskirts|centre|center|territory|camp|airbase|skies|streets|cities|towns"
)
_LOCATIVE: Final = re.compile(
    rf"\b(?P<word>{_IN})\s+(?:(?:the|an?|its|their|his)\s+)?(?:[\w’'-]+\s+){{0,4}}(?:(?:{_PLACE_NOUN})\s+(?:of\s+)?(?:the\s+)?)?$",
    re.IGNORECASE,
)
_NEAR_LOCATIVE: Final = re.compile(
    rf"\b(?P<word>{_IN})\s+(?:(?:the|an?|nearby|downtown|central|besieged|rebel-held)\s+)*$", re.IGNORECASE
)
_NOUN_LOCATIVE: Final = re.compile(
    rf"\b(?P<word>{_IN}|{_TOWARDS}|of)\s+(?:(?:the|an?|its|their)\s+)?(?:[\w’'-]+\s+){{0,3}}(?:{_PLACE_NOUN})\s+(?:of\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_DIRECTIONAL: Final = re.compile(rf"\b(?P<word>{_TOWARDS}|of)\s+(?:(?:the|an?)\s+)?$", re.IGNORECASE)
_OBJECT: Final = re.compile(
    rf"\s*(?:(?:back\s+)?control\s+of\s+)?(?:(?:the|an?|its|their|much|most|all|parts)\s+)?(?:of\s+(?:the\s+)?)?"
    rf"(?:[\w’'-]+\s+){{0,2}}?(?:(?:{_PLACE_NOUN})\s+(?:of\s+)?)?"
)
_NEXT_OBJECT: Final = re.compile(rf"\s+(?:the\s+)?(?:[\w’'-]+\s+)?(?:(?:{_PLACE_NOUN})\s+(?:of\s+)?)?")
_COMPOUND: Final = re.compile(
    r"\s+(?:(?!(?:would|will|to|and|said|says|has|had|have|is|was|were|may|could|can|must|should|also|who|that)\b)[a-z][\w’'-]*\s+){0,2}"
)
_RESORT: Final = re.compile(rf"\s+(?:{_PLACE_NOUN})\s+(?:of\s+)?[A-Z]")
_NOUN_NEXT: Final = re.compile(
    r"\s+(?!(?:and|or|on|in|at|to|for|from|by|with|as|after|before|since|last|is|was|has|had|have|will|would|said|says|that|this)\b)\w"
)
_ACT: Final = re.compile(
    r"\b(?:attacks?|assaults?|bombings?|wars?|(?:air)?strikes?|raids?|violence|talks|operations?|conflict|presence|developments|weapons|killings?"
    r"|crackdown|fighting|clash(?:es)?|offensive|coup|elections?|genocide|meetings?|summit|cooperation|backers)\b",
    re.IGNORECASE,
)
_WHERE: Final = re.compile(r",?\s*where\b")
_POSSESSIVE: Final = re.compile(r"['’]s?\b")
_QUOTE: Final = re.compile(r"[\"“”]|``|''")
_STOP: Final = re.compile(r"(?:[;:?!]|(?<=[a-z0-9)’'][a-z0-9)’'])\.)['’”\"]{0,2}\s(?=\W*[A-Z])|\s(?:--|–|—|_)\s")
_LINK: Final = re.compile(
    r"\b(?:who|which|that|where|when|after|before|while|whose|since|because|if|but|as|although|until|whether)\b",
    re.IGNORECASE,
)
_VERB: Final = re.compile(
    r"\b(?:[a-z]{2,}ed|was|were|is|are|has|have|had|will|would|did|does|do|can|could|may|might|must|should|began|met|came"
    r"|went|took|made|gave|held|left|became|led|fell|broke|sent|won|lost|shot|fought|ran|hit|put|rose|said|says|told)\b"
)
_ING: Final = re.compile(r"\b[a-z]{3,}ing\b")
_OPENING: Final = re.compile(r"^\W*(?:in|at|near|outside|across|around|inside|throughout)\s[^,.;]*$", re.IGNORECASE)
_SPEECH: Final = re.compile(
    r"(?:accus|condemn|criticis|criticiz|prais|urg|warn|demand|call|reject|refus|promis|vow|pledg|threat|agree|announc|den[iy]|blam|welcom"
    r"|support|back|invit|ask|appeal|insist|expect|said|propos|offer|order|recogni|dismiss|endors|apolog|oppos|claim|willing|endorse|discuss|satisf|appal|shield|indicat|provid|vot)\w*",
    re.IGNORECASE,
)
_MOTION: Final = re.compile(
    r"(?:visit|tour|leav|left|enter|invad|bomb|shell|seiz|captur|recaptur|reclaim|surround|besieg|attack|storm|occup|overran|raid|retak|took|tak|los|swept"
    r"|sweep|cross|hit|struck|strik|liberat|annex|patrol)\w*",
    re.IGNORECASE,
)
_STAY: Final = re.compile(
    r"(?:invasion|siege|occupation|capture|recapture|fall|seizure|bombing|bombardment|shelling|attack|assault|raid|strike|airstrike|offensive|war"
    r"|blockade|visit|withdrawal|withdr[ae]w|retreat|pull(?:ed|ing)?|return|mov\w*|sent|send\w*|deploy\w*|redeploy\w*|flew|fled|fir\w+|march\w*"
    r"|travel\w*|incursion|intervention|intervene|push\w*|advanc\w*|dispatch\w*|annexation|fought|fight\w*|clash\w*|swept|expel\w*|talks|trip|left|went|c[ao]me)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """An act and a place with the words around them."""

    trigger: Span
    place: Span
    where: Where
    sentence: Span
    text: str

    @property
    def follows(self) -> bool:
        """Whether the place stands after the act."""
        return self.place.start >= self.trigger.end

    @property
    def gap(self) -> str:
        """The words between the two."""
        if self.follows:
            return self.text[self.trigger.end : self.place.start]
        return self.text[self.place.end : self.trigger.start]

    @property
    def lead(self) -> str:
        """The words before the place, as far as they matter."""
        floor = self.trigger.end if self.follows else self.sentence.start
        return self.text[max(floor, self.place.start - 70) : self.place.start]

    @property
    def word(self) -> str:
        """The words of the act."""
        return self.trigger.of(self.text)


def where_of(trigger: Span, sentence: Span, places: Sequence[Where], text: str) -> Where | None:
    """Return the place in which the act at ``trigger`` happens, or None where its sentence does not say.

    A place counts when words such as *in* or *near* tie it to the act, when it is what a movement or an attack is aimed
    at, or when it stands before the noun of the act (*the Aleppo offensive*). A government named by its capital, and
    the dateline, are no places of an act.

    Args:
        trigger: the words that carry the act.
        sentence: the sentence that holds them.
        places: what ``PlaceFinder.find`` found in the text.
        text: the text.
    """
    best, least = None, LIMIT
    for where in places:
        if where.text is None or not sentence.contains(where.text) or where.text.overlaps(trigger):
            continue
        if _is_attribute(where, where.text, text):
            continue
        pair = _Pair(trigger, where.text, where, sentence, text)
        tie = next((cost for _, cost, holds in _TIES if holds(pair)), None)
        if tie is None:
            continue
        far = tie + sum(weight * count(pair.gap) for _, weight, count in _WORDS)
        if pair.follows and _SPEECH.fullmatch(pair.word.split()[0]):
            far += _SAID_FAR
        if far < least:
            best, least = where, far
    return best


_SAID_FAR: Final = 5.0  # words are said in a place, but a place behind a verb of saying is mostly what is talked about


def _is_attribute(where: Where, place: Span, text: str) -> bool:
    """``U.S. embassies``, ``the Black Sea resort of ...``: the words only describe what follows."""
    if _RESORT.match(text, place.end):
        return True
    short = place.of(text).replace(".", "").isupper() and where.precision == "country"
    return short and bool(_NOUN_NEXT.match(text, place.end))


def _owned(pair: _Pair) -> bool:
    return bool(_POSSESSIVE.match(pair.text, pair.place.end))


def _in_place(pair: _Pair) -> bool:
    return pair.follows and not _owned(pair) and bool(_NEAR_LOCATIVE.search(pair.lead))


def _in_noun_of_place(pair: _Pair) -> bool:
    return pair.follows and not _owned(pair) and bool(_NOUN_LOCATIVE.search(pair.lead))


def _aimed_at(pair: _Pair) -> bool:
    return (
        pair.follows
        and not _owned(pair)
        and not _LINK.search(pair.gap)
        and not _VERB.search(pair.gap)
        and bool(_STAY.fullmatch(pair.word.split()[0]))
        and bool(_DIRECTIONAL.search(pair.lead))
    )


def _object(pair: _Pair) -> bool:
    moves = bool(_MOTION.fullmatch(pair.word.split()[0])) and not _owned(pair)
    return pair.follows and moves and bool(_NEXT_OBJECT.fullmatch(pair.gap) or _OBJECT.fullmatch(pair.gap))


def _compound(pair: _Pair) -> bool:
    """``the Aleppo offensive``: a town before the noun; of states, only in ``Syrian civil war``."""
    if pair.follows or not _COMPOUND.fullmatch(pair.gap) or pair.word.endswith("ed"):
        return False
    if pair.where.precision == "country":
        return pair.word.lower() in ("war", "conflict") and "civil" in pair.gap + pair.word
    return pair.where.precision in ("settlement", "area", "admin")


def _opens(pair: _Pair) -> bool:
    """``In Aleppo, rebels ...``"""
    lead = pair.text[pair.sentence.start : pair.place.start]
    return not pair.follows and len(lead) < 40 and bool(_OPENING.match(lead)) and bool(_NEAR_LOCATIVE.search(pair.lead))


def _in_before(pair: _Pair) -> bool:
    return (
        not pair.follows
        and not _owned(pair)
        and bool(_NEAR_LOCATIVE.search(pair.lead) or _NOUN_LOCATIVE.search(pair.lead))
    )


def _where_clause(pair: _Pair) -> bool:
    return not pair.follows and bool(_WHERE.match(pair.gap))


def _right_before(pair: _Pair) -> bool:
    return len(pair.gap.split()) <= _FEW and "," not in pair.gap and _in_before(pair)


_FEW: Final = 3  # words
_TIES: Final[tuple[tuple[str, float, Callable[[_Pair], bool]], ...]] = (
    ("object of the movement", 0.0, _object),
    ("in the place", 0.0, _in_place),
    ("in a town of that name", 0.0, _in_noun_of_place),
    ("what the act is aimed at", 0.5, _aimed_at),
    ("before the noun of the act", 1.0, _compound),
    ("opens the sentence", -3.0, _opens),
    ("in the place, right before", 1.0, _right_before),
    ("a clause with where", -2.0, _where_clause),
    ("in the place, said before", 4.0, _in_before),
)
_WORDS: Final[tuple[tuple[str, float, Callable[[str], int]], ...]] = (
    ("words", 0.3, lambda gap: len(gap.split())),
    ("commas", 1.5, lambda gap: gap.count(",")),
    ("quotation marks", 6.0, lambda gap: len(_QUOTE.findall(gap)) % 2),
    ("sentence breaks", 9.0, lambda gap: len(_STOP.findall(gap))),
    ("links", 3.0, lambda gap: len(_LINK.findall(gap))),
    ("verbs", 2.5, lambda gap: len(_VERB.findall(gap))),
    ("participles", 1.0, lambda gap: len(_ING.findall(gap))),
    ("other acts", 3.0, lambda gap: len(_ACT.findall(gap))),
)
