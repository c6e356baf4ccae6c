"""The commands: every option of every command, from the command line itself."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

import typer

from _pages.markdown import mono, table
from dateline.cli.app import make_app


def commands_page() -> str:
    """Return the page's generated part."""
    return "\n\n".join(_section(name, command) for name, command in load_commands().items()) + "\n"


def load_commands() -> Mapping[str, Any]:
    """Return every command by its name, loaded."""
    group: Any = typer.main.get_command(make_app())
    context = group.make_context("dateline", ["doctor"], resilient_parsing=True)
    return {name: group.resolve_command(context, [name])[1] for name in group.list_commands(context)}


def options_of(command: Any) -> set[str]:
    """Return every option that a command takes, as it is typed."""
    typed = {name for parameter in command.params for name in parameter.opts if name.startswith("-")}
    return typed | {"-h", "--help"}


def _section(name: str, command: Any) -> str:
    arguments = [one for one in command.params if not one.opts[0].startswith("-")]
    options = [one for one in command.params if one.opts[0].startswith("-")]
    needed = [f"{one.opts[0]} {_value(one)}" for one in options if one.required]
    usage = " ".join(["dateline", name, *map(_value, arguments), *needed, "[OPTIONS]"])
    rows = [(mono(_value(one)), one.help, "") for one in arguments]
    rows += [(mono(_typed(one)), one.help, _default(one)) for one in options]
    about = "\n\n".join(" ".join(part.split()) for part in (command.help or "").split("\n\n"))
    return f"## {name}\n\n{about}\n\n```text\n{usage}\n```\n\n{table(['option', 'meaning', 'default'], rows)}"


def _typed(option: Any) -> str:
    names = ", ".join(sorted(option.opts, key=len, reverse=True))
    return names if option.is_flag else f"{names} {_value(option)}"


def _value(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name.replace("_", "-").upper())


def _default(option: Any) -> str:
    if option.required:
        return "must be given"
    value = option.default.value if isinstance(option.default, Enum) else option.default
    return "" if value is None or value is False else mono(value)
