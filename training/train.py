"""Train the encoder and its heads from the open sets, on one core.

Usage: python -m training.train --shared ../shared --base MODEL_DIR --out training/checkpoints/NAME [options]

A run is fixed by its seed and its data; the log beside the checkpoint names both. Stopped and started again, it goes on
from the last epoch on disk.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from tokenizers import Tokenizer

from dateline.evaluation.gold import is_held_out
from dateline.marking.labels import SLICES
from training import annotated_sets, antecedents, pair_sets, sets, standoff
from training.examples import Example, in_capitals, shuffled
from training.losses import context_loss, link_loss, set_loss, tag_loss
from training.model import Reader


def load_examples(args: argparse.Namespace, tokenizer: Tokenizer) -> dict[str, list[Example]]:
    """Return the training examples of every set, by name."""
    gold = args.shared / "gold"
    dispatches = [
        d
        for d in annotated_sets.annotated_folder(args.shared / "annotated" / "open")
        if args.all or not is_held_out(d.name)
    ]
    for folder in args.extra:
        dispatches += annotated_sets.annotated_folder(folder)
    for path in args.standoff:
        dispatches += standoff.load(path, gold)
    for path in args.contexts:
        standoff.add_contexts(path, dispatches)
    print(f"annotated dispatches {len(dispatches)}, events {sum(len(d.events) for d in dispatches)}", flush=True)
    return {
        "polnear": list(sets.polnear(gold / "polnear" / "train.jsonl.gz", tokenizer)),
        "annotated": list(annotated_sets.annotated(dispatches, tokenizer)),
        "wikigold": list(sets.names(gold / "wikigold" / "wikigold.conll.jsonl.gz", tokenizer, "wikigold")),
        "crossner": list(sets.names(gold / "crossner_politics" / "train.jsonl.gz", tokenizer, "crossner")),
        "re3d": list(sets.names(gold / "re3d" / "docs.jsonl.gz", tokenizer, "re3d")),
        "factbank": list(sets.factbank(gold / "factuality_unified" / "factbank_train.jsonl.gz", tokenizer)),
        "pairs": list(pair_sets.pairs(gold / "events_merged" / "plover_sentences.jsonl.gz", tokenizer)),
        "written_pairs": list(pair_sets.written_pairs(args.pairs, tokenizer)) if args.pairs else [],
        "own_pairs": list(pair_sets.annotated_pairs(dispatches, tokenizer)),
        "gum": list(antecedents.gum(gold / "gum" / "gum.jsonl.gz", tokenizer)),
        "gap": list(antecedents.gap(gold / "gap" / "validation.jsonl.gz", tokenizer)),
        "rams": list(sets.rams(gold / "rams" / "dev.jsonl.gz", tokenizer)),
    }


CAPITALS = 14
"""One in so many windows is read in capitals."""


def epoch_examples(examples: dict[str, list[Example]], args: argparse.Namespace, epoch: int) -> list[Example]:
    """Return one epoch: every set, as often as it is asked for."""
    out: list[Example] = []
    for name, some in examples.items():
        times = args.times.get(name, 1.0)
        whole = int(times)
        out += some * whole
        part = shuffled(some, args.seed + epoch)[: int(len(some) * (times - whole))]
        out += part
    out = [in_capitals(e) if i % CAPITALS == 0 else e for i, e in enumerate(shuffled(out, args.seed + 2000 + epoch))]
    return shuffled(out, args.seed + 1000 + epoch)


WIDTHS = (32, 64, 96, 128, 192, 256)
"""Windows are padded to one of these: each new shape costs a CPU a fresh set of kernels."""


def padded_width(example: Example) -> int:
    """Return the width that a window is padded to."""
    return next(w for w in WIDTHS if len(example.window) <= w)


def batches(examples: list[Example], pieces: int, seed: int):
    """Yield batches of windows of like width, at most `pieces` word pieces with padding."""
    rng = random.Random(seed)
    pool_size = 600
    for at in range(0, len(examples), pool_size):
        by_width: dict[int, list[Example]] = {}
        for example in examples[at : at + pool_size]:
            by_width.setdefault(padded_width(example), []).append(example)
        groups = [
            some[i : i + pieces // width]
            for width, some in sorted(by_width.items())
            for i in range(0, len(some), pieces // width)
        ]
        rng.shuffle(groups)
        yield from groups


def collate(batch: list[Example], pieces: int) -> dict[str, torch.Tensor]:
    """Return the padded inputs of a batch."""
    width = padded_width(max(batch, key=lambda e: len(e.window)))
    shape = (max(len(batch), pieces // width), width)
    arrays = {k: np.zeros(shape, np.int64) for k in ("ids", "shapes", "states", "roles", "mask")}
    arrays["mask"][:, 0] = 1
    for i, e in enumerate(batch):
        n = len(e.window)
        for key in ("ids", "shapes", "states", "roles"):
            arrays[key][i, :n] = getattr(e.window, key)
        arrays["mask"][i, :n] = 1
    return {k: torch.from_numpy(v) for k, v in arrays.items()}


def share_gradients(model: Reader) -> None:
    """Average the gradients over all processes; a head that no batch used has none."""
    params = [p for p in model.parameters() if p.requires_grad]
    flat = torch.cat([(torch.zeros_like(p) if p.grad is None else p.grad).reshape(-1) for p in params])
    dist.all_reduce(flat)
    flat /= dist.get_world_size()
    at = 0
    for p in params:
        p.grad = flat[at : at + p.numel()].view_as(p)
        at += p.numel()


COPIED = {"statement": "attribution", "inner": "statement"}
"""Heads that start as a copy of another where the weights to start from lack them; the rest start from chance."""


def grown(old: dict[str, torch.Tensor], new: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Return weights fit for today's heads and relations, which go on from those that the old weights have."""
    have = {key: value.shape[0] for key, value in old.items() if value.dim()}
    for key, value in new.items():
        if key not in old or old[key].shape == value.shape:
            continue
        old[key] = torch.cat([old[key], value[have[key] :]])
        if key.startswith("tags."):
            for head, model in COPIED.items():
                if SLICES[head].start >= have[key]:
                    old[key][SLICES[head]] = old[key][SLICES[model]]
    return old


@dataclass
class State:
    """What a run carries from step to step, and what a stopped one goes on from."""

    model: Reader
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    epoch: int = 0

    def save(self, path: Path) -> None:
        """Write everything that going on needs."""
        torch.save(
            {
                "model": self.model.state_dict(),
                "optimizer": self.optimizer.state_dict(),
                "schedule": self.schedule.state_dict(),
                "epoch": self.epoch,
            },
            path,
        )

    def load(self, path: Path) -> None:
        """Go on from what `save` wrote."""
        saved = torch.load(path, weights_only=True)
        self.model.load_state_dict(saved["model"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.schedule.load_state_dict(saved["schedule"])
        self.epoch = saved["epoch"]


def make_state(args: argparse.Namespace, steps: int) -> State:
    """Return a fresh model with its optimizer: heads learn five times as fast as the encoder; warm-up, linear decay."""
    model = Reader(str(args.base))
    if args.start:
        model.load_state_dict(grown(torch.load(args.start, weights_only=True), model.state_dict()))
    named = list(model.named_parameters())
    groups = [
        {"params": [p for n, p in named if n.startswith("encoder.")], "lr": args.rate},
        {"params": [p for n, p in named if not n.startswith("encoder.")], "lr": args.rate * 5},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = max(1, int(0.06 * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.02, (steps - s) / (steps - warm)))
    )
    return State(model, optimizer, schedule)


def take_step(state: State, batch: list[Example], args: argparse.Namespace, stats: dict) -> None:
    """Learn from one batch."""
    model = state.model
    with torch.autocast("cpu", dtype=torch.bfloat16):
        out = model(**collate(batch, args.pieces))
    loss = tag_loss(out[0], batch, stats) + set_loss(out[0], batch) + context_loss(out[0], batch, stats)
    loss = loss + link_loss(model, out, batch, stats)
    # A batch may hold no label at all; every process still owes its share of the gradient.
    loss = loss / len(batch) + 0.0 * out[0].sum()
    state.optimizer.zero_grad()
    loss.backward()
    if args.workers > 1:
        share_gradients(model)
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    state.optimizer.step()
    state.schedule.step()


def train(rank: int, args: argparse.Namespace) -> None:
    """Run all epochs; the first process writes a checkpoint every 50 steps and after each epoch."""
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    if args.workers > 1:
        address = f"file://{(args.out / 'meeting').absolute()}"
        dist.init_process_group("gloo", init_method=address, rank=rank, world_size=args.workers)
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    examples = load_examples(args, tokenizer)
    print({k: (len(v), sum(len(e.window) for e in v)) for k, v in examples.items()}, flush=True)
    per_epoch = len(list(batches(epoch_examples(examples, args, 0), args.pieces, 0))) // args.workers
    total = per_epoch * args.epochs
    state = make_state(args, total)
    if (args.out / "state.pt").exists():
        state.load(args.out / "state.pt")
    state.model.train()
    done, began = state.epoch * per_epoch, time.time()
    for epoch in range(state.epoch, args.epochs):
        stats: dict = {}
        some = list(batches(epoch_examples(examples, args, epoch), args.pieces, args.seed + epoch))
        for batch in some[rank : len(some) // args.workers * args.workers : args.workers]:
            take_step(state, batch, args, stats)
            done += 1
            if done % 50 == 0 and rank == 0:
                report(done, total, time.time() - began, stats)
                torch.save(state.model.state_dict(), args.out / "model.pt")
                stats = {}
        state.epoch = epoch + 1
        if rank == 0:
            torch.save(state.model.state_dict(), args.out / "model.pt")
            state.save(args.out / "state.pt")
            print(f"epoch {epoch + 1} done", flush=True)


def report(done: int, total: int, seconds: float, stats: dict) -> None:
    """Print the mean losses since the last report."""
    means = {k: round(v / max(1, stats[f"n_{k}"]), 4) for k, v in stats.items() if not k.startswith("n_")}
    print(f"{seconds:6.0f}s {done}/{total} {json.dumps(means)}", flush=True)


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--base", type=Path, required=True, help="folder of the base encoder")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--extra", type=Path, nargs="*", default=[], help="further folders of annotated dispatches")
    parser.add_argument("--standoff", type=Path, nargs="*", default=[], help="annotations of texts of the open sets")
    parser.add_argument("--contexts", type=Path, nargs="*", default=[], help="contexts of annotated events, kept apart")
    parser.add_argument("--pairs", type=Path, help="folder of sentences with a marked source and target")
    parser.add_argument("--start", type=Path, help="weights to start from")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--pieces", type=int, default=3072, help="word pieces a batch")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1, help="processes, one a core")
    parser.add_argument("--all", action="store_true", help="train on the held-out fifth too")
    parser.add_argument(
        "--times", type=json.loads, default={}, help='how often a set is read an epoch: {"annotated": 4}'
    )
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "meeting").unlink(missing_ok=True)
    if args.workers == 1:
        train(0, args)
    else:
        mp.spawn(train, (args,), nprocs=args.workers)


if __name__ == "__main__":
    main()
