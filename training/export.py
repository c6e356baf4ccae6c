"""Write a trained checkpoint as the one model file that the package ships: ONNX, weights in int8.

Usage: python -m training.export CHECKPOINT/model.pt --base MODEL_DIR --out src/dateline/marking/model
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model

from dateline.marking.labels import HEADS, LINK_WIDTH, RELATIONS
from training.model import Reader

INPUTS = ("ids", "shapes", "states", "roles", "mask")
OUTPUTS = ("tags", "left", "right", "none")

WHOLE = tuple(f"/encoder/encoder/layer.{n}/output/dense/MatMul" for n in range(3))
"""Products that stay in float: in int8 they cost .009 of content overlap F1 on PolNeAR."""


def to_onnx(model: Reader, path: Path) -> None:
    """Write the float model, with free batch and length. Attention is spelled out, so that it can be fused."""
    model.eval()
    model.encoder.set_attn_implementation("eager")
    example = tuple(torch.ones(2, 16, dtype=torch.long) for _ in INPUTS)
    axes = {name: {0: "batch", 1: "pieces"} for name in (*INPUTS, *OUTPUTS)}
    torch.onnx.export(
        model, example, str(path), input_names=list(INPUTS), output_names=list(OUTPUTS), dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip


def quantize(path: Path, out: Path) -> None:
    """Fuse what can be fused, then keep the weights of all large products in int8."""
    fused = path.with_suffix(".fused.onnx")
    optimizer = optimize_model(str(path), model_type="bert", num_heads=12, hidden_size=384, opt_level=1)
    optimizer.save_model_to_file(str(fused))
    quantize_dynamic(
        str(fused),
        str(out),
        weight_type=QuantType.QInt8,
        per_channel=True,
        nodes_to_exclude=list(WHOLE),
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def write_layout(model: Reader, path: Path, notes: dict) -> None:
    """Put the layout and the small tables of the links into the model file itself."""
    tables = {
        name: getattr(model, name).detach().numpy().astype(float).round(5).tolist()
        for name in ("distance", "between", "apart")
    }
    proto = onnx.load(str(path))
    meta = {
        "heads": json.dumps(HEADS),
        "relations": json.dumps(RELATIONS),
        "link_width": str(LINK_WIDTH),
        "tables": json.dumps(tables),
        "notes": json.dumps(notes),
    }
    for key, value in meta.items():
        entry = proto.metadata_props.add()
        entry.key, entry.value = key, value
    onnx.save(proto, str(path))


def export(checkpoint: Path, base: Path, out: Path, notes: dict) -> str:
    """Write OUT/reader.onnx and OUT/tokenizer.json; return the model's SHA-256."""
    model = Reader(str(base))
    model.load_state_dict(torch.load(checkpoint, weights_only=True))
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        to_onnx(model, whole)
        quantize(whole, out / "reader.onnx")
        compare(whole, out / "reader.onnx")
    write_layout(model, out / "reader.onnx", notes)
    shutil.copy(base / "tokenizer.json", out / "tokenizer.json")
    return hashlib.sha256((out / "reader.onnx").read_bytes()).hexdigest()


def compare(whole: Path, small: Path) -> None:
    """Print how near the int8 model's outputs are to the float model's."""
    import onnxruntime as ort

    rng = np.random.default_rng(0)
    feed = {k: rng.integers(0, 3, (4, 64)) for k in INPUTS}
    feed["ids"] = rng.integers(1000, 20000, (4, 64))
    feed["mask"] = np.ones((4, 64), np.int64)
    results = [ort.InferenceSession(str(p)).run(None, feed) for p in (whole, small)]
    for name, a, b in zip(OUTPUTS, *results, strict=True):
        cos = float((a * b).sum() / np.sqrt((a * a).sum() * (b * b).sum()))
        print(f"{name}: cosine {cos:.4f}")


def main() -> None:
    """Read the options and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/dateline/marking/model"))
    parser.add_argument("--notes", type=json.loads, default={})
    args = parser.parse_args()
    print(export(args.checkpoint, args.base, args.out, args.notes))


if __name__ == "__main__":
    main()
