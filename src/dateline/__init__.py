"""Dateline reads dated news dispatches and keeps the record.

Who said what, who did what to whom, when, where, and how certain it is; each record points to the words it rests on.

>>> import dateline
>>> dateline.__version__
'0.1.0'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.version import __version__

if TYPE_CHECKING:
    from dateline.api import Record, code, code_many
    from dateline.corpus import Corpus

__all__ = ["Corpus", "Record", "__version__", "code", "code_many"]

_HOMES = {"Corpus": "dateline.corpus", "Record": "dateline.api", "code": "dateline.api", "code_many": "dateline.api"}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that importing the package stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
