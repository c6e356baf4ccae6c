"""What the heads and the relations cost on a batch."""

from __future__ import annotations

import numpy as np
import torch
from torch.nn import functional

from dateline.marking.encoder import Reading
from dateline.marking.labels import HEADS, LINK_WIDTH, RELATIONS, SLICES
from dateline.marking.links import link_features
from dateline.marking.tagging import tagged_spans
from training.examples import IGNORE, Example, Link
from training.model import Reader as Model

WEIGHTS = {
    "attribution": 1.0, "statement": 1.0, "mention": 0.5, "party": 1.0, "sector": 0.3, "trigger": 3.0, "status": 0.8,
    "mode": 0.8, "pair": 1.0, "inner": 1.0,
}  # fmt: skip
SIDES = ("trigger-actor", "trigger-recipient")
"""Relations of which several candidates may be right."""


def tag_loss(tags: torch.Tensor, batch: list[Example], stats: dict) -> torch.Tensor:
    """Cross entropy of every head over the pieces that have a label."""
    total = tags.new_zeros(())
    for head, part in SLICES.items():
        if head == "context":
            continue
        gold = np.full(tags.shape[:2], IGNORE)
        some = False
        for i, e in enumerate(batch):
            if head in e.labels:
                some = True
                gold[i, : len(e.window)] = e.labels[head]
        if not some or not (gold >= 0).any():
            continue
        loss = functional.cross_entropy(
            tags[..., part].reshape(-1, part.stop - part.start).float(),
            torch.from_numpy(gold).reshape(-1),
            ignore_index=IGNORE,
            reduction="sum",
        )
        norm = {"pair": 1.0, "status": 3.0, "mode": 3.0, "sector": 8.0}.get(head, 20.0)
        total = total + WEIGHTS[head] * loss / norm
        stats[head] = stats.get(head, 0.0) + loss.item()
        stats[f"n_{head}"] = stats.get(f"n_{head}", 0) + int((gold >= 0).sum())
    return total


def set_loss(tags: torch.Tensor, batch: list[Example]) -> torch.Tensor:
    """Loss of labels known only as one of several."""
    total = tags.new_zeros(())
    for i, e in enumerate(batch):
        for head, known in e.sets.items():
            if not known:
                continue
            logp = torch.log_softmax(tags[i, [k for k, _ in known], SLICES[head]].float(), -1)
            losses = [-torch.logsumexp(logp[j, sorted(allowed)], -1) for j, (_, allowed) in enumerate(known)]
            total = total + WEIGHTS[head] * torch.stack(losses).sum() / 6.0
    return total


def link_loss(model: Model, out, batch: list[Example], stats: dict) -> torch.Tensor:
    """Loss of the relations: one or none of the candidates, or any of them for the sides of an act."""
    tags, lefts, rights, nones = out
    total = lefts.new_zeros(()).float()
    for i, e in enumerate(batch):
        read = _parties_read(tags[i], e) if any(link.relation in SIDES for link in e.links) else []
        for known in e.links:
            link = with_candidates(known, read) if known.relation in SIDES else known
            r = RELATIONS.index(link.relation)
            part = slice(r * LINK_WIDTH, (r + 1) * LINK_WIDTH)
            a, b = link.left
            u = (lefts[i, a, part] + lefts[i, b, part]).float() / 2
            first = [c[0] for c in link.candidates]
            last = [c[1] for c in link.candidates]
            v = (rights[i, first, part] + rights[i, last, part]).float() / 2
            d, k, p = (table[0] for table in link_features(link.candidates, [link.left], e.window))
            score = v @ u / LINK_WIDTH**0.5 + model.distance[r, d] + model.between[r, k] + model.apart[r, p]
            if link.relation in SIDES:
                gold = torch.zeros(len(link.candidates))
                gold[sorted(link.gold)] = 1
                loss = functional.binary_cross_entropy_with_logits(score, gold, reduction="sum")
            else:
                none = (nones[i, a, r] + nones[i, b, r]).float() / 2
                logp = torch.log_softmax(torch.cat([score, none[None]]), -1)
                gold = sorted(link.gold) or [len(link.candidates)]
                loss = -torch.logsumexp(logp[gold], -1) * 0.5
            total = total + loss
            stats[link.relation] = stats.get(link.relation, 0.0) + loss.item()
            stats[f"n_{link.relation}"] = stats.get(f"n_{link.relation}", 0) + 1
    return total


def context_loss(tags: torch.Tensor, batch: list[Example], stats: dict) -> torch.Tensor:
    """Loss of the contexts of each trigger: any number of them are right together."""
    total = tags.new_zeros(()).float()
    part = SLICES["context"]
    for i, e in enumerate(batch):
        for (first, last), codes in e.several:
            logits = tags[i, first : last + 1, part].float().mean(0)
            gold = torch.zeros(part.stop - part.start)
            gold[sorted(codes)] = 1
            loss = functional.binary_cross_entropy_with_logits(logits, gold, reduction="sum")
            total = total + 0.4 * loss
            stats["context"] = stats.get("context", 0.0) + loss.item()
            stats["n_context"] = stats.get("n_context", 0) + 1
    return total


def _parties_read(tags: torch.Tensor, example: Example) -> list[tuple[int, int]]:
    """Return the parties and names that the model itself reads now: what sides are chosen from in use."""
    window = example.window
    logits = tags[: len(window)].detach().float().numpy()
    rest = np.zeros(0)
    none = np.zeros((0, 0))
    reading = Reading(window, logits, none, none, rest)
    parties = [t.pieces for t in tagged_spans(reading, "party", HEADS["party"])]
    names = [t.pieces for t in tagged_spans(reading, "mention", HEADS["mention"])]
    return parties + [n for n in names if not any(_overlap(n, p) for p in parties)]


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def with_candidates(link: Link, read: list[tuple[int, int]]) -> Link:
    """Return a link that chooses among what the model reads too: what overlaps a side is that side, the rest none."""
    new = [c for c in read if c not in link.candidates]
    sides = [link.candidates[g] for g in link.gold]
    others = [c for i, c in enumerate(link.candidates) if i not in link.gold]
    fits = [any(_overlap(c, s) for s in sides) and not any(_overlap(c, o) for o in others) for c in new]
    candidates = [*link.candidates, *new]
    gold = set(link.gold) | {len(link.candidates) + i for i, fit in enumerate(fits) if fit}
    return Link(link.relation, link.left, candidates, gold)
