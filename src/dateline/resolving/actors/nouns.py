"""Words that decide how a noun phrase is resolved: determiners, kinds of nouns, titles that mean the same."""

from __future__ import annotations

__all__ = [
    "ARTICLES",
    "BODY_NOUNS",
    "DEFINITE",
    "DOCUMENTS",
    "GENERAL",
    "GROUPS",
    "HOMELESS",
    "LEADING",
    "LOCAL",
    "NAMED_BY",
    "OF_STATES",
    "OTHERS",
    "POSSESSIVES",
    "STATELIKE",
    "TOP",
]

DEFINITE = frozenset("the this that these those both".split())
ARTICLES = frozenset("the a an".split())
GENERAL = frozenset("international news aid human european western arab world allied foreign multinational".split())
STATELIKE = frozenset(
    "country nation state power superpower member ally partner side neighbour neighbor democracy".split()
)
HOMELESS = frozenset(
    "terrorist bomber jihadist jihadi hijacker suspect attacker sniper accomplice perpetrator analyst".split()
)
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
_NAMED_BY = {
    "BUS": """company firm corporation conglomerate carmaker automaker airline bank manufacturer chain maker retailer
    concern oil company oil giant shipyard""",
    "MED": "newspaper paper daily weekly magazine network station broadcaster news agency agency channel tabloid",
    "LAB": "union federation trade union",
    "EDU": "university school college academy institute",
    "JUD": "court tribunal",
    "REL": "church",
}
NAMED_BY = {noun: frozenset({sector}) for sector, nouns in _NAMED_BY.items() for noun in nouns.split()}
"""Nouns that with ``the`` stand for the body of such a sector that was named last."""
BODY_NOUNS = frozenset(
    """agency newspaper daily weekly magazine network station channel radio television group movement party militia
    organisation organization company corporation union bloc alliance network website faction terrorist guerrilla
    rebel militant fighter""".split()
)
"""Nouns that only say what the body named before them is: the Tass news agency."""
DOCUMENTS = frozenset(
    "statement communique communiqué readout announcement declaration memo press release letter message".split()
)
"""What speaks for those who issued it."""
