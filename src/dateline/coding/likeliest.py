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
_MENTIONS = 3
"""Mentions from which a member is worth the weighing wherever it stands."""


def other_side(role: str) -> str:
    """Return ``recipient`` for ``actor``, and the other way round."""
    return "recipient" if role == "actor" else "actor"


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of all acts of a dispatch before the open sides are chosen."""

    cast: Cast
    triggers: Sequence[Trigger]
    sure: Mapping[tuple[Span, str], frozenset[str]]
    """Keys of who surely stands on a side, by trigger and role."""
    statements: Sequence[Statement]
    chances: Mapping[Span, Mapping[tuple[str, str], float]]
    """The encoder's best chance of a member for a side, by trigger, key and role."""

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
        scene = self.scene
        return (t for t in scene.triggers if t.span != self.trigger.span and key in scene.on(t, role))

    def pairs(self, key: str, role: str) -> bool:
        """Whether a member stands on the side ``role`` of another act whose other side is that of this act."""
        mine = self.scene.on(self.trigger, other_side(self.role))
        return any(mine & self.scene.on(t, other_side(role)) for t in self.acts(key, role))

    def distance(self, member: Member) -> int:
        return min(
            (
                abs(number - self.sentence)
                for span, number in zip(member.spans, member.sentences, strict=True)
                if not span.overlaps(self.trigger.span)
            ),
            default=99,
        )

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


Feature = Callable[[_Case, str, Member], float]

FEATURES: tuple[tuple[str, Feature], ...] = (
    ("link", lambda c, key, m: _logit(c.chance(key, c.role))),
    ("link-other", lambda c, key, m: _logit(c.chance(key, other_side(c.role)))),
    ("linked", lambda c, key, m: float(c.chance(key, c.role) > 0)),
    ("near", lambda c, key, m: -math.log(1 + c.apart(m))),
    ("same-sentence", lambda c, key, m: float(c.distance(m) == 0)),
    ("next-sentence", lambda c, key, m: float(c.distance(m) == 1)),
    ("far", lambda c, key, m: float(c.distance(m) > 2)),
    ("before", lambda c, key, m: float(m.spans[0] < c.trigger.span)),
    ("on-this-side", lambda c, key, m: _count(c.acts(key, c.role))),
    ("on-other-side", lambda c, key, m: _count(c.acts(key, other_side(c.role)))),
    ("same-type", lambda c, key, m: float(any(t.type == c.trigger.type for t in c.acts(key, c.role)))),
    ("same-pair", lambda c, key, m: float(c.pairs(key, c.role))),
    ("turned-pair", lambda c, key, m: float(c.pairs(key, other_side(c.role)))),
    ("mentions", lambda c, key, m: math.log(len(m.spans))),
    ("holder", lambda c, key, m: float(key == c.holder)),
    ("speaks", lambda c, key, m: math.log(1 + m.said)),
    ("government", lambda c, key, m: float(m.actor.sector in ("GOV", "MIL"))),
    ("homeless", lambda c, key, m: float(m.actor.country is None)),
    ("unknown", lambda c, key, m: float(m.actor.sector in (None, "UNK"))),
    ("compatriot", lambda c, key, m: float(c.is_compatriot(m))),
)
"""What speaks for or against a member, each a number; a small table rather than one long formula."""


def choices(scene: Scene, trigger: Trigger, role: str) -> list[Choice]:
    """Return who may stand on a side, with features, and last nobody."""
    case = _case(scene, trigger, role)
    on_stage: frozenset[str] = frozenset().union(*scene.sure.values())
    found = [
        Choice(key, {name: value for name, feature in FEATURES if (value := feature(case, key, member))})
        for key, member in scene.cast.members.items()
        if _is_worth(case, key, member, on_stage)
    ]
    best = max((case.chance(choice.key, role) for choice in found), default=0.0)
    nobody = {"nobody": 1.0, f"nobody:{trigger.type}": 1.0, "nobody:best-link": _logit(best)}
    if not scene.on(trigger, other_side(role)):
        nobody["nobody:alone"] = 1.0
    return [*found, Choice(NOBODY, nobody)]


def _is_worth(case: _Case, key: str, member: Member, on_stage: frozenset[str]) -> bool:
    """Whether a member is weighed at all; nobody acts upon itself."""
    return key not in case.scene.on(case.trigger, other_side(case.role)) and (
        case.chance(key, case.role) > 0
        or key == case.holder
        or key in on_stage
        or len(member.spans) >= _MENTIONS
        or case.distance(member) <= _REACH
    )


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
