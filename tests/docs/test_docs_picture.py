"""The picture shows what its sample says."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import make_picture
from _pages.example import TEXT, make_example


def test_the_picture_is_what_the_script_draws() -> None:
    drawn = make_picture.PICTURE.read_text(encoding="utf-8")
    assert drawn == make_picture.draw(), "run: python docs/make_picture.py"


def test_the_picture_needs_nothing_from_elsewhere() -> None:
    svg = make_picture.draw()
    ElementTree.fromstring(svg)
    assert re.findall(r"(?:href|src|url|@import)\b", svg) == []


def test_a_card_points_to_the_words_of_its_record() -> None:
    text = make_picture.SAMPLE.with_suffix(".txt").read_text(encoding="utf-8")
    annotation = json.loads(make_picture.SAMPLE.read_text(encoding="utf-8"))
    cards = make_picture.make_cards(text, annotation)
    assert [text[start:end] for card in cards for start, end in [card.anchor]] == [
        "expelled",
        "If Minsk retaliates",
        "close",
    ]


def test_the_drawn_lines_are_those_of_the_text() -> None:
    text = make_picture.SAMPLE.with_suffix(".txt").read_text(encoding="utf-8")
    for line in make_picture._lines(text):
        assert text[line.start : line.start + len(line.text)] == line.text


def test_the_spans_of_the_example_record_give_its_words() -> None:
    coded = make_example()
    [statement], [event] = coded.statements, coded.events
    assert statement.content[0].contains(event.trigger)
    assert event.said_in == statement.id
    assert [party.text.of(TEXT) for party in event.actor if party.text] == ["Peru", "Chile"]
