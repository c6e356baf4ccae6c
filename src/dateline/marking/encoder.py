"""The one encoder: windows in, a row of logits and link vectors for each word piece out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from dateline.errors import ModelError
from dateline.marking.features import Window
from dateline.marking.labels import HEADS, LINK_WIDTH, RELATIONS, SLICES
from dateline.marking.links import Pieces, link_features

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Reading:
    """What the encoder says of one window."""

    window: Window
    tags: Array
    left: Array
    right: Array
    none: Array

    _chances: dict[str, Array] = field(default_factory=dict, repr=False, compare=False)

    def chances(self, head: str) -> Array:
        """Return the probabilities of a head's labels, pieces by labels; worked out once.

        Those of ``context`` are each by itself, all others of a piece sum to 1.
        """
        if head not in self._chances:
            logits = self.tags[:, SLICES[head]]
            if head in HELPED:
                helper, weight = HELPED[head]
                logits = logits + weight * self.tags[:, SLICES[helper]]
            self._chances[head] = 1 / (1 + np.exp(-logits)) if head == "context" else softmax(logits)
        return self._chances[head]


def softmax(logits: Array) -> Array:
    """Return logits as chances that sum to 1 in each row."""
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    result: Array = shifted / shifted.sum(axis=-1, keepdims=True)
    return result


HELPED = {"statement": ("attribution", 0.4)}
"""Heads whose logits are taken together with those of a kindred one, that has the same labels and saw more text."""


class Encoder:
    """The model file, loaded.

    Args:
        path: folder of ``reader.onnx`` and ``tokenizer.json``; the package's own by default.

    Raises:
        ModelError: E401 when a file is absent, E402 when it was made for another layout of heads.
    """

    def __init__(self, path: Path | None = None) -> None:
        import onnxruntime

        folder = path or model_folder()
        for name in ("reader.onnx", "tokenizer.json"):
            if not (folder / name).is_file():
                raise ModelError(
                    "E401",
                    seen=f"no file {name} in {folder}",
                    expected="the model file that the package ships",
                    remedy="pip install --force-reinstall dateline",
                )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / "reader.onnx"),
            options,
            providers=["CPUExecutionProvider"],
            # Its fused kernel takes seven times as long as the sum and the normalisation by themselves.
            disabled_optimizers=["SkipLayerNormFusion"],
        )
        meta = self._session.get_modelmeta().custom_metadata_map
        if json.loads(meta.get("heads", "{}")) != HEADS or tuple(json.loads(meta.get("relations", "[]"))) != RELATIONS:
            raise ModelError(
                "E402",
                seen="a model file with other heads than this version of the program reads",
                expected="the model file of the same release",
                remedy="pip install --force-reinstall dateline",
            )
        self._tables = {k: np.array(v) for k, v in json.loads(meta["tables"]).items()}
        self.notes: dict[str, Any] = json.loads(meta.get("notes", "{}"))
        self.tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def read(self, windows: Iterable[Window]) -> list[Reading]:
        """Return a reading of each window. Windows go one by one: on a core, padding costs more than a batch saves."""
        readings = []
        for window in windows:
            feed = {name: getattr(window, name)[None] for name in ("ids", "shapes", "states", "roles")}
            feed["mask"] = np.ones((1, len(window)), np.int64)
            tags, left, right, none = self._session.run(None, feed)
            readings.append(Reading(window, tags[0], left[0], right[0], none[0]))
        return readings

    def link_scores(
        self, reading: Reading, relation: str, lefts: Sequence[Pieces], candidates: Sequence[Pieces]
    ) -> Array:
        """Return a row of logits for the span at each of ``lefts``: one a candidate, and last that of none."""
        r = RELATIONS.index(relation)
        part = slice(r * LINK_WIDTH, (r + 1) * LINK_WIDTH)
        a, b = np.array(lefts).T
        first, last = np.array(candidates).T
        left, right = reading.left[:, part], reading.right[:, part]
        u = (left[a] + left[b]) / 2
        v = (right[first] + right[last]) / 2
        bucket, between, apart = link_features(candidates, lefts, reading.window)
        tables = self._tables
        scores = u @ v.T / LINK_WIDTH**0.5
        scores = scores + tables["distance"][r, bucket] + tables["between"][r, between] + tables["apart"][r, apart]
        none = (reading.none[a, r] + reading.none[b, r]) / 2
        return np.concatenate([scores, none[:, None]], axis=1)


def model_folder() -> Path:
    """Return the folder of the package's own model file."""
    return Path(str(resources.files("dateline.marking"))) / "model"


def model_hash(folder: Path | None = None) -> str:
    """Return the SHA-256 of the model file.

    Raises:
        OSError: the file is absent.
    """
    return hashlib.sha256(((folder or model_folder()) / "reader.onnx").read_bytes()).hexdigest()
