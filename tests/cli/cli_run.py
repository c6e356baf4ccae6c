"""``dateline ingest`` with a coder that stands in, in a process of its own: cli_run.py CORPUS PATH PROCESSES."""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1] / "corpus"))
    from corpus_hand_built import load_slow

    from dateline.cli.ingest import run_ingest
    from dateline.reading.options import Options

    sys.exit(
        run_ingest([sys.argv[2]], Path(sys.argv[1]), Options(), processes=int(sys.argv[3]), quiet=True, load=load_slow)
    )
