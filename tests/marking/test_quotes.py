"""Quotation marks as agencies use and misuse them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.marking.paragraphs import find_paragraphs
from dateline.marking.quotes import find_quotes
from dateline.records import Span


def quoted(text: str) -> list[str]:
    return [q.of(text) for q in find_quotes(text, find_paragraphs(text, Span(0, len(text))))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She said "no" to it.', ['"no"']),
        ("“No,” she said. “Never.”", ["“No,”", "“Never.”"]),
        ("He said, ``We go,'' and left.", ["``We go,''"]),
        ("The ‘special zone’ was closed.", ["‘special zone’"]),
        ("The ministers' talks didn't end.", []),
        ("«Nous partons», he said.", ["«Nous partons»"]),
    ],
)
def test_marks_are_paired(text, expected):
    assert quoted(text) == expected


def test_quotation_left_open_ends_with_its_paragraph():
    assert quoted("“We stay.\n\n“And we fight,” he said.") == ["“We stay.", "“And we fight,”"]


def test_forgotten_closing_mark_does_not_swallow_the_next_quotation():
    assert quoted("“We stay, he said. “We fight,” she said.")[-1] == "“We fight,”"


@given(st.text(alphabet="ab “”\"'`\n", max_size=120))
def test_quotations_never_overlap(text):
    quotes = find_quotes(text, find_paragraphs(text, Span(0, len(text))))
    assert all(a.end <= b.start for a, b in itertools.pairwise(quotes))
