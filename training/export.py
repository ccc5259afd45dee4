"""Turn a checkpoint into a model bundle: ONNX in int8, checked against torch, calibrated on PolNeAR dev.

``python training/export.py --help``
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from model import AttributionModel, Exported
from train import AS_IT_IS, CLS, OVERLAP, SEP, WINDOW, read_tokenizer
from whatweknow.annotation.decoding import Calibration, Candidate, decode, interpret
from whatweknow.annotation.encoding import EncodedText
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


def sample(pieces: int, words: int) -> tuple[torch.Tensor, ...]:
    """Inputs of the right shapes and ranges."""
    generator = torch.Generator().manual_seed(1)
    draw = lambda high, *shape: torch.randint(1, high, shape, generator=generator)  # noqa: E731
    first_piece = torch.arange(1, words + 1)[None]
    running = (torch.arange(words) // 20)[None]
    features = torch.stack([draw(n, 1, pieces) for n in (5, 4, 5)], -1)
    return draw(30000, 1, pieces), features, first_piece, running, running // 3, torch.tensor(0.0)


def to_onnx(model: AttributionModel, path: Path) -> None:
    pieces, words = {1: "piece"}, {1: "word"}
    torch.onnx.export(
        Exported(model).eval(),
        sample(60, 50),
        str(path),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes={
            "pieces": pieces, "features": pieces, "first_piece": words, "sentences": words, "blocks": words,
            "probabilities": words, "anchors": {0: "anchor"}, "scores": {0: "anchor", 1: "word"},
        },
        opset_version=17,
        custom_opsets={"com.microsoft": 1},
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
        "calibration": asdict(AS_IT_IS),
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
    inputs = sample(120, 100)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    with torch.no_grad():
        ours = Exported(model).eval()(*inputs)[0].numpy()
    theirs = session.run(None, {name: value.numpy() for name, value in zip(INPUTS, inputs, strict=True)})[0]
    return float(np.abs(ours - theirs).max())


Found = dict[str, tuple[str, EncodedText, list[Candidate]]]


def find_on_dev(folder: Path, corpus: StandoffCorpus) -> Found:
    """What the bundle in ``folder`` says of the corpus, by the same way that users take."""
    names = sorted(corpus.texts)
    rows = load_tagger(folder).candidates(read_text(corpus.texts[name]) for name in names)
    return {name: (report.text, *rest) for name, (report, *rest) in zip(names, rows, strict=True)}


def attribute_dev(folder: Path, corpus: StandoffCorpus) -> dict[str, list[Attribution]]:
    """What users of the bundle in ``folder`` find in the corpus."""
    names = sorted(corpus.texts)
    rows = load_tagger(folder).attribute(read_text(corpus.texts[name]) for name in names)
    return {name: list(row) for name, row in zip(names, rows, strict=True)}


def decode_all(found: Found, calibration: Calibration, threshold: float = 0.0) -> dict[str, list[Attribution]]:
    return {name: decode(*row, calibration, threshold) for name, row in found.items()}


def calibrate(corpus: StandoffCorpus, found: Found) -> Calibration:
    """Logistic regression of being right on what the model says (Platt, 1999), by Newton's method."""
    rows, hits = [], []
    for name, (text, encoded, candidates) in found.items():
        made = {a.content: (c, a) for c in candidates if (a := interpret(text, encoded, c))}
        believed = decode(text, encoded, candidates, AS_IT_IS, 0.0)
        one = StandoffCorpus({name: corpus.texts[name]}, {name: corpus.annotations[name]}, {})
        for attribution, hit in zip(believed, score_hits(one, {name: believed}).hits, strict=True):
            if attribution.content in made:  # decoding gives a piece that two would share to one of them
                rows.append(Calibration.features(*made[attribution.content]))
                hits.append(hit)
    design, target = np.array(rows, dtype=float), np.array(hits, dtype=float)
    weights = np.zeros(design.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-design @ weights))
        hessian = design.T @ (design * (p * (1 - p))[:, None]) + 1e-3 * np.eye(len(weights))
        weights += np.linalg.solve(hessian, design.T @ (target - p))
    return Calibration(*weights.tolist())


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
    calibration = calibrate(corpus, found)
    threshold = best_threshold(score_hits(corpus, decode_all(found, calibration)))
    settings |= {"calibration": asdict(calibration), "threshold": threshold}
    write_bundle(args.out, settings, {}, args.version)
    scores = scores_of(corpus, attribute_dev(args.out, corpus))
    write_bundle(args.out, settings, scores, args.version)
    print(json.dumps(scores | asdict(calibration) | {"threshold": threshold}, indent=1))


def scores_of(corpus: StandoffCorpus, found: dict[str, list[Attribution]]) -> dict[str, float]:
    figures, hits = score_attributions(corpus, found), score_hits(corpus, found)
    scores = {name: round(tally.f1, 4) for name, tally in figures.figures.items() if "attr" in name}
    scores |= {f"recall {mode}": round(row.recall, 4) for mode, row in figures.modes.items()}
    return scores | {"expected calibration error": round(expected_calibration_error(hits.scores, hits.hits), 4)}


if __name__ == "__main__":
    main()
