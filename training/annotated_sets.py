"""Training examples out of dispatches annotated by the guide: statements, events, sides, times and places."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tokenizers import Tokenizer

from dateline.marking.features import Window
from dateline.marking.labels import CONTEXTS, MODES, SECTORS, STATUSES, TYPES
from dateline.records import Span, Where
from dateline.resolving import PlaceFinder, find_times
from dateline.resolving.lands import find_lands
from dateline.resolving.when import DATELINE_RULE
from training.antecedents import add_antecedents
from training.examples import IGNORE, Example, Link, attribution_example, blank, paint, pieces_of, windows_of


def locate(text: str, ref: list) -> tuple[int, int]:
    """Return the code points of `ref`: [substring, k] or [start, end]."""
    if isinstance(ref[0], int):
        return ref[0], ref[1]
    at = -1
    for _ in range(ref[1]):
        at = text.find(ref[0], at + 1)
    return at, at + len(ref[0])


@dataclass
class Annotated:
    """A dispatch annotated by the guide, with all spans as code points."""

    name: str
    text: str
    published: str | None
    statements: list[dict]
    events: list[dict]


def load_annotated(text: str, name: str, document: dict) -> Annotated:
    """Return a dispatch with its spans resolved."""

    def entity(e: dict | None) -> dict | None:
        if e is None:
            return None
        return {**e, "span": locate(text, e["text"]) if e.get("text") else None}

    def spot(e: dict | None) -> tuple[int, int] | None:
        return locate(text, e["text"]) if e and e.get("text") else None

    statements = [
        {
            **s,
            "speaker": entity(s.get("speaker")),
            "cue": locate(text, s["cue"]) if s.get("cue") else None,
            "content": sorted(locate(text, c) for c in s["content"]),
        }
        for s in document["statements"]
    ]
    events = [
        {
            **e,
            "trigger": locate(text, e["trigger"]),
            "actor": [entity(x) for x in e.get("actor") or []],
            "recipient": [entity(x) for x in e.get("recipient") or []],
            "time": spot(e.get("when")),
            "place": spot(e.get("where")),
        }
        for e in document["events"]
    ]
    return Annotated(name, text, document.get("published"), statements, events)


def annotated_folder(folder: Path) -> list[Annotated]:
    """Return the annotated dispatches of a folder of NAME.txt and NAME.json."""
    return [
        load_annotated(
            path.with_suffix(".txt").read_text(encoding="utf-8"),
            path.stem,
            json.loads(path.read_text(encoding="utf-8")),
        )
        for path in sorted(folder.glob("*.json"))
        if path.with_suffix(".txt").exists()
    ]


def annotated(dispatches: Iterable[Annotated], tokenizer: Tokenizer) -> Iterator[Example]:
    """Annotated dispatches: outer statements, those within them, and all events; and some contents by themselves."""
    finder = PlaceFinder.load()
    for dispatch in dispatches:
        outer = [s for s in dispatch.statements if not s.get("inside")]
        places = finder.find(dispatch.text)
        spots, lands = _spots(dispatch, places), find_lands(dispatch.text, places)
        for window in windows_of(dispatch.text, tokenizer):
            example = _statements_example(window, dispatch, outer, "annotated")
            add_events(example, dispatch)
            add_spots(example, dispatch, spots)
            add_lands(example, dispatch, lands)
            add_antecedents(example, dispatch)
            yield example
        yield from _contents(dispatch, tokenizer)


def _statements_example(window: Window, dispatch: Annotated, outer: list[dict], origin: str) -> Example:
    """Return a window with some statements, and those directly within them."""
    ids = {s["id"] for s in outer}
    inner = [s for s in dispatch.statements if s.get("inside") in ids]
    example = attribution_example(window, [_as_attribution(s) for s in outer], origin, "statement")
    within = attribution_example(window, [_as_attribution(s) for s in inner], origin, "inner")
    example.labels |= within.labels
    example.links += within.links
    return example


def _as_attribution(statement: dict) -> dict:
    speaker = statement["speaker"]
    return {
        "source": [speaker["span"]] if speaker and speaker["span"] else [],
        "cue": [statement["cue"]] if statement["cue"] else [],
        "content": statement["content"],
    }


def _contents(dispatch: Annotated, tokenizer: Tokenizer) -> Iterator[Example]:
    """Contents as texts of their own: those that hold statements, those held by one, and a fifth of the others."""
    for statement in dispatch.statements:
        inside = [s for s in dispatch.statements if s.get("inside") == statement["id"]]
        some = zlib.crc32(f"{dispatch.name} {statement['id']}".encode()) % 5 == 0
        if not (inside or statement.get("inside") or some):
            continue
        span = Span(statement["content"][0][0], statement["content"][-1][1])
        for window in windows_of(dispatch.text, tokenizer, span):
            if len(window) > 8:
                yield _statements_example(window, dispatch, inside, "inner")


def _spots(dispatch: Annotated, places: Sequence[Where]) -> dict[str, list[tuple[int, int]]]:
    """Return the time expressions and the place names that the program itself finds in a text, as code points."""
    day = date.fromisoformat(dispatch.published[:10]) if dispatch.published else None
    times = find_times(dispatch.text, published=day)
    return {
        "time": [(t.text.start, t.text.end) for t in times if t.text and t.rule != DATELINE_RULE],
        "place": [(p.text.start, p.text.end) for p in places if p.text],
    }


def add_spots(example: Example, dispatch: Annotated, spots: dict[str, list[tuple[int, int]]]) -> None:
    """Write the links from each trigger of a window to the time and the place of its act, or to none."""
    window = example.window
    for role, spans in spots.items():
        found = {h for s, e in spans if (h := pieces_of(window, s, e))}
        for event in dispatch.events:
            hit = pieces_of(window, *event["trigger"])
            if not hit:
                continue
            own = pieces_of(window, *event[role]) if event[role] else None
            same = {c for c in found if own and c[0] <= own[1] and own[0] <= c[1]}
            candidates = sorted(found if same or not own else found | {own})
            gold = {i for i, c in enumerate(candidates) if c in same or c == own}
            if candidates:
                example.links.append(Link(f"trigger-{role}", hit, candidates, gold))


def add_lands(example: Example, dispatch: Annotated, lands: Sequence[tuple[Span, str]]) -> None:
    """Write the links from each party of a window to the names that tell its country, or to none if it has none.

    A party whose country no name of the window tells is left out.
    """
    window = example.window
    named = {h: code for span, code in lands if (h := pieces_of(window, span.start, span.end))}
    candidates = sorted(named)
    done: set[tuple[int, int]] = set()
    for entity in _entities(dispatch):
        hit = pieces_of(window, *entity["span"])
        gold = {i for i, c in enumerate(candidates) if named[c] == entity["country"]}
        if hit and hit not in done and candidates and (gold or entity["country"] is None):
            done.add(hit)
            example.links.append(Link("party-land", hit, candidates, gold))


def _entities(dispatch: Annotated) -> list[dict]:
    """Return the speakers, actors and recipients that the text names, the longest first."""
    entities = [s["speaker"] for s in dispatch.statements if s["speaker"]]
    entities += [x for e in dispatch.events for x in e["actor"] + e["recipient"]]
    return sorted((e for e in entities if e["span"]), key=lambda e: e["span"][0] - e["span"][1])


def add_events(example: Example, dispatch: Annotated) -> None:
    """Write triggers, status, mode, parties, sectors and the sides of events into an example."""
    window = example.window
    trigger, party = blank(window), blank(window)
    status, mode, sector = (blank(window, IGNORE) for _ in range(3))
    parties = set()
    for entity in _entities(dispatch):
        hit = pieces_of(window, *entity["span"])
        if hit:
            parties.add(hit)
            paint(party, hit, 1, 2)
            sector[hit[0] : hit[1] + 1] = SECTORS.index(entity["sector"])
    candidates = sorted(parties)
    for event in dispatch.events:
        hit = pieces_of(window, *event["trigger"])
        if not hit:
            continue
        here = slice(hit[0], hit[1] + 1)
        trigger[here] = 1 + TYPES.index(event["type"])
        status[here] = STATUSES.index(event["status"])
        name = f"{event['type']}:{event.get('mode')}"
        mode[here] = 1 + MODES.index(name) if name in MODES else 0
        if "contexts" in event:
            example.several.append((hit, {CONTEXTS.index(c) for c in event["contexts"]}))
        if not candidates:
            continue
        for role in ("actor", "recipient"):
            sides = {pieces_of(window, *x["span"]) for x in event[role] if x["span"]}
            gold = {i for i, c in enumerate(candidates) if c in sides}
            example.links.append(Link(f"trigger-{role}", hit, candidates, gold))
    example.labels |= {"trigger": trigger, "party": party, "status": status, "mode": mode, "sector": sector}
