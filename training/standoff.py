"""Annotations of texts that may not be shipped: ids, offsets and labels here, the words in the open sets.

Usage: python -m training.standoff FOLDER OUT.jsonl   (FOLDER holds NAME.txt and NAME.json in the guide's form)

A line is {"set", "id", "published", "chars", "sha256", "statements", "events"}. The text is the first `chars` code
points of the set's own text, and `sha256` says whether it is still the same. Speakers, actors and recipients of a
dispatch that are one and the same have one `chain`.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from training.annotated_sets import Annotated, load_annotated, locate
from training.examples import rows
from training.sets import join_tokens


def _plain(path: str, key: str) -> Callable[[Path], Iterator[tuple[str, str]]]:
    def texts(gold: Path) -> Iterator[tuple[str, str]]:
        for row in rows(gold / path):
            yield str(row[key]), row["text"]

    return texts


def _rams(gold: Path) -> Iterator[tuple[str, str]]:
    for row in rows(gold / "rams" / "dev.jsonl.gz"):
        yield row["doc_key"], " ".join(join_tokens(s)[0] for s in row["sentences"])


TEXTS: dict[str, Callable[[Path], Iterator[tuple[str, str]]]] = {
    "timebank": _plain("tempeval3/timebank.jsonl.gz", "doc_id"),
    "aquaint": _plain("tempeval3/aquaint.jsonl.gz", "doc_id"),
    "reuters": _plain("reuters21578/reuters21578.jsonl.gz", "id"),
    "polnear": _plain("polnear/train.jsonl.gz", "id"),
    "muc4": _plain("muc4/muc4.jsonl.gz", "doc_id"),
    "glocon": _plain("case_glocon/glocon_doc_sample.jsonl.gz", "id"),
    "rams": _rams,
}
"""Set name -> its texts by id, read from the folder of open sets."""


def to_standoff(text: str, name: str, document: dict[str, Any]) -> dict[str, Any]:
    """Return an annotation without any word of the text."""

    chains: dict[str, int] = {}

    def party(entity: dict[str, Any] | None) -> dict[str, Any] | None:
        if entity is None:
            return None
        span = list(locate(text, entity["text"])) if entity.get("text") else None
        chain = chains.setdefault(" ".join(entity["who"].lower().split()), len(chains)) if entity.get("who") else None
        return {"text": span, "chain": chain, "country": entity.get("country"), "sector": entity["sector"]}

    origin, _, key = name.partition("-")
    return {
        "set": origin,
        "id": key,
        "published": document["published"],
        "chars": len(text),
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "statements": [
            {
                "id": s["id"],
                "speaker": party(s.get("speaker")),
                "cue": list(locate(text, s["cue"])) if s.get("cue") else None,
                "content": [list(locate(text, c)) for c in s["content"]],
                "kind": s["kind"],
                "inside": s.get("inside"),
            }
            for s in document["statements"]
        ],
        "events": [
            {
                "id": e["id"],
                "type": e["type"],
                "mode": e.get("mode"),
                "trigger": list(locate(text, e["trigger"])),
                "actor": [party(x) for x in e.get("actor") or []],
                "recipient": [party(x) for x in e.get("recipient") or []],
                "status": e["status"],
                "said_in": e.get("said_in"),
                "when": _placed(text, e.get("when"), ("start", "end")),
                "where": _placed(text, e.get("where"), ("country",)),
            }
            | ({"contexts": e["contexts"]} if "contexts" in e else {})
            for e in document["events"]
        ],
    }


def _placed(text: str, value: dict[str, Any] | None, keys: tuple[str, ...]) -> dict[str, Any] | None:
    if not value:
        return None
    span = list(locate(text, value["text"])) if value.get("text") else None
    return {"text": span} | {k: value.get(k) for k in keys}


def load(path: Path, gold: Path) -> list[Annotated]:
    """Return the annotated dispatches of a standoff file, with the words from the open sets.

    Raises:
        SystemExit: a text is absent, or is no longer the one that was annotated.
    """
    wanted = rows(path)
    texts: dict[tuple[str, str], str] = {}
    for origin in sorted({row["set"] for row in wanted}):
        texts |= {(origin, key): text for key, text in TEXTS[origin](gold)}
    found = []
    for row in wanted:
        text = texts.get((row["set"], row["id"]), "")[: row["chars"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise SystemExit(f"{row['set']} {row['id']}: the text is not the one that was annotated")
        found.append(load_annotated(text, f"{row['set']}-{row['id']}", row))
    return found


def add_contexts(path: Path, dispatches: list[Annotated]) -> None:
    """Add the contexts of events that are kept apart, one dispatch a line: {"name", "contexts": {event id: [code]}}."""
    known = {row["name"]: row["contexts"] for row in rows(path)}
    for dispatch in dispatches:
        for event in dispatch.events:
            if event["id"] in known.get(dispatch.name, {}):
                event["contexts"] = known[dispatch.name][event["id"]]


def main(folder: Path, out: Path) -> None:
    """Write a folder of annotated dispatches as standoff lines."""
    lines = []
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        document = json.loads(path.read_text(encoding="utf-8"))
        lines.append(json.dumps(to_standoff(text, path.stem, document), separators=(",", ":")))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} dispatches to {out}")


def unfold(path: Path, gold: Path, folder: Path) -> None:
    """Write a standoff file as a folder of NAME.txt and NAME.json in the guide's form, names being the words marked."""
    folder.mkdir(parents=True, exist_ok=True)
    for row, dispatch in zip(rows(path), load(path, gold), strict=True):
        document = _in_words(row, dispatch.text)
        (folder / f"{dispatch.name}.txt").write_text(dispatch.text, encoding="utf-8")
        (folder / f"{dispatch.name}.json").write_text(json.dumps(document), encoding="utf-8")


def _in_words(value: Any, text: str, key: str = "") -> Any:
    """Return a standoff value with every span as [words, k]; parties and places get the words as their name."""
    if isinstance(value, dict):
        found = {k: _in_words(v, text, k) for k, v in value.items()}
        if "text" in value:
            words = text[slice(*value["text"])] if value["text"] else None
            found["name" if key == "where" else "who"] = words
        return found
    if isinstance(value, list) and len(value) == 2 and all(isinstance(part, int) for part in value):
        words = text[value[0] : value[1]]
        starts = (at for at in range(value[0] + 1) if text.startswith(words, at))
        return [words, sum(1 for _ in starts)]
    if isinstance(value, list):
        return [_in_words(part, text, key) for part in value]
    return value


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
