"""The attribution model: a small encoder, an anchor head and a role head with a chain of transitions.

Every word of a cue is an *anchor*. Given an anchor, each word of the window is labelled with its role in that
one attribution (none, source, cue, content), so that whole attributions are scored together, contents may have
gaps, and attributions may nest. The labels of one anchor form a linear-chain conditional random field
(Lafferty et al., 2001); scoring a pair (anchor, word) follows the biaffine parsers (Dozat and Manning, 2017).

Shapes: B windows, M pieces, N words, A anchors, R roles.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 (torch's own habit)

from whatweknow.annotation.encoding import FEATURE_SIZES

ROLES = 4  # none, source, cue, content: whatweknow.annotation.decoding.Role
DISTANCES = 32  # buckets of the signed distance between anchor and word: exact up to 8, then logarithmic
REACH = 3  # sentences and blocks further apart than this look alike


@dataclass(frozen=True)
class Size:
    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    pair_width: int = 192
    dropout: float = 0.1


class Dropout(nn.Module):
    """Dropout whose mask comes from NumPy: several times faster on a CPU than torch's own."""

    generator = np.random.default_rng(1)

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        kept = torch.from_numpy(self.generator.integers(0, 256, x.shape, dtype=np.uint8)) >= round(256 * self.rate)
        return x * kept / (1 - self.rate)


class FusedAttention(torch.autograd.Function):
    """ONNX Runtime's attention in one piece, for windows without padding; only ever exported."""

    @staticmethod
    def forward(ctx: object, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:  # noqa: ARG004
        return q

    @staticmethod
    def symbolic(g, q, k, v, heads):  # type: ignore[no-untyped-def]
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads).setType(q.type())


class Layer(nn.Module):
    """One transformer layer, laid out as BERT's (Devlin et al., 2019)."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.heads, self.dropout = size.heads, size.dropout
        self.qkv = nn.Linear(size.width, 3 * size.width)
        self.out = nn.Linear(size.width, size.width)
        self.norm_attention = nn.LayerNorm(size.width, eps=1e-12)
        self.up = nn.Linear(size.width, size.inner)
        self.down = nn.Linear(size.inner, size.width)
        self.norm_output = nn.LayerNorm(size.width, eps=1e-12)
        self.drop = Dropout(size.dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, m, w = x.shape
        if torch.onnx.is_in_onnx_export():
            mixed = FusedAttention.apply(*self.qkv(x).chunk(3, -1), self.heads)
        else:
            q, k, v = self.qkv(x).view(b, m, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(b, m, w)
        x = self.norm_attention(x + self.drop(self.out(mixed)))
        return self.norm_output(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """BERT with three more input embeddings: capitals, breaks and quotation state; they start at zero."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.pieces = nn.Embedding(size.vocabulary, size.width)
        self.positions = nn.Embedding(size.positions, size.width)
        self.features = nn.ModuleList(nn.Embedding(n, size.width) for n in FEATURE_SIZES)
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.drop = Dropout(size.dropout)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.layers))

    def forward(self, pieces: Tensor, features: Tensor) -> Tensor:
        """(B, M) ids, 0 where padded, and (B, M, 3) features -> (B, M, width)."""
        mask = (pieces == 0)[:, None, None, :].float() * -1e4
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.positions(positions)
        for i, table in enumerate(self.features):
            x = x + table(features[..., i])
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def load_bert(self, path: Path) -> None:
        """Start from the weights of a BERT in safetensors."""
        bert = load_file(path)
        ours = {
            "pieces.weight": bert["embeddings.word_embeddings.weight"],
            "positions.weight": bert["embeddings.position_embeddings.weight"]
            + bert["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": bert["embeddings.LayerNorm.weight"],
            "norm.bias": bert["embeddings.LayerNorm.bias"],
        }
        names = {
            "out": "attention.output.dense",
            "norm_attention": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm_output": "output.LayerNorm",
        }
        for i in range(len(self.layers)):
            theirs = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                ours[f"layers.{i}.qkv.{kind}"] = torch.cat(
                    [bert[f"{theirs}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                )
                for name, their_name in names.items():
                    ours[f"layers.{i}.{name}.{kind}"] = bert[f"{theirs}{their_name}.{kind}"]
        missing, unexpected = self.load_state_dict(ours, strict=False)
        assert not unexpected, unexpected
        assert all(name.startswith("features.") for name in missing), missing


class AttributionModel(nn.Module):
    def __init__(self, size: Size) -> None:
        super().__init__()
        self.size = size
        self.encoder = Encoder(size)
        self.anchor = nn.Sequential(
            nn.Linear(size.width, size.pair_width), nn.GELU(), Dropout(size.dropout), nn.Linear(size.pair_width, 1)
        )
        self.of_anchor = nn.Linear(size.width, 2 * size.pair_width)
        self.of_word = nn.Linear(size.width, 2 * size.pair_width)
        self.distance = nn.Embedding(2 * DISTANCES + 1, size.pair_width)
        self.sentence = nn.Embedding(2 * REACH + 1, size.pair_width)
        self.block = nn.Embedding(2 * REACH + 1, size.pair_width)
        self.drop = Dropout(size.dropout)
        self.role = nn.Linear(size.pair_width, ROLES)
        self.transitions = nn.Parameter(torch.zeros(ROLES, ROLES))
        self.first = nn.Parameter(torch.zeros(ROLES))
        self.last = nn.Parameter(torch.zeros(ROLES))
        for table in (self.distance, self.sentence, self.block):
            nn.init.normal_(table.weight, std=0.02)

    def words(self, pieces: Tensor, features: Tensor, first_piece: Tensor) -> Tensor:
        """(B, N, width): each word by its first piece."""
        hidden = self.encoder(pieces, features)
        return hidden.gather(1, first_piece[..., None].expand(-1, -1, hidden.shape[-1]))

    def anchor_logits(self, words: Tensor) -> Tensor:
        """(B, N)"""
        return self.anchor(words)[..., 0]

    def role_scores(self, words: Tensor, sentences: Tensor, blocks: Tensor, window: Tensor, word: Tensor) -> Tensor:
        """(A, N, R): scores of the roles of all words of a window for each anchor ``(window[a], word[a])``.

        They are normalised over the roles: the chain does not need it, but sums over a window of scores that
        drift upwards together lose all precision.
        """
        n = words.shape[1]
        anchor_add, anchor_times = self.of_anchor(words.flatten(0, 1).index_select(0, window * n + word)).chunk(2, -1)
        add, times = self.of_word(words).index_select(0, window).chunk(2, -1)
        distance = torch.arange(n, device=words.device)[None] - word[:, None]
        near = (
            self.distance(bucket(distance))
            + self.sentence((sentences[window] - sentences[window, word][:, None]).clamp(-REACH, REACH) + REACH)
            + self.block((blocks[window] - blocks[window, word][:, None]).clamp(-REACH, REACH) + REACH)
        )
        pair = anchor_add[:, None] + add + anchor_times[:, None] * times + near
        return self.role(self.drop(F.gelu(pair))).log_softmax(-1)

    def negative_log_likelihood(self, scores: Tensor, roles: Tensor, mask: Tensor) -> Tensor:
        """(A,): of the gold roles (A, N) under the chain; ``mask`` (A, N) is true where there is a word."""
        scores = scores.double()
        picked = scores.gather(2, roles[..., None])[..., 0]
        steps = self.transitions[roles[:, :-1], roles[:, 1:]]
        ends = mask.sum(1) - 1
        gold = (picked * mask).sum(1) + (steps * mask[:, 1:]).sum(1) + self.first[roles[:, 0]]
        gold = gold + self.last[roles.gather(1, ends[:, None])[:, 0]]
        alpha = self.first + scores[:, 0]
        for t in range(1, scores.shape[1]):
            following = torch.logsumexp(alpha[:, :, None] + self.transitions[None], 1) + scores[:, t]
            alpha = torch.where(mask[:, t, None], following, alpha)
        return torch.logsumexp(alpha + self.last, 1) - gold

    def save(self, path: Path) -> None:
        torch.save({"size": asdict(self.size), "state": self.state_dict()}, path)

    @classmethod
    def load(cls, path: Path, layers: int | None = None) -> AttributionModel:
        """The model stored at ``path``; of its layers only the lowest ``layers``, if given.

        Leaving out the upper layers and training on is the simplest way to a smaller model and among the best
        (Sajjad et al., "Poor Man's BERT", 2020).
        """
        stored = torch.load(path, map_location="cpu", weights_only=True)
        size = Size(**stored["size"])
        model = cls(replace(size, layers=layers or size.layers))
        wanted = model.state_dict().keys()
        model.load_state_dict({name: value for name, value in stored["state"].items() if name in wanted})
        return model


def bucket(distance: Tensor) -> Tensor:
    """Signed distances in words -> buckets 0 to ``2 * DISTANCES``: exact to 8, then logarithmic to 384."""
    size = distance.abs()
    far = 8 + (size.clamp(min=8).float() / 8).log2() * (DISTANCES - 8) / math.log2(384 / 8)
    index = torch.where(size < 8, size, far.long()).clamp(max=DISTANCES)
    return DISTANCES + torch.where(distance < 0, -index, index)


class Exported(nn.Module):
    """The graph that is exported: one window in, anchor probabilities and the role scores of likely anchors out."""

    def __init__(self, model: AttributionModel) -> None:
        super().__init__()
        self.model = model

    def forward(  # noqa: PLR0913, PLR0917  # the graph's inputs
        self, pieces: Tensor, features: Tensor, first_piece: Tensor, sentences: Tensor, blocks: Tensor, floor: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        words = self.model.words(pieces, features, first_piece)
        probability = self.model.anchor_logits(words).sigmoid() * (first_piece > 0)
        anchors = (probability >= floor).nonzero()
        scores = self.model.role_scores(words, sentences, blocks, anchors[:, 0], anchors[:, 1])
        return probability, anchors, scores
