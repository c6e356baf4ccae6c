"""Our figures are those that the gold data's own scorers print, on hand-made gold and predictions."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gold_made import SHARED, coding_tools, write_annotated

from dateline.evaluation.annotated import run_annotated
from dateline.evaluation.annotated.gold import read_annotated
from dateline.evaluation.polnear import run_polnear
from dateline.records import Actor, Coded, Dispatch, Event, Kind, Span, Statement, Status, to_plain

ANNOTATED = SHARED / "annotated" / "score.py"
POLNEAR = SHARED / "gold" / "polnear" / "score.py"
needs_annotated = pytest.mark.skipif(not ANNOTATED.is_file(), reason="no ../shared/annotated beside the checkout")
needs_polnear = pytest.mark.skipif(not POLNEAR.is_file(), reason="no ../shared/gold/polnear beside the checkout")

ARTICLES: list[tuple[str | None, str, list[tuple[str | None, str, list[str]]]]] = [
    (
        "Mayor says bridge will open",
        "Mayor says bridge will open.\n\n“The bridge is safe,” Mayor Ada Quill said. “It will open in May.”\n\n"
        "“We have tested\nevery bolt, she said. Critics of the ‘toll plan’ doubt it, and an engineer called it "
        '"a hasty" job.',
        [
            ("Mayor", "says", ["bridge will open"]),
            ("Mayor Ada Quill", "said", ["“The bridge is safe,”", "“It will open in May.”"]),
        ],
    ),
    (
        None,
        "The Harbour Board and its chairman believe that ''the ferry is late'' again. "
        '"No," said the captain of the ferry.',
        [
            ("The Harbour Board and its chairman", "believe", ["that ''the ferry is late'' again"]),
            ("the captain", "said", ['"No,"']),
        ],
    ),
    ("Rain", 'Rain.\nNobody spoke. It was said that it rained ("hard").', [(None, "was said", ["that it rained"])]),
    ("Empty", "Nothing was uttered here at all.", []),
]


def shaken(random_: random.Random, span: Span, size: int) -> Span:
    """Return a span whose ends have moved a little."""
    start = max(0, span.start + random_.choice([0, 0, 0, 4, -5]))
    return Span(start, min(size, max(start + 1, span.end + random_.choice([0, 0, 0, -6, 8]))))


def official(script: Path, *arguments: Path) -> str:
    """Return what a scorer prints, its keys in alphabetical order; numbers keep their digits."""
    command = [sys.executable, str(script), *map(str, arguments), "--json"]
    return in_order(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))


def in_order(figures: Any) -> str:
    return json.dumps(figures, indent=1, sort_keys=True)


def shake_actor(random_: random.Random, actor: Actor | None, size: int) -> Actor | None:
    if actor is None or random_.random() < 0.1:
        return None
    text = shaken(random_, actor.text, size) if actor.text and random_.random() < 0.8 else None
    who = random_.choice([actor.who, actor.who, "the Zed Group", None])
    return replace(actor, text=text, who=who, country=random_.choice([actor.country, actor.country, "FRA", None]))


def shake(random_: random.Random, gold: Coded, dispatch: Dispatch) -> Coded:
    """Return a coding with many kinds of mistakes."""
    size = len(dispatch.text)
    statements: list[Statement] = []
    for statement in gold.statements * 2:
        if random_.random() < 0.5:
            continue
        parts = tuple(shaken(random_, span, size) for span in statement.content)
        speaker = shake_actor(random_, statement.speaker, size)
        inside = statements[0].id if statements and random_.random() < 0.3 else None
        kind = random_.choice([statement.kind, Kind.MIXED])
        made = replace(statement, id=f"p{len(statements)}", content=parts, speaker=speaker, inside=inside, kind=kind)
        statements.append(made)
    return Coded(dispatch, tuple(statements), tuple(_shake_events(random_, gold, statements, size)))


def _shake_events(random_: random.Random, gold: Coded, statements: list[Statement], size: int) -> list[Event]:
    events = []
    for event in gold.events * 2:
        if random_.random() < 0.4:
            continue
        sides = {
            name: tuple(a for one in side if (a := shake_actor(random_, one, size)))
            for name, side in (("actor", event.actor), ("recipient", event.recipient))
        }
        when = random_.choice([event.when, event.when and replace(event.when, end="2024-06-09"), None])
        where = random_.choice([event.where, event.where and replace(event.where, name="Elsewhere"), None])
        said_in = random_.choice([None, *(statement.id for statement in statements)])
        fields = {"type": random_.choice([event.type, event.type, "AID"]), "mode": random_.choice([event.mode, None])}
        trigger, status = shaken(random_, event.trigger, size), random_.choice([event.status, Status.POSSIBLE])
        events.append(
            replace(event, trigger=trigger, status=status, said_in=said_in, when=when, where=where, **fields, **sides)
        )
    return events


@needs_annotated
@pytest.mark.shared
@pytest.mark.parametrize("seed", range(4))
def test_annotated_figures_are_those_of_its_own_scorer(tmp_path: Path, seed: int) -> None:
    random_ = random.Random(seed)
    for i in range(6):
        folder = write_annotated(tmp_path / "gold", name=f"norland-{i}")
    coded_folder = tmp_path / "coded"
    coded_folder.mkdir()
    codings = iter(
        [(item, shake(random_, item.gold, item.gold.dispatch)) for item in read_annotated(folder, held_out=False)]
    )

    def code(dispatch: Dispatch) -> Coded:
        item, coded = next(codings)
        if item.name != "norland-5":  # a dispatch that has no file of predictions
            (coded_folder / f"{item.name}.json").write_text(json.dumps(to_plain(coded)), encoding="utf-8")
            return coded
        return Coded(dispatch)

    figures = run_annotated(folder, coding_tools(code)).figures
    assert in_order(figures) == official(ANNOTATED, folder, coded_folder)


def find(text: str, words: str | None) -> list[list[int]]:
    return [[text.index(words), text.index(words) + len(words)]] if words else []


def write_articles(path: Path) -> list[dict[str, Any]]:
    rows = []
    for i, (title, text, attributions) in enumerate(ARTICLES):
        gold = [
            {
                "id": str(k),
                "source": find(text, source),
                "cue": find(text, cue),
                "content": [find(text, c)[0] for c in content],
            }
            for k, (source, cue, content) in enumerate(attributions)
        ]
        discard = [[len(text) - 12, len(text)]] if i == 1 else []
        rows.append(
            {
                "id": f"a{i}",
                "date": "2016-09-12",
                "title": title,
                "text": text,
                "discard": discard,
                "attributions": gold,
            }
        )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return rows


@needs_polnear
@pytest.mark.shared
@pytest.mark.parametrize("seed", range(6))
def test_polnear_figures_are_those_of_its_own_scorer(tmp_path: Path, seed: int) -> None:
    random_ = random.Random(seed)
    rows = write_articles(tmp_path / "gold.jsonl")
    by_text = {row["text"]: row for row in rows}
    predicted: list[dict[str, Any]] = []

    def code(dispatch: Dispatch) -> Coded:
        row, size = by_text[dispatch.text], len(dispatch.text)
        statements: list[Statement] = []
        for gold in row["attributions"] * 2:
            if random_.random() < 0.4:
                continue
            source, cue = (
                shaken(random_, Span(*gold[part][0]), size) if gold[part] and random_.random() < 0.8 else None
                for part in ("source", "cue")
            )
            content = tuple(shaken(random_, Span(*part), size) for part in gold["content"])
            speaker = Actor(source, "somebody") if source else None
            statements.append(Statement(f"s{len(statements)}", speaker, None, cue, content, Kind.DIRECT))
        statements.append(Statement("in", None, None, None, (Span(0, 9),), Kind.INDIRECT, inside="s0"))
        statements.append(Statement("x", None, None, None, (Span(size - 11, size - 1),), Kind.INDIRECT))
        predicted.append({"id": row["id"], "attributions": [as_row(s) for s in statements if s.inside is None]})
        return Coded(dispatch, tuple(statements))

    figures = run_polnear(tmp_path / "gold.jsonl", coding_tools(code)).figures
    (tmp_path / "coded.jsonl").write_text("".join(json.dumps(row) + "\n" for row in predicted), encoding="utf-8")
    assert in_order(figures) == official(POLNEAR, tmp_path / "gold.jsonl", tmp_path / "coded.jsonl")


def as_row(statement: Statement) -> dict[str, Any]:
    source = statement.speaker.text if statement.speaker else None
    parts = {"source": [source], "cue": [statement.cue], "content": statement.content}
    return {"id": statement.id, **{name: [[s.start, s.end] for s in spans if s] for name, spans in parts.items()}}
