"""`dateline code`: formats, exit statuses, and what is said of inputs that cannot be read."""

import json

import pytest

from dateline.cli.app import run
from dateline.coding import Coder
from dateline.records import Coded, Dispatch, Kind, Span, Statement, stable_id

TEXT = "Published: 2024-05-04\n\nThe envoy said the talks were over. Nobody answered her for a long while."


class FakeCoder:
    """Finds one statement in every dispatch."""

    version = "fake"

    def code(self, dispatch: Dispatch) -> Coded:
        at = dispatch.text.index("the talks")
        content = (Span(at, at + 9),)
        statement = Statement(stable_id("s", dispatch.id), None, None, None, content, Kind.INDIRECT)
        return Coded(dispatch, (statement,), (), coder=self.version)


@pytest.fixture(autouse=True)
def fake_coder(monkeypatch):
    monkeypatch.setattr(Coder, "load", classmethod(lambda cls, *args, **kwargs: FakeCoder()))


@pytest.fixture
def dispatch_file(tmp_path):
    path = tmp_path / "envoy.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_prints_one_object_with_offsets_into_the_file(dispatch_file, capsys):
    assert run(["code", str(dispatch_file), "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    content = record["statements"][0]["content"][0]
    assert TEXT[content["start"] : content["end"]] == "the talks"


def test_published_option_dates_the_dispatch(dispatch_file, capsys):
    run(["code", str(dispatch_file), "--published", "2023-01-02", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["dispatch"]["published"] == "2023-01-02"


def test_several_files_with_json_are_refused_with_the_remedy(dispatch_file, tmp_path, capsys):
    other = tmp_path / "other.txt"
    other.write_text(TEXT.replace("04", "05"), encoding="utf-8")
    assert run(["code", str(dispatch_file), str(other), "--format", "json"]) == 1
    assert "--format jsonl" in capsys.readouterr().err


def test_jsonl_prints_one_line_a_dispatch(dispatch_file, tmp_path, capsys):
    other = tmp_path / "other.txt"
    other.write_text(TEXT.replace("04", "05"), encoding="utf-8")
    assert run(["code", str(dispatch_file), str(other), "--format", "jsonl"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_unreadable_input_is_reported_and_the_rest_is_coded(dispatch_file, tmp_path, capsys):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    assert run(["code", str(empty), str(dispatch_file), "--format", "jsonl"]) == 2
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 1
    assert "empty.txt" in shown.err
    assert "[E1" in shown.err


def test_html_goes_to_the_named_file(dispatch_file, tmp_path):
    page = tmp_path / "page.html"
    assert run(["code", str(dispatch_file), "--format", "html", "--output", str(page)]) == 0
    assert 'data-id="s' in page.read_text(encoding="utf-8")


def test_table_shows_what_was_said(dispatch_file, capsys):
    assert run(["code", str(dispatch_file)]) == 0
    assert "the talks" in capsys.readouterr().out
