"""Runs of ingest in processes of their own, for tests that kill them.

corpus_run.py once CORPUS PROCESSES PATH: one run.
corpus_run.py many CORPUS PATH: for each line of standard input a run in a forked process, whose number is printed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def run(corpus: str, processes: int, path: str) -> None:
    """Ingest with a slow coder in small segments."""
    from corpus_hand_built import load_slow

    from dateline.corpus import Corpus
    from dateline.corpus.ingest import ingest

    ingest(Corpus(corpus), [path], load=load_slow, processes=processes, segment=8)


def run_many(corpus: str, path: str) -> None:
    """Fork a run for each line, so that none has to start from nothing."""
    import duckdb  # noqa: F401
    import pyarrow as pa
    import pyarrow.parquet
    from corpus_hand_built import load_slow  # noqa: F401

    from dateline.reading.language import find_language

    pa.Table.from_pylist([{"a": "what this imports is imported once"}])
    find_language("The ministers of both countries met on Monday and agreed to talk again.")
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            run(corpus, 1, path)
            os._exit(0)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("ended\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    if sys.argv[1] == "many":
        run_many(*sys.argv[2:])
    else:
        run(sys.argv[2], int(sys.argv[3]), sys.argv[4])
