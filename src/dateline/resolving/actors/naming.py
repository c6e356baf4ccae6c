"""Which of its names an actor goes by in a dispatch."""

from __future__ import annotations

from dateline.knowledge.phrases import fold
from dateline.knowledge.states import load_states
from dateline.resolving.actors.lexicon import Entry
from dateline.resolving.actors.scene import Scene

__all__ = ["fullest_name", "key_of", "state_name"]

_ARTICLES = frozenset("the a an".split())


def fullest_name(scene: Scene, entry: Entry, raw: str) -> str:
    """Return the longest name of a body that the dispatch has; of an organisation of states, what its letters mean."""
    forms = sorted(set(scene.forms.get(entry.name, ())), key=len)
    if entry.kind == "igo" or " " in raw:
        forms = [form for form in forms if _initials(form) == raw.replace(".", "").upper()]
    return forms[-1] if forms else raw


def state_name(scene: Scene, entry: Entry, raw: str) -> str:
    """Return the name of a state that the dispatch has, spelled out where it can be."""
    forms = scene.forms.get(entry.name, ())
    if entry.way == "name":
        letters = raw.replace(".", "")
        return next((form for form in forms if _initials(form) == letters and " " in form), raw)
    state = load_states().get(entry.codes[0])
    known = [name for name in (state.names if state else ()) if name in forms]
    spelled = [name for name in known if not name.replace(".", "").isupper()]
    if entry.way == "adjective":
        return (spelled or [entry.name])[0]
    return (spelled or known or [raw])[0]


def key_of(who: str | None) -> str:
    """Return the form in which names are compared."""
    words = fold(who or "").lower().split()
    return " ".join(words[1:] if words and words[0] in _ARTICLES else words)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())
