"""PolNeAR: articles as dispatches, quotation marks, and attributions compared."""

from __future__ import annotations

import gzip
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from gold_made import HandCoder, coding_tools, no_resolver, no_statuses
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import EvaluationError
from dateline.evaluation import Tools
from dateline.evaluation.outcome import Outcome
from dateline.evaluation.polnear import fingerprint_polnear, run_polnear
from dateline.evaluation.polnear.gold import Attribution, make_article_dispatch, read_polnear
from dateline.evaluation.polnear.quoted import find_quoted
from dateline.evaluation.polnear.readings import Measure, Quoting
from dateline.marking import Scope
from dateline.records import Actor, Coded, Kind, Span, Statement

TEXT = "Ferry is late\n\nThe ferry is late, Captain Orla Finn said on Friday. “It will come,” an officer added."
LATE = [18, 35]
FINN = [37, 55]
ARTICLE: dict[str, Any] = {
    "id": "ferry",
    "date": "2016-09-12",
    "title": "Ferry is late",
    "text": TEXT,
    "attributions": [{"id": "1", "source": [FINN], "cue": [[56, 60]], "content": [[15, 35]]}],
}


def write(path: Path, **changes: Any) -> Path:
    path.write_text(json.dumps(ARTICLE | changes) + "\n\n", encoding="utf-8")
    return path


def score(path: Path, *statements: Statement) -> Outcome:
    return run_polnear(path, coding_tools(lambda dispatch: Coded(dispatch, statements)))


def said(content: list[int], source: list[int] | None, *, inside: str | None = None) -> Statement:
    speaker = Actor(Span(*source), "somebody") if source else None
    return Statement("s", speaker, None, Span(56, 60), (Span(*content),), Kind.INDIRECT, inside=inside)


def test_an_article_is_a_dispatch_of_its_day_with_its_headline(tmp_path: Path) -> None:
    [article] = read_polnear(write(tmp_path / "dev.jsonl"))
    dispatch = article.dispatch
    assert (dispatch.published, dispatch.language) == ("2016-09-12", "en")
    assert dispatch.title_span is not None
    assert dispatch.title_span.of(TEXT) == "Ferry is late"
    assert dispatch.body_span.of(TEXT).startswith("The ferry")


def test_a_first_line_that_is_not_the_title_belongs_to_the_report() -> None:
    dispatch = make_article_dispatch("Ferry is late again.\n\nIt rained.", title="Ferry is late")
    assert dispatch.title_span is None
    assert dispatch.body_span == Span(0, len(dispatch.text))


def test_a_right_statement_is_a_relation(tmp_path: Path) -> None:
    outcome = score(write(tmp_path / "dev.jsonl"), said(LATE, FINN))
    assert outcome.figures["relation"] == {"P": 100.0, "R": 100.0, "F1": 100.0, "gold": 1, "pred": 1}
    assert [mistake.kind for mistake in outcome.mistakes] == ["content cut otherwise"]


def test_wants_and_intentions_are_asked_for_as_well(tmp_path: Path) -> None:
    asked: list[Scope] = []

    def load(scope: Scope) -> HandCoder:
        asked.append(scope)
        return HandCoder(Coded)

    run_polnear(
        write(tmp_path / "dev.jsonl"),
        Tools(load, lambda: lambda text, source, target: "none", no_statuses, no_resolver),
    )
    assert asked == [Scope.ALL]


def test_a_statement_inside_another_is_left_out(tmp_path: Path) -> None:
    outcome = score(write(tmp_path / "dev.jsonl"), said(LATE, FINN, inside="t"))
    assert outcome.figures["content_overlap"] == {"P": 0.0, "R": 0.0, "F1": 0.0, "gold": 1, "pred": 0}
    assert outcome.counts() == [("missed indirect statement", 1)]


def test_a_statement_without_speaker_is_told_so(tmp_path: Path) -> None:
    outcome = score(write(tmp_path / "dev.jsonl"), said([15, 35], None))
    assert outcome.counts() == [("no speaker", 1)]
    assert outcome.figures["source_accuracy"] == {"strict": 0.0, "touch": 0.0, "n": 1}


def test_a_statement_in_a_discarded_stretch_is_neither_right_nor_wrong(tmp_path: Path) -> None:
    start = TEXT.index("“")
    path = write(tmp_path / "dev.jsonl", discard=[[start, len(TEXT)]])
    outcome = score(path, said([start, start + 15], None))
    assert outcome.figures["content_overlap"] == {"P": 0.0, "R": 0.0, "F1": 0.0, "gold": 1, "pred": 0}


def test_a_gzip_file_in_a_folder_reads_as_the_plain_file(tmp_path: Path) -> None:
    plain = write(tmp_path / "some.jsonl")
    (tmp_path / "dev.jsonl.gz").write_bytes(gzip.compress(plain.read_bytes()))
    assert read_polnear(tmp_path) == read_polnear(plain)
    assert fingerprint_polnear(tmp_path) == fingerprint_polnear(plain)


def test_the_only_file_of_a_folder_is_taken_whatever_its_name(tmp_path: Path) -> None:
    write(tmp_path / "test.jsonl")
    assert [article.id for article in read_polnear(tmp_path)] == ["ferry"]


def test_of_several_files_without_the_known_name_none_is_taken(tmp_path: Path) -> None:
    write(tmp_path / "one.jsonl")
    write(tmp_path / "two.jsonl")
    with pytest.raises(EvaluationError, match="E501"):
        read_polnear(tmp_path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"id": "a"\n', "dev.jsonl:1.*no JSON"),
        (b'\n{"id": "a", "date": "2016-09-12"}\n', "dev.jsonl:2.*'text' is None"),
        (b"[1]\n", "dev.jsonl:1.*a JSON object"),
        (b'{"id": "a", "text": "b", "attributions": [{"content": [[5, 2]]}]}', "attributions\\[0\\].*spans"),
        (b"\xff\xfe", "no UTF-8"),
    ],
    ids=["cut line", "no text", "no object", "backward span", "no UTF-8"],
)
def test_malformed_articles_say_where(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "dev.jsonl").write_bytes(content)
    with pytest.raises(EvaluationError, match=f"E502.*{told}"):
        read_polnear(tmp_path)


def test_a_damaged_gzip_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "dev.jsonl.gz").write_bytes(gzip.compress(b"{}")[:-9])
    with pytest.raises(EvaluationError, match=r"E502.*damaged gzip"):
        read_polnear(tmp_path)


def test_an_absent_file_says_what_to_type(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"E501.*dateline evaluate polnear --data"):
        read_polnear(tmp_path)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said: “Go.”", ["“Go.”"]),
        ("“It goes on\nand on.", ["“It goes on"]),
        ('"Yes," he said, "no."', ['"Yes,"', '"no."']),
        ('a 6" nail', []),
        ("”Turned,” he said", ["”Turned,”"]),
        ("``Wired,'' he said", ["``Wired,'"]),
        ("the ‘toll plan’ fails", ["‘toll plan’"]),
        ("the dogs’ food", []),
        ("“a ‘toll plan’ fails”", ["“a ‘toll plan’ fails”"]),
    ],
)
def test_find_quoted(text: str, quoted: list[str]) -> None:
    assert [span.of(text) for span in find_quoted(text)] == quoted


@given(st.text(alphabet="ab \n“”\"'`‘’«».,("))
def test_quoted_stretches_lie_in_the_text_and_apart(text: str) -> None:
    spans = sorted(find_quoted(text))
    assert all(span.end <= len(text) for span in spans)
    assert not any(a.overlaps(b) for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("content", "quoting"),
    [
        ("“All of it,”", Quoting.DIRECT),
        ("“Some” of it", Quoting.MIXED),
        ("None of it", Quoting.INDIRECT),
        (" — ", Quoting.NONE),
    ],
)
def test_quoting_comes_from_the_contents_own_characters(content: str, quoting: Quoting) -> None:
    assert Measure(content).quoting([Span(0, len(content))]) is quoting


def test_parts_with_only_white_space_between_are_one() -> None:
    assert Measure("one  two, three").join([Span(5, 9), Span(0, 4), Span(9, 99)]) == (Span(0, 15),)
    assert Measure("one, two").join([Span(0, 3), Span(5, 8)]) == (Span(0, 3), Span(5, 8))


def test_articles_and_prepositions_do_not_make_two_sources_the_same() -> None:
    measure = Measure("the board of the port")
    board, port = (measure.read(Attribution((span,), (), (Span(0, 3),))) for span in (Span(0, 12), Span(13, 21)))
    assert board is not None
    assert port is not None
    assert not board.source_words & port.source_words
    assert len(board.source_words) == 1
