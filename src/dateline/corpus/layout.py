"""The folder of a corpus, and how files get into it so that a crash leaves nothing half written.

corpus.json            the format, made once
segments/NAME/*.parquet  immutable tables
commits/NUMBER.json    one file a segment: what it lists is in the corpus, what none lists is not
state.db               SQLite: which inputs are done, jobs, notes
"""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

FORMAT: Final = 1
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS, errno.EACCES)


def marker(root: Path) -> Path:
    """Return the file that says that a folder is a corpus."""
    return root / "corpus.json"


def segments(root: Path) -> Path:
    """Return the folder of the tables."""
    return root / "segments"


def commits(root: Path) -> Path:
    """Return the folder of the commit files."""
    return root / "commits"


def state(root: Path) -> Path:
    """Return the SQLite file."""
    return root / "state.db"


def write_new(path: Path, value: Any) -> bool:
    """Create a JSON file with all of its content, or leave an existing one alone.

    Returns:
        Whether the file was created. Nobody ever sees a part of it.
    """
    part = path.parent / f".{path.name}.{uuid4().hex}.part"
    try:
        _write_synced(part, json.dumps(value, ensure_ascii=True, indent=1).encode("ascii"))
        created = _place(part, path)
    finally:
        part.unlink(missing_ok=True)
    if created:
        sync_folder(path.parent)
    return created


def sync_file(path: Path) -> None:
    """Make sure that a file's bytes are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Make sure that the names in a folder are on the disk, where the system can."""
    if os.name == "nt":
        return
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _write_synced(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _place(part: Path, path: Path) -> bool:
    try:
        os.link(part, path)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        return _place_by_claim(part, path)
    return True


def _place_by_claim(part: Path, path: Path) -> bool:
    """Do the same where the file system has no hard links: who creates the claim may rename into the name."""
    try:
        os.close(os.open(path.with_suffix(".claim"), os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return False
    if path.exists():
        return False
    os.replace(part, path)
    return True
