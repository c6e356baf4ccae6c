"""``dateline actor``: what the tables and a corpus say of one actor."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from dateline.cli.knowledge import OWN, use_own
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.corpus import Corpus
    from dateline.knowledge.profile import Profile
    from dateline.knowledge.terms import Term

_FORMATS = ("table", "json")
_MOST = 10
"""How many of each list of a corpus are shown in a table."""


def actor(
    name: str = typer.Argument(metavar="NAME", help="A person, a state or an organisation."),
    as_of: str | None = typer.Option(None, "--as-of", metavar="DATE", help="The day to look at; by default today."),
    corpus: Path | None = typer.Option(None, "--corpus", "-c", metavar="DIR", help="Also ask a corpus."),
    own: Path | None = OWN,
    format: str = typer.Option("table", "--format", "-f", help="table or json."),  # noqa: A002
) -> None:
    """Print what is known of one actor on a day.

    Of a person: spellings and offices with days and sources. Of a state: codes, organisations, neighbours, and who held
    its offices. Of an organisation: its members. With a corpus also whom the actor speaks of, what it did and to whom.
    """
    if format not in _FORMATS:
        raise UsageError(
            "E602", seen=f"format {format!r}", expected=f"one of {', '.join(_FORMATS)}", remedy="--format table"
        )
    use_own(own)
    from dateline.knowledge.profile import find_profile

    profile = find_profile(name, _day(as_of))
    told = _of_corpus(corpus, name, profile) if corpus is not None else None
    if profile.kind == "unknown" and not (told and any(told[key] for key in ("statements", "acts", "acted_upon_by"))):
        raise UsageError(
            "E643",
            seen=f"the name {name!r}",
            expected="a person who held an office, a state or an organisation that is known",
            remedy="another spelling, or --corpus DIR to ask a corpus as well",
        )
    page = {**_to_plain(profile), **({"corpus": told} if told is not None else {})}
    if format == "json":
        sys.stdout.write(json.dumps(page, indent=1, ensure_ascii=False) + "\n")
    else:
        _print(page)


def _day(text: str | None) -> dt.date:
    if text is None:
        return dt.date.today()
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            "E604", seen=f"as-of {text!r}", expected="a day such as 2024-11-02", remedy="--as-of 2024-11-02"
        ) from error


def _to_plain(profile: Profile) -> dict[str, Any]:
    lists = {
        "names": profile.names,
        "states": profile.states,
        "organisations": profile.organisations,
        "neighbours": profile.neighbours,
        "members": profile.members,
    }
    holders = {
        office: {"name": answer.term.name if answer.term else None, "reason": answer.reason}
        for office, answer in profile.holders.items()
    }
    return {
        "name": profile.name,
        "kind": str(profile.kind),
        "as_of": profile.on.isoformat(),
        **{key: list(values) for key, values in lists.items()},
        "codes": profile.codes,
        "offices": [_office(term, profile.on) for term in profile.offices],
        "holders": holders,
    }


def _office(term: Term, on: dt.date) -> dict[str, Any]:
    return {
        "state": term.state,
        "office": term.office,
        "title": term.title,
        "name": term.name,
        "from": term.begin,
        "to": term.end,
        "sure_to": term.sure,
        "held_on_the_day": term.holds(on),
        "source": term.source,
    }


def _of_corpus(path: Path, name: str, profile: Profile) -> dict[str, Any]:
    """Return what a corpus says of the actor up to the day, counted."""
    from dateline.corpus import Corpus

    opened, until = Corpus(path, create=False), profile.on.isoformat()
    said = list(opened.statements(speaker=name, until=until))
    acts = list(opened.events(actor=name, published_until=until))
    suffered = list(opened.events(recipient=name, published_until=until))
    return {
        "statements": len(said),
        "speaks_of": _counted(_parties_in(opened, said, until)),
        "acts": _counted(event["type"] for event in acts),
        "acts_upon": _counted(_who(event["recipient"]) for event in acts),
        "acted_upon_by": _counted(_who(event["actor"]) for event in suffered),
        "latest": [_evidence(event) for event in acts[-3:]],
    }


def _parties_in(corpus: Corpus, statements: list[dict[str, Any]], until: str) -> Iterator[str]:
    """Yield who takes part in the acts that the statements tell of."""
    by_dispatch: dict[str, set[str]] = {}
    for statement in statements:
        by_dispatch.setdefault(statement["dispatch_id"], set()).add(statement["id"])
    if not by_dispatch:
        return
    for event in corpus.events(dispatch=list(by_dispatch), published_until=until):
        if event["said_in"] in by_dispatch[event["dispatch_id"]]:
            yield from (_who([party]) for part in ("actor", "recipient") for party in event[part] or ())


def _who(parties: list[dict[str, Any]] | None) -> str:
    return " and ".join(party["who"] or party["text"] or "?" for party in parties or ()) or "nobody named"


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def _evidence(event: dict[str, Any]) -> dict[str, Any]:
    kept = {key: event[key] for key in ("type", "status", "when_start", "dispatch_id", "evidence")}
    return {**kept, "recipient": _who(event["recipient"])}


def _print(page: dict[str, Any]) -> None:
    from rich.text import Text

    from dateline.cli.output import clean, make_console

    console = make_console()
    console.print(Text.assemble((clean(page["name"]), "bold"), f"  {page['kind']}, as of {page['as_of']}"))
    for line in _lines(page):
        console.print(Text(clean(line)))
    if page["offices"]:
        _print_offices(page["offices"])
    for line in _corpus_lines(page.get("corpus")):
        console.print(Text(clean(line)))


def _lines(page: dict[str, Any]) -> Iterator[str]:
    labels = ("names", "states", "organisations", "neighbours", "members")
    for label in labels:
        if page[label]:
            yield f"{label}: {', '.join(page[label])}"
    if page["codes"]:
        yield "codes: " + ", ".join(f"{system} {code}" for system, code in page["codes"].items())
    for office, told in page["holders"].items():
        yield f"{office}: {told['name'] or 'not known'} ({told['reason']})"


def _print_offices(offices: list[dict[str, Any]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from dateline.cli.output import make_console

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    heads = ("", "state", "office", "title", "from", "to", "source")
    for head in heads:
        table.add_column(head)
    for one in offices:
        end = f"{one['sure_to']} at least" if one["sure_to"] else one["to"] or ""
        mark = "*" if one["held_on_the_day"] else ""
        table.add_row(mark, one["state"], one["office"], one["title"], one["from"], end, one["source"])
    console = make_console()
    console.print(table)
    if any(one["held_on_the_day"] for one in offices):
        console.print("* held on the day")


def _corpus_lines(told: dict[str, Any] | None) -> Iterator[str]:
    if told is None:
        return
    yield f"statements: {told['statements']}"
    labels = {"speaks_of": "speaks of", "acts": "acts", "acts_upon": "acts upon", "acted_upon_by": "acted upon by"}
    for key, label in labels.items():
        shown = list(told[key].items())[:_MOST]
        if shown:
            yield f"{label}: " + ", ".join(f"{name} ({number})" for name, number in shown)
    for one in told["latest"]:
        yield f"{one['when_start'] or 'no day'} {one['type']} {one['status']} to {one['recipient']}: {one['evidence']}"
