"""Draws docs/picture.svg: a sample dispatch with highlighted words, each joined to its part of a record.

    python docs/make_picture.py

The words and the records are those of the sample's annotation; which of them are shown is picked here by hand.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from textwrap import wrap
from typing import Any

DOCS = Path(__file__).resolve().parent
SAMPLE = DOCS.parent / "samples" / "05-minsk-envoys.json"
PICTURE = DOCS / "picture.svg"

BLOCKS = (0, 1, 5)
"""Blocks of the text that are drawn, 0 being the headline."""

CHAR, LINE, COLUMN = 8.4, 25.0, 50
"""Width of a character, height of a line, characters a line."""
LEFT, TOP, CARD_LEFT, CARD_WIDTH, ROW = 28.0, 62.0, 520.0, 392.0, 21.0
WIDTH = CARD_LEFT + CARD_WIDTH + 28

STYLE = """
.page{fill:#fdfcf8}.rule{stroke:#d6d1c4}.card{fill:#fff;stroke:#c9c3b4}.text,.value{fill:#23211c}.soft{fill:#6b665a}
.a rect{fill:#cfe3f7}.b rect{fill:#fbdcb0}.c rect{fill:#cdebcf}.a path,.a .bar{stroke:#2b6cb0;fill:none}
.b path,.b .bar{stroke:#b7640f;fill:none}.c path,.c .bar{stroke:#2f7d3b;fill:none}
.a .bar{fill:#2b6cb0}.b .bar{fill:#b7640f}.c .bar{fill:#2f7d3b}
@media (prefers-color-scheme: dark){.page{fill:#16181c}.rule{stroke:#3a3d44}.card{fill:#1f2228;stroke:#474b54}
.text,.value{fill:#ebe8e0}.soft{fill:#a8a499}.a rect{fill:#1f4468}.b rect{fill:#5d3d10}.c rect{fill:#1f4a28}
.a path{stroke:#6fb1ee}.b path{stroke:#eca44c}.c path{stroke:#6cc47b}.a .bar{fill:#6fb1ee;stroke:#6fb1ee}
.b .bar{fill:#eca44c;stroke:#eca44c}.c .bar{fill:#6cc47b;stroke:#6cc47b}}
text{font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:14px}
.label,.value,.head{font-family:system-ui,"Segoe UI",Helvetica,Arial,"DejaVu Sans",sans-serif;font-size:13.5px}
.bold,.head{font-weight:600}path{stroke-width:1.4;opacity:.85}
""".strip().replace("\n", "")


@dataclass(frozen=True, slots=True)
class Card:
    """One record: its colour, its heading, its fields, and the words that it rests on."""

    colour: str
    head: str
    fields: tuple[tuple[str, str], ...]
    words: tuple[tuple[int, int], ...]
    """Words that are highlighted, as offsets in the text, half-open."""
    content: tuple[tuple[int, int], ...]
    """Words that are underlined: what was said."""
    anchor: tuple[int, int]
    """The words that the line starts from."""

    @property
    def height(self) -> float:
        """Height in pixels."""
        return 38 + ROW * len(self.fields)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the drawn text."""

    start: int
    text: str
    y: float
    is_headline: bool


def draw() -> str:
    """Return the picture as SVG."""
    text = SAMPLE.with_suffix(".txt").read_text(encoding="utf-8")
    lines = list(_lines(text))
    cards = make_cards(text, json.loads(SAMPLE.read_text(encoding="utf-8")))
    tops = _stack(cards)
    bottom = max(lines[-1].y + 24, tops[-1] + cards[-1].height + 20)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {bottom:g}" width="{WIDTH:g}" '
        f'height="{bottom:g}" role="img" aria-labelledby="t d">',
        '<title id="t">A dispatch and its record</title>',
        '<desc id="d">The text of a sample dispatch on the left; on the right a statement and two events, each joined '
        "by a line to the highlighted words that it rests on.</desc>",
        f"<style>{STYLE}</style>",
        f'<rect class="page" width="{WIDTH:g}" height="{bottom:g}" rx="10"/>',
        f'<text class="label soft" x="{LEFT:g}" y="32">dispatch, published 12 May 2021</text>',
        f'<text class="label soft" x="{CARD_LEFT:g}" y="32">record</text>',
        f'<line class="rule" x1="{LEFT:g}" x2="{WIDTH - LEFT:g}" y1="42" y2="42"/>',
        *(_highlights(card, lines) for card in cards),
        *map(_text, lines),
        *(_join(card, top, lines) for card, top in zip(cards, tops, strict=True)),
        *(_card(card, top) for card, top in zip(cards, tops, strict=True)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def make_cards(text: str, annotation: dict[str, Any]) -> list[Card]:
    """Return the records that are drawn, in the order of their words."""
    events = {event["id"]: event for event in annotation["events"]}
    statements = {statement["id"]: statement for statement in annotation["statements"]}
    return [
        _event_card(text, events["e1"], "a", more="Slovakia"),
        _statement_card(text, statements["s14"], "b"),
        _event_card(text, events["e12"], "c", more="the government"),
    ]


def _event_card(text: str, event: dict[str, Any], colour: str, *, more: str) -> Card:
    trigger = _locate(text, event["trigger"])
    actor = next(_locate(text, one["text"]) for one in event["actor"] if one["who"] == more)
    spans = [actor, trigger]
    fields = [("who", _parties(event["actor"])), ("whom", _parties(event["recipient"])), ("status", event["status"])]
    if event["when"]:
        spans.append(_locate(text, event["when"]["text"]))
        fields.append(("when", event["when"]["start"]))
    if event["said_in"]:
        fields.append(("said in", "the statement above"))
    head = f"event · {event['type']}" + (f", {event['mode']}" if event["mode"] else "")
    return Card(colour, head, tuple(fields), tuple(spans), (), trigger)


def _statement_card(text: str, statement: dict[str, Any], colour: str) -> Card:
    speaker, cue = _locate(text, statement["speaker"]["text"]), _locate(text, statement["cue"])
    content = [_locate(text, part) for part in statement["content"]]
    first = text[content[0][0] : content[0][1]]
    fields = (
        ("who", _parties([statement["speaker"]])),
        ("kind", statement["kind"]),
        ("what", f"“{first} …” in {len(content)} parts"),
    )
    return Card(colour, "statement", fields, (speaker, cue), tuple(content), content[0])


def _parties(parties: list[dict[str, Any]]) -> str:
    return "; ".join(_short(one["who"]) + f" ({one['country']} {one['sector']})" for one in parties)


def _short(name: str) -> str:
    return name if len(name) <= 34 else name[: name.rindex(" ", 0, 33)] + " …"


def _locate(text: str, reference: list[Any]) -> tuple[int, int]:
    """Return the offsets of ``[words, k]``: the k-th occurrence in the text."""
    words, k = reference
    at = -1
    for _ in range(k):
        at = text.index(words, at + 1)
    return at, at + len(words)


def _lines(text: str) -> Iterator[Line]:
    blocks = [text.splitlines()[0], *text.split("\n\n")[1:]]
    y = TOP + 6
    for number in BLOCKS:
        block = blocks[number]
        start = text.index(block)
        for words in wrap(block, COLUMN, break_long_words=False):
            start = text.index(words.split()[0], start)
            yield Line(start, words, y, number == 0)
            start += len(words)
            y += LINE
        y += LINE * 0.7


def _stack(cards: list[Card]) -> list[float]:
    tops, y = [], TOP - 4
    for card in cards:
        tops.append(y)
        y += card.height + 16
    return tops


def _pieces(span: tuple[int, int], lines: list[Line]) -> Iterator[tuple[float, float, float]]:
    """Yield x, y and width of each drawn piece of a span."""
    for line in lines:
        first, last = max(span[0], line.start), min(span[1], line.start + len(line.text))
        if first < last:
            yield LEFT + (first - line.start) * CHAR, line.y, (last - first) * CHAR


def _highlights(card: Card, lines: list[Line]) -> str:
    boxes = [
        f'<rect x="{x - 2:.1f}" y="{y - 15:.1f}" width="{width + 4:.1f}" height="20" rx="3"/>'
        for span in card.words
        for x, y, width in _pieces(span, lines)
    ]
    lines_under = [
        f'<path d="M{x:.1f} {y + 4:.1f}h{width:.1f}"/>' for span in card.content for x, y, width in _pieces(span, lines)
    ]
    return f'<g class="{card.colour}">{"".join(boxes + lines_under)}</g>'


def _text(line: Line) -> str:
    weight = " bold" if line.is_headline else ""
    return (
        f'<text class="text{weight}" x="{LEFT:g}" y="{line.y:g}" textLength="{len(line.text) * CHAR:.1f}" '
        f'xml:space="preserve">{escape(line.text)}</text>'
    )


def _join(card: Card, top: float, lines: list[Line]) -> str:
    x, y, width = list(_pieces(card.anchor, lines))[-1]
    start, end = x + width / 2, CARD_LEFT
    edge, goal = LEFT + COLUMN * CHAR + 6, top + 18
    return (
        f'<g class="{card.colour}"><path d="M{start:.1f} {y + 5:.1f}v4H{edge - 12:.1f}'
        f'C{edge + 26:.1f} {y + 9:.1f} {end - 30:.1f} {goal:.1f} {end:.1f} {goal:.1f}"/></g>'
    )


def _card(card: Card, top: float) -> str:
    rows = "".join(
        f'<text class="label soft" x="{CARD_LEFT + 18:g}" y="{top + 46 + ROW * i:g}">{escape(name)}</text>'
        f'<text class="value" x="{CARD_LEFT + 76:g}" y="{top + 46 + ROW * i:g}">{escape(value)}</text>'
        for i, (name, value) in enumerate(card.fields)
    )
    return (
        f'<rect class="card" x="{CARD_LEFT:g}" y="{top:g}" width="{CARD_WIDTH:g}" height="{card.height:g}" rx="6"/>'
        f'<g class="{card.colour}"><path class="bar" d="M{CARD_LEFT:g} {top + 6:g}h4v{card.height - 12:g}h-4z"/></g>'
        f'<text class="head text" x="{CARD_LEFT + 18:g}" y="{top + 23:g}">{escape(card.head)}</text>{rows}'
    )


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
