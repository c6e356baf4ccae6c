"""Training examples out of the open sets: windows with labels for the heads that each set speaks of.

Every loader yields `Example`s. A head that a set says nothing of is left out of `labels`, and costs nothing.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from dateline.marking.features import Window, build_windows
from dateline.marking.labels import HEADS, MODES, SECTORS, STATUSES, TYPES
from dateline.marking.paragraphs import find_paragraphs
from dateline.marking.quotes import find_quotes
from dateline.records import Span

IGNORE = -100


@dataclass
class Link:
    """For the span at `left`, which of the candidate spans it belongs to (empty: none)."""

    relation: str
    left: tuple[int, int]
    candidates: list[tuple[int, int]]
    gold: set[int]


@dataclass
class Example:
    """A window with labels: one array a head, -100 where nothing is known."""

    window: Window
    labels: dict[str, np.ndarray] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    sets: dict[str, list[tuple[int, set[int]]]] = field(default_factory=dict)
    """head -> (piece, labels of which any is right)."""
    origin: str = ""


def rows(path: Path) -> list[dict]:
    """Return the objects of a JSONL file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def is_held_out(name: str) -> bool:
    """Whether an annotated dispatch belongs to the fifth that is never trained on."""
    return zlib.crc32(name.encode()) % 5 == 0


def windows_of(text: str, tokenizer: Tokenizer, span: Span | None = None, headline: Span | None = None) -> list[Window]:
    """Return the windows of a text as the program itself would build them."""
    paragraphs = find_paragraphs(text, span or Span(0, len(text)))
    return build_windows(text, paragraphs, find_quotes(text, paragraphs), tokenizer, headline=headline)


def pieces_of(window: Window, start: int, end: int) -> tuple[int, int] | None:
    """Return the first and last piece that a span of code points touches, or None."""
    hit = np.flatnonzero((window.starts < end) & (window.ends > start) & (window.starts >= 0))
    return (int(hit[0]), int(hit[-1])) if len(hit) else None


def blank(window: Window, value: int = 0) -> np.ndarray:
    """Return a label array: `value` at pieces, ignored at the encoder's own marks."""
    return np.where(window.starts >= 0, value, IGNORE)


def paint(labels: np.ndarray, hit: tuple[int, int], first: int, rest: int) -> None:
    """Write a B label and I labels over the pieces of a span."""
    labels[hit[0]] = first
    labels[hit[0] + 1 : hit[1] + 1] = np.where(labels[hit[0] + 1 : hit[1] + 1] == IGNORE, IGNORE, rest)


def attribution_example(window: Window, attributions: list[dict], origin: str, head: str) -> Example:
    """Return a window with tags of a head (attribution or statement) and links; spans are code points."""
    labels = blank(window)
    names = HEADS[head]
    parts: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
    owners: list[dict[str, list[tuple[int, int]]]] = []
    for attribution in attributions:
        owner: dict[str, list[tuple[int, int]]] = {}
        for role in ("content", "cue", "source"):
            hits = [h for s, e in attribution.get(role) or [] if (h := pieces_of(window, s, e))]
            owner[role] = hits
            for hit in hits:
                paint(labels, hit, names.index(f"B-{role}"), names.index(f"I-{role}"))
                if hit not in parts[role]:
                    parts[role].append(hit)
        if owner["content"]:
            owners.append(owner)
    links = list(_attribution_links(owners, {k: sorted(v) for k, v in parts.items()}))
    return Example(window, {head: labels}, links, origin=origin)


def _attribution_links(owners: list[dict], parts: dict[str, list[tuple[int, int]]]) -> Iterator[Link]:
    for owner in owners:
        contents = sorted(owner["content"])
        for i, content in enumerate(contents):
            for role in ("cue", "source"):
                gold = {parts[role].index(h) for h in owner[role]}
                if parts[role]:
                    yield Link(f"content-{role}", content, parts[role], gold)
            before = [c for c in parts["content"] if c < content]
            if before:
                gold = {before.index(contents[i - 1])} if i else set()
                yield Link("content-part", content, before, gold)


def polnear(path: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """PolNeAR: outermost attributions of political news."""
    for article in rows(path):
        discard = article.get("discard") or []
        for window in windows_of(article["text"], tokenizer):
            example = attribution_example(window, article["attributions"], "polnear", "attribution")
            for start, end in discard:
                inside = (window.starts >= start) & (window.ends <= end)
                example.labels["attribution"][inside & (example.labels["attribution"] == 0)] = IGNORE
            yield example


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
    statements: list[dict]
    events: list[dict]


def load_annotated(text: str, name: str, document: dict) -> Annotated:
    """Return a dispatch with its spans resolved."""

    def entity(e: dict | None) -> dict | None:
        if e is None:
            return None
        return {**e, "span": locate(text, e["text"]) if e.get("text") else None}

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
        }
        for e in document["events"]
    ]
    return Annotated(name, text, statements, events)


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
    """Annotated dispatches: outer statements and all events; each content again, for what it holds."""
    for dispatch in dispatches:
        outer = [_as_attribution(s) for s in dispatch.statements if not s.get("inside")]
        for window in windows_of(dispatch.text, tokenizer):
            example = attribution_example(window, outer, "annotated", "statement")
            add_events(example, dispatch)
            yield example
        yield from _inner(dispatch, tokenizer)


def _as_attribution(statement: dict) -> dict:
    speaker = statement["speaker"]
    return {
        "source": [speaker["span"]] if speaker and speaker["span"] else [],
        "cue": [statement["cue"]] if statement["cue"] else [],
        "content": statement["content"],
    }


def _inner(dispatch: Annotated, tokenizer: Tokenizer) -> Iterator[Example]:
    for statement in dispatch.statements:
        inside = [_as_attribution(s) for s in dispatch.statements if s.get("inside") == statement["id"]]
        span = Span(statement["content"][0][0], statement["content"][-1][1])
        for window in windows_of(dispatch.text, tokenizer, span):
            if len(window) > 8:
                yield attribution_example(window, inside, "inner", "statement")


def add_events(example: Example, dispatch: Annotated) -> None:
    """Write triggers, status, mode, parties, sectors and the sides of events into an example."""
    window = example.window
    trigger, party = blank(window), blank(window)
    status, mode, sector = (blank(window, IGNORE) for _ in range(3))
    entities = [s["speaker"] for s in dispatch.statements if s["speaker"]]
    entities += [x for e in dispatch.events for x in e["actor"] + e["recipient"]]
    parties = set()
    for entity in sorted((e for e in entities if e["span"]), key=lambda e: e["span"][0] - e["span"][1]):
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
        if not candidates:
            continue
        for role in ("actor", "recipient"):
            sides = {pieces_of(window, *x["span"]) for x in event[role] if x["span"]}
            gold = {i for i, c in enumerate(candidates) if c in sides}
            example.links.append(Link(f"trigger-{role}", hit, candidates, gold))
    example.labels |= {"trigger": trigger, "party": party, "status": status, "mode": mode, "sector": sector}


NAME_KINDS = {
    "per": "person", "person": "person", "politician": "person",
    "org": "organisation", "organisation": "organisation", "politicalparty": "organisation",
    "loc": "place", "location": "place", "country": "place",
    "nationality": "group",
}  # fmt: skip
UNKNOWN_KINDS = {"misc", "election", "event", "militaryplatform", "weapon"}


def names(path: Path, tokenizer: Tokenizer, origin: str) -> Iterator[Example]:
    """Named entities in sentences of tokens with BIO tags."""
    for row in rows(path):
        for sentence in row.get("sents") or [row]:
            yield from _names_sentence(sentence["tokens"], sentence["tags"], tokenizer, origin)


def join_tokens(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return a readable text of tokens, and each token's place in it."""
    text, spans = "", []
    for token in tokens:
        token = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")"}.get(token, token)
        glue = not text or re.match(r"^([.,;:!?%)\]”]|'s$|n't$|'(re|ve|ll|d|m)$)", token) or text[-1] in "([“$"
        text += "" if glue else " "
        spans.append((len(text), len(text) + len(token)))
        text += token
    return text, spans


def _names_sentence(tokens: list[str], tags: list[str], tokenizer: Tokenizer, origin: str) -> Iterator[Example]:
    text, spans = join_tokens(tokens)
    labels_of = HEADS["mention"]
    for window in windows_of(text, tokenizer):
        labels = blank(window)
        last = "O"
        start = 0
        for i, tag in enumerate([*tags, "O"]):
            kind = tag[2:].lower()
            if tag[:2] != "I-" or kind != last:
                if last != "O":
                    _paint_name(labels, window, (spans[start][0], spans[i - 1][1]), last, labels_of)
                start, last = i, kind if tag != "O" else "O"
        yield Example(window, {"mention": labels}, origin=origin)


def _paint_name(labels: np.ndarray, window: Window, span: tuple[int, int], kind: str, labels_of: list[str]) -> None:
    hit = pieces_of(window, *span)
    if not hit:
        return
    if kind in UNKNOWN_KINDS:
        labels[hit[0] : hit[1] + 1] = IGNORE
    elif kind in NAME_KINDS:
        name = NAME_KINDS[kind]
        paint(labels, hit, labels_of.index(f"B-{name}"), labels_of.index(f"I-{name}"))


def factbank(path: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """FactBank: how sure the author is of each event; a future that is certain counts as actual there."""
    possible = {"planned", "possible", "conditional"}
    for row in rows(path):
        text, spans = join_tokens(row["tokens"])
        for window in windows_of(text, tokenizer):
            known: list[tuple[int, set[int]]] = []
            for index, score in row["events"]:
                hit = pieces_of(window, *spans[index])
                if hit is None:
                    continue
                fit = {"actual", "planned"} if score > 2.5 else {"denied"} if score < -0.5 else possible
                known.append((hit[0], {STATUSES.index(s) for s in fit}))
            yield Example(window, sets={"status": known}, origin="factbank")


CROSSWALK = {
    "conflict.attack": "ASSAULT", "conflict.demonstrate": "PROTEST", "contact.collaborate": "CONSULT",
    "contact.discussion": "CONSULT", "contact.meet": "CONSULT", "contact.negotiate": "CONSULT",
    "contact.threatencoerce": "THREATEN", "contact.requestadvise": "REQUEST", "contact.commandorder": "REQUEST",
    "justice.arrestjaildetain": "COERCE", "justice.investigate": "ACCUSE",
    "justice.initiatejudicialprocess": "ACCUSE", "justice.judicialconsequences": "SANCTION",
    "transaction.transfermoney.giftgrantprovideaid": "AID", "government.agreements": "SUPPORT",
    "conflict.yield": "RETREAT", "personnel.endposition": "RETREAT", "justice.extradite": "COOPERATE",
    "movement.transportperson.evacuationrescue": "AID", "conflict.coup": "ASSAULT",
    "contact.commitmentpromiseexpressintent": "AGREE",
}  # fmt: skip


def rams(path: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """RAMS windows: the one trigger that each tells of, where its type has a counterpart here."""
    for row in rows(path):
        tokens = [t for s in row["sentences"] for t in s]
        start, end, types = row["evt_triggers"][0]
        fine = types[0][0]
        kind = next((v for k, v in CROSSWALK.items() if fine.startswith(k)), None)
        if kind is None:
            continue
        text, spans = join_tokens(tokens)
        for window in windows_of(text, tokenizer):
            hit = pieces_of(window, spans[start][0], spans[end][1])
            if hit:
                labels = blank(window, IGNORE)
                labels[hit[0] : hit[1] + 1] = 1 + TYPES.index(kind)
                yield Example(window, {"trigger": labels}, origin="rams")


def shuffled(examples: list[Example], seed: int) -> list[Example]:
    """Return the examples in a seeded order."""
    order = list(examples)
    random.Random(seed).shuffle(order)
    return order
