"""The figure of a map: what an author writes, and what ships with it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs_genai_plugin.data.fields import Amount, Choice, Number, declare
from mkdocs_genai_plugin.kinds.figures.record import Figure

from .maths import Model

SHIPPED = Path(__file__).parent / "shipped.json"
MODELS = ("vae", "plain", "strict")


@dataclass(frozen=True, kw_only=True)
class Map(Figure):
    """Autoencoders of handwritten digits whose codes have two numbers."""

    model: str = declare(Choice(MODELS), "The autoencoder that is shown first.", "vae")
    seed: Amount | None = declare(Number(1, 9999, whole=True), "The first draw's number.", "1")


@cache
def shipped() -> dict[str, Any]:
    """Return what training left: labels, and for each model its weights, codes and numbers."""
    found: dict[str, Any] = json.loads(SHIPPED.read_text("utf-8"))
    return found


@cache
def models() -> dict[str, Model]:
    """Return all models by their ids."""
    return {model["id"]: Model(**model) for model in shipped()["models"]}
