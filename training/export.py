"""Turn a checkpoint into a model bundle: ONNX in int8, checked against torch, calibrated on PolNeAR dev.

``python training/export.py --help``
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from model import AttributionModel, Exported
from train import CLS, OVERLAP, SEP, WINDOW, read_tokenizer
from whatweknow.annotation.tagger import load_tagger
from whatweknow.evaluation import (
    ScoredHits,
    StandoffCorpus,
    expected_calibration_error,
    read_standoff,
    score_attributions,
    score_hits,
)
from whatweknow.reading import read_text
from whatweknow.records import Attribution

INPUTS = ("pieces", "features", "first_piece", "sentences", "blocks", "floor")
OUTPUTS = ("probabilities", "anchors", "scores")


def sample(windows: int, pieces: int, words: int) -> tuple[torch.Tensor, ...]:
    """Inputs of the right shapes and ranges."""
    generator = torch.Generator().manual_seed(1)
    draw = lambda high, *shape: torch.randint(1, high, shape, generator=generator)  # noqa: E731
    first_piece = torch.arange(1, words + 1)[None].repeat(windows, 1)
    running = (torch.arange(words) // 20)[None].repeat(windows, 1)
    features = torch.stack([draw(n, windows, pieces) for n in (5, 4, 5)], -1)
    return draw(30000, windows, pieces), features, first_piece, running, running // 3, torch.tensor(0.0)


def to_onnx(model: AttributionModel, path: Path) -> None:
    names = {0: "window", 1: "piece"}
    words = {0: "window", 1: "word"}
    torch.onnx.export(
        Exported(model).eval(),
        sample(2, 60, 50),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes={
            "pieces": names, "features": names, "first_piece": words, "sentences": words, "blocks": words,
            "probabilities": words, "anchors": {0: "anchor"}, "scores": {0: "anchor", 1: "word"},
        },
        opset_version=17,
        dynamo=False,
    )  # fmt: skip
    onnx.checker.check_model(str(path))


def quantise(source: Path, target: Path) -> None:
    """Weights in int8, a scale a column; the small heads stay as they are."""
    graph = onnx.load(str(source)).graph
    quantised = ("/encoder/layers", "/encoder/pieces")
    heads = [node.name for node in graph.node if not any(part in node.name for part in quantised)]
    quantize_dynamic(
        str(source), str(target), op_types_to_quantize=["MatMul", "Gather"], per_channel=True, reduce_range=False,
        weight_type=QuantType.QInt8, nodes_to_exclude=heads,
    )  # fmt: skip


def settings_of(model: AttributionModel) -> dict[str, object]:
    return {
        "window": WINDOW,
        "overlap": OVERLAP,
        "first_mark": CLS,
        "last_mark": SEP,
        "anchor_floor": 0.15,
        "threshold": 0.0,
        "slope": 1.0,
        "offset": 0.0,
        "transitions": model.transitions.tolist(),
        "first": model.first.tolist(),
        "last": model.last.tolist(),
    }


def write_bundle(folder: Path, settings: dict[str, object], scores: dict[str, float], version: str) -> None:
    """Write ``settings.json`` and a manifest over the files of ``folder``."""
    (folder / "settings.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    files = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.name != "manifest.json"
    }
    manifest = {
        "name": "attribution-en", "version": version, "languages": ["en"], "licence": "Apache-2.0",
        "files": files, "scores": scores,
    }  # fmt: skip
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def parity(model: AttributionModel, path: Path) -> float:
    """The largest difference of an anchor's probability between torch and the ONNX model at ``path``."""
    inputs = sample(3, 120, 100)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    with torch.no_grad():
        ours = Exported(model).eval()(*inputs)[0].numpy()
    theirs = session.run(None, {name: value.numpy() for name, value in zip(INPUTS, inputs, strict=True)})[0]
    return float(np.abs(ours - theirs).max())


def find_on_dev(folder: Path, corpus: StandoffCorpus) -> dict[str, list[Attribution]]:
    """What the bundle in ``folder`` finds, by the same way that users take."""
    names = sorted(corpus.texts)
    annotated = load_tagger(folder).annotate([read_text(corpus.texts[n], id=n) for n in names], min_score=0.0)
    return {name: list(one.attributions) for name, one in zip(names, annotated, strict=True)}


def calibrate(hits: ScoredHits) -> tuple[float, float]:
    """Platt's slope and offset over the logits of the scores, by Newton's method (Platt, 1999)."""
    score = np.clip(np.array(hits.scores), 1e-4, 1 - 1e-4)
    design = np.stack([np.log(score / (1 - score)), np.ones_like(score)], -1)
    target = np.array(hits.hits, dtype=float)
    weights = np.array([1.0, 0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-design @ weights))
        hessian = design.T @ (design * (p * (1 - p))[:, None]) + 1e-6 * np.eye(2)
        weights += np.linalg.solve(hessian, design.T @ (target - p))
    return float(weights[0]), float(weights[1])


def best_threshold(hits: ScoredHits) -> float:
    """The score at which F1 is highest, in hundredths."""

    def f1(threshold: float) -> float:
        kept = [hit for score, hit in zip(hits.scores, hits.hits, strict=True) if score >= threshold]
        return 2 * sum(kept) / (len(kept) + hits.gold)

    return max((t / 100 for t in range(5, 80)), key=f1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--start", type=Path, required=True, help="the folder that training started from (tokenizer)")
    parser.add_argument("--data", type=Path, default=Path("../shared/data/polnear"))
    parser.add_argument("--version", default="1")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()

    args.out.mkdir(parents=True, exist_ok=True)
    model = AttributionModel.load(args.checkpoint).eval()
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch) / "model.onnx"
        to_onnx(model, exact)
        print(f"float32: largest difference from torch {parity(model, exact):.6f}")
        quantise(exact, args.out / "model.onnx")
    print(f"int8: largest difference from torch {parity(model, args.out / 'model.onnx'):.4f}")
    read_tokenizer(args.start).save(str(args.out / "tokenizer.json"))

    corpus = read_standoff(args.data / "dev")
    settings = settings_of(model)
    write_bundle(args.out, settings, {}, args.version)
    found = find_on_dev(args.out, corpus)
    slope, offset = calibrate(score_hits(corpus, found))
    found = {name: [recalibrated(one, slope, offset) for one in rows] for name, rows in found.items()}
    threshold = best_threshold(score_hits(corpus, found))
    found = {name: [one for one in rows if one.score >= threshold] for name, rows in found.items()}
    scores = scores_of(corpus, found)
    settings |= {"slope": slope, "offset": offset, "threshold": threshold}
    write_bundle(args.out, settings, scores, args.version)
    print(json.dumps(scores | {"threshold": threshold}, indent=1))


def recalibrated(attribution: Attribution, slope: float, offset: float) -> Attribution:
    odds = np.log(attribution.score / max(1 - attribution.score, 1e-9))
    return replace(attribution, score=round(float(1 / (1 + np.exp(-(slope * odds + offset)))), 4))


def scores_of(corpus: StandoffCorpus, found: dict[str, list[Attribution]]) -> dict[str, float]:
    figures, hits = score_attributions(corpus, found), score_hits(corpus, found)
    scores = {name: round(tally.f1, 4) for name, tally in figures.figures.items() if "attr" in name}
    scores |= {f"recall {mode}": round(row.recall, 4) for mode, row in figures.modes.items()}
    return scores | {"expected calibration error": round(expected_calibration_error(hits.scores, hits.hits), 4)}


if __name__ == "__main__":
    main()
