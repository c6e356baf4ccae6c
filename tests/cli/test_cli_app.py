"""The command line's entrance: help, errors, exit statuses, start-up."""

from __future__ import annotations

import subprocess
import sys

import pytest
from cli_given import Command

from dateline import __version__
from dateline.cli.app import COMMANDS


def test_help_names_every_command(dateline: Command) -> None:
    ran = dateline("--help")
    assert ran.status == 0
    assert all(name in ran.out for name in COMMANDS)


def test_no_command_prints_the_help(dateline: Command) -> None:
    ran = dateline()
    assert (ran.status, "ingest" in ran.out) == (0, True)


@pytest.mark.parametrize("name", ["ingest", "statements", "events", "actors", "stats", "failures", "doctor"])
def test_every_command_has_help(dateline: Command, name: str) -> None:
    ran = dateline(name, "--help")
    assert (ran.status, "--corpus" in ran.out) == (0, True)


def test_version_is_that_of_the_package(dateline: Command) -> None:
    assert dateline("--version").out == f"dateline {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "seen", "remedy"),
    [
        (["nothing"], "nothing", "dateline --help"),
        (["events"], "--corpus", "dateline events --help"),
        (["events", "--corpus", "x", "--what"], "--what", "dateline events --help"),
    ],
)
def test_a_wrong_option_is_a_user_error_with_a_remedy(
    dateline: Command, arguments: list[str], seen: str, remedy: str
) -> None:
    ran = dateline(*arguments)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("error E600")
    assert seen in ran.err
    assert remedy in ran.err


def test_an_error_is_one_readable_block(dateline: Command, tmp_path: object) -> None:
    ran = dateline("events", "--corpus", f"{tmp_path}/none")
    assert (ran.status, ran.out) == (1, "")
    assert [line.split()[0] for line in ran.err.splitlines()] == ["error", "expected", "try"]
    assert "E301" in ran.err


def test_help_and_import_load_nothing_heavy() -> None:
    script = (
        "import sys, dateline, dateline.cli.app as app\n"
        "import dateline.reading, dateline.corpus\n"
        "app.run(['--help'])\n"
        "heavy = {'pyarrow', 'duckdb', 'trafilatura', 'onnxruntime', 'py3langid', 'numpy', 'pandas'}\n"
        "sys.exit(' '.join(sorted(heavy & set(sys.modules))) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
