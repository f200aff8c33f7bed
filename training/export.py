"""A checkpoint to the shipped model: `python -m training.export CHECKPOINT FOLDER`.

The first layers of all heads become one matrix, so that a pass costs few operations; one window is read at a time,
without padding. The int8 graph quantises every matrix product and the word embeddings.
"""

import argparse
import json
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Container
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from torch.nn import functional as F

from regesta.language import lemmas
from regesta.language.inflection import base
from regesta.language.pieces import WordPieces
from training.batches import DOMAINS
from training.encoder import MIXES, pretrained
from training.heads.kind import Head
from training.heads.parse import Parse
from training.heads.spans import Spans
from training.network import Network, load
from training.readers import ewt, gum

CLEAR = 0.6
"""The least share of a form's lemmas that one must have to be listed."""
INPUTS = ("ids", "shapes", "first", "last", "word_shapes", "domain")


class Graph(nn.Module):
    """The network as the run time calls it: one window, all outputs side by side."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.columns: dict[str, dict[str, tuple[int, int]]] = {}
        layers = first_layers(network)
        mixes = [network.head(name).spec.mix for name, _, _ in layers]
        self.read = [[layer for layer, mix in zip(layers, mixes, strict=True) if mix == one] for one in range(MIXES)]
        self.parts = [(name, part) for group in self.read for name, part, _ in group]
        self.sizes = [layer.out_features for group in self.read for _, _, layer in group]
        self.weight = [torch.cat([layer.weight.detach() for _, _, layer in group]).T for group in self.read]
        self.bias = [torch.cat([layer.bias.detach() for _, _, layer in group]) for group in self.read]

    def forward(
        self, ids: Tensor, shapes: Tensor, first: Tensor, last: Tensor, word_shapes: Tensor, domain: Tensor
    ) -> Tensor:
        states = self.network.encoder(ids[None], shapes[None], None)[:, 0]
        words = (states[:, first] + states[:, last]) * 0.5
        shape = self.network.shape(word_shapes)
        read = [torch.cat([words[i], shape], -1) @ self.weight[i] + self.bias[i] for i in range(MIXES)]
        values = torch.split(torch.cat(read, -1), self.sizes, -1)
        return self._side_by_side(self._finished(dict(zip(self.parts, values, strict=True)), domain))

    def _finished(self, found: dict[tuple[str, str], Tensor], domain: Tensor) -> dict[tuple[str, str], Tensor]:
        """What is left to do after the first layers."""
        for name in self.network.heads:
            head = self.network.head(name)
            if isinstance(head, Spans):
                found[name, ""] = head.tags(F.gelu(found[name, ""] + head.domain(domain)))
            elif isinstance(head, Parse):
                dependent, governor = (F.leaky_relu(found[name, part], 0.1) for part in ("dependent", "governor"))
                found[name, "dependent"], found[name, "governor"] = head.weight(dependent), governor
                found[name, "likely"], found[name, "root"] = head.likely(governor), head.root(dependent)
        return found

    def _side_by_side(self, found: dict[tuple[str, str], Tensor]) -> Tensor:
        at = 0
        for (name, part), value in found.items():
            size = int(value.shape[-1])
            self.columns.setdefault(name, {})[part] = (at, at + size)
            at += size
        return torch.cat(list(found.values()), -1)


def first_layers(network: Network) -> list[tuple[str, str, nn.Linear]]:
    """(head, part, layer) of every linear layer that reads the word vectors."""
    found: list[tuple[str, str, nn.Linear]] = []
    for name in network.heads:
        head = network.head(name)
        if isinstance(head, Spans):
            found.append((name, "", head.hidden))
        elif isinstance(head, Parse):
            parts = ("dependent", "governor", "rel_dependent", "rel_governor")
            found += [(name, part, getattr(head, part)) for part in parts]
        elif head.spec.kind == "pairs":
            found += [(name, part, getattr(head, part)) for part in ("pivot", "other")]
        elif head.spec.kind == "links":
            found += _link_layers(name, head)
        else:
            found.append((name, "", head.scores))  # type: ignore[arg-type]
    return found


def _link_layers(name: str, head: Head) -> list[tuple[str, str, nn.Linear]]:
    """A link head's four outputs, each as one linear layer on the word vector."""
    pivot, other = head.pivot, head.other
    assert isinstance(pivot, nn.Linear) and isinstance(other, nn.Linear)
    likely, none = _after(other, head.likely), _after(pivot, head.none)
    return [(name, "pivot", pivot), (name, "other", other), (name, "likely", likely), (name, "none", none)]


def _after(first: nn.Linear, second: Any) -> nn.Linear:
    """Two linear layers as one."""
    both = nn.Linear(first.in_features, second.out_features)
    both.weight.data = second.weight.data @ first.weight.data
    both.bias.data = second.weight.data @ first.bias.data + (second.bias.data if second.bias is not None else 0)
    return both


def arrays(network: Network) -> dict[str, np.ndarray[Any, Any]]:
    """What the run time applies itself: the relation layer of the parser, the pair weights, the distances."""
    found: dict[str, Tensor] = {}
    for name in network.heads:
        head = network.head(name)
        if isinstance(head, Parse):
            found |= {f"{name}.relation.weight": head.relation.weight, f"{name}.relation.bias": head.relation.bias}
            found[f"{name}.rel_root"] = head.rel_root
        for part in ("weight", "distance"):
            value = getattr(head, part, None)
            if isinstance(value, nn.Parameter):
                found[f"{name}.{part}"] = value
    return {name: value.detach().numpy().astype(np.float16) for name, value in found.items()}


def export(network: Network, folder: Path, data: Path, quantise: bool = True) -> None:
    """Write encoder.onnx, heads.json, weights.npz, tokenizer.json and lemmas.tsv into `folder`."""
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    graph = Graph(network).eval()
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        _to_onnx(graph, plain)
        if quantise:
            _to_int8(plain, folder / "encoder.onnx")
        else:
            shutil.copy(plain, folder / "encoder.onnx")
    np.savez_compressed(folder / "weights.npz", **arrays(network))  # type: ignore[arg-type]
    shutil.copy(pretrained() / "tokenizer.json", folder / "tokenizer.json")
    known = WordPieces(folder / "tokenizer.json")
    (folder / "lemmas.tsv").write_text(lemma_list(data, known), encoding="utf8")
    rows = [
        {"name": spec.name, "kind": spec.kind, "labels": spec.labels, "columns": graph.columns[spec.name]}
        for spec in network.specs
    ]
    text = json.dumps({"domains": DOMAINS, "heads": rows}, ensure_ascii=False, indent=1)
    (folder / "heads.json").write_text(text + "\n", encoding="utf8")


def lemma_list(data: Path, known: Container[str]) -> str:
    """The lines of lemmas.tsv: training forms that the regular endings get wrong; no lemma for those of several."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for document in (*ewt.read(data, "train"), *gum.read(data, "train")):
        labels = document.labels
        for word, script, tag in zip(document.words, labels["lemma"], labels["xpos"], strict=True):
            counts[lemmas.key(word, tag), tag][lemmas.apply(word, script)] += 1
    rows = []
    for (form, tag), found in sorted(counts.items()):
        lemma, count = found.most_common(1)[0]
        if count < CLEAR * found.total():
            rows.append(f"{form}\t{tag}\t")
        elif lemma != (base(form, tag, known) or form):
            rows.append(f"{form}\t{tag}\t{lemma}")
    return "\n".join(rows) + "\n"


def _to_onnx(graph: Graph, path: Path) -> None:
    ids = torch.arange(1000, 1012)
    words = torch.tensor([1, 2, 4, 7])
    given = (ids, torch.ones_like(ids), words, words + 1, torch.ones_like(words), torch.tensor([0]))
    axes = {name: {0: "pieces" if name in ("ids", "shapes") else "words"} for name in INPUTS[:-1]} | {
        "out": {0: "words"}
    }
    with torch.no_grad():
        torch.onnx.export(
            graph, given, str(path), input_names=list(INPUTS), output_names=["out"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip


def _to_int8(plain: Path, path: Path) -> None:
    prepared = plain.with_name("prepared.onnx")
    quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
    quantize_dynamic(
        str(prepared), str(path), weight_type=QuantType.QInt8, per_channel=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )  # fmt: skip
    onnx.checker.check_model(str(path))


def main() -> None:
    """Export one checkpoint."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("checkpoint", type=Path)
    options.add_argument("folder", type=Path)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--float", action="store_true", help="leave the weights in fp32")
    given = options.parse_args()
    export(load(given.checkpoint), given.folder, given.data, quantise=not given.float)


if __name__ == "__main__":
    main()
