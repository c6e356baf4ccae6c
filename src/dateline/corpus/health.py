"""Whether every file of a corpus is there and as it was written."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.corpus import layout
from dateline.corpus.corpus import Corpus
from dateline.corpus.segments import find_leftovers, hash_file
from dateline.errors import CorpusError


@dataclass(frozen=True, slots=True)
class Health:
    """What was checked and what is wrong."""

    commits: int
    files: int
    bytes: int
    problems: tuple[str, ...]
    leftovers: int
    """Files that a stopped writer left; they are no part of the corpus and do no harm."""


def check(corpus: Corpus, *, contents: bool = True) -> Health:
    """Return the state of a corpus.

    Args:
        corpus: the corpus.
        contents: also compare each file's SHA-256 with that of its commit, which reads all of it.
    """
    try:
        commits = corpus.commits()
    except CorpusError as error:
        return Health(0, 0, 0, (f"{error.seen}; {error.remedy}",), 0)
    problems, files, size = [], 0, 0
    for commit in commits:
        for table, entry in commit.files.items():
            path = layout.segments(corpus.path) / commit.segment / f"{table}.parquet"
            files, size = files + 1, size + entry.bytes
            if not path.is_file():
                problems.append(f"{path} is missing")
            elif path.stat().st_size != entry.bytes or (contents and hash_file(path) != entry.sha256):
                problems.append(f"{path} is not as it was written")
    named = {commit.segment for commit in commits}
    return Health(len(commits), files, size, tuple(problems), sum(1 for _ in find_leftovers(corpus.path, named)))
