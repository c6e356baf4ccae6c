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
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import nn

from dateline.marking.labels import HEADS, LINK_WIDTH, RELATIONS
from training.model import Reader

INPUTS = ("ids", "shapes", "states", "roles", "mask")
OUTPUTS = ("tags", "left", "right", "none")

OUTLIER = 8.0
"""How many times larger than the usual one a hidden unit's greatest outgoing weight is, from which it stays in float.

A few units of the feed-forward parts carry values that are ten times those of all others. In int8 they would set the
step for their layer, and cost .006 of relation F1 on PolNeAR.
"""


class Divided(nn.Module):
    """A feed-forward part whose outlying hidden units are apart, so that the rest can be kept in int8."""

    def __init__(self, layer: nn.Module, units: torch.Tensor) -> None:
        super().__init__()
        rise, fall = layer.intermediate.dense, layer.output.dense
        self.rest_in, self.rest_out, self.norm = rise, fall, layer.output.LayerNorm
        self.whole_in = nn.Linear(rise.in_features, len(units))
        self.whole_out = nn.Linear(len(units), fall.out_features, bias=False)
        with torch.no_grad():
            self.whole_in.weight.copy_(rise.weight[units])
            self.whole_in.bias.copy_(rise.bias[units])
            self.whole_out.weight.copy_(fall.weight[:, units])
            rise.weight[units], rise.bias[units], fall.weight[:, units] = 0, 0, 0

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return what the undivided part returns."""
        rest = self.rest_out(nn.functional.gelu(self.rest_in(x)))
        return self.norm(rest + self.whole_out(nn.functional.gelu(self.whole_in(x))) + x)


def divide(model: Reader) -> None:
    """Set the outlying hidden units of every layer apart."""
    for layer in model.encoder.encoder.layer:
        greatest = layer.output.dense.weight.detach().abs().amax(0)
        units = (greatest > OUTLIER * greatest.median()).nonzero().flatten()
        if len(units):
            layer.divided = Divided(layer, units)
            layer.feed_forward_chunk = layer.divided.forward


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
    """Fuse what gains by it, then keep the weights of all large products in int8."""
    fused = path.with_suffix(".fused.onnx")
    fusions = FusionOptions("bert")
    # The fused kernel takes seven times as long as the sum and the normalisation by themselves.
    fusions.enable_skip_layer_norm = fusions.enable_bias_skip_layer_norm = False
    optimizer = optimize_model(
        str(path), model_type="bert", num_heads=12, hidden_size=384, opt_level=0, optimization_options=fusions
    )
    optimizer.save_model_to_file(str(fused))
    quantize_dynamic(
        str(fused),
        str(out),
        weight_type=QuantType.QInt8,
        per_channel=True,
        nodes_to_exclude=[node.name for node in optimizer.model.graph.node if "/whole_" in node.name],
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
        divide(model)
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
