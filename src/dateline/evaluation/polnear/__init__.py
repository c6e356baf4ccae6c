"""Reported speech and belief: source, cue and content, outermost statements only."""

from dateline.evaluation.polnear.run import fingerprint_polnear, run_polnear

__all__ = ["fingerprint_polnear", "run_polnear"]
