"""The command line: ``dateline COMMAND``. Commands are a file a group, and are loaded when they are called."""

from dateline.cli.app import main

__all__ = ["main"]
