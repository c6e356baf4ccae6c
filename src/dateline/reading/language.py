"""Which language a text is in."""

from __future__ import annotations

from functools import cache
from typing import Any

_MIN_LETTERS = 40
_MIN_CONFIDENCE = 0.5
_ENGLISH_ENOUGH = 0.05
"""Telegraphic English, as of market reports, is taken for pidgin with English second; other languages leave it 0."""
_NO_LANGUAGE = "zxx"
_COMMON = frozenset("the of and to in a that is was for on with said by at as from it has he his not be will".split())
_PLAINLY_ENGLISH = (30, 0.03, 0.2)
"""Words looked at, share of "the" among them, share of common English words: nothing else reaches all three."""
_LOOKED_AT = 3000


def find_language(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None where it is too short or too mixed to tell.

    >>> find_language("Talks.") is None
    True
    """
    sample = text[:_LOOKED_AT]
    if _is_plainly_english(sample):
        return "en"
    letters = [c for c in sample if c.isalpha()]
    if len(letters) < _MIN_LETTERS:
        return None
    if sum(c.isupper() for c in letters) * 2 > len(letters):
        sample = sample.lower()  # the identifier takes capitals for other languages
    ranked: list[tuple[str, float]] = _identifier().rank(sample)
    code, confidence = ranked[0]
    if dict(ranked).get("en", 0.0) >= _ENGLISH_ENOUGH:
        return "en"
    return code if confidence >= _MIN_CONFIDENCE and code != _NO_LANGUAGE else None


def _is_plainly_english(sample: str) -> bool:
    """Whether the common words settle it, so that the identifier, which takes a second to load, is not needed."""
    words = sample.lower().split()
    least, share_of_the, share = _PLAINLY_ENGLISH
    if len(words) < least:
        return False
    common = sum(word in _COMMON for word in words)
    return words.count("the") >= share_of_the * len(words) and common >= share * len(words)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
