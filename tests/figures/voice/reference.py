"""The linear models once more, with numpy: one system of equations an order."""

from __future__ import annotations

import numpy as np

MOST, HEARD = 128, 4_800


def model(known: np.ndarray, order: int) -> np.ndarray:
    """Return the coefficients of an order from a windowed autocorrelation, by plain solving."""
    soft = known * np.hanning(len(known))
    products = np.correlate(soft, soft, "full")[len(soft) - 1 :][: MOST + 1]
    products[0] *= 1 + 1e-9
    apart = np.abs(np.subtract.outer(np.arange(order), np.arange(order)))
    return np.linalg.solve(products[apart], products[1 : order + 1]) if order else np.zeros(0)


def errors(sound: np.ndarray, coefficients: np.ndarray, start: int) -> np.ndarray:
    """Return what is wrong in each prediction."""
    told = np.convolve(sound, np.concatenate([[0], coefficients]))[: len(sound)]
    return (sound - told)[start:]


def bits(sound: np.ndarray, heard: int, order: int) -> float:
    """Return the bits for each 8-bit value of the unseen part."""
    known = sound[HEARD - heard : HEARD]
    coefficients = model(known, order)
    variance = (errors(known, coefficients, MOST) ** 2).mean()
    wrong = errors(sound, coefficients, HEARD)
    surprise = np.log2(2 * np.pi * variance) / 2 + wrong**2 / (2 * variance * np.log(2))
    return float(surprise.mean() + 7)


def shrunk(sound: np.ndarray, kept: int, block: int = 256) -> np.ndarray:
    """Return what is left of a sound when each block keeps its largest cosines."""
    places = np.arange(block)
    waves = np.cos(np.pi * np.outer(places, 2 * places + 1) / (2 * block)) * np.sqrt(2 / block)
    waves[0] /= np.sqrt(2)
    parts = sound[: len(sound) // block * block].reshape(-1, block) @ waves.T
    order = np.argsort(-np.abs(parts), axis=1, kind="stable")
    kept_parts = np.zeros_like(parts)
    np.put_along_axis(kept_parts, order[:, :kept], np.take_along_axis(parts, order[:, :kept], 1), 1)
    return (kept_parts @ waves).ravel()
