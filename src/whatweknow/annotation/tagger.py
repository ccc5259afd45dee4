"""Runs the model over reports: windows in, candidates out, attributions decoded for each report."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from whatweknow.annotation.bundle import BUNDLES, DEFAULT, Bundle, read_bundle
from whatweknow.annotation.decoding import Candidate, Chain, best_roles, decode
from whatweknow.annotation.encoding import EncodedText, Ints, encode
from whatweknow.annotation.mentions import add_mentions
from whatweknow.annotation.modality import find_modalities
from whatweknow.annotation.windows import Window, cut
from whatweknow.records import AnnotatedReport, Block, BlockKind, Model, Report
from whatweknow.spans import trim

WINDOWS_A_RUN = 4
GROUP_PIECES = 60_000  # reports are taken together up to about this size, which bounds the memory in use


@dataclass(frozen=True, slots=True)
class _Read:
    """A report as encoded, and where its windows lie."""

    report: Report
    encoded: EncodedText
    windows: list[Window]


class Tagger:
    """Finds attributions. Safe to share between threads; ``threads`` runs of the model go on side by side."""

    def __init__(self, bundle: Bundle, threads: int | None = None) -> None:
        settings = bundle.settings
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # windows are many: whole runs side by side beat one run on many cores
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(bundle.model, options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_str(bundle.tokenizer.decode("utf-8"))
        self._chain = Chain(
            *(np.array(a, dtype=np.float32) for a in (settings.transitions, settings.first, settings.last))
        )
        self._settings = settings
        self._threads = threads or os.cpu_count() or 1
        self.model: Model = bundle.as_model()
        self.languages: frozenset[str] = frozenset(bundle.manifest.languages)

    def annotate(self, reports: Sequence[Report], min_score: float | None = None) -> list[AnnotatedReport]:
        """The attributions of each report, in the order of their contents; boilerplate is not read.

        Args:
            min_score: the least score that is kept; by default the bundle's own threshold.
        """
        threshold = self._settings.threshold if min_score is None else min_score
        annotated = []
        with ThreadPoolExecutor(self._threads) as pool:
            for group in self._groups(reports):
                runs = list(_runs(group))
                found: list[list[Candidate]] = [[] for _ in group]
                for run, candidates in zip(runs, pool.map(self._run, repeat(group), runs), strict=False):
                    for (place, _), rows in zip(run, candidates, strict=True):
                        found[place] += rows
                for read, rows in zip(group, found, strict=True):
                    attributions = tuple(decode(read.report.text, read.encoded, rows, threshold))
                    modality = find_modalities(read.report.text, attributions)
                    found_in = AnnotatedReport(read.report, attributions, modality)
                    annotated.append(add_mentions(found_in, _readable(read.report)))
        return annotated

    def _groups(self, reports: Iterable[Report]) -> Iterator[list[_Read]]:
        group: list[_Read] = []
        size = 0
        for report in reports:
            encoded = encode(report.text, _readable(report), self._tokenizer)
            group.append(_Read(report, encoded, cut(encoded, self._settings.window, self._settings.overlap)))
            size += len(encoded.pieces)
            if size >= GROUP_PIECES:
                yield group
                group, size = [], 0
        if group:
            yield group

    def _run(self, group: Sequence[_Read], run: Sequence[tuple[int, Window]]) -> list[list[Candidate]]:
        """The candidates of each window of one run of the model."""
        settings = self._settings
        inputs = _arrays(
            [(group[place].encoded, window) for place, window in run], settings.first_mark, settings.last_mark
        )
        inputs["floor"] = np.array(settings.anchor_floor, dtype=np.float32)
        probabilities, anchors, scores = self._session.run(None, inputs)
        rows: list[list[Candidate]] = [[] for _ in run]
        if not len(anchors):
            return rows
        for (row, anchor), roles in zip(anchors.tolist(), best_roles(scores, self._chain), strict=True):
            window = run[row][1]
            word = window.first + anchor
            if window.owned_first <= word < window.owned_last:
                score = self._calibrated(float(probabilities[row, anchor]))
                rows[row].append(Candidate(word, score, window.first, roles[: window.last - window.first]))
        return rows

    def _calibrated(self, probability: float) -> float:
        odds = np.log(probability / max(1.0 - probability, 1e-9))
        return float(1.0 / (1.0 + np.exp(-(self._settings.slope * odds + self._settings.offset))))


def _readable(report: Report) -> list[Block]:
    if report.blocks:
        return [block for block in report.blocks if block.kind is not BlockKind.BOILERPLATE]
    whole = trim(report.text, 0, len(report.text))
    return [Block(BlockKind.PARAGRAPH, whole)] if whole else []


def _runs(group: Sequence[_Read]) -> Iterator[list[tuple[int, Window]]]:
    """Windows of like length together, so that little is padded; the longest first, so that no core waits long."""
    windows = [(place, window) for place, read in enumerate(group) for window in read.windows]

    def pieces(item: tuple[int, Window]) -> int:
        firsts = group[item[0]].encoded.first_piece
        return int(firsts[item[1].last] - firsts[item[1].first])

    windows.sort(key=pieces, reverse=True)
    for i in range(0, len(windows), WINDOWS_A_RUN):
        yield windows[i : i + WINDOWS_A_RUN]


def _arrays(windows: Sequence[tuple[EncodedText, Window]], first_mark: int, last_mark: int) -> dict[str, np.ndarray]:
    """The model's inputs: (B, M) pieces and (B, M, 3) features, (B, N) words; 0 where padded."""
    columns: dict[str, list[Ints]] = {name: [] for name in ("pieces", "features", "first_piece", "sentences", "blocks")}
    for encoded, window in windows:
        words = slice(window.first, window.last)
        start, end = encoded.first_piece[window.first], encoded.first_piece[window.last]
        columns["pieces"].append(np.concatenate([[first_mark], encoded.pieces[start:end], [last_mark]]))
        columns["features"].append(np.pad(encoded.features[start:end], ((1, 1), (0, 0))))
        columns["first_piece"].append(encoded.first_piece[words] - start + 1)
        columns["sentences"].append(encoded.sentences[words])
        columns["blocks"].append(encoded.blocks[words])
    return {name: _pad(rows) for name, rows in columns.items()}


def _pad(rows: Sequence[Ints]) -> Ints:
    length = max(len(row) for row in rows)
    return np.stack([np.pad(row, [(0, length - len(row))] + [(0, 0)] * (row.ndim - 1)) for row in rows])


def load_tagger(bundle: str | Path = DEFAULT, *, threads: int | None = None) -> Tagger:
    """A tagger with a model bundle: the name of one that ships with the package, or the path of a folder.

    Raises:
        BundleError: there is no such bundle, or one of its files is not what its manifest states.
    """
    shipped = BUNDLES / bundle
    return Tagger(read_bundle(shipped if shipped.is_dir() else Path(bundle)), threads)
