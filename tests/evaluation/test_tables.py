"""What is printed for the eye."""

from __future__ import annotations

from io import StringIO

from rich.console import Console, RenderableType

from dateline.evaluation.outcome import Outcome, Page
from dateline.evaluation.tables import render_figures, render_mistakes, render_passage
from dateline.records import Span

TEXT = "Norland rejected the charge. Sudland shelled a ferry."


def printed(what: RenderableType) -> str:
    paper = StringIO()
    Console(file=paper, width=120).print(what)
    return paper.getvalue()


def test_a_passage_is_the_sentence_with_the_words_marked() -> None:
    page = Page("norland", TEXT)
    mistake = page.mistake("wrong actor", gold=("Sudland", [Span(29, 36)]), coded=("a ferry", [Span(45, 52)]))
    assert render_passage(mistake).plain == "[Sudland] shelled {a ferry}."


def test_words_that_both_mark_stand_in_both_brackets() -> None:
    page = Page("norland", TEXT)
    mistake = page.mistake("wrong type", gold=("ASSAULT", [Span(37, 44)]), coded=("AID", [Span(37, 44)]))
    assert render_passage(mistake).plain == "Sudland [{shelled}] a ferry."


def test_a_long_passage_is_cut_around_its_first_mark() -> None:
    text = "Norland and " * 200 + "Sudland shelled a ferry."
    mistake = Page("norland", text).mistake("missed event", gold=("ASSAULT", [Span(2400, 2407)]))
    passage = render_passage(mistake).plain
    assert len(passage) < 700
    assert "[Sudland]" in passage


def test_kinds_are_counted_before_the_examples() -> None:
    page = Page("norland", TEXT)
    missed = page.mistake("missed event", gold=("REJECT", [Span(8, 16)]))
    extra = page.mistake("extra event", coded=("AID", [Span(37, 44)]))
    text = printed(render_mistakes(Outcome({}, (extra, missed, missed)), each=1))
    assert text.index("missed event") < text.index("extra event") < text.index("missed event (1 of 2)")
    assert "Norland [rejected] the charge." in text


def test_rare_kinds_are_summed_up() -> None:
    page = Page("norland", TEXT)
    mistakes = [page.mistake(f"kind {i:02}", gold=("REJECT", [Span(8, 16)])) for i in range(25)]
    text = printed(render_mistakes(Outcome({}, tuple(mistakes)), each=0))
    assert "kind 19" in text
    assert "kind 20" not in text
    assert "5 other kinds" in text


def test_no_examples_are_shown_when_none_are_asked_for() -> None:
    missed = Page("norland", TEXT).mistake("missed event", gold=("REJECT", [Span(8, 16)]))
    assert "rejected" not in printed(render_mistakes(Outcome({}, (missed,)), each=0))


def test_every_group_of_figures_has_a_line() -> None:
    figures = {"relation": {"P": 61.5, "n": 3}, "by_kind": {"direct": {"relation": {"P": 0.0, "n": 1}}}}
    text = printed(render_figures(figures, title="polnear"))
    assert "relation" in text
    assert "by_kind direct relation" in text
    assert "61.5" in text
