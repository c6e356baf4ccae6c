"""Everything that a record, the codebook or an error can hold has a text that explains it."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import _generate
import pytest
from _pages import errors, markdown, record, scores
from _pages.commands import load_commands

from dateline.evaluation import list_sets
from dateline.knowledge.plover import Plover, load_plover
from dateline.marking.labels import HEADS, MODES, SECTORS, STATUSES, TYPES
from dateline.records import Kind, Status


@pytest.fixture(scope="module")
def plover() -> Plover:
    return load_plover()


@pytest.mark.parametrize("kind", record.RECORDS, ids=lambda kind: kind.__name__)
def test_every_field_of_a_record_has_a_text(kind: type) -> None:
    assert [one.name for one in record.field_texts(kind) if not one.text.strip()] == []


def test_every_type_that_the_encoder_knows_is_in_the_codebook(plover: Plover) -> None:
    assert set(TYPES) == set(plover.types)


def test_every_mode_that_the_encoder_knows_is_in_the_codebook(plover: Plover) -> None:
    assert {tuple(mode.split(":")) for mode in MODES} <= set(plover.modes_of)


def test_every_type_has_a_definition_and_an_example(plover: Plover) -> None:
    assert [one.type for one in plover.types.values() if not (one.definition.strip() and one.example.strip())] == []


def test_every_mode_has_a_definition_and_an_example(plover: Plover) -> None:
    assert [key for key, one in plover.modes_of.items() if not (one.definition.strip() and one.example.strip())] == []


def test_every_status_has_a_definition_and_an_example(plover: Plover) -> None:
    assert {status.value for status in Status} == set(STATUSES) == set(plover.statuses)
    assert [one.code for one in plover.statuses.values() if not (one.definition.strip() and one.example)] == []


def test_every_sector_has_a_name_and_a_definition(plover: Plover) -> None:
    assert set(SECTORS) == set(plover.sectors)
    assert [one.code for one in plover.sectors.values() if not (one.definition.strip() and one.name)] == []


def test_every_context_and_quad_class_has_a_definition(plover: Plover) -> None:
    terms = [*plover.contexts.values(), *plover.quads.values()]
    assert [one.code for one in terms if not one.definition.strip()] == []


def test_every_head_of_the_encoder_stands_in_the_model_card() -> None:
    page = (_generate.DOCS / "model-card.md").read_text(encoding="utf-8")
    assert [head for head in HEADS if not re.search(rf"^\| {head} \| \S", page, re.M)] == []


@pytest.mark.parametrize("kind", [kind.value for kind in Kind])
def test_every_kind_of_statement_stands_in_the_codebook(kind: str) -> None:
    page = (_generate.DOCS / "codebook.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| `{kind}` \| \S.* \| \S", page, re.M)


def test_every_error_code_of_the_sources_is_explained() -> None:
    explained = {one.code for one in errors.find_raised()}
    assert errors.find_codes() - explained == set()


def test_every_error_says_what_was_seen_expected_and_to_be_done() -> None:
    lacking = [
        (one.code, one.module)
        for one in errors.find_raised()
        if not all(re.search(r"\w", words) for words in (one.meaning, one.expected, one.remedy))
    ]
    assert lacking == []


def test_every_note_has_a_text() -> None:
    notes = list(errors.find_notes())
    assert notes
    assert [one.code for one in notes if not one.text.strip()] == []


def test_an_error_in_a_new_module_is_found(tmp_path: Path) -> None:
    (tmp_path / "new.py").write_text(
        'def broken(path):\n    """E199: it is broken."""\n'
        '    return InputError("E199", seen=f"{path.name}", expected="a whole " + "file", remedy="mend it")\n'
    )
    [found] = errors.find_raised(tmp_path)
    assert (found.code, found.meaning, found.expected) == ("E199", "it is broken: <name>", "a whole file")


def test_every_option_of_every_command_has_a_help_text() -> None:
    lacking = [(name, one.name) for name, command in load_commands().items() for one in command.params if not one.help]
    assert lacking == []


def test_every_figure_with_a_floor_has_a_meaning() -> None:
    texts = scores.load_about()
    lacking = [(one.name, path) for one in list_sets() for path in one.floored if path not in texts[one.name].figures]
    assert lacking == []


def test_a_figure_is_shown_as_a_share_of_the_best_possible(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    floors.write_text('[polnear]\ngold_sha256 = "0"\ndate = 2024-05-14\n[polnear.floors]\n"relation/F1" = 62.5\n')
    assert "| attributions with the right source | F1 | 0.625 |" in scores.scores_page(floors)


def test_the_readme_shows_only_what_was_measured_on_texts_not_trained_on(tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    entry = 'gold_sha256 = "0"\ndate = 2024-05-14\n'
    floors.write_text(
        f'[annotated]\n{entry}[annotated.floors]\n"event.event/f1" = 0.9\n'
        f'[annotated-held-out]\n{entry}[annotated-held-out.floors]\n"event.event/f1" = 0.4\n'
    )
    table = scores.readme_table(floors)
    assert "0.40" in table
    assert "0.90" not in table
    assert len(table.splitlines()) == 3


def test_the_table_of_the_readme_is_that_of_the_floors_file() -> None:
    readme = _generate.README.read_text(encoding="utf-8")
    assert readme == _generate.refreshed(readme, scores.readme_table()), "run: python docs/_generate.py --readme"


def test_a_readme_without_markers_is_refused() -> None:
    with pytest.raises(ValueError, match="needs <!-- measured -->"):
        _generate.refreshed("# No markers", "| a |")


def test_writing_the_same_page_twice_leaves_the_file_alone(tmp_path: Path) -> None:
    _generate.write_pages(tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    _generate.write_pages(tmp_path)
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before
    assert set(before) == set(_generate.PAGES)


@pytest.mark.parametrize("module", [markdown, record], ids=lambda module: module.__name__)
def test_the_examples_in_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
