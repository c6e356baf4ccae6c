"""Measures what the scores of records are worth, and writes it into the package.

    python -m training.calibrate --shared ../shared

Codes the annotated dispatches that are never trained on, fits Platt's curve for statements and for events, and writes
``src/dateline/coding/data/confidence.toml`` and the reliability diagram of the model card. A statement is right when
its content and its speaker are; an event when its type and its trigger are. Prints the expected calibration error,
measured in five parts, each with a curve that was fitted on the other four.
"""

from __future__ import annotations

import argparse
import math
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.coding import Coder
from dateline.coding.confidence import Curve, Level
from dateline.evaluation.annotated.compare import compare, is_same_person
from dateline.evaluation.annotated.gold import read_annotated
from training.standoff import unfold

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "training" / "data" / "kept"
TOML = ROOT / "src" / "dateline" / "coding" / "data" / "confidence.toml"
PICTURE = ROOT / "docs" / "_static" / "reliability.svg"
PARTS = 5
BINS = 10
STEPS = 20
FEWEST = 12
"""Records below which no precision is given."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A record's score, and whether the record is right."""

    score: float
    right: bool
    part: int


def judge(coder: Coder, shared: Path) -> dict[str, list[Judged]]:
    """Return the statements and events of the dispatches that are never trained on, each with its score."""
    found: dict[str, list[Judged]] = {"statement": [], "event": []}
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(KEPT.glob("*.jsonl")):
            unfold(path, shared / "gold", Path(folder))
        items = read_annotated(shared / "annotated" / "open", held_out=True)
        items += read_annotated(Path(folder), held_out=False)
    for number, item in enumerate(items):
        compared = compare(item.gold, coder.code(item.gold.dispatch))
        part = number % PARTS
        for gold, coded in compared.statements.both:
            found["statement"].append(Judged(coded.confidence, is_same_person(gold.speaker, coded.speaker), part))
        found["statement"] += [Judged(coded.confidence, False, part) for coded in compared.statements.extra]
        found["event"] += [Judged(coded.confidence, True, part) for _, coded in compared.events.both]
        found["event"] += [Judged(coded.confidence, False, part) for coded in compared.events.extra]
    return found


def fit(judged: Sequence[Judged]) -> Curve:
    """Return Platt's curve by Newton's method, its targets drawn in as he proposes."""
    right = sum(j.right for j in judged)
    high, low = (right + 1) / (right + 2), 1 / (len(judged) - right + 2)
    plain = Curve(1.0, 0.0, ())
    points = [(_logit(plain.confidence(j.score)), high if j.right else low) for j in judged]
    slope, offset = 1.0, 0.0
    for _ in range(50):
        g0 = g1 = h00 = h01 = h11 = 1e-6
        for x, y in points:
            p = _share(slope * x + offset)
            w = p * (1 - p)
            g0, g1 = g0 + (p - y) * x, g1 + (p - y)
            h00, h01, h11 = h00 + w * x * x, h01 + w * x, h11 + w
        step = h00 * h11 - h01 * h01
        by = (h11 * g0 - h01 * g1) / step, (h00 * g1 - h01 * g0) / step
        far = 1.0
        while far > 1e-6 and _cost(points, slope - far * by[0], offset - far * by[1]) > _cost(points, slope, offset):
            far /= 2
        slope, offset = slope - far * by[0], offset - far * by[1]
    return Curve(round(slope, 4), round(offset, 4), ())


def _cost(points: Sequence[tuple[float, float]], slope: float, offset: float) -> float:
    shares = ((_share(slope * x + offset), y) for x, y in points)
    return -sum(y * math.log(p) + (1 - y) * math.log(1 - p) for p, y in shares)


def _share(logit: float) -> float:
    return 1 / (1 + math.exp(-min(30.0, max(-30.0, logit))))


def _logit(p: float) -> float:
    return math.log(p / (1 - p))


def levels(judged: Sequence[Judged], curve: Curve) -> Iterator[Level]:
    """Yield precision and recall among the records of at least each confidence, precision never falling."""
    sure = [(curve.confidence(j.score), j.right) for j in judged]
    whole = sum(right for _, right in sure)
    best = 0.0
    for step in range(STEPS):
        least = step / STEPS
        some = [right for confidence, right in sure if confidence >= least]
        if len(some) < FEWEST:
            return
        best = max(best, sum(some) / len(some))
        yield Level(least, round(best, 3), round(sum(some) / whole, 3))


def bins(judged: Sequence[Judged]) -> list[tuple[float, float, int]]:
    """Return mean confidence, share right and count of each tenth, with curves fitted on the other parts."""
    sure: list[tuple[float, bool]] = []
    for part in range(PARTS):
        curve = fit([j for j in judged if j.part != part])
        sure += [(curve.confidence(j.score), j.right) for j in judged if j.part == part]
    found = []
    for number in range(BINS):
        some = [(c, r) for c, r in sure if min(BINS - 1, int(c * BINS)) == number]
        if some:
            found.append((sum(c for c, _ in some) / len(some), sum(r for _, r in some) / len(some), len(some)))
    return found


def error(found: Sequence[tuple[float, float, int]]) -> float:
    """Return the expected calibration error: the mean distance of confidence and share right, weighed by count."""
    whole = sum(count for _, _, count in found)
    return sum(abs(mean - share) * count for mean, share, count in found) / whole


def draw(diagrams: dict[str, list[tuple[float, float, int]]]) -> str:
    """Return the reliability diagram as SVG: confidence to the right, share right upwards, dots as large as counts."""
    colours = {"statement": "#2563eb", "event": "#d97706"}
    side, edge = 280, 40
    low, whole, middle = edge + side, side + 2 * edge, edge + side / 2
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" font-family="sans-serif"',
        ' font-size="11">',
        '<rect width="100%" height="100%" fill="#fff"/>',
        f'<path d="M{edge} {low}H{low}M{edge} {low}V{edge}" stroke="#555" fill="none"/>',
        f'<path d="M{edge} {low}L{low} {edge}" stroke="#bbb" stroke-dasharray="4"/>',
        f'<text x="{middle}" y="{low + 30}" text-anchor="middle">confidence</text>',
        f'<text x="14" y="{middle}" text-anchor="middle" transform="rotate(-90 14 {middle})">share right</text>',
    ]
    for row, (kind, found) in enumerate(diagrams.items()):
        colour = colours[kind]
        dots = [(edge + side * mean, edge + side * (1 - share), math.sqrt(count)) for mean, share, count in found]
        line = " ".join(f"{x:.0f},{y:.0f}" for x, y, _ in dots)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}"/>')
        parts += [f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{r:.1f}" fill="{colour}"/>' for x, y, r in dots]
        parts.append(f'<text x="{edge + 12}" y="{edge + 12 + 16 * row}" fill="{colour}">{kind}s</text>')
    return "\n".join([*parts, "</svg>\n"])


def main() -> None:
    """Read the options, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--model", type=Path, help="folder of another model file")
    args = parser.parse_args()
    lines = ["# Written by `python -m training.calibrate`: Platt's curve, and [least confidence, precision, recall]."]
    diagrams = {}
    for kind, judged in judge(Coder.load(args.model, raw=True), args.shared).items():
        curve = fit(judged)
        curve = replace(curve, levels=tuple(levels(judged, curve)))
        diagrams[kind] = bins(judged)
        print(f"{kind}: {len(judged)} records, expected calibration error {error(diagrams[kind]):.3f}")
        rows = ", ".join(f"[{level.least}, {level.precision}, {level.recall}]" for level in curve.levels)
        lines += ["", f"[{kind}]", f"slope = {curve.slope}", f"offset = {curve.offset}", f"levels = [{rows}]"]
    TOML.write_text("\n".join(lines) + "\n", encoding="utf-8")
    PICTURE.write_text(draw(diagrams), encoding="utf-8")


if __name__ == "__main__":
    main()
