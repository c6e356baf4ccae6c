"""Loaders of gold data, scorers, floors: how good the coding is, on public data that anybody can run again.

Usage::

    gold_set = find_set("annotated")
    outcome = gold_set.run(path, load_tools(), Choice())
    outcome.figures["statement.relation"]
"""

from dateline.evaluation.outcome import Mistake, Outcome
from dateline.evaluation.sets import Choice, GoldSet, find_set, list_sets
from dateline.evaluation.tools import Tools, load_tools

__all__ = ["Choice", "GoldSet", "Mistake", "Outcome", "Tools", "find_set", "list_sets", "load_tools"]
