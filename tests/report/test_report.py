"""What people see: highlighted text beside records, in page and table."""

from dataclasses import replace
from html.parser import HTMLParser
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from dateline.records import (
    Actor,
    Answer,
    Coded,
    Count,
    Counted,
    Event,
    Failure,
    Kind,
    Span,
    Statement,
    Status,
    make_dispatch,
)  # fmt: skip
from dateline.report import render_page, render_table
from dateline.report.parts import Part, stretches

TEXT = "Lima <b>recalled</b> its envoy. “We had no choice,” Ana Ruiz told reporters."


def coded(status: Status = Status.ACTUAL) -> Coded:
    def span(words: str) -> Span:
        return Span(TEXT.index(words), TEXT.index(words) + len(words))

    ruiz = Actor(span("Ana Ruiz"), "Ana Ruiz", actor="a1", country="PER", sector="GOV")
    said = Statement("s1", ruiz, Actor(None, "reporters"), span("told"), (span("“We had no choice,”"),), Kind.DIRECT)
    lima = Actor(span("Lima"), "Lima", country="PER", sector="GOV")
    recalled = Event(
        "e1", "SANCTION", "expel", (), "161", span("recalled"), (lima,), (), status, None, None, None, -5.5,
        "material-conflict", Span(0, 31), confidence=0.8, why=("encoder:trigger",),
    )  # fmt: skip
    return Coded(make_dispatch(TEXT, title="An <envoy>", published="2024-05-04", language="en"), (said,), (recalled,))


class Words(HTMLParser):
    """Collects the words inside the text pane."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.words = ""

    def handle_starttag(self, tag, attrs):
        if self.depth or ("class", "text") in attrs:
            self.depth += tag != "br"

    def handle_endtag(self, tag):
        self.depth -= bool(self.depth)

    def handle_data(self, data):
        if self.depth:
            self.words += data


def test_page_shows_the_whole_text_unchanged():
    reader = Words()
    reader.feed(render_page([coded()]))
    assert reader.words == TEXT


def test_page_never_renders_markup_of_the_dispatch():
    page = render_page([coded()])
    assert "<b>recalled" not in page
    assert "An <envoy>" not in page


def test_page_asks_no_other_host():
    page = render_page([coded()])
    assert "://" not in page
    assert "src=" not in page


def test_page_joins_a_record_to_its_words():
    page = render_page([coded()])
    assert '<span class="s p-trigger" data-r="e1">' in page
    assert 'data-id="e1"' in page


def test_page_draws_a_denied_act_apart():
    assert 'class="record event denied"' in render_page([coded(Status.DENIED)])


def test_page_lists_failures_with_their_remedy():
    page = render_page([], failures=[Failure("a.txt", "read", "E101", "an empty file", "text", "check the path")])
    assert "E101" in page
    assert "check the path" in page


def test_page_and_table_give_the_numbers_that_the_dispatch_gives():
    record = coded()
    hurt = replace(record.events[0], counts=(Count(Counted.INJURED, Span(0, 4), 24, 99),), contexts=("human_rights",))
    record = replace(record, events=(hurt,))
    assert "24 to 99 injured · human rights" in render_page([record])
    paper = StringIO()
    Console(file=paper, width=160).print(render_table(record))
    assert "24 to 99 injured" in paper.getvalue()


def test_page_says_how_the_author_presents_an_act_that_somebody_else_tells():
    record = coded()
    told = replace(record.events[0], author_status=Status.POSSIBLE)
    assert "for the dispatch itself possible" in render_page([replace(record, events=(told,))])
    assert "for the dispatch itself" not in render_page([record])


def test_page_names_whom_a_statement_answers():
    record = coded()
    denial = replace(record.statements[0], id="s2", answers="s1", answer=Answer.DENIES)
    page = render_page([replace(record, statements=(*record.statements, denial))])
    assert "denies Ana Ruiz (PER GOV)" in page


def test_table_names_speaker_act_and_sides():
    paper = StringIO()
    Console(file=paper, width=160).print(render_table(coded()))
    shown = paper.getvalue()
    assert "Ana Ruiz (PER GOV)" in shown
    assert "SANCTION expel" in shown


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8))
def test_stretches_cover_the_text_once_and_in_order(pairs):
    parts = tuple(Part(Span(min(p), max(p)), "cue", "s1") for p in pairs if p[0] != p[1])
    found = stretches(30, parts)
    assert [s.span.start for s in found] == [0, *[s.span.end for s in found[:-1]]]
    assert found[-1].span.end == 30
