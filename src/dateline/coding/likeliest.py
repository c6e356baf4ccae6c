"""Who stands on a side of an act that the words beside it leave open.

The members of the cast are weighed by small features and a conditional logit: the chance of a member is the exponential
of its weighted features over the sum of those of all members and of nobody (D. McFadden, "Conditional logit analysis of
qualitative choice behavior", 1974). ``python -m training.sides`` fits the weights in ``data/sides.toml``.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.coding.cast import Cast, Member, key_of
from dateline.marking.marks import Trigger
from dateline.records import Span, Statement

__all__ = ["Choice", "Scene", "choices", "likeliest", "load_weights", "other_side"]

NOBODY = ""
"""Key of the choice that the side is empty."""

_FLOOR = 0.002
_REACH = 1
"""Sentences about an act in which a member is worth the weighing though no link tells of it."""
_FAR = 99
_MENTIONS = 3
"""Mentions from which a member is worth the weighing wherever it stands."""


def other_side(role: str) -> str:
    """Return ``recipient`` for ``actor``, and the other way round."""
    return "recipient" if role == "actor" else "actor"


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of all acts of a dispatch before the open sides are chosen."""

    cast: Cast
    sure: Mapping[tuple[Span, str], frozenset[str]]
    """Keys of who surely stands on a side, by trigger and role."""
    statements: Sequence[Statement]
    chances: Mapping[Span, Mapping[tuple[str, str], float]]
    """The encoder's best chance of a member for a side, by trigger, key and role."""
    acts: Mapping[tuple[str, str], Sequence[Trigger]]
    """The acts on a side of which a member surely stands, by key and role."""

    def on(self, trigger: Trigger, role: str) -> frozenset[str]:
        """Return who surely stands on a side."""
        return self.sure.get((trigger.span, role), frozenset())


@dataclass(frozen=True, slots=True)
class Choice:
    """A member that may stand on the side of an act, with what speaks for it."""

    key: str
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Case:
    """A side of an act that is open."""

    scene: Scene
    trigger: Trigger
    role: str
    sentence: int
    holder: str | None
    """Key of the speaker in whose words the act is told."""

    def chance(self, key: str, role: str) -> float:
        return self.scene.chances.get(self.trigger.span, {}).get((key, role), 0.0)

    def acts(self, key: str, role: str) -> Iterator[Trigger]:
        """Yield the other acts of which a member surely stands on a side."""
        return (t for t in self.scene.acts.get((key, role), ()) if t is not self.trigger)

    def pairs(self, key: str, role: str) -> bool:
        """Whether a member stands on the side ``role`` of another act whose other side is that of this act."""
        mine = self.scene.on(self.trigger, other_side(self.role))
        return any(mine & self.scene.on(t, other_side(role)) for t in self.acts(key, role))

    def distance(self, member: Member) -> int:
        """Return the sentences between the act and the nearest mention that is not part of it."""
        here = self.sentence
        numbers = member.sentences
        if here in numbers:
            act = self.trigger.span
            numbers = tuple(n for s, n in zip(member.spans, numbers, strict=True) if n != here or not s.overlaps(act))
        return min((abs(number - here) for number in numbers), default=_FAR)

    def apart(self, member: Member) -> int:
        """Return the code points between the act and the nearest mention."""
        act = self.trigger.span
        return min(max(act.start - span.end, span.start - act.end, 0) for span in member.spans)

    def is_compatriot(self, member: Member) -> bool:
        mine = self.scene.on(self.trigger, other_side(self.role))
        members = self.scene.cast.members
        return member.actor.country is not None and any(
            members[key].actor.country == member.actor.country for key in mine if key in members
        )


def _logit(chance: float) -> float:
    return math.log((chance + _FLOOR) / (1 - chance + _FLOOR))


def _count(some: Iterator[Trigger]) -> float:
    return math.log(1 + sum(1 for _ in some))


@dataclass(frozen=True, slots=True)
class _View:
    """A member as seen from an open side."""

    case: _Case
    key: str
    member: Member
    distance: int

    @property
    def chance(self) -> float:
        return self.case.chance(self.key, self.case.role)


Feature = Callable[[_View], float]

FEATURES: tuple[tuple[str, Feature], ...] = (
    ("link", lambda v: _logit(v.chance)),
    ("link-other", lambda v: _logit(v.case.chance(v.key, other_side(v.case.role)))),
    ("linked", lambda v: float(v.chance > 0)),
    ("near", lambda v: -math.log(1 + v.case.apart(v.member))),
    ("same-sentence", lambda v: float(v.distance == 0)),
    ("next-sentence", lambda v: float(v.distance == 1)),
    ("far", lambda v: float(v.distance > 2)),
    ("before", lambda v: float(v.member.spans[0] < v.case.trigger.span)),
    ("on-this-side", lambda v: _count(v.case.acts(v.key, v.case.role))),
    ("on-other-side", lambda v: _count(v.case.acts(v.key, other_side(v.case.role)))),
    ("same-type", lambda v: float(any(t.type == v.case.trigger.type for t in v.case.acts(v.key, v.case.role)))),
    ("same-pair", lambda v: float(v.case.pairs(v.key, v.case.role))),
    ("turned-pair", lambda v: float(v.case.pairs(v.key, other_side(v.case.role)))),
    ("mentions", lambda v: math.log(len(v.member.spans))),
    ("holder", lambda v: float(v.key == v.case.holder)),
    ("speaks", lambda v: math.log(1 + v.member.said)),
    ("government", lambda v: float(v.member.actor.sector in ("GOV", "MIL"))),
    ("homeless", lambda v: float(v.member.actor.country is None)),
    ("unknown", lambda v: float(v.member.actor.sector in (None, "UNK"))),
    ("compatriot", lambda v: float(v.case.is_compatriot(v.member))),
)
"""What speaks for or against a member, each a number; a small table rather than one long formula."""


def choices(scene: Scene, trigger: Trigger, role: str) -> list[Choice]:
    """Return who may stand on a side, with features, and last nobody."""
    case = _case(scene, trigger, role)
    found = [
        Choice(view.key, {name: value for name, feature in FEATURES if (value := feature(view))})
        for view in _views(case)
    ]
    best = max((case.chance(choice.key, role) for choice in found), default=0.0)
    nobody = {"nobody": 1.0, f"nobody:{trigger.type}": 1.0, "nobody:best-link": _logit(best)}
    if not scene.on(trigger, other_side(role)):
        nobody["nobody:alone"] = 1.0
    return [*found, Choice(NOBODY, nobody)]


def _views(case: _Case) -> Iterator[_View]:
    """Yield the members that are worth the weighing; nobody acts upon itself."""
    scene = case.scene
    taken = scene.on(case.trigger, other_side(case.role))
    for key, member in scene.cast.members.items():
        if key in taken:
            continue
        distance = case.distance(member)
        if (
            distance <= _REACH
            or len(member.spans) >= _MENTIONS
            or case.chance(key, case.role) > 0
            or key == case.holder
            or any((key, role) in scene.acts for role in ("actor", "recipient"))
        ):
            yield _View(case, key, member, distance)


def _case(scene: Scene, trigger: Trigger, role: str) -> _Case:
    holders = [s for s in scene.statements if any(content.contains(trigger.span) for content in s.content)]
    inner = min(holders, key=lambda s: sum(len(content) for content in s.content), default=None)
    holder = key_of(inner.speaker) if inner and inner.speaker else None
    return _Case(scene, trigger, role, scene.cast.sentence(trigger.span), holder)


@cache
def load_weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weight of each feature, by role."""
    text = resources.files("dateline.coding").joinpath("data/sides.toml").read_text(encoding="utf-8")
    weights: Mapping[str, Mapping[str, float]] = tomllib.loads(text)
    return weights


def likeliest(scene: Scene, trigger: Trigger, role: str, weights: Mapping[str, float]) -> str | None:
    """Return the key of the likeliest member for a side, or None where nobody is likelier."""
    some = choices(scene, trigger, role)
    best = max(some, key=lambda choice: sum(weights.get(n, 0.0) * v for n, v in choice.features.items()))
    return best.key or None
