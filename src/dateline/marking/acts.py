"""Acts out of a reading: triggers with type, mode and status, and the parties on either side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dateline.marking.encoder import Array, Encoder, Reading, softmax
from dateline.marking.labels import CONTEXTS, HEADS, MODES, SECTORS, STATUSES, TYPES
from dateline.marking.links import Pieces
from dateline.marking.marks import Argument, Mention, Trigger
from dateline.marking.tagging import Tagged, pieces_of, reach_of, span_of, tagged_spans, whole_words
from dateline.records import Span

TRIGGER_BAR = 0.55
"""Least probability of some act at a piece."""

SIDE_BAR = 0.01
"""Least probability at which a party is still named for a side of an act; coding chooses among them."""

CONTEXT_BAR = 0.4
"""Least probability of a context that an act is given."""


def find_names(reading: Reading) -> list[Tagged]:
    """Return the names of a window."""
    return tagged_spans(reading, "mention", HEADS["mention"])


def mark_mentions(reading: Reading, names: Sequence[Tagged]) -> list[Mention]:
    """Return names as mentions, each with the sector that the encoder reads from it."""
    window = reading.window
    return [Mention(span_of(window, n.pieces), n.kind, n.score, sector_of(reading, n.pieces)) for n in names]


def sector_of(reading: Reading, pieces: Pieces) -> str:
    """Return the sector that the encoder reads from the words of a party."""
    # The sum is greatest where the mean is, and costs a third; a dispatch has a hundred parties.
    together = reading.chances("sector")[pieces[0] : pieces[1] + 1].sum(0)
    return SECTORS[int(together.argmax())]


def mark_triggers(
    encoder: Encoder, reading: Reading, parties: list[Pieces], times: Sequence[Span], places: Sequence[Span]
) -> list[Trigger]:
    """Return the acts of a window, in order, with sides, times and places out of the given."""
    found = _trigger_spans(reading)
    if not found:
        return []
    acts = [tagged.pieces for tagged in found]
    sides = _sides(encoder, reading, acts, parties)
    spots = [_spots(encoder, reading, acts, role, spans) for role, spans in (("time", times), ("place", places))]
    return [
        _trigger(reading, tagged, (*sides[n], *(argument for role in spots for argument in role[n])))
        for n, tagged in enumerate(found)
    ]


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
        score = float(probabilities[first : last + 1, 1 + TYPES.index(kind)].max())
        found.append(Tagged(kind, (first, last), score))
    return found


def find_parties(reading: Reading, names: Sequence[Tagged]) -> list[Pieces]:
    """Return the parties of a window, and its names that are part of none, in order."""
    parties = [t.pieces for t in tagged_spans(reading, "party", HEADS["party"])]
    free = [n for n in (name.pieces for name in names) if not any(p[0] <= n[1] and n[0] <= p[1] for p in parties)]
    return sorted(parties + free)


def _trigger(reading: Reading, tagged: Tagged, arguments: tuple[Argument, ...]) -> Trigger:
    here = slice(tagged.pieces[0], tagged.pieces[1] + 1)
    count = here.stop - here.start
    status = reading.chances("status")[here].sum(0) / count
    best_status = int(status.argmax())
    contexts = reading.chances("context")[here].sum(0) / count
    return Trigger(
        span=span_of(reading.window, tagged.pieces),
        type=tagged.kind,
        score=tagged.score,
        status=STATUSES[best_status],
        status_score=float(status[best_status]),
        mode=_mode(reading.chances("mode")[here].sum(0), tagged.kind),
        contexts=tuple(CONTEXTS[i] for i in np.argsort(-contexts) if contexts[i] >= CONTEXT_BAR),
        arguments=arguments,
        rules=("encoder:trigger",),
    )


def _sides(encoder: Encoder, reading: Reading, acts: list[Pieces], parties: list[Pieces]) -> list[list[Argument]]:
    """Return for each act the parties with their chance of standing on a side, where that is worth the naming."""
    found: list[list[Argument]] = [[] for _ in acts]
    if not parties:
        return found
    known = [(span_of(reading.window, party), sector_of(reading, party)) for party in parties]
    for role in ("actor", "recipient"):
        chances = 1 / (1 + np.exp(-encoder.link_scores(reading, f"trigger-{role}", acts, parties)[:, :-1]))
        for act, party in zip(*np.nonzero(chances >= SIDE_BAR), strict=True):
            span, sector = known[party]
            found[act].append(Argument(role, span, float(chances[act, party]), sector))
    return found


def _spots(
    encoder: Encoder, reading: Reading, acts: list[Pieces], role: str, spans: Sequence[Span]
) -> list[list[Argument]]:
    """Return for each act the times or places with their chance; what is missing to 1 is the chance of none."""
    window, reach = reading.window, reach_of(reading.window)
    here = [(span, hit) for span in spans if span.overlaps(reach) and (hit := pieces_of(window, span))]
    if not here:
        return [[] for _ in acts]
    chances = softmax(encoder.link_scores(reading, f"trigger-{role}", acts, [hit for _, hit in here]))
    return [
        [Argument(role, span, chance) for (span, _), chance in zip(here, row, strict=True)]
        for row in chances[:, :-1].tolist()
    ]


def _mode(chances: Array, kind: str) -> str | None:
    """Return the most probable mode that the type has, or None."""
    fit = [0] + [1 + i for i, name in enumerate(MODES) if name.startswith(f"{kind}:")]
    best = max(fit, key=lambda i: float(chances[i]))
    return MODES[best - 1].partition(":")[2] if best else None
