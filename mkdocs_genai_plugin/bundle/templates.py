"""The pages around what a site has: ``START.html`` and the single file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_FOLDER = Path(__file__).parent / "templates"


def filled(name: str, **values: Any) -> str:
    """Fill a template in; what is not ``Markup`` becomes text."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name).render(**values)


def parts(*names: str) -> Markup:
    """Return styles and scripts of ours as they are."""
    texts = ((_FOLDER / name).read_text(encoding="utf-8") for name in names)
    return Markup("\n".join(texts))
