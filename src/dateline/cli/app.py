"""The command line's entrance: finds the command, runs it, and prints what went wrong."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from typing import Any

import typer
from typer.core import TyperGroup

from dateline.cli.output import print_error
from dateline.errors import DatelineError, UsageError

OK, USER_ERROR, SOME_FAILED, STOPPED = 0, 1, 2, 130
"""Exit statuses of all commands."""

COMMANDS: dict[str, tuple[str, str]] = {
    "code": ("dateline.cli.code:code", "Print the record of one or many dispatches."),
    "when": ("dateline.cli.when:when", "Say what the time expressions of a text mean."),
    "where": ("dateline.cli.where:where", "Say which places a text names, and which of a name is meant."),
    "explain": ("dateline.cli.explain:explain", "Print all of one record, and what led to it."),
    "ingest": ("dateline.cli.ingest:ingest", "Read, code and keep files and folders in a corpus."),
    "statements": ("dateline.cli.corpus_commands:statements", "List who said what."),
    "events": ("dateline.cli.corpus_commands:events", "List who did what to whom."),
    "actors": ("dateline.cli.corpus_commands:actors", "List who speaks, acts and is acted upon."),
    "stats": ("dateline.cli.corpus_commands:stats", "Count what a corpus holds."),
    "failures": ("dateline.cli.corpus_commands:failures", "List the inputs that failed, and why."),
    "actor": ("dateline.cli.actor:actor", "Print what is known of one actor."),
    "knowledge": ("dateline.cli.knowledge:knowledge", "Check the tables of facts, or count what they hold."),
    "evaluate": ("dateline.cli.evaluate:evaluate", "Score the program on a set of gold data."),
    "doctor": ("dateline.cli.doctor:doctor", "Check what is installed, and say how to mend what is missing."),
}
"""Every command: where its function is, and what it does in a line. The function is imported when it is called."""


class LazyGroup(TyperGroup):
    """A group that knows its commands' names and help without importing them."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command that shows its help line; ``resolve_command`` puts the real one in its place."""
        if cmd_name in self.commands or cmd_name not in COMMANDS:
            return self.commands.get(cmd_name)
        return _as_command(cmd_name, _nothing)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Import the command that is called."""
        if args and args[0] in COMMANDS:
            self.commands[args[0]] = _as_command(args[0], _import(args[0]))
        return super().resolve_command(ctx, args)


def make_app() -> typer.Typer:
    """Return the typer application."""
    app = typer.Typer(
        cls=LazyGroup,
        name="dateline",
        add_completion=False,
        rich_markup_mode="rich",
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_root)
    return app


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit status: 0 done, 1 user error, 2 some inputs failed, 130 stopped by Ctrl-C."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    command = typer.main.get_command(make_app())
    try:
        status = command.main(args=given or ["--help"], prog_name="dateline", standalone_mode=False)
        sys.stdout.flush()
    except DatelineError as error:
        print_error(error)
        return USER_ERROR
    except (KeyboardInterrupt, typer.Abort):
        sys.stderr.write("\nStopped.\n")
        return STOPPED
    except BrokenPipeError:
        _close_stdout()  # whoever read the output has seen enough
        return OK
    except Exception as error:
        if not hasattr(error, "format_message"):  # how typer reports a wrong option, whichever version it is
            raise
        print_error(_wrong_option(error))
        return USER_ERROR
    return status if isinstance(status, int) else OK


def main() -> None:
    """Run the command that the command line names, and exit."""
    sys.exit(run())


def _print_version(asked: bool) -> None:
    if asked:
        from dateline import __version__

        sys.stdout.write(f"dateline {__version__}\n")
        raise typer.Exit


def _root(
    version: bool = typer.Option(
        False, "--version", help="Print the version and stop.", is_eager=True, callback=_print_version
    ),
) -> None:
    """Read dated news dispatches and keep the record: who said what, who did what to whom, when, where, how certain."""


def _as_command(name: str, function: Callable[..., Any]) -> Any:
    app = typer.Typer(add_completion=False, context_settings={"help_option_names": ["-h", "--help"]})
    own_help = function.__doc__ if function is not _nothing else None
    app.command(name, help=own_help or COMMANDS[name][1], short_help=COMMANDS[name][1])(function)
    return typer.main.get_command(app)


def _nothing() -> None:
    pass


def _import(name: str) -> Callable[..., Any]:
    module, _, attribute = COMMANDS[name][0].partition(":")
    try:
        function: Callable[..., Any] = getattr(importlib.import_module(module), attribute)
    except ModuleNotFoundError as error:
        if error.name is None or not error.name.startswith("dateline"):
            raise _missing_package(error) from error
        raise UsageError(
            "E605",
            seen=f"command {name!r}, whose part of the program is not installed ({error.name})",
            expected="a whole installation",
            remedy="pip install --force-reinstall dateline",
        ) from error
    return function


def _missing_package(error: ModuleNotFoundError) -> UsageError:
    return UsageError(
        "E606",
        seen=f"package {error.name} is not installed",
        expected="the packages that dateline needs",
        remedy="pip install --upgrade dateline",
    )


def _wrong_option(error: Any) -> UsageError:
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "dateline"
    return UsageError(
        "E600",
        seen=str(error.format_message()).rstrip("."),
        expected="a command with its options",
        remedy=f"{path} --help",
    )


def _close_stdout() -> None:
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
