"""Whether the clause around a time expression looks back or ahead."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

__all__ = ["Tense", "tense_at"]

_REACH: Final = 140  # a clause of a dispatch is rarely longer, and looking farther costs time
_BREAK: Final = re.compile(
    r"(?:[;:?!\"“”()]|(?<=[a-z0-9)’'\"][a-z0-9)’'\"])[.])['’”\"]{0,2}\s|\n\s*\n|\s(?:--|–|—|_)\s|,\s(?:and|but|who|which|while|where|after)\s"
)
_WORD: Final = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\$?\d[\d.,]*")

_AHEAD: Final = frozenset(
    "will shall may might must should due scheduled expected slated planned plans intends upcoming"
    " forthcoming going coming supposed ahead until till can planning wont likely poised expects aims would"
    " deadline begins opens starts meets"
    " leaves arrives resumes meet begin leave arrive resume convene convenes hold".split()
)
_SET_FOR: Final = frozenset("due scheduled expected slated planned supposed".split())
_TO_BACK: Final = frozenset(
    "forced refused failed managed helped began started continued declined had used came went gathered ceased proceeded"
    " returned decided have has having".split()
)
_BACK: Final = frozenset(
    "said told was were had has did met came went took made gave held left became began saw got sent won lost led fell"
    " rose broke spoke wrote flew struck shot fought brought built found ran hit put read quit cut rallied been did"
    " drove swept sought withdrew kept stood threw sank rode fled fed bore swore drew grew knew chose dealt felt heard"
    " lay meant paid sat sold spent taught thought understood wore says been".split()
)
_NOT_VERB: Final = frozenset("united armed red need speed indeed hundred unprecedented seed embed".split())
_DETERMINERS: Final = frozenset("the a an his her their its our this that these those them him it us".split())

_NOT_INFINITIVE: Final = _DETERMINERS | frozenset(
    "death more less about around nearly almost at least both all any each every some no one two three what which whom"
    " where".split()
)


class Tense(Enum):
    """What the words around an expression show."""

    BACK = "back"
    AHEAD = "ahead"
    UNKNOWN = "unknown"


def tense_at(text: str, start: int, end: int) -> Tense:
    """Return whether the clause that holds ``text[start:end]`` looks back or ahead.

    The nearest verb to the left decides; where there is none, the first one to the right.
    """
    left = _WORD.findall(_tail(text[max(0, start - _REACH) : start]))
    for at in range(len(left) - 1, -1, -1):
        found = _verdict(left, at)
        if found is not Tense.UNKNOWN:
            return found
    right = _WORD.findall(_head(text[end : end + _REACH]))
    for at in range(len(right)):
        found = _verdict(right, at)
        if found is not Tense.UNKNOWN:
            return found
    return Tense.UNKNOWN


def _tail(left: str) -> str:
    cut = 0
    for match in _BREAK.finditer(left):
        cut = match.end()
    return left[cut:]


def _head(right: str) -> str:
    match = _BREAK.search(right)
    return right[: match.start()] if match else right


def _verdict(words: list[str], at: int) -> Tense:
    word = words[at].lower().replace("’", "'")
    if word == "set":
        return Tense.AHEAD if words[at + 1 : at + 2] in (["to"], ["for"]) or at + 1 == len(words) else Tense.BACK
    if word in _SET_FOR and "had" in words[max(0, at - 2) : at]:
        return Tense.BACK
    if at and words[at - 1] == "to":
        return Tense.UNKNOWN  # the infinitive is judged at its "to"
    if words[at] == "May" and at:
        return Tense.UNKNOWN  # the month
    if word == "ahead" and words[at + 1 : at + 2] == ["of"]:
        return Tense.UNKNOWN
    if word in _AHEAD or word.endswith("'ll"):
        return Tense.AHEAD
    if word == "to" and at + 1 < len(words):
        return _infinitive(words, at)
    return _past(words, at) if word in _BACK or _is_past_form(words, at) else Tense.UNKNOWN


def _is_past_form(words: list[str], at: int) -> bool:
    """Whether a word ends like a past form and stands where a verb may stand: not in ``the unfinished bridge``."""
    word = words[at]
    if not word.endswith("ed") or len(word) < 4 or not word[0].islower() or word in _NOT_VERB or word.startswith("un"):
        return False
    return at == 0 or words[at - 1].lower() not in _DETERMINERS - {"it", "us", "him", "that", "this"}


def _infinitive(words: list[str], at: int) -> Tense:
    following = words[at + 1]
    if not following[0].islower() or following in _NOT_INFINITIVE or following.endswith(("ing", "s", "ed")):
        return Tense.UNKNOWN
    before = {word.lower() for word in words[max(0, at - 3) : at]}
    return Tense.BACK if before & _TO_BACK or before >= {"had", "been"} else Tense.AHEAD


def _past(words: list[str], at: int) -> Tense:
    """A past form is no past after ``will be`` or ``to be``."""
    before = [word.lower() for word in words[max(0, at - 3) : at]]
    if "be" in before and not {"may", "might"} & set(before):
        return Tense.AHEAD
    return Tense.AHEAD if before and before[-1] in ("will", "would", "to", "shall") else Tense.BACK
