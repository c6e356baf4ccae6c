"""What one pass over a dispatch marks: spans with scores, before anybody is identified."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.records import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch that names a person, body, state, group or place."""

    span: Span
    kind: str
    """``person``, ``organisation``, ``state``, ``group``, ``place`` or ``other``."""
    score: float = 1.0
    sector: str | None = None
    """Sector code that the encoder reads from the words, or None."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's words or beliefs: who, by which word, and what. No identity yet."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    score: float = 1.0
    rules: tuple[str, ...] = ()
    """Names of the heads and rules that made it."""
    inside: int | None = None
    """Index, in the same Marks, of the attribution whose content holds this one."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A mention in its part of an act: ``actor``, ``recipient``, ``place`` or ``time``."""

    role: str
    span: Span
    score: float = 1.0
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Home:
    """The country of a party whose own words tell none: how likely each is that its surroundings name."""

    span: Span
    chances: tuple[tuple[str, float], ...]
    """Country or organisation code with its chance; what is missing to 1 is the chance of none of them."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A pronoun or a definite noun phrase: how likely each earlier mention is to name the same one."""

    span: Span
    chances: tuple[tuple[Span, float], ...]
    """Earlier mentions with their chance; the least likely are left out."""
    none: float = 0.0
    """The chance that none of them does."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that carry an act, with what the encoder reads from them."""

    span: Span
    type: str
    score: float
    status: str = "actual"
    status_score: float = 1.0
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    arguments: tuple[Argument, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything marked in one dispatch. All spans are code points of its text."""

    sentences: tuple[Span, ...] = ()
    quotes: tuple[Span, ...] = ()
    """Stretches between quotation marks, marks included."""
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[Mention, ...] = field(default=())
    triggers: tuple[Trigger, ...] = ()
    homes: tuple[Home, ...] = ()
    antecedents: tuple[Antecedent, ...] = ()
