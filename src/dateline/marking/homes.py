"""Which of the countries that a text names a party belongs to, where its own words do not say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.marking.encoder import Encoder, Reading, softmax
from dateline.marking.marks import Home
from dateline.marking.tagging import pieces_of, reach_of
from dateline.records import Span

RELATION = "party-land"


def mark_homes(
    encoder: Encoder, reading: Reading, parties: Iterable[Span], lands: Sequence[tuple[Span, str]]
) -> Iterator[Home]:
    """Yield the chances of each party of a window that no name in its own words tells of.

    Args:
        encoder: the encoder.
        reading: what it says of the window.
        parties: spans of parties in the window.
        lands: names that tell of a country or organisation, each with its code.
    """
    reach = reach_of(reading.window)
    named = [(s, code, hit) for s, code in lands if s.overlaps(reach) and (hit := pieces_of(reading.window, s))]
    if not named:
        return
    candidates = [hit for _, _, hit in named]
    asked = [
        (party, hit)
        for party in sorted(set(parties))
        if (hit := pieces_of(reading.window, party)) and not any(party.overlaps(span) for span, _, _ in named)
    ]
    if not asked:
        return
    chances = softmax(encoder.link_scores(reading, RELATION, [hit for _, hit in asked], candidates))
    for (party, _), row in zip(asked, chances[:, :-1].tolist(), strict=True):
        found: dict[str, float] = {}
        for (_, code, _), chance in zip(named, row, strict=True):
            found[code] = found.get(code, 0.0) + chance
        yield Home(party, tuple(sorted(found.items())))
