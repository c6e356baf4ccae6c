"""How the docs are built."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import _generate

from dateline import __version__

_generate.write_pages()

project = "Dateline"
author = "The Dateline developers"
copyright = "2026, The Dateline developers"
release = __version__
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "Dateline"
html_css_files = ["wide.css"]
html_static_path = ["_static"]
exclude_patterns = ["_build", "_generated"]
