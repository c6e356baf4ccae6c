"""Dispatches annotated in full: statements and events with all their fields."""

from dateline.evaluation.annotated.run import fingerprint_annotated, run_annotated

__all__ = ["fingerprint_annotated", "run_annotated"]
