"""The encoder's output layout: which labels each head has, and where its logits stand.

The model file carries the same layout in its metadata, and the two are compared when it is loaded.
"""

from __future__ import annotations

TYPES = """
    AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE
    COERCE ASSAULT
""".split()
ROOTS = """
    AGREE CONSULT SUPPORT YIELD COOPERATE AID REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE
    ASSAULT
""".split()
"""The 15 types of given pairs: CONCEDE and RETREAT are one, YIELD."""

STATUSES = ["actual", "planned", "possible", "conditional", "denied"]
SECTORS = """
    GOV MIL COP SPY JUD LEG PTY OPP REB CRM CVL BUS MED NGO REL EDU LAB IGO REF ELI UNK
""".split()
MODES = """
    CONSULT:visit CONSULT:third-party CONSULT:multilateral CONSULT:phone RETREAT:withdraw RETREAT:release
    RETREAT:disarm RETREAT:ceasefire RETREAT:access RETREAT:resign REQUEST:assist REQUEST:change REQUEST:yield
    REQUEST:meet ACCUSE:disapprove ACCUSE:investigate ACCUSE:allege REJECT:assist REJECT:change REJECT:yield
    REJECT:meet THREATEN:restrict THREATEN:arrest THREATEN:relations THREATEN:expel THREATEN:territory
    THREATEN:violence PROTEST:demo PROTEST:riot PROTEST:strike PROTEST:hunger PROTEST:boycott PROTEST:obstruct
    SANCTION:convict SANCTION:expel SANCTION:withdraw SANCTION:discontinue MOBILIZE:troops MOBILIZE:weapons
    MOBILIZE:police MOBILIZE:militia COERCE:seize COERCE:restrict COERCE:censor COERCE:curfew COERCE:martial-law
    COERCE:arrest COERCE:deport COERCE:withhold COERCE:misinformation COERCE:cyber ASSAULT:beat ASSAULT:abduct
    ASSAULT:torture ASSAULT:sexual ASSAULT:primitive ASSAULT:firearms ASSAULT:explosives ASSAULT:suicide-attack
    ASSAULT:heavy-weapons ASSAULT:aerial ASSAULT:drone ASSAULT:unconventional ASSAULT:targeted
    ASSAULT:crowd-control
""".split()
CONTEXTS = """
    military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic
    legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality
    diplomatic territory peacekeeping health asylum migration disasters natural_resource environment technology
    terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking
""".split()


def _bio(*kinds: str) -> list[str]:
    return ["O"] + [f"{place}-{kind}" for kind in kinds for place in "BI"]


HEADS: dict[str, list[str]] = {
    "attribution": _bio("source", "cue", "content"),
    "mention": _bio("person", "organisation", "place", "group"),
    "party": _bio("party"),
    "sector": SECTORS,
    "trigger": ["O", *TYPES],
    "status": STATUSES,
    "mode": ["none", *MODES],
    "pair": ROOTS,
    "statement": _bio("source", "cue", "content"),
    "inner": _bio("source", "cue", "content"),
    "context": CONTEXTS,
}
"""``attribution`` is all that anybody says, believes, wants or intends; ``statement`` is what is said or believed, and
``inner`` what a statement reports in its turn. Labels exclude one another, but those of ``context``."""

RELATIONS = (
    "content-cue", "content-source", "content-part", "trigger-actor", "trigger-recipient", "trigger-time",
    "trigger-place", "party-land", "mention-antecedent",
)  # fmt: skip
LINK_WIDTH = 48


def _slices() -> dict[str, slice]:
    slices: dict[str, slice] = {}
    at = 0
    for head, labels in HEADS.items():
        slices[head] = slice(at, at + len(labels))
        at += len(labels)
    return slices


SLICES = _slices()
"""Where each head's logits stand in the encoder's one output row a piece."""

ROW = sum(len(labels) for labels in HEADS.values())
"""Logits in a row."""
