"""One record in full: fields, words, reasons."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

import dateline
from dateline.errors import UsageError
from dateline.records import Actor, Coded, Event, Kind, Span, Statement, Status, When, make_dispatch
from dateline.report.explain import OTHER, PARTIES, Explanation, choose_id, explain, find_record, render_explanation
from dateline.report.reasons import reason_of

TEXT = (
    "Karvia troops shelled the port of Osk on Monday. Nobody was hurt.\n\n"
    "“The port is ours,” Minister Ada Lund told reporters. Rain fell."
)


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


LUND = Actor(span("Minister Ada Lund"), "Ada Lund", "a1", "KAR", "GOV", "Minister")
TROOPS = Actor(span("Karvia troops"), "Karvia troops", "a2", "KAR", "MIL")
SAID = Statement(
    "s1234", LUND, Actor(None, "reporters"), span("told"), (span("“The port is ours,”"),), Kind.DIRECT,
    confidence=0.9, why=("encoder:statement", "person", "country:dominant", "rule:goes-on"),
)  # fmt: skip
SHELLED = Event(
    "e1299", "ASSAULT", "heavy-weapons", ("military",), "194", span("shelled"), (TROOPS,), (), Status.ACTUAL, "s1234",
    When(span("Monday"), "2024-05-06", "2024-05-06", "day", "weekday", "2024-05-07"), None, -9.5,
    "material-conflict", Span(0, 48), confidence=0.8,
    why=(
        "encoder:trigger", "actor:sure", "recipient:none", "phrase", "sector:head=troops", "when:weekday",
        "where: the text names no place of the act", "moon:full", "a note without a colon",
    ),
)  # fmt: skip
CODED = Coded(make_dispatch(TEXT, title="Port shelled", published="2024-05-07"), (SAID,), (SHELLED,), coder="1+abc")


def reasons(explanation: Explanation, part: str) -> list[str]:
    return [reason.entry for one in explanation.parts if one.name == part for reason in one.reasons]


def value(explanation: Explanation, part: str, field: str) -> str | None:
    [found] = [fact.value for one in explanation.parts if one.name == part for fact in one.facts if fact.name == field]
    return found


def shown(explanation: Explanation, *, plain: bool = True) -> str:
    paper = StringIO()
    Console(file=paper, width=140).print(render_explanation(explanation, plain=plain))
    return paper.getvalue()


# -- finding -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "found"), [("e1299", "e1299"), ("e", "e1299"), ("s1", "s1234")])
def test_a_record_is_found_by_its_id_or_a_unique_beginning(typed: str, found: str) -> None:
    assert explain(CODED, typed).record.id == found


def test_a_whole_id_wins_over_a_longer_one_that_begins_so() -> None:
    assert choose_id(["e12", "e123"], "e12") == "e12"


def test_an_unknown_id_is_refused_with_the_ids_that_there_are() -> None:
    with pytest.raises(UsageError, match=r"E624.*s1234, e1299"):
        explain(CODED, "e77")


def test_an_ambiguous_beginning_is_refused_with_the_ids_that_it_fits() -> None:
    two = replace(CODED, events=(SHELLED, replace(SHELLED, id="e1300")))
    with pytest.raises(UsageError, match=r"E625.*e1299, e1300"):
        explain(two, "e1")


def test_a_dispatch_without_records_says_so() -> None:
    with pytest.raises(UsageError, match=r"E624.*here are none"):
        explain(replace(CODED, statements=(), events=()), "e1")


def test_of_many_ids_the_error_lists_a_dozen() -> None:
    with pytest.raises(UsageError, match=r"e11 and 28 more"):
        choose_id([f"e{number}" for number in range(40)], "s")


def test_a_record_is_found_among_many_dispatches() -> None:
    other = replace(CODED, statements=(), events=(replace(SHELLED, id="e2"),))
    assert find_record([CODED, other], "e2")[0] is other


def test_the_same_dispatch_given_twice_is_no_ambiguity() -> None:
    assert find_record([CODED, CODED], "e1")[1] == SHELLED


# -- fields --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("record", [SAID, SHELLED], ids=["statement", "event"])
def test_every_field_but_why_is_told(record: Statement | Event) -> None:
    explanation = explain(CODED, record.id)
    own, *inner = explanation.parts
    told = {fact.name for fact in own.facts} | {part.name for part in inner}
    assert {name for name in type(record).__dataclass_fields__ if name != "why"} <= told


def test_the_fields_of_a_party_are_told_too() -> None:
    assert value(explain(CODED, "s"), "speaker", "role") == "Minister"


def test_several_parties_of_a_side_are_numbered() -> None:
    two = replace(CODED, events=(replace(SHELLED, actor=(TROOPS, LUND)),))
    assert value(explain(two, "e"), "actor", "2 who") == "Ada Lund"


def test_unknown_values_are_told_as_none() -> None:
    explanation = explain(CODED, "e")
    assert value(explanation, "where", "") is None
    assert value(explanation, "recipient", "") is None


def test_a_reference_names_who_said_what() -> None:
    assert value(explain(CODED, "e"), "event", "said_in") == "s1234 (Ada Lund (KAR GOV): “The port is ours,”)"


def test_words_are_those_of_the_dispatch_with_their_parts() -> None:
    told = {(part.part, part.span.of(TEXT)) for part in explain(CODED, "e").words}
    assert {("trigger", "shelled"), ("actor", "Karvia troops"), ("when", "Monday")} == told


# -- reasons -------------------------------------------------------------------------------------------------------


def test_reasons_stand_with_the_field_that_they_speak_of() -> None:
    explanation = explain(CODED, "e")
    assert reasons(explanation, "event") == ["encoder:trigger"]
    assert reasons(explanation, "actor") == ["actor:sure", "phrase", "sector:head=troops"]
    assert reasons(explanation, "when") == ["when:weekday"]
    assert reasons(explanation, "where") == ["where: the text names no place of the act"]


def test_reasons_for_parties_of_two_sides_are_given_to_neither() -> None:
    both = replace(CODED, events=(replace(SHELLED, recipient=(LUND,)),))
    assert reasons(explain(both, "e"), PARTIES) == ["phrase", "sector:head=troops"]


def test_reasons_of_a_statement_are_the_speakers() -> None:
    assert reasons(explain(CODED, "s"), "speaker") == ["person", "country:dominant", "rule:goes-on"]


def test_an_unknown_reason_is_shown_as_it_is() -> None:
    explanation = explain(CODED, "e")
    assert reasons(explanation, OTHER) == ["moon:full", "a note without a colon"]
    assert "moon:full" in shown(explanation)


@pytest.mark.parametrize(
    ("entry", "meaning"),
    [
        ("sector:head=troops", "The head noun troops decides."),
        ("when:weekday", "The time rule weekday read the expression."),
        ("pronoun:he=speaker", "The pronoun he stands for who speaks."),
        ("moon:full", None),
    ],
)
def test_a_reason_has_a_meaning_that_names_what_the_rule_saw(entry: str, meaning: str | None) -> None:
    assert reason_of(entry).meaning == meaning


ENTRIES = st.one_of(
    st.text(max_size=20),
    st.builds("{}:{}".format, st.sampled_from("encoder rule actor recipient country sector when".split()), st.text()),
)


@given(st.lists(ENTRIES, max_size=12), st.booleans())
def test_no_reason_is_ever_lost(entries: list[str], is_event: bool) -> None:
    record = replace(SHELLED if is_event else SAID, why=tuple(entries))
    coded = replace(CODED, **{"events" if is_event else "statements": (record,)})
    told = [reason.entry for part in explain(coded, record.id).parts for reason in part.reasons]
    assert sorted(told) == sorted(entries)


NAMED = re.compile(r"(encoder|rule|actor|recipient|person|document|organisation|state|body|pronoun|title|noun|office"
                   r"|country|sector|when|where):\S.*")  # fmt: skip


def _named_rules() -> set[str]:
    """Every rule that the sources write into ``why``, with x for what is only known when they run."""
    root = Path(dateline.__file__).parent
    files = [path for room in ("coding", "marking", "resolving") for path in (root / room).rglob("*.py")]
    nodes = [node for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    plain = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    made = [
        "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)
        for node in nodes
        if isinstance(node, ast.JoinedStr)
    ]
    return {words for words in (*plain, *made) if NAMED.fullmatch(words)}


def test_every_rule_that_the_sources_name_has_a_meaning() -> None:
    named = _named_rules()
    assert len(named) > 50
    assert [entry for entry in sorted(named) if reason_of(entry).meaning is None] == []


# -- rendering -----------------------------------------------------------------------------------------------------


def test_plain_rendering_brackets_the_words_in_their_sentences() -> None:
    page = " ".join(shown(explain(CODED, "e")).split())
    assert "[actor: Karvia troops] [trigger: shelled] the port of Osk on [when: Monday]." in page
    assert "Nobody was hurt" not in page


def test_nested_words_are_bracketed_inside_each_other() -> None:
    inner = replace(SAID, cue=span("port is ours"))
    page = " ".join(shown(explain(replace(CODED, statements=(inner,)), "s")).split())
    assert "[content: “The [cue: port is ours],”]" in page


def test_words_far_apart_are_shown_with_a_gap() -> None:
    far = replace(SAID, speaker=TROOPS)
    page = " ".join(shown(explain(replace(CODED, statements=(far,)), "s")).split())
    assert "on Monday. … [content: “The port is ours,”]" in page


def test_coloured_rendering_marks_words_without_changing_them() -> None:
    paper = StringIO()
    Console(file=paper, width=140, force_terminal=True, color_system="truecolor").print(
        render_explanation(explain(CODED, "e"))
    )
    assert "\x1b[1;33mshelled\x1b[0m" in paper.getvalue()
    assert "Karvia troops shelled the port of Osk on Monday." in shown(explain(CODED, "e"), plain=False)


def test_rendering_shows_offsets_meanings_and_every_reason() -> None:
    page = " ".join(shown(explain(CODED, "e")).split())
    assert "14–21" in page
    assert "The head noun troops decides." in page
    assert all(entry in page for entry in SHELLED.why)


def test_what_would_steer_a_terminal_is_not_printed() -> None:
    text = TEXT.replace("Osk", "O\x1bk")
    odd = replace(CODED, dispatch=make_dispatch(text, title="\x1b[2J"), events=(replace(SHELLED, why=("\x1b[31m",)),))
    assert "\x1b" not in shown(explain(odd, "e"))


@given(st.text(min_size=1, max_size=60), st.data())
def test_any_text_and_any_spans_can_be_shown(text: str, data: st.DataObject) -> None:
    edges = st.integers(0, len(text))
    spans = st.tuples(edges, edges).map(lambda pair: Span(min(pair), max(pair)))
    trigger, evidence, when = (data.draw(spans) for _ in range(3))
    moved = replace(
        SHELLED,
        trigger=trigger,
        evidence=evidence,
        actor=(replace(TROOPS, text=data.draw(spans)),),
        when=When(when, "2024-05-06", "2024-05-06", "day", "weekday"),
    )
    coded = Coded(make_dispatch(text), (), (moved,))
    assert "ASSAULT" in shown(explain(coded, "e"), plain=data.draw(st.booleans()))
