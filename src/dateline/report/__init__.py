"""Records for people: a table in the terminal, a page in the browser, one record explained."""

from dateline.report.explain import explain, render_explanation
from dateline.report.page import render_page
from dateline.report.table import render_table

__all__ = ["explain", "render_explanation", "render_page", "render_table"]
