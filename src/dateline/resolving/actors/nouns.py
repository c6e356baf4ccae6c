"""Words that decide how a noun phrase is resolved: determiners, kinds of nouns, titles that mean the same."""

from __future__ import annotations

__all__ = [
    "ARTICLES",
    "DEFINITE",
    "GENERAL",
    "GROUPS",
    "HOMELESS",
    "LEADING",
    "LOCAL",
    "OF_STATES",
    "OTHERS",
    "POSSESSIVES",
    "STATELIKE",
    "TOP",
]

DEFINITE = frozenset("the this that these those both".split())
ARTICLES = frozenset("the a an".split())
GENERAL = frozenset("international news aid human european western arab world".split())
STATELIKE = frozenset("country nation state power member ally partner side neighbour neighbor".split())
HOMELESS = frozenset("terrorist bomber jihadist jihadi hijacker suspect attacker".split())
LOCAL = frozenset("CVL REB OPP REF COP CRM MED MIL PTY UNK".split())
OF_STATES = frozenset("GOV LEG PTY MIL COP JUD".split())
TOP = frozenset("chief director head boss leader commander president chairman secretary general".split())
OTHERS = frozenset("counterpart ally opponent enemy rival neighbour neighbor partner adversary critic".split())
POSSESSIVES = frozenset("his her its their our my".split())
LEADING = {
    "president": ("president", "leader", "head of state"),
    "prime minister": ("prime minister", "premier"),
    "monarch": ("king", "queen", "emperor"),
    "premier": ("prime minister", "premier"),
    "leader": ("president", "prime minister", "leader", "king", "premier"),
}
GROUPS = {
    "group": frozenset({"armed-group", "party"}),
    "militia": frozenset({"armed-group"}),
    "movement": frozenset({"armed-group", "party"}),
    "party": frozenset({"party"}),
    "organisation": frozenset({"igo", "armed-group"}),
    "organization": frozenset({"igo", "armed-group"}),
}
