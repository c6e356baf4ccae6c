"""GUM: gold chains from token ranges, coded chains from whom mentions name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from gold_made import no_statuses
from test_gap import Found

from dateline.errors import EvaluationError
from dateline.evaluation import Tools
from dateline.evaluation.gum import chains_of, read_documents, run_gum
from dateline.evaluation.outcome import Outcome
from dateline.marking import Antecedent, Marks, Mention
from dateline.records import Dispatch, Span

TOKENS = "President Mira Holt met a guard . She thanked him .".split()
TEXT = "President Mira Holt met a guard. She thanked him."
HOLT, NAME, GUARD, SHE, HIM = Span(0, 19), Span(10, 19), Span(24, 31), Span(33, 36), Span(45, 48)


def row(*entities: tuple[int, int, str], split: str = "dev") -> dict[str, Any]:
    sentences = [TOKENS[:7], TOKENS[7:]]
    return {
        "doc_id": "holt",
        "split": split,
        "sents": [{"toks": [[token, "", "", 0, ""] for token in sentence]} for sentence in sentences],
        "entities": [{"start": start, "end": end, "grp": chain} for start, end, chain in entities],
    }


GOLD = row((0, 3, "1"), (7, 8, "1"), (4, 6, "2"), (9, 10, "2"), (1, 3, "3"))


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    return path


def found(*mentions: Span, **whom: str) -> Found:
    names = tuple(Mention(span, "person") for span in mentions)
    return Found({"President Mira Holt": "Mira Holt", **whom}, TEXT, Marks(mentions=names))


def score(path: Path, resolved: Found) -> Outcome:
    def resolve(dispatch: Dispatch, names: Sequence[Span]) -> Found:
        assert (dispatch.text, names) == (TEXT, ())
        return resolved

    def nothing(*_: object) -> Any:
        raise AssertionError("mentions are resolved and nothing else")

    return run_gum(path, Tools(nothing, nothing, no_statuses, lambda: resolve))


def test_gold_chains_are_spans_of_the_text_and_none_of_one_mention(tmp_path: Path) -> None:
    [document] = read_documents(write(tmp_path / "gum.jsonl", GOLD, row((0, 3, "1"), split="train")))
    assert document.dispatch.text == TEXT
    assert set(document.chains) == {frozenset({HOLT, SHE}), frozenset({GUARD, HIM})}


def test_mentions_of_one_actor_are_a_chain() -> None:
    assert {HOLT, SHE} in chains_of(TEXT, found(HOLT, SHE, She="Mira Holt"))


def test_a_name_within_its_own_title_is_no_mention_of_its_own() -> None:
    assert chains_of(TEXT, found(HOLT, NAME)) == [{HOLT}]


def test_a_pronoun_for_nobody_is_no_mention() -> None:
    assert chains_of(TEXT, found(HIM)) == []


def test_pronouns_that_the_encoder_links_are_mentions_with_what_they_are_linked_to() -> None:
    marks = Marks(antecedents=(Antecedent(SHE, ((HOLT, 0.9),)),))
    assert chains_of(TEXT, Found({"She": "Mira Holt", "President Mira Holt": "Mira Holt"}, TEXT, marks)) == [
        {HOLT, SHE}
    ]


def test_the_figures_are_of_chains_of_two_and_more(tmp_path: Path) -> None:
    path = write(tmp_path / "gum.jsonl", GOLD)
    outcome = score(path, found(HOLT, SHE, GUARD, She="Mira Holt"))
    assert outcome.figures["muc"] == {"p": 1.0, "r": 0.5, "f1": 0.6667}
    assert outcome.figures["ceafe"] == {"p": 1.0, "r": 0.5, "f1": 0.6667}
    assert [(mistake.kind, mistake.gold) for mistake in outcome.mistakes] == [("no mention found", "a guard")]


@pytest.mark.parametrize(
    ("rows", "told"),
    [([row((0, 30, "1"))], "tokens 0 to 30"), ([row(split="train")], "no row has the split dev")],
)
def test_malformed_texts_say_where(tmp_path: Path, rows: list[dict[str, Any]], told: str) -> None:
    with pytest.raises(EvaluationError, match=f"E502.*{told}"):
        read_documents(write(tmp_path / "gum.jsonl", *rows))
