"""The bench's own arithmetic; no model and no spaCy."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_by_path", ROOT / "evaluation" / "bench.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "bench_by_path", module)
    spec.loader.exec_module(module)
    return module


def test_samples_are_repeated_until_a_turn_takes_seconds(bench: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "POLNEAR", ROOT / "no-such-file")
    label, texts = bench.read_texts(None)
    assert label.startswith("samples")
    assert len(texts) >= bench.SAMPLE_DOCS


def test_texts_come_from_the_file_that_is_named(bench: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "some.jsonl").write_text(json.dumps({"text": "Talks began."}) + "\n", encoding="utf-8")
    assert bench.read_texts(tmp_path / "some.jsonl") == ("some.jsonl", ["Talks began."])


def test_a_folder_without_texts_is_told(bench: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(bench.BenchError, match="--texts"):
        bench.read_texts(tmp_path)


def test_figures_are_of_the_median_turn(bench: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seconds = {"coding": iter([5.0, 1.0, 2.0]), "spacy": iter([3.0, 9.0, 4.0])}
    monkeypatch.setattr(bench, "_turn", lambda name, *_: bench.Turn(t := next(seconds[name]), t, 0.5, 100.0 + t))
    monkeypatch.setattr(bench, "measure_cold_code", lambda model: 1.5)
    monkeypatch.setattr(bench, "measure_import", lambda: 40.0)
    (tmp_path / "a.txt").write_text("one two three four", encoding="utf-8")
    figures, notes = bench.measure(tmp_path)
    assert notes == []
    assert (figures.coding_docs_per_s, figures.coding_words_per_s, figures.spacy_sm_docs_per_s) == (0.5, 2.0, 0.25)
    assert figures.coding_vs_spacy_sm == 2.0
    assert figures.peak_rss_mb == 105.0


def test_coding_is_measured_without_spacy_too(
    bench: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def turn(name: str, *_: object) -> object:
        if name == "spacy":
            raise bench.BenchError("no module spacy")
        return bench.Turn(1.0, 1.0, 0.5, 100.0)

    monkeypatch.setattr(bench, "_turn", turn)
    monkeypatch.setattr(bench, "measure_cold_code", lambda model: 1.5)
    monkeypatch.setattr(bench, "measure_import", lambda: 40.0)
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    figures, [note] = bench.measure(tmp_path)
    assert figures.coding_vs_spacy_sm is None
    assert "pip install --group bench" in note
