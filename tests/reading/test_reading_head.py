"""What stands before the report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.datelines import find_dateline
from dateline.reading.head import Head, parse_head

BODY = "The ferry between Norland and Sudland sails again, the harbour master said on Tuesday."


def title_of(text: str, head: Head) -> str | None:
    return head.title.of(text) if head.title else None


@pytest.mark.parametrize(
    ("before", "published", "title"),
    [
        ("date 2023-05-02 7:29\n\nFerry sails again\n\n", "2023-05-02T07:29", "Ferry sails again"),
        (" date 2023-05-02 7:29\n\nFerry sails again\n\n", "2023-05-02T07:29", "Ferry sails again"),
        ("Published: 2 May 2023\n\n", "2023-05-02", None),
        ("Date: May 2, 2023\nFerry sails again\n\n", "2023-05-02", "Ferry sails again"),
        ("Ferry sails again\nPublished: 2 May 2023\n\n", "2023-05-02", "Ferry sails again"),
        ("Ferry sails again\n2 May 2023\n\n", "2023-05-02", "Ferry sails again"),
        ("Ferry sails again\nBy our correspondent, Tuesday 2 May 2023\n\n", "2023-05-02", "Ferry sails again"),
        ("Ferry sails again\nBy Pia Lund\n\n", None, "Ferry sails again"),
        ("FERRY SAILS AGAIN\n", None, "FERRY SAILS AGAIN"),
        ("FERRY SAILS AGAIN,\nHARBOUR MASTER SAYS\n\n", None, "FERRY SAILS AGAIN,\nHARBOUR MASTER SAYS"),
        ("Who closed the harbour?\n\n", None, "Who closed the harbour?"),
        (
            "From: desk@post.example\nDate: Tue, 02 May 2023 07:29:00 GMT\nX-Box: 1\nSubject: Ferry sails\n  again\n\n",
            "2023-05-02T07:29",
            "Ferry sails",
        ),
        ("\ufeffFerry sails again\r\n\r\n", None, "Ferry sails again"),
        ("", None, None),
    ],
)
def test_head_gives_date_title_and_the_start_of_the_report(
    before: str, published: str | None, title: str | None
) -> None:
    text = before + BODY
    head = parse_head(text)
    assert (head.published, title_of(text, head), head.body(text).of(text)) == (published, title, BODY)


def test_mail_headers_give_source_and_address() -> None:
    text = f"From: desk@post.example\nLink: https://post.example/1\nDate: 2023-05-02\n\n{BODY}"
    head = parse_head(text)
    assert (head.source, head.url) == ("desk@post.example", "https://post.example/1")


def test_a_date_in_a_header_that_is_not_understood_is_told() -> None:
    head = parse_head(f"Date: yesterday\n\n{BODY}")
    assert (head.published, head.unread_date) == (None, "yesterday")


def test_a_first_paragraph_with_a_final_stop_is_no_title() -> None:
    head = parse_head(f"The ferry sails again.\n\n{BODY}")
    assert head.title is None


def test_a_wrapped_first_line_is_no_title() -> None:
    head = parse_head("The ferry between Norland and Sudland\nsails again. It had been\nclosed since March.\n")
    assert head.title is None


def test_a_short_text_alone_is_the_report_and_no_title() -> None:
    text = "Ferry sails again\n\n"
    head = parse_head(text)
    assert (head.title, head.body(text).of(text)) == (None, "Ferry sails again")


@pytest.mark.parametrize(
    "opening",
    [
        "THE HAGUE, June 27 (Agency) - ",
        "NAIROBI, Kenya (AP) _ ",
        "NAIROBI, Kenya (AP)_ ",
        "MOSCOW -- ",
        "ST. PETERSBURG, Russia, 3 March (Agency) — ",
        "LOS ANGELES, CALIF. (AP)--",
        "O'SMACH, Cambodia (AP)_ ",
        "PORT-AU-PRINCE (Agency) - ",
        "WASHINGTON/LONDON, Jan. 5 (Agency) -\n",
        "Kyiv, 3 March (Agency) – ",
        "(Agency) - ",
        "LUSAKA - ",
        "OSLO. ",
        "UNITED NATIONS (AP) _\n\n",
    ],
)
def test_dateline_is_found_and_left_out_of_the_report(opening: str) -> None:
    text = opening + BODY
    head = parse_head(text)
    assert head.dateline is not None
    assert head.dateline.of(text) == opening.rstrip(" \n-—–_").rstrip(".") if opening != "OSLO. " else "OSLO"
    assert head.body(text).of(text) == BODY
    assert head.title is None


def test_a_dateline_with_a_year_dates_the_dispatch() -> None:
    assert parse_head(f"OSLO, May 2, 2023 (Agency) - {BODY}").published == "2023-05-02"


def test_a_date_above_takes_precedence_over_that_of_the_dateline() -> None:
    assert parse_head(f"Published: 2023-05-03\n\nOSLO, May 2, 2023 (Agency) - {BODY}").published == "2023-05-03"


@pytest.mark.parametrize(
    "text",
    [
        "NATO — which met in Oslo — agreed.",
        "MOSCOW - TALKS FAIL OVER GAS\n\nThe talks failed.",
        "The ministers - all of them - agreed.",
        "Talks (on gas) - the third round - failed.",
        "A ferry, a boat and a raft -- all of them sank.",
    ],
)
def test_a_sentence_with_a_dash_is_no_dateline(text: str) -> None:
    assert find_dateline(text, 0) is None


@given(st.text(alphabet=st.sampled_from("Ab Z.:,-–—_()\n\r\t\ufeff\u2028“DATE: By19"), max_size=80))
def test_head_spans_stay_inside_any_text(text: str) -> None:
    head = parse_head(text)
    body = head.body(text)
    assert 0 <= body.start <= body.end <= len(text)
    for span in (head.title, head.dateline):
        assert span is None or (span.end <= body.start and span.of(text).strip())
