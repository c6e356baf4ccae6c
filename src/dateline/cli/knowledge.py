"""``dateline knowledge``: whether the tables of facts are sound, and what they hold."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typer

from dateline.errors import UsageError

OWN = typer.Option(
    None, "--own", metavar="DIR", help="Folder of your own tables; by default the one that DATELINE_KNOWLEDGE names."
)
_ACTIONS = ("check", "stats")


def knowledge(
    action: str = typer.Argument(metavar="ACTION", help="check or stats."),
    own: Path | None = OWN,
    gaps: int = typer.Option(0, "--gaps", metavar="N", min=0, help="Also list the N longest gaps."),
    as_json: bool = typer.Option(False, "--json", help="Print JSON."),
) -> None:
    """Check the tables of office holders, members, borders and codes, or count what they hold.

    `check` looks for unknown codes, days out of order, overlaps and rows without a source, in the tables of the package
    and in your own; exit status 2 says that something is wrong. Days on which no holder of an office is known are
    counted as gaps and are no fault. `stats` counts rows by table and source, and members by organisation.
    """
    use_own(own)
    if action not in _ACTIONS:
        raise UsageError(
            "E642",
            seen=f"knowledge {action!r}",
            expected=f"one of {', '.join(_ACTIONS)}",
            remedy="dateline knowledge check",
        )
    if action == "check":
        _check(gaps, as_json)
    else:
        _stats(as_json)


def use_own(folder: Path | None) -> None:
    """Take a folder as that of the user's own knowledge, for this process."""
    from dateline.knowledge.own import VARIABLE

    if folder is not None:
        os.environ[VARIABLE] = str(folder)


def _check(shown: int, as_json: bool) -> None:
    from dateline.knowledge.checking import check_knowledge, find_gaps

    findings, gaps = check_knowledge(), find_gaps()
    missing = sum(gap.days for gap in gaps)
    if as_json:
        told = {
            "findings": [asdict(finding) for finding in findings],
            "gaps": [{**asdict(gap), "days": gap.days} for gap in gaps[: shown or None]],
        }
        sys.stdout.write(json.dumps(told, indent=1, ensure_ascii=False) + "\n")
    else:
        _print(("table", "what", "where"), [(one.table, one.kind, one.text) for one in findings])
        _print(("state", "office", "first", "last"), [(g.state, g.office, g.first, g.last) for g in gaps[:shown]])
        sys.stdout.write(f"{len(findings)} wrong; {len(gaps):,} gaps of {missing:,} days together.\n")
    if findings:
        raise typer.Exit(2)


def _stats(as_json: bool) -> None:
    from dateline.knowledge.borders import load_borders
    from dateline.knowledge.codes import load_codes
    from dateline.knowledge.memberships import load_memberships
    from dateline.knowledge.terms import LAST_DAY, load_terms

    tables: dict[str, Any] = {
        "holders": load_terms().all,
        "memberships": load_memberships().all,
        "borders": load_borders().all,
        "codes": load_codes().all,
    }
    rows = [
        (name, source, number)
        for name, table in tables.items()
        for source, number in sorted(Counter(row.source for row in table).items())
    ]
    table, last = load_memberships(), dt.date.fromisoformat(LAST_DAY)
    members = [(name, len(table.members(name, last))) for name in sorted(table.organisations)]
    if as_json:
        told = {
            "rows": [{"table": name, "source": source, "rows": number} for name, source, number in rows],
            "members": dict(members),
        }
        sys.stdout.write(json.dumps(told, indent=1, ensure_ascii=False) + "\n")
        return
    _print(("table", "source", "rows"), rows)
    _print(("organisation", f"members on {LAST_DAY}"), members)


def _print(heads: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
    if not rows:
        return
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from dateline.cli.output import clean, make_console

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        table.add_column(head)
    for row in rows:
        table.add_row(*(Text(clean(str(cell))) for cell in row))
    make_console().print(table)
