"""Dateline reads dated news dispatches and keeps the record.

Who said what, who did what to whom, when, where, and how certain it is; each record points to the words it rests on.
"""

__version__ = "0.1.0"
