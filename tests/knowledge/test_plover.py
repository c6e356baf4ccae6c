"""The codebook as the package carries it."""

from __future__ import annotations

import pytest

from dateline.errors import CodingError
from dateline.knowledge.plover import load_plover


def test_codebook_has_the_16_types_of_the_manual() -> None:
    assert len(load_plover().types) == 16


def test_codebook_has_37_contexts() -> None:
    assert len(load_plover().contexts) == 37


def test_codebook_has_four_quads_with_four_types_or_so_each() -> None:
    plover = load_plover()
    assert {known.quad for known in plover.types.values()} == set(plover.quads)


def test_score_takes_the_mode_where_it_has_one() -> None:
    assert load_plover().score("CONSULT", "phone") == 1.5


def test_score_falls_back_to_the_type_for_an_unscored_mode() -> None:
    assert load_plover().score("PROTEST", "vandalize") == load_plover().score("PROTEST")


def test_score_falls_back_to_the_type_for_a_foreign_mode() -> None:
    assert load_plover().score("AID", "phone") == 10


def test_accuse_scores_as_conflict() -> None:
    assert load_plover().score("ACCUSE") == -3


@pytest.mark.parametrize("quad", ["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"])
def test_scores_agree_with_the_quad(quad: str) -> None:
    plover = load_plover()
    scores = [known.score for known in plover.types.values() if known.quad == quad]
    assert all(score >= 0 for score in scores) if quad.endswith("cooperation") else all(score <= 0 for score in scores)


def test_cameo_is_finer_with_a_mode() -> None:
    assert (load_plover().cameo("PROTEST"), load_plover().cameo("PROTEST", "hunger")) == ("140", "142")


def test_modes_of_a_type_keep_their_order() -> None:
    assert load_plover().modes("REQUEST") == ("assist", "change", "yield", "meet")


def test_type_without_modes_has_none() -> None:
    assert load_plover().modes("AGREE") == ()


def test_unknown_type_says_what_was_expected() -> None:
    with pytest.raises(CodingError, match="E210"):
        load_plover().quad("FIGHT")


def test_each_code_has_a_definition() -> None:
    plover = load_plover()
    tables = (plover.types, plover.modes_of, plover.contexts, plover.sectors, plover.statuses, plover.quads)
    assert all(entry.definition for table in tables for entry in table.values())


def test_types_modes_and_statuses_have_an_example() -> None:
    plover = load_plover()
    assert all(entry.example for table in (plover.types, plover.modes_of, plover.statuses) for entry in table.values())


def test_modes_belong_to_known_types() -> None:
    plover = load_plover()
    assert {event_type for event_type, _ in plover.modes_of} <= set(plover.types)
