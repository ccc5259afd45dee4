"""Runs the model over reports: windows in, candidates out, attributions decoded for each report."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from whatweknow.annotation.bundle import BUNDLES, DEFAULT, Bundle, read_bundle
from whatweknow.annotation.chain import Chain, Floats, best_roles
from whatweknow.annotation.decoding import Calibration, Candidate, decode
from whatweknow.annotation.encoding import EncodedText, Ints, encode
from whatweknow.annotation.layers import readable_blocks, with_layers
from whatweknow.annotation.layout import find_in_layout, with_layout
from whatweknow.annotation.windows import Window, cut
from whatweknow.errors import InputError
from whatweknow.records import AnnotatedReport, Attribution, Model, Report

WINDOWS_AT_ONCE = 8  # whose roles are worked out together
PIECES_AHEAD = 20_000  # reports are encoded while others run, up to about this size, which bounds the memory in use


class Tagger:
    """Finds attributions. Safe to share between threads; ``threads`` runs of the model go on side by side."""

    def __init__(self, bundle: Bundle, threads: int | None = None) -> None:
        settings = bundle.settings
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # windows are many: whole runs side by side beat one run on many cores
        self._session = onnxruntime.InferenceSession(bundle.model, options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_str(bundle.tokenizer.decode("utf-8"))
        self._chain = Chain(
            *(np.array(a, dtype=np.float32) for a in (settings.transitions, settings.first, settings.last))
        )
        self._calibration = Calibration(**settings.calibration)
        self._settings = settings
        self._threads = threads or os.cpu_count() or 1
        self.model: Model = bundle.as_model()
        self.languages: frozenset[str] = frozenset(bundle.manifest.languages)

    def attribute(self, reports: Iterable[Report], min_score: float | None = None) -> list[tuple[Attribution, ...]]:
        """The attributions of each report, in the order of their contents; boilerplate is not read.

        Args:
            min_score: the least score that is kept; by default the bundle's own threshold.
        """
        return [attributions for _, attributions in self.stream(reports, min_score)]

    def annotate(self, reports: Iterable[Report], min_score: float | None = None) -> list[AnnotatedReport]:
        """Each report with all its layers; ``min_score`` as in ``attribute``."""
        return [with_layers(*pair) for pair in self.stream(reports, min_score)]

    def stream(
        self, reports: Iterable[Report], min_score: float | None = None
    ) -> Iterator[tuple[Report, tuple[Attribution, ...]]]:
        """Each report with its attributions (see ``attribute``) as soon as they are found, in order.

        Only a few reports are held at a time, so there may be more of them than memory holds.
        """
        threshold = self._settings.threshold if min_score is None else min_score
        if not 0 <= threshold <= 1:
            raise InputError(f"min_score {min_score} must be from 0 to 1")
        for report, encoded, candidates in self.candidates(reports):
            found = decode(report.text, encoded, candidates, self._calibration, threshold)
            layout = find_in_layout(report.text, readable_blocks(report))
            yield report, tuple(with_layout(found, [one for one in layout if one.score >= threshold]))

    def candidates(self, reports: Iterable[Report]) -> Iterator[tuple[Report, EncodedText, list[Candidate]]]:
        """What the model says of each report, before anything is believed."""
        with ThreadPoolExecutor(self._threads) as pool:
            ahead: deque[_Reading] = deque()
            for report in reports:
                encoded = encode(report.text, readable_blocks(report), self._tokenizer)
                windows = cut(encoded, self._settings.window, self._settings.overlap)
                ahead.append(_Reading(report, encoded, [pool.submit(self._run, encoded, one) for one in windows]))
                while sum(len(reading.encoded.pieces) for reading in ahead) > PIECES_AHEAD:
                    yield self._finished(ahead.popleft())
            while ahead:
                yield self._finished(ahead.popleft())

    def _run(self, encoded: EncodedText, window: Window) -> _Scored:
        """What the model says of one window."""
        settings = self._settings
        words = slice(window.first, window.last)
        start, end = encoded.first_piece[window.first], encoded.first_piece[window.last]
        inputs = {
            "pieces": np.concatenate([[settings.first_mark], encoded.pieces[start:end], [settings.last_mark]]),
            "features": np.pad(encoded.features[start:end], ((1, 1), (0, 0))),
            "first_piece": encoded.first_piece[words] - start + 1,
            "sentences": encoded.sentences[words],
            "blocks": encoded.blocks[words],
        }
        floor = np.array(settings.anchor_floor, dtype=np.float32)
        probabilities, anchors, scores = self._session.run(
            None, {name: rows[None] for name, rows in inputs.items()} | {"floor": floor}
        )
        places = anchors[:, 1] + window.first
        owned = np.flatnonzero((places >= window.owned_first) & (places < window.owned_last))
        return _Scored(window, places[owned], probabilities[0, anchors[owned, 1]], scores[owned])

    def _finished(self, reading: _Reading) -> tuple[Report, EncodedText, list[Candidate]]:
        found: list[Candidate] = []
        for first in range(0, len(reading.runs), WINDOWS_AT_ONCE):
            scored = [run.result() for run in reading.runs[first : first + WINDOWS_AT_ONCE]]
            found += self._paths([one for one in scored if len(one.anchors)])
        return reading.report, reading.encoded, found

    def _paths(self, windows: Sequence[_Scored]) -> Iterator[Candidate]:
        """The candidates of some windows that have anchors, each with its best roles."""
        if not windows:
            return
        lengths = np.repeat([len(one) for one in windows], [len(one.anchors) for one in windows])
        scores = np.zeros((len(lengths), lengths.max(), len(self._chain.first)), dtype=np.float32)
        filled = 0
        for one in windows:
            scores[filled : filled + len(one.anchors), : len(one)] = one.scores
            filled += len(one.anchors)
        paths = zip(*best_roles(scores, lengths, self._chain), strict=True)
        for one in windows:
            for anchor, probability in zip(one.anchors.tolist(), one.probabilities.tolist(), strict=True):
                roles, certainty = next(paths)
                yield Candidate(anchor, probability, float(certainty), one.window.first, roles[: len(one)])


@dataclass(frozen=True, slots=True)
class _Reading:
    """A report whose windows are being run."""

    report: Report
    encoded: EncodedText
    runs: list[Future[_Scored]]


@dataclass(frozen=True, slots=True)
class _Scored:
    """A window with what the model says of the anchors that it answers for; its length is its number of words."""

    window: Window
    anchors: Ints  # (A,) words of the text
    probabilities: Floats  # (A,)
    scores: Floats  # (A, N, R)

    def __len__(self) -> int:
        return self.window.last - self.window.first


def load_tagger(bundle: str | Path = DEFAULT, *, threads: int | None = None) -> Tagger:
    """A tagger with a model bundle: the name of one that ships with the package, or the path of a folder.

    Raises:
        BundleError: there is no such bundle, or one of its files is not what its manifest states.
    """
    shipped = BUNDLES / bundle
    return Tagger(read_bundle(shipped if shipped.is_dir() else Path(bundle)), threads)
