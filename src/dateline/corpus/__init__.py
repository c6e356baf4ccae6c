"""Records at rest: segments, commits, questions."""

from dateline.corpus.corpus import Added, Corpus, Sourced
from dateline.corpus.result import Result

__all__ = ["Added", "Corpus", "Result", "Sourced"]
