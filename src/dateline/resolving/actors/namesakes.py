"""Whether two names of persons may be one: Ruiz and Ana Ruiz, al-Haddad and Haddad."""

from __future__ import annotations

__all__ = ["bare", "may_name"]


def bare(low: str) -> str:
    """Return a lower-case name word without the Arabic article, which news writes or leaves out."""
    return low[3:] if low.startswith(("al-", "el-")) and len(low) > 4 else low


def may_name(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if words == full or (len(words) < len(full) and (full[-len(words) :] == words or full[: len(words)] == words)):
        return True
    if len(full) < len(words) and words[-len(full) :] == full:
        return True
    return (
        len(words) > 1 and len(full) > 1 and words[-1] == full[-1] and (words[0] == full[0] or set(words) <= set(full))
    )
