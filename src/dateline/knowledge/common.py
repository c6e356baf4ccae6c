"""Common words that begin sentences, calendar words, words for peoples without a state, and given names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.knowledge.tables import read_table, split_list

__all__ = ["CommonWords", "load_common_words"]


@dataclass(frozen=True, slots=True)
class CommonWords:
    """Lower-case words that name nobody though they may be capitalised."""

    starters: frozenset[str]
    calendar: frozenset[str]
    ethnic: frozenset[str]
    plain: frozenset[str]
    """Words that are no names, for texts in capitals."""
    companies: frozenset[str]
    """Words that end the name of a firm."""
    portfolios: frozenset[str]
    """What a minister is in charge of."""
    genders: Mapping[str, str]
    """Given names in lower case that are mostly women's (``f``) or men's (``m``)."""


@cache
def load_common_words() -> CommonWords:
    """Return the common words of the package, read once.

    Raises:
        ModelError: the data file is missing or unfit.
    """
    found: dict[str, set[str]] = {
        use: set() for use in ("start", "calendar", "ethnic", "company", "portfolio", "plain")
    }
    for row in read_table("common_words.tsv", columns=("words", "use")):
        found[row["use"]].update(split_list(row["words"]))
    genders = {row["name"]: row["gender"] for row in read_table("given_names.tsv", columns=("name", "gender"))}
    return CommonWords(
        starters=frozenset(found["start"]),
        calendar=frozenset(found["calendar"]),
        ethnic=frozenset(found["ethnic"]),
        plain=frozenset(found["plain"] | found["start"]),
        companies=frozenset(found["company"]),
        portfolios=frozenset(found["portfolio"]),
        genders=genders,
    )
