"""Witten and Bell's mixture once more, with numpy: windows of bytes, counted all at once."""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def bits(text: str, other: str, most: int = 12) -> list[float]:
    """Return the mean bits a character of the other text, for n = 1, 2, …"""
    seen, asked = (np.frombuffer(one.encode("latin-1"), np.uint8) for one in (text, other))
    chance = np.full(len(asked), 1 / (len(np.unique(seen)) + 1))
    means = []
    for length in range(most):
        chance[length:] = mixed(seen, asked, length, chance[length:])
        means.append(float(-np.log2(chance).mean()))
    return means


def mixed(seen: np.ndarray, asked: np.ndarray, length: int, shorter: np.ndarray) -> np.ndarray:
    """Return the chances with contexts of a length, from those with contexts one shorter."""
    windows = [np.ascontiguousarray(sliding_window_view(one, length + 1)) for one in (seen, asked)]
    both = numbers(*windows)
    context = numbers(*(np.ascontiguousarray(one[:, :length]) for one in windows))
    after = np.bincount(context[0], minlength=context[0].max() + context[1].max() + 2)[context[1]]
    count = np.bincount(both[0], minlength=both[0].max() + both[1].max() + 2)[both[1]]
    different = context[0][np.unique(both[0], return_index=True)[1]]
    kinds = np.bincount(different, minlength=len(after) + context[1].max() + 2)[context[1]]
    known = after > 0
    found = (count + kinds * shorter) / np.where(known, after + kinds, 1)
    return np.where(known, found, shorter)


def numbers(*tables: np.ndarray) -> list[np.ndarray]:
    """Return a number for each row, the same for equal rows of any of the tables."""
    rows = np.concatenate(tables)
    if not rows.shape[1]:
        return [np.zeros(len(table), int) for table in tables]
    _, numbered = np.unique(rows.view(f"V{rows.shape[1]}").ravel(), return_inverse=True)
    return np.split(numbered, np.cumsum([len(table) for table in tables])[:-1])
