"""GUM: which words of a text name the same one, with mentions that the program has to find itself.

Gold has every noun phrase, of whatever kind, with all that depends on it. The program marks names, sources, parties of
political acts, and pronouns: what it does not mark counts as missed, and what it marks by fewer words as wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.evaluation import problems
from dateline.evaluation.coreference import Scores, without_singletons
from dateline.evaluation.factbank import join_tokens
from dateline.evaluation.gold import Row, find_file, fingerprint, read_bytes, read_rows
from dateline.evaluation.outcome import Mistake, Outcome, Page
from dateline.evaluation.tools import HasActors, Tools
from dateline.marking import Marks
from dateline.records import Dispatch, Span, make_dispatch

FILES = ("gum.jsonl.gz", "gum.jsonl")
SPLIT = "dev"

_SIDES = ("actor", "recipient")


@dataclass(frozen=True, slots=True)
class Document:
    """One text with its gold chains of two mentions and more."""

    dispatch: Dispatch
    chains: tuple[frozenset[Span], ...]


def run_gum(path: Path, tools: Tools) -> Outcome:
    """Return how well the chains of GUM's development texts are found; those of one mention count on neither side.

    Args:
        path: a file of texts, or a folder with gum.jsonl.gz.
        tools: what resolves.

    Raises:
        EvaluationError: E501 or E502, the gold is absent or malformed.
    """
    documents = read_documents(path)
    resolve = tools.resolver()
    scores = Scores()
    mistakes: list[Mistake] = []
    for document in tools.track(documents, "resolving"):
        chains = without_singletons(chains_of(document.dispatch.text, resolve(document.dispatch, ())))
        scores.add(document.chains, chains)
        mistakes += _find_mistakes(document, chains)
    return Outcome({"n": len(documents), **scores.report()}, tuple(mistakes))


def fingerprint_gum(path: Path) -> str:
    """Return the SHA-256 of the file that ``run_gum`` takes its texts from."""
    return fingerprint([("texts", read_bytes(_find(path)))])


def read_documents(path: Path) -> list[Document]:
    """Return the development texts of a file, in order.

    Raises:
        EvaluationError: E501 or E502.
    """
    file = _find(path)
    documents = [_document(row) for row in read_rows(file) if row.get("split", str) == SPLIT]
    if not documents:
        raise problems.malformed(str(file), f"no row has the split {SPLIT}", expected="GUM's development texts")
    return documents


def chains_of(text: str, found: HasActors) -> list[set[Span]]:
    """Return the mentions that were found in a text by whom they name; a mention of nobody is left out.

    Of two mentions of the same one, of which the larger holds the smaller, only the larger counts: a title and a name
    are one mention.
    """
    chains: dict[str, set[Span]] = {}
    for span in sorted(set(_marked(found.marks))):
        actor = found.actors.of(span)
        is_word = actor.who is not None and actor.who.lower() == span.of(text).lower() and " " not in actor.who
        unresolved = is_word and span.of(text).islower()
        if actor.actor is not None and not unresolved:
            chains.setdefault(actor.actor, set()).add(span)
    return [{one for one in chain if not _is_part(one, chain)} for chain in chains.values()]


def _marked(marks: Marks) -> Iterator[Span]:
    yield from (mention.span for mention in marks.mentions)
    yield from (attribution.source for attribution in marks.attributions if attribution.source)
    for trigger in marks.triggers:
        yield from (argument.span for argument in trigger.arguments if argument.role in _SIDES)
    for antecedent in marks.antecedents:
        yield antecedent.span
        yield from (span for span, _ in antecedent.chances)


def _is_part(span: Span, chain: Iterable[Span]) -> bool:
    return any(other != span and other.contains(span) for other in chain)


def _find_mistakes(document: Document, chains: Sequence[set[Span]]) -> Iterator[Mistake]:
    """Yield, for each gold chain, the first mention that is no part of the coded chain that is most like it."""
    page = Page(document.dispatch.source or "", document.dispatch.text)
    for gold in document.chains:
        likest = max(chains, key=lambda chain: len(chain & gold), default=set())
        missed = sorted(gold - likest)
        if len(missed) == len(gold):
            yield page.mistake("no mention found", gold=(missed[0].of(page.text), missed[:1]))
        elif missed:
            yield page.mistake("mention missed", gold=(missed[0].of(page.text), missed[:1]))


def _document(row: Row) -> Document:
    text, places = _text(row)
    chains: dict[str, set[Span]] = {}
    for entity in row.rows("entities"):
        first, end = entity.get("start", int), entity.get("end", int)
        if not 0 <= first < end <= len(places):
            raise problems.malformed(entity.where, f"tokens {first} to {end}", expected="tokens that the text has")
        span = Span(places[first].start, places[end - 1].end)
        chains.setdefault(str(entity.value.get("grp")), set()).add(span)
    dispatch = make_dispatch(text, source=row.get("doc_id", str), language="en")
    return Document(dispatch, tuple(frozenset(chain) for chain in chains.values() if len(chain) > 1))


def _text(row: Row) -> tuple[str, list[Span]]:
    """Return the text of a row, sentences with a space between, and the place of each of its tokens."""
    text, places = "", list[Span]()
    for sentence in row.rows("sents"):
        tokens = [token[0] for token in sentence.get("toks", list) if isinstance(token, list) and token]
        part, spans = join_tokens([str(token) for token in tokens])
        places += [Span(len(text) + span.start, len(text) + span.end) for span in spans]
        text += part + " "
    return text.rstrip(), places


def _find(path: Path) -> Path:
    return find_file(path, FILES, set_name="gum")
