"""The linear chain over the words of a window: which sequence of roles is the most probable."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from whatweknow.annotation.encoding import Ints

Floats = npt.NDArray[np.float32]
Roles = npt.NDArray[np.int8]


class Role(IntEnum):
    """What a word is to one attribution; the order is that of the model's output."""

    NONE = 0
    SOURCE = 1
    CUE = 2
    CONTENT = 3


@dataclass(frozen=True, slots=True)
class Chain:
    """The transition scores of the linear chain: ``transitions[a, b]`` from role a to role b."""

    transitions: Floats  # (R, R)
    first: Floats  # (R,)
    last: Floats  # (R,)


def best_roles(scores: Floats, lengths: Ints, chain: Chain) -> tuple[Roles, Floats]:
    """The most probable role sequences (Viterbi, 1967), and the logarithms of their probabilities.

    Many sequences at once cost hardly more than one: the loop is over words.

    Args:
        scores: (A, N, R), one sequence an anchor; logarithms that are normalised over the roles.
        lengths: (A,) words of each sequence, at least 1; what stands behind them is padding.

    Returns:
        (A, N) roles, without meaning behind a sequence's end; (A,) logarithms.
    """
    length = scores.shape[1]
    emitted = np.ascontiguousarray(scores.transpose(1, 2, 0), dtype=np.float64)  # (N, R, A)
    steps = chain.transitions.astype(np.float64)
    shares, step_shares = np.exp(emitted), np.exp(steps.T)
    best, total = np.empty_like(emitted), np.empty_like(emitted)
    best[0] = chain.first[:, None] + emitted[0]
    total[0] = np.exp(chain.first)[:, None] * shares[0]
    for t in range(1, length):
        reach = (best[t - 1][:, None] + steps[:, :, None]).max(0)
        np.add(reach, emitted[t], out=best[t])
        np.multiply(step_shares @ total[t - 1], shares[t], out=total[t])  # in range, as the scores are normalised
    columns, ends = np.arange(len(lengths)), lengths - 1
    closing = best[ends, :, columns] + chain.last
    path = np.empty((length, len(lengths)), dtype=np.int8)
    state = final = closing.argmax(1)
    for t in range(length - 1, -1, -1):
        if t + 1 < length:
            state = (best[t] + steps[:, state]).argmax(0)
        state = np.where(ends <= t, final, state)
        path[t] = state
    certainty = closing.max(1) - np.log(total[ends, :, columns] @ np.exp(chain.last))
    return path.T, np.minimum(certainty, 0).astype(np.float32)
