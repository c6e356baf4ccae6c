"""Records for people: a table in the terminal, a page in the browser."""

from dateline.report.page import render_page
from dateline.report.table import render_table

__all__ = ["render_page", "render_table"]
