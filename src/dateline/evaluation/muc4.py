"""Incidents in MUC-4's dispatches of 1988 to 1990: whether the coding finds what kinds of violence a dispatch tells of.

Gold has templates and no words to point at, so that a dispatch and a kind of incident are what is compared: each counts
once in a dispatch, however many incidents of the kind it tells of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dateline.evaluation import problems
from dateline.evaluation.gold import Row, find_file, fingerprint, read_bytes, read_rows
from dateline.evaluation.incidents import Incident, incidents_by_name, told_by
from dateline.evaluation.matching import Counts
from dateline.evaluation.outcome import Figures, Mistake, Outcome, Page
from dateline.evaluation.tools import Tools
from dateline.records import Coded, Dispatch, Event, Span, make_dispatch

FILES = ("muc4.jsonl.gz", "muc4.jsonl")
SPLITS = ("dev_tst1", "dev_tst2")
"""The parts that are neither trained on nor kept hidden."""

_HEAD = re.compile(r"(?P<dateline>[^\n]{3,150}?(?:\n[^\n]{0,80})??)\s*--\s*(?:\[[A-Z0-9 ,.]+\]\s*)*")
"""``PLACE, DAY (AGENCY) -- [TEXT]``."""

Kinds = tuple[Incident, ...]
"""Kinds of one incident, of which any is right; nearly always one."""


@dataclass(frozen=True, slots=True)
class Document:
    """One dispatch with the kinds of its incidents."""

    dispatch: Dispatch
    required: tuple[Kinds, ...]
    optional: tuple[Kinds, ...]
    """Kinds that may be found and need not be."""


@dataclass(slots=True)
class Level:
    """Counts at one fineness: types alone, or types with modes."""

    fine: bool
    total: Counts = field(default_factory=Counts)
    by_kind: dict[str, Counts] = field(default_factory=dict)

    def add(self, document: Document, events: Sequence[Event]) -> tuple[list[Kinds], list[tuple[Incident, Event]]]:
        """Count one dispatch; return what was missed, and what was told too much with the first event that tells it."""
        missed: list[Kinds] = []
        for kinds in document.required:
            found = any(self._fits(event, kinds) for event in events)
            self._count(kinds[0], gold=1, coded=int(found), right=int(found))
            missed += [] if found else [kinds]
        excess = self._excess(document, events)
        for incident in excess:
            self._count(incident, gold=0, coded=1, right=0)
        return missed, list(excess.items())

    def _excess(self, document: Document, events: Sequence[Event]) -> dict[Incident, Event]:
        known = (*document.required, *document.optional)
        excess: dict[Incident, Event] = {}
        for event in events:
            incident = told_by(event.type, event.mode)
            if incident is not None and not any(self._fits(event, kinds) for kinds in known):
                excess.setdefault(incident, event)
        # Without modes all of a type tell the same, so that a dispatch has one too much at most.
        return excess if self.fine else dict(list(excess.items())[:1])

    def _fits(self, event: Event, kinds: Kinds) -> bool:
        return any(kind.fits(event.type, event.mode, fine=self.fine) for kind in kinds)

    def _count(self, incident: Incident, *, gold: int, coded: int, right: int) -> None:
        for counts in (self.total, self.by_kind.setdefault(incident.name, Counts())):
            counts.add(gold=gold, coded=coded, right=right)

    def report(self) -> Figures:
        """Return the figures of all, and of each kind; without modes a kind has no precision of its own."""
        by_kind: Figures = {
            name: _all_figures(counts) if self.fine else {"r": round(counts.recall(), 4), "gold": counts.gold}
            for name, counts in sorted(self.by_kind.items())
            if self.fine or counts.gold
        }
        return {**_all_figures(self.total), "per_kind": by_kind}


def run_muc4(path: Path, tools: Tools) -> Outcome:
    """Return how well the kinds of incidents of MUC-4's development dispatches are found.

    Args:
        path: a file of dispatches, or a folder with muc4.jsonl.gz.
        tools: what codes.

    Raises:
        EvaluationError: E501 or E502, the gold is absent or malformed.
    """
    documents = read_documents(path)
    coded, failures = tools.code_all([document.dispatch for document in documents])
    by_type, by_mode = Level(fine=False), Level(fine=True)
    mistakes: list[Mistake] = []
    for document, one in zip(documents, coded, strict=True):
        mistakes += score_document(document, one, by_type, by_mode)
    figures: Figures = {"n": len(documents), "type": by_type.report(), "mode": by_mode.report()}
    return Outcome(figures, tuple(mistakes), tuple(failures))


def score_document(document: Document, coded: Coded, by_type: Level, by_mode: Level) -> list[Mistake]:
    """Count one dispatch at both levels, and return the mistakes in it."""
    missed, excess = by_type.add(document, coded.events)
    unlike, finer = by_mode.add(document, coded.events)
    name = document.dispatch.source or document.dispatch.id
    page = Page(name, document.dispatch.text)
    mistakes = [Mistake(f"missed {_words(kinds)}", name, "", (), _words(kinds), None) for kinds in missed]
    mistakes += [
        Mistake(f"no mode of {_words(kinds)}", name, "", (), _words(kinds), "other modes")
        for kinds in unlike
        if kinds not in missed
    ]
    told = {incident for incident, _ in excess}
    mistakes += [_too_much(page, f"{incident.name} too much", event) for incident, event in excess]
    mistakes += [
        _too_much(page, f"{incident.name} by its mode alone", event)
        for incident, event in finer
        if incident not in told
    ]
    return mistakes


def fingerprint_muc4(path: Path) -> str:
    """Return the SHA-256 of the file that ``run_muc4`` takes its dispatches from."""
    return fingerprint([("dispatches", read_bytes(_find(path)))])


def read_documents(path: Path) -> list[Document]:
    """Return the development dispatches of a file, in order.

    Raises:
        EvaluationError: E501 or E502.
    """
    file = _find(path)
    documents = [_document(row) for row in read_rows(file) if row.get("split", str) in SPLITS]
    if not documents:
        raise problems.malformed(
            str(file), f"no row has the split {' or '.join(SPLITS)}", expected="MUC-4's tst1, tst2"
        )
    return documents


def _find(path: Path) -> Path:
    return find_file(path, FILES, set_name="muc4")


def _document(row: Row) -> Document:
    required, optional = dict[Kinds, None](), dict[Kinds, None]()
    for template in row.rows("templates"):
        side = optional if template.value.get("OPTIONAL") else required
        for kinds in _kinds(template):
            side[kinds] = None
    free = tuple(kinds for kinds in optional if kinds not in required)
    return Document(_dispatch(row), tuple(required), free)


def _kinds(template: Row) -> Iterator[Kinds]:
    """Yield the kinds of each incident of a template; a stroke parts alternatives, '?' marks an unsure annotator."""
    known = incidents_by_name()
    for value in template.get("INCIDENT: TYPE", list):
        names = [name.strip(" ?") for name in str(value).split("/")]
        if not known.keys() >= set(names):
            expected = "one of " + ", ".join(known)
            raise problems.malformed(template.where, f"INCIDENT: TYPE {value!r:.60}", expected=expected)
        yield tuple(known[name] for name in names)


def _dispatch(row: Row) -> Dispatch:
    """Return the dispatch, its report after the head; that head is in a form of its own and not what is measured."""
    text = row.get("text", str)
    head = _HEAD.match(text)
    return make_dispatch(
        text,
        source=row.get("doc_id", str),
        language="en",
        body_span=Span(head.end() if head else 0, len(text.rstrip())),
        dateline=Span(*head.span("dateline")) if head else None,
    )


def _all_figures(counts: Counts) -> Figures:
    return {**counts.rates(), "gold": counts.gold, "pred": counts.coded}


def _too_much(page: Page, kind: str, event: Event) -> Mistake:
    words = " ".join(part for part in (event.type, event.mode) if part)
    return page.mistake(kind, coded=(words, [event.trigger]))


def _words(kinds: Kinds) -> str:
    return " or ".join(kind.name for kind in kinds)
