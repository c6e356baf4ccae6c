"""Acts out of a reading: triggers with type, mode and status, and the parties on either side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dateline.marking.encoder import Array, Encoder, Reading
from dateline.marking.labels import HEADS, MODES, SECTORS, STATUSES, TYPES
from dateline.marking.links import Pieces
from dateline.marking.marks import Argument, Mention, Trigger
from dateline.marking.tagging import Tagged, span_of, tagged_spans, whole_words

TRIGGER_BAR = 0.5
"""Least probability of some act at a piece."""

SIDE_BAR = 0.05
"""Least probability at which a party is still named for a side of an act; coding chooses among them."""


def find_names(reading: Reading) -> list[Tagged]:
    """Return the names of a window."""
    return tagged_spans(reading, "mention", HEADS["mention"])


def mark_mentions(reading: Reading, names: Sequence[Tagged]) -> list[Mention]:
    """Return names as mentions, each with the sector that the encoder reads from it."""
    window = reading.window
    return [Mention(span_of(window, n.pieces), n.kind, n.score, sector_of(reading, n.pieces)) for n in names]


def sector_of(reading: Reading, pieces: Pieces) -> str:
    """Return the sector that the encoder reads from the words of a party."""
    logits = reading.chances("sector")[pieces[0] : pieces[1] + 1].mean(0)
    return SECTORS[int(logits.argmax())]


def mark_triggers(encoder: Encoder, reading: Reading, names: Sequence[Tagged]) -> list[Trigger]:
    """Return the acts of a window, in order, each with its sides out of its parties and names."""
    found = _trigger_spans(reading)
    if not found:
        return []
    parties = _parties(reading, names)
    return [_trigger(encoder, reading, tagged, parties) for tagged in found]


def _trigger_spans(reading: Reading) -> list[Tagged]:
    probabilities = reading.chances("trigger")
    some = (1 - probabilities[:, 0] >= TRIGGER_BAR) & (reading.window.starts >= 0)
    kinds = probabilities[:, 1:].argmax(1)
    found: list[Tagged] = []
    for at in np.flatnonzero(some):
        first, last = whole_words(reading.window, (int(at), int(at)))
        kind = TYPES[kinds[at]]
        if found and found[-1].pieces[1] >= first - 1 and found[-1].kind == kind:
            first = found.pop().pieces[0]
        elif found and found[-1].pieces[1] >= first:
            continue
        score = float((1 - probabilities[first : last + 1, 0]).max())
        found.append(Tagged(kind, (first, last), score))
    return found


def _parties(reading: Reading, names: Sequence[Tagged]) -> list[Pieces]:
    parties = [t.pieces for t in tagged_spans(reading, "party", HEADS["party"])]
    free = [n for n in (name.pieces for name in names) if not any(p[0] <= n[1] and n[0] <= p[1] for p in parties)]
    return sorted(parties + free)


def _trigger(encoder: Encoder, reading: Reading, tagged: Tagged, parties: list[Pieces]) -> Trigger:
    here = slice(tagged.pieces[0], tagged.pieces[1] + 1)
    status = reading.chances("status")[here].mean(0)
    best_status = int(status.argmax())
    arguments: list[Argument] = []
    if parties:
        for role in ("actor", "recipient"):
            scores = encoder.link_scores(reading, f"trigger-{role}", tagged.pieces, parties)[:-1]
            chances = 1 / (1 + np.exp(-scores))
            arguments += [
                Argument(role, span_of(reading.window, p), float(c), sector_of(reading, p))
                for p, c in zip(parties, chances, strict=True)
                if c >= SIDE_BAR
            ]
    return Trigger(
        span=span_of(reading.window, tagged.pieces),
        type=tagged.kind,
        score=tagged.score,
        status=STATUSES[best_status],
        status_score=float(status[best_status]),
        mode=_mode(reading.chances("mode")[here].mean(0), tagged.kind),
        arguments=tuple(arguments),
        rules=("encoder:trigger",),
    )


def _mode(chances: Array, kind: str) -> str | None:
    """Return the most probable mode that the type has, or None."""
    fit = [0] + [1 + i for i, name in enumerate(MODES) if name.startswith(f"{kind}:")]
    best = max(fit, key=lambda i: float(chances[i]))
    return MODES[best - 1].partition(":")[2] if best else None
