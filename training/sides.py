"""Fit the weights by which the open sides of acts are given to the cast of a dispatch.

    python -m training.sides --shared ../shared --model FOLDER --standoff training/data/annotated/C*.jsonl

The dispatches must be ones that the weights of the model were not trained on: the chances of its links are too good on
those. Prints how many sides are right, in six parts by dispatch, each with weights fitted on the other five, and writes
``src/dateline/coding/data/sides.toml``.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from dateline.coding import Coder
from dateline.coding.cast import Member
from dateline.coding.likeliest import Choice, choices
from dateline.coding.sides import SIDES, make_scene
from dateline.coding.statements import make_statements
from dateline.records import Span, make_dispatch
from training import standoff
from training.annotated_sets import Annotated

TOML = Path(__file__).resolve().parents[1] / "src" / "dateline" / "coding" / "data" / "sides.toml"
PARTS = 6
SMOOTHING = 1.0
"""Weight of the squares of all weights, over the whole of the sides."""
LEAST = 0.01
"""Weights below which none is written."""


@dataclass(frozen=True)
class Side:
    """A side that the encoder leaves open: who may stand there, and which of them are right."""

    role: str
    part: int
    choices: list[Choice]
    right: list[bool]


def open_sides(coder: Coder, annotated: Annotated) -> Iterator[Side]:
    """Yield the open sides of the acts that the program finds and the annotation has."""
    dispatch = make_dispatch(annotated.text, published=annotated.published, language="en")
    resolved = coder.resolve(dispatch)
    statements = make_statements(dispatch, resolved.marks, resolved.actors)
    scene = make_scene(dispatch.text, resolved.marks, resolved.actors, statements)
    part = zlib.crc32(annotated.name.encode()) % PARTS
    for trigger in resolved.marks.triggers:
        event = next(
            (e for e in annotated.events if e["type"] == trigger.type and Span(*e["trigger"]).overlaps(trigger.span)),
            None,
        )
        if event is None:
            continue
        for role in SIDES:
            if not scene.on(trigger, role):
                some = choices(scene, trigger, role)
                right = [is_right(scene.cast.members.get(c.key), event[role], annotated) for c in some]
                yield Side(role, part, some, right)


def is_right(member: Member | None, gold: Sequence[dict], annotated: Annotated) -> bool:
    """Whether a member, or nobody, stands on a side: by country, or where there is none by a mention of its chain."""
    if member is None or not gold:
        return member is None and not gold
    for entity in gold:
        if entity["country"]:
            if entity["country"] == member.actor.country:
                return True
        elif entity["span"] and any(Span(*entity["span"]).overlaps(span) for span in member.spans):
            return True
    return False


def fit(sides: Sequence[Side]) -> dict[str, float]:
    """Return the weights of the features."""
    known = [side for side in sides if any(side.right)]
    names = sorted({name for side in known for choice in side.choices for name in choice.features})
    place = {name: i for i, name in enumerate(names)}
    widest = max(len(side.choices) for side in known)
    features = torch.zeros(len(known), widest, len(names))
    absent = torch.full((len(known), widest), -1e4)
    wrong = torch.full((len(known), widest), -1e4)
    for i, side in enumerate(known):
        for j, choice in enumerate(side.choices):
            absent[i, j] = 0.0
            wrong[i, j] = 0.0 if side.right[j] else -1e4
            for name, value in choice.features.items():
                features[i, j, place[name]] = value
    weights = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=100, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        chances = torch.log_softmax(features @ weights + absent, 1)
        value = -torch.logsumexp(chances + wrong, 1).mean() + SMOOTHING * (weights * weights).sum() / len(known)
        value.backward()
        return value

    optimizer.step(loss)
    return dict(zip(names, weights.detach().tolist(), strict=True))


def count_right(sides: Sequence[Side], weights: dict[str, float]) -> int:
    """Return how many sides get a right choice."""
    right = 0
    for side in sides:
        scores = [sum(weights.get(n, 0.0) * v for n, v in choice.features.items()) for choice in side.choices]
        right += side.right[scores.index(max(scores))]
    return right


def measured(sides: Sequence[Side]) -> int:
    """Return how many sides are right by weights that were fitted on the other parts."""
    return sum(
        count_right([s for s in sides if s.part == part], fit([s for s in sides if s.part != part]))
        for part in range(PARTS)
    )


def main() -> None:
    """Read the options, fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--model", type=Path)
    parser.add_argument("--standoff", type=Path, nargs="+", required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    coder = Coder.load(args.model)
    sides = [
        side
        for path in args.standoff
        for annotated in standoff.load(path, args.shared / "gold")
        for side in open_sides(coder, annotated)
    ]
    lines = ["# Weights of the features of dateline.coding.likeliest; written by training/sides.py."]
    for role in SIDES:
        some = [side for side in sides if side.role == role]
        print(f"{role}: {measured(some)} of {len(some)} right")
        lines += ["", f"[{role}]"]
        lines += [f'"{name}" = {weight:.3f}' for name, weight in sorted(fit(some).items()) if abs(weight) >= LEAST]
    TOML.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
