"""How the docs are built."""

from dateline import __version__

project = "Dateline"
author = "The Dateline developers"
copyright = "2026, The Dateline developers"
release = __version__
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "Dateline"
exclude_patterns = ["_build"]
