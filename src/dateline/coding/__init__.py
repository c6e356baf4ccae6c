"""Marks and identities to records: statements, events, status."""

from dateline.coding.coder import Coder

__all__ = ["Coder"]
