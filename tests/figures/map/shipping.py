"""Writes what the map ships: ``python -m tests.figures.map.shipping``.

The three decoders with weights of a byte or two, the codes of 600 digits, and the numbers that
stand under the figure. All numbers are those of the decoders as they ship; the codes of all
digits, which do not ship, are kept beside the tests.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from .measuring import Shipped, numbers
from .training import Array, Autoencoder, digits, trained

HERE = Path(__file__).parent
SHIPPED = HERE.parents[2] / "mkdocs_genai_plugin/kinds/figures/map/shipped.json"
CODES = HERE / "codes.npy"
SEED, SHOWN, HALF = 1, 600, 3.0
BETAS = {"vae": 1.0, "plain": None, "strict": 4.0}


@dataclass(frozen=True)
class Frame:
    """What of the plane is seen: a square around a centre."""

    x: float
    y: float
    half: float

    def bytes(self, codes: Array) -> bytes:
        """Return codes as a byte for each coordinate, all first ones first."""
        within = (codes - [self.x, self.y]) / self.half
        return np.clip(np.round(127.5 * (within + 1)), 0, 255).astype(np.uint8).T.tobytes()


def frame(codes: Array, beta: float | None) -> Frame:
    """Return the frame: three standard deviations, of the plain one's own codes, and the origin."""
    if beta is not None:
        return Frame(0, 0, HALF)
    low = np.minimum(codes.mean(0) - 3 * codes.std(0), -HALF)
    high = np.maximum(codes.mean(0) + 3 * codes.std(0), HALF)
    x, y = (float(one) for one in np.round((low + high) / 2, 1))
    return Frame(x, y, float(np.ceil((high - low).max() / 2)))


def scaled(values: Array, kind: type[np.signedinteger[Any]]) -> tuple[float, bytes]:
    """Return the scale of whole numbers of a kind, and these."""
    scale = float(f"{np.abs(values).max() / np.iinfo(kind).max:.4g}")
    limits = np.iinfo(kind)
    whole = np.clip(np.round(values / scale), limits.min, limits.max)
    return scale, whole.astype(np.dtype(kind).newbyteorder("<")).tobytes()


def decoder(model: Autoencoder) -> dict[str, Any]:
    """Return the decoder's weights and biases; the first layer's take two bytes."""
    parts = [
        scaled(values, kind)
        for layer, kind in zip(model.layers[2:], (np.int16, np.int8), strict=True)
        for values in (layer.values[:-1], layer.values[-1])
    ]
    return {
        "scales": [scale for scale, _ in parts],
        "weights": base64.b64encode(b"".join(whole for _, whole in parts)).decode(),
    }


def written() -> tuple[str, Array]:
    """Train all three; return what ships, and the codes that the tests need."""
    pictures, labels = digits()
    some = np.arange(SHOWN) * len(pictures) // SHOWN
    models, kept = [], []
    for name, beta in BETAS.items():
        model = trained(beta, SEED)
        mean, log = model.encode(pictures)
        # As the tests read them.
        codes = np.hstack([mean, np.exp(log / 2) if beta else np.zeros_like(log)])
        kept.append(codes.astype(np.float16))
        models.append(_shipped(name, model, frame(mean, beta), mean[some], kept[-1].astype(float)))
    found = {"labels": "".join(map(str, labels[some])), "models": models}
    return json.dumps(found, indent=1) + "\n", np.array(kept)


def _shipped(
    name: str, model: Autoencoder, seen: Frame, shown: Array, codes: Array
) -> dict[str, Any]:
    shipped: dict[str, Any] = {"id": name, "frame": [seen.x, seen.y, seen.half]}
    shipped |= decoder(model)
    shipped["codes"] = base64.b64encode(seen.bytes(shown)).decode()
    return shipped | {"numbers": numbers(Shipped.read(shipped), codes)}


def main() -> None:
    """Write what ships and what the tests need."""
    text, codes = written()
    SHIPPED.write_text(text, "utf-8")
    np.save(CODES, codes)


if __name__ == "__main__":
    main()
