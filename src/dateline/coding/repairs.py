"""What rules add to the encoder's attributions, as a table of small named rules.

Each rule takes the text and the marks and returns more, or better, attributions; its name stays with what it made.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from dateline.coding.quoting import nearest_before, unclaimed_quotes
from dateline.marking.marks import Attribution, Marks
from dateline.records import Span

Rule = Callable[[str, Marks], tuple[Attribution, ...]]

GOES_ON_REACH = 40
"""Most code points between a statement and a quotation that goes on with it: a full stop, a paragraph break."""

CRUMB = 2
"""Most words of a content that may be a crumb of another."""

CARRIED_OVER = frozenset({"rule:goes-on", "rule:same-speaker"})
"""Rules that give a statement the speaker of the one before it."""

_POINTING_BACK = re.compile(
    r"(?:This|That|So)\s+(?:was|is|has\s+been|were)\s+"
    r"(?P<cue>stated|said|announced|declared|reported|confirmed|claimed|disclosed|revealed|made\s+known|asserted|written)"
    r"\s+(?:[a-z]+ly\s+|on\s+\w+day\s+|today\s+|yesterday\s+)?by\s+(?P<who>[^.;:]+?)"
    r"(?=[.;:]|\s+(?:after|before|during|while|when|in\s+an?\s|at\s+an?\s|on\s+\w+day|to\s+reporters|who\s)|,\s+(?:after|who|when|while)\b)"
)


def pointing_back(text: str, marks: Marks) -> tuple[Attribution, ...]:
    """'This was stated by X': the sentence before is what X said."""
    found = list(marks.attributions)
    for before, sentence in zip(marks.sentences, marks.sentences[1:], strict=False):
        match = _POINTING_BACK.match(text, sentence.start, sentence.end)
        if not match:
            continue
        source, cue = Span(*match.span("who")), Span(*match.span("cue"))
        end = before.end - (text[before.end - 1] == ".")
        new = Attribution(source, cue, (Span(before.start, end),), 0.9, ("rule:pointing-back",))
        found = [a for a in found if not _same_ground(a, new)]
        found.append(new)
    return _rebound(marks.attributions, found)


def _same_ground(a: Attribution, new: Attribution) -> bool:
    """Whether an attribution is the new one told less well: its content lies there, or it uses the same cue."""
    if a.inside is not None:
        return False
    if a.cue and new.cue and a.cue.overlaps(new.cue):
        return True
    whole = new.content[0]
    covered = sum(max(0, min(c.end, whole.end) - max(c.start, whole.start)) for c in a.content)
    return covered > 0.6 * len(whole)


def goes_on(text: str, marks: Marks) -> tuple[Attribution, ...]:
    """A whole-sentence quotation that nobody claims, right after a statement: the same speaker goes on."""
    found = list(marks.attributions)
    outer = [a for a in marks.attributions if a.inside is None]
    for quote in unclaimed_quotes(text, marks):
        before = nearest_before(quote, outer, GOES_ON_REACH)
        if before is None or before.source is None:
            continue
        new = Attribution(before.source, None, (quote,), 0.6, ("rule:goes-on",))
        found.append(new)
        outer.append(new)
    return tuple(found)


def same_speaker(text: str, marks: Marks) -> tuple[Attribution, ...]:
    """A quotation with neither cue nor source, right after a statement: the same speaker goes on."""
    found = list(marks.attributions)
    outer = [a for a in found if a.inside is None]
    for i, attribution in enumerate(found):
        if attribution.source or attribution.cue or attribution.inside is not None:
            continue
        first = attribution.content[0]
        if not any(q.start <= first.start < q.end for q in marks.quotes):
            continue
        others = [a for a in outer if a is not attribution]
        before = nearest_before(first, others, GOES_ON_REACH)
        if before is not None and before.source is not None:
            rules = (*attribution.rules, "rule:same-speaker")
            found[i] = replace(attribution, source=before.source, rules=rules)
            outer = [a for a in found if a.inside is None]
    return tuple(found)


def whole_quotes(text: str, marks: Marks) -> tuple[Attribution, ...]:
    """A content that begins or ends a few characters off a quotation mark takes the mark in."""
    quotes = marks.quotes
    return tuple(replace(a, content=tuple(_to_marks(part, quotes) for part in a.content)) for a in marks.attributions)


def _to_marks(part: Span, quotes: tuple[Span, ...]) -> Span:
    start, end = part.start, part.end
    for quote in quotes:
        if 0 < start - quote.start <= 2:
            start = quote.start
        if 0 < quote.end - end <= 2:
            end = quote.end
    return Span(start, end)


def no_crumbs(text: str, marks: Marks) -> tuple[Attribution, ...]:
    """A content of a word or two whose cue reports a longer one as well is a crumb of that one, and dropped."""
    longest: dict[Span, int] = {}
    for attribution in marks.attributions:
        if attribution.cue:
            longest[attribution.cue] = max(longest.get(attribution.cue, 0), _words(text, attribution))
    kept = [a for a in marks.attributions if a.cue is None or _words(text, a) > CRUMB or longest[a.cue] <= CRUMB]
    return _rebound(marks.attributions, kept)


def _words(text: str, attribution: Attribution) -> int:
    return sum(len(part.of(text).split()) for part in attribution.content)


RULES: tuple[tuple[str, Rule], ...] = (
    ("no-crumbs", no_crumbs),
    ("whole-quotes", whole_quotes),
    ("pointing-back", pointing_back),
    ("same-speaker", same_speaker),
    ("goes-on", goes_on),
)
"""Tried in this order; each sees what the one before it left."""


def repair(text: str, marks: Marks) -> Marks:
    """Return the marks after all rules."""
    for _, rule in RULES:
        marks = replace(marks, attributions=rule(text, marks))
    return marks


def _rebound(old: tuple[Attribution, ...], new: list[Attribution]) -> tuple[Attribution, ...]:
    """Return ``new`` with ``inside`` pointing to the places that holders have there; orphans become outer ones."""
    place = {id(a): i for i, a in enumerate(new)}
    return tuple(a if a.inside is None else replace(a, inside=place.get(id(old[a.inside]))) for a in new)
