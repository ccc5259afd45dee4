"""Train the attribution model on PolNeAR: ``python training/train.py --help``.

The loss is the negative log-likelihood of a document's attributions: whether each word is an anchor, and the
roles of all words given each gold anchor (one of the cue's words, drawn anew in each epoch). Weights are
averaged exponentially over the steps; the average is what is evaluated and saved.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn import functional as F  # noqa: N812

from corpus import Document, Example, augment, examples, lines, read_documents, read_labelled
from model import AttributionModel, Size
from whatweknow.annotation.chain import Chain, Role, best_roles
from whatweknow.annotation.decoding import Calibration, Candidate, decode
from whatweknow.annotation.encoding import encode
from whatweknow.annotation.windows import cut
from whatweknow.evaluation import read_standoff, score_attributions
from whatweknow.records import Attribution

WINDOW = 382  # pieces a window, without the two marks at its ends
OVERLAP = 64
TRAINING_OVERLAP = 32
CLS, SEP = 101, 102
AS_IT_IS = Calibration(odds=1.0, certainty=0.0, direct=0.0, sourceless=0.0, bias=0.0)
Batch = dict[str, torch.Tensor]


def read_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer in ``folder``, without the limits that it was published with."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def collate(batch: list[Example]) -> Batch:
    """Windows as padded arrays: (B, M) pieces, (B, N) words."""
    pieces, features, firsts, sentences, blocks, anchors, taught = [], [], [], [], [], [], []
    for example in batch:
        e, w = example.encoded, example.window
        start, end = e.first_piece[w.first], e.first_piece[w.last]
        pieces.append(np.concatenate([[CLS], e.pieces[start:end], [SEP]]))
        features.append(np.pad(e.features[start:end], ((1, 1), (0, 0))))
        firsts.append(e.first_piece[w.first : w.last] - start + 1)
        sentences.append(e.sentences[w.first : w.last])
        blocks.append(e.blocks[w.first : w.last])
        anchors.append((example.roles == Role.CUE).any(0).astype(np.int64))
        taught.append(example.taught.astype(np.int64))
    arrays = {
        "pieces": pieces, "features": features, "first_piece": firsts, "sentences": sentences,
        "blocks": blocks, "anchors": anchors, "taught": taught,
    }  # fmt: skip
    return {name: pad(rows) for name, rows in arrays.items()}


def pad(rows: list[np.ndarray]) -> torch.Tensor:
    length = max(len(row) for row in rows)
    return torch.tensor(
        np.stack([np.pad(row, [(0, length - len(row))] + [(0, 0)] * (row.ndim - 1)) for row in rows]), dtype=torch.long
    )


def gold_anchors(batch: list[Example], words: int, rng: random.Random) -> tuple[torch.Tensor, ...]:
    """For each attribution taught: its window, one word of its cue, its roles (A, N)."""
    windows, anchors, roles = [], [], []
    for i, example in enumerate(batch):
        for row, whole in zip(example.roles, example.whole, strict=True):
            if whole:
                windows.append(i)
                anchors.append(rng.choice(np.flatnonzero(row == Role.CUE).tolist()))
                roles.append(np.pad(row, (0, words - len(row))))
    return torch.tensor(windows), torch.tensor(anchors), torch.tensor(np.array(roles), dtype=torch.long)


def loss_of(model: AttributionModel, batch: list[Example], rng: random.Random) -> torch.Tensor:
    arrays = collate(batch)
    words = model.words(arrays["pieces"], arrays["features"], arrays["first_piece"])
    anchor_loss = F.binary_cross_entropy_with_logits(
        model.anchor_logits(words), arrays["anchors"].float(), reduction="none"
    )
    window, word, roles = gold_anchors(batch, words.shape[1], rng)
    anchor_loss = (anchor_loss * arrays["taught"]).sum() / max(len(window), 1)
    if not len(window):
        return anchor_loss
    scores = model.role_scores(words, arrays["sentences"], arrays["blocks"], window, word)
    mask = (arrays["first_piece"] > 0)[window]
    return anchor_loss + model.negative_log_likelihood(scores, roles, mask).mean()


@torch.no_grad()
def predict(model: AttributionModel, text: str, tokenizer: Tokenizer, threshold: float) -> list[Attribution]:
    encoded = encode(text, lines(text), tokenizer)
    windows = cut(encoded, WINDOW, OVERLAP)
    none = np.zeros((0, len(encoded)), dtype=np.int64)
    candidates = []
    chain = Chain(*(p.detach().numpy() for p in (model.transitions, model.first, model.last)))
    for w in windows:
        roles = none[:, w.first : w.last]
        arrays = collate([Example(encoded, w, np.ones(w.last - w.first, dtype=bool), roles, roles.any(1))])
        words = model.words(arrays["pieces"], arrays["features"], arrays["first_piece"])
        probability = model.anchor_logits(words)[0].sigmoid()
        probability[: w.owned_first - w.first] = 0
        probability[w.owned_last - w.first :] = 0
        anchors = (probability >= threshold).nonzero()[:, 0]
        if not len(anchors):
            continue
        scores = model.role_scores(words, arrays["sentences"], arrays["blocks"], torch.zeros_like(anchors), anchors)
        lengths = np.full(len(anchors), w.last - w.first)
        paths = zip(*best_roles(scores.numpy(), lengths, chain), strict=True)
        for anchor, (row, certainty) in zip(anchors.tolist(), paths, strict=True):
            candidates.append(Candidate(w.first + anchor, float(probability[anchor]), float(certainty), w.first, row))
    return decode(text, encoded, candidates, AS_IT_IS, threshold)


def evaluate(model: AttributionModel, folder: Path, tokenizer: Tokenizer) -> dict[str, float]:
    """F1 on a standoff folder, at the best of a few thresholds."""
    model.eval()
    corpus = read_standoff(folder)
    predicted = {name: predict(model, text, tokenizer, 0.2) for name, text in corpus.texts.items()}
    best: dict[str, float] = {}
    for threshold in (0.4, 0.5, 0.55, 0.6, 0.65, 0.7):
        kept = {name: [a for a in rows if a.score >= threshold] for name, rows in predicted.items()}
        scores = score_attributions(corpus, kept)
        row = {"threshold": threshold} | {k: v.f1 for k, v in scores.figures.items() if k.startswith(("attr", "token"))}
        row |= {f"recall {mode}": found.recall for mode, found in scores.modes.items()}
        if row["attr"] > best.get("attr", -1.0):
            best = row
    model.train()
    return {k: round(v, 4) for k, v in best.items()}


def epoch_batches(
    documents: list[tuple[Document, ...]], tokenizer: Tokenizer, rng: random.Random, batch_size: int, augmented: bool
) -> Iterator[list[Example]]:
    """Windows of one epoch, those of like length together, in random order; cuts fall elsewhere in each epoch."""
    pool: list[Example] = []
    for annotators in documents:
        document = rng.choice(annotators)
        if augmented:
            document = augment(document, rng)
        start = rng.randrange(100) if rng.random() < 0.5 else 0
        pool += examples(document, tokenizer, WINDOW, TRAINING_OVERLAP, start)
    rng.shuffle(pool)
    chunk = batch_size * 20
    batches = []
    for i in range(0, len(pool), chunk):
        rows = sorted(pool[i : i + chunk], key=lambda x: x.window.last - x.window.first)
        batches += [rows[j : j + batch_size] for j in range(0, len(rows), batch_size)]
    rng.shuffle(batches)
    yield from batches


def parameter_groups(model: AttributionModel, rate: float, head_rate: float) -> list[dict[str, object]]:
    encoder = [p for n, p in model.named_parameters() if n.startswith("encoder.") and "features" not in n]
    ids = {id(p) for p in encoder}
    heads = [p for p in model.parameters() if id(p) not in ids]
    return [{"params": encoder, "peak": rate}, {"params": heads, "peak": head_rate}]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/polnear"), help="holds train/ and dev/")
    parser.add_argument("--start", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--out", type=Path, default=Path("runs/attribution"))
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=10)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=5e-4)
    parser.add_argument("--average", type=float, default=0.995, help="decay of the averaged weights, a step")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--resume", type=Path, help="start from the weights of a checkpoint, its lowest layers")
    parser.add_argument("--labelled", type=Path, help="what label.py wrote; a share of it joins each epoch")
    parser.add_argument("--share", type=int, default=840, help="labelled articles an epoch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-augment", action="store_true")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps (a trial)")
    args = parser.parse_args()

    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = read_tokenizer(args.start)
    documents = read_documents(args.data / "train")
    labelled = read_labelled(args.labelled) if args.labelled else []
    if args.resume:
        model = AttributionModel.load(args.resume, args.layers)
    else:
        model = AttributionModel(Size(layers=args.layers))
        model.encoder.load_bert(args.start / "model.safetensors")
    averaged = copy.deepcopy(model)
    optimizer = torch.optim.AdamW(
        parameter_groups(model, args.rate, args.head_rate), betas=(0.9, 0.98), eps=1e-6, weight_decay=0.01
    )
    shares = [documents + labelled[i * args.share : (i + 1) * args.share] for i in range(args.epochs)]
    per_epoch = sum(1 for _ in epoch_batches(shares[0], tokenizer, random.Random(0), args.batch, False))
    total = per_epoch * args.epochs
    log = (args.out / "log.jsonl").open("a", encoding="utf-8")
    print(f"{len(documents)} documents, {per_epoch} steps an epoch", flush=True)

    step, began, running = 0, time.time(), 0.0
    for epoch, share in enumerate(shares):
        for batch in epoch_batches(share, tokenizer, rng, args.batch, not args.no_augment):
            progress = min(step / total, 1.0)
            scale = min(1.0, progress / 0.06) if progress < 0.06 else 0.5 * (1 + math.cos(math.pi * progress))
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * scale
            loss = loss_of(model, batch, rng)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            for group in optimizer.param_groups:
                torch.nn.utils.clip_grad_norm_(group["params"], 1.0)
            optimizer.step()
            decay = min(args.average, (1 + step) / (10 + step))
            with torch.no_grad():
                for kept, new in zip(averaged.parameters(), model.parameters(), strict=True):
                    kept.lerp_(new, 1 - decay)
            running = loss.item() if not step else 0.98 * running + 0.02 * loss.item()
            step += 1
            if step % 20 == 0:
                print(f"{step}/{total} loss {running:.3f} {(time.time() - began) / step:.2f} s/step", flush=True)
            if step == args.steps:
                return
        averaged.save(args.out / "averaged.pt")
        figures = {"epoch": epoch + 1, "seconds": round(time.time() - began)} | evaluate(
            averaged, args.data / "dev", tokenizer
        )
        print(figures, flush=True)
        log.write(json.dumps(figures | {"arguments": {k: str(v) for k, v in vars(args).items()}}) + "\n")
        log.flush()


if __name__ == "__main__":
    main()
