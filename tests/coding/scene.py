"""Hand-built marks for the tests of coding."""

from __future__ import annotations

from dateline.coding.events import Given, make_events
from dateline.coding.statements import make_statements
from dateline.knowledge.plover import load_plover
from dateline.marking.marks import Argument, Attribution, Marks, Trigger
from dateline.marking.paragraphs import find_paragraphs, find_sentences
from dateline.marking.quotes import find_quotes
from dateline.records import Dispatch, Event, Span, Statement, make_dispatch
from dateline.resolving import find_times, resolve_actors


class Scene:
    """A text with marks by its own words."""

    def __init__(self, text: str, published: str = "2024-05-04") -> None:
        self.text = text
        self.dispatch: Dispatch = make_dispatch(text, published=published, language="en")
        self.attributions: list[Attribution] = []
        self.triggers: list[Trigger] = []

    def span(self, words: str, nth: int = 1) -> Span:
        at = -1
        for _ in range(nth):
            at = self.text.index(words, at + 1)
        return Span(at, at + len(words))

    def says(self, source: str | None, cue: str | None, *content: str, inside: int | None = None) -> Scene:
        spans = [self.span(w) if w else None for w in (source, cue)]
        self.attributions.append(
            Attribution(spans[0], spans[1], tuple(self.span(c) for c in content), 0.9, ("encoder:statement",), inside)
        )
        return self

    def act(
        self, trigger: str, kind: str, actors: tuple[str, ...] = (), recipients: tuple[str, ...] = (), **more
    ) -> Scene:
        sides = [Argument("actor", self.span(a), 0.9) for a in actors]
        sides += [Argument("recipient", self.span(r), 0.9) for r in recipients]
        self.triggers.append(Trigger(self.span(trigger), kind, 0.9, arguments=tuple(sides), **more))
        return self

    def marks(self) -> Marks:
        paragraphs = find_paragraphs(self.text, Span(0, len(self.text)))
        sentences = tuple(s for p in paragraphs for s in find_sentences(self.text, p))
        quotes = find_quotes(self.text, paragraphs)
        return Marks(sentences, quotes, tuple(self.attributions), (), tuple(self.triggers))

    def statements(self) -> tuple[Statement, ...]:
        marks = self.marks()
        return make_statements(self.dispatch, marks, resolve_actors(self.dispatch, marks))

    def events(self) -> tuple[Event, ...]:
        marks = self.marks()
        actors = resolve_actors(self.dispatch, marks)
        statements = make_statements(self.dispatch, marks, actors)
        times = find_times(self.text, published=self.dispatch.day)
        return make_events(Given(self.dispatch, marks, actors, statements, times, (), load_plover()))
