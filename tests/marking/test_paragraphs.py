"""Paragraphs and sentences of texts as agencies send them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.marking.paragraphs import find_paragraphs, find_sentences
from dateline.records import Span


def sentences(text: str) -> list[str]:
    return [s.of(text) for p in find_paragraphs(text, Span(0, len(text))) for s in find_sentences(text, p)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gen. Omar Haddad met U.S. Sen. Ann Lee. They talked.", 2),
        ("The ruling by J. R. Okafor stands. It is final.", 2),
        ("“We leave.” He said no more.", 2),
        ("Prices rose 3.5 percent. Exports fell.", 2),
        ("The talks began at 9 a.m. in Oslo.", 1),
        ("“Is it over?” she asked.", 1),
        ("Why now? Nobody knows… The envoy left.", 3),
        ("He called it “a farce.” Others agreed.", 2),
    ],
)
def test_sentences_are_counted_as_a_reader_would(text, count):
    assert len(sentences(text)) == count


def test_closing_mark_stays_with_its_sentence():
    assert sentences("“We will not go.” The envoy left.")[0] == "“We will not go.”"


def test_blank_lines_part_paragraphs():
    text = "One line.\n\nTwo line.\n \nThree."
    assert len(find_paragraphs(text, Span(0, len(text)))) == 3


def test_indented_lines_begin_paragraphs():
    text = "The envoy arrived in the\ncapital today.\n    She met the minister and\nleft again.\n    Talks go on."
    assert len(find_paragraphs(text, Span(0, len(text)))) == 3


def test_wrapped_lines_stay_together():
    text = "The envoy arrived in the capital today and she met the minister of\ntrade, who had come back."
    assert len(find_paragraphs(text, Span(0, len(text)))) == 1


@given(st.text(alphabet="aB. \n\"“”'?!1", max_size=200))
def test_no_letter_is_lost(text):
    found = "".join(sentences(text))
    assert [c for c in found if not c.isspace()] == [c for c in text if not c.isspace()]
