"""Training examples out of the open sets that others have labelled.

Every loader yields `Example`s. A head that a set says nothing of is left out of `labels`, and costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from dateline.marking.features import Window
from dateline.marking.labels import HEADS, STATUSES, TYPES
from training.examples import IGNORE, Example, attribution_example, blank, paint, pieces_of, rows, windows_of


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


AHEAD = {"will", "wo", "shall", "'ll", "to", "would", "going", "plans", "planned", "plan"}
"""Words within three tokens before an event that look ahead: only then may it be a planned one."""


def factbank(path: Path, tokenizer: Tokenizer) -> Iterator[Example]:
    """FactBank: how sure the author is of each event; a future that is certain counts as actual there."""
    for row in rows(path):
        text, spans = join_tokens(row["tokens"])
        for window in windows_of(text, tokenizer):
            known: list[tuple[int, set[int]]] = []
            for index, score in row["events"]:
                hit = pieces_of(window, *spans[index])
                if hit is None:
                    continue
                fit = {"actual"} if score > 2.5 else {"denied"} if score < -0.5 else {"possible", "conditional"}
                if score >= -0.5 and AHEAD.intersection(w.lower() for w in row["tokens"][max(0, index - 3) : index]):
                    fit.add("planned")
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
