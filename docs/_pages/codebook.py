"""The codebook: types with their modes, quad classes, statuses, sectors and contexts, from the package's own tables."""

from __future__ import annotations

from collections.abc import Mapping

from _pages.markdown import mono, number, table
from dateline.knowledge.plover import EventType, Plover, Term, load_plover


def codebook_page() -> str:
    """Return the page's generated part."""
    plover = load_plover()
    parts = [
        _overview(plover),
        *(_type(plover, kind) for kind in plover.types.values()),
        "## Statuses\n\nHow the dispatch or the speaker presents the act.\n\n" + _terms("status", plover.statuses),
        "## Quad classes\n\n" + _terms("class", plover.quads),
        "## Sectors\n\nWhat part of society a party belongs to.\n\n" + _sectors(plover),
        "## Contexts\n\nWhat the act is about; an event may have several or none.\n\n"
        + _terms("context", plover.contexts),
    ]
    return "\n\n".join(parts) + "\n"


def _overview(plover: Plover) -> str:
    rows = [
        (f"[{one.type}](#{one.type.lower()})", one.quad, number(one.score), one.definition)
        for one in plover.types.values()
    ]
    return "## The 16 types\n\n" + table(["type", "quad class", "score", "definition"], rows)


def _type(plover: Plover, kind: EventType) -> str:
    facts = f"{kind.quad} · score {number(kind.score)} · CAMEO {kind.cameo}"
    note = f"\n\nCAMEO: {kind.cameo_note}" if kind.cameo_note else ""
    modes = [mode for (of, _), mode in plover.modes_of.items() if of == kind.type]
    rows = [
        (mono(mode.mode), number(mode.score), mode.cameo, mode.definition, f"*{mode.example}*", mode.cameo_note)
        for mode in modes
    ]
    head = ["mode", "score", "CAMEO", "definition", "example", "on the CAMEO code"]
    shown = table(head, rows) if rows else "This type has no modes."
    return f"### {kind.type}\n\n{facts}\n\n{kind.definition}\n\n> {kind.example}{note}\n\n{shown}"


def _terms(noun: str, terms: Mapping[str, Term]) -> str:
    found = list(terms.values())
    if not any(term.example for term in found):
        return table([noun, "definition"], [(mono(term.code), term.definition) for term in found])
    rows = [(mono(term.code), term.definition, f"*{term.example}*" if term.example else "") for term in found]
    return table([noun, "definition", "example"], rows)


def _sectors(plover: Plover) -> str:
    rows = [(mono(term.code), term.name, term.definition) for term in plover.sectors.values()]
    return table(["sector", "name", "definition"], rows)
