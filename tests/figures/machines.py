"""A site that shows every machine there is, and one more: a stub of twenty lines."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from mkdocs_genai_plugin.kinds.figures.record import machine_names

ROOT = Path(__file__).parents[2]
STUB = Path(__file__).parent / "stub"
CONTENT = ROOT / "mkdocs_genai_plugin/content/figures"
# The figures of the pack by their machine; without that key it is the usual one.
FIGURES = {
    yaml.safe_load(file.read_text("utf-8")).get("machine", "classifiers"): file.stem
    for file in sorted(CONTENT.glob("*.yml"))
}
MACHINES = [name for name in machine_names() if name in FIGURES]


def with_stub(folder: Path) -> Path:
    """Return a folder with the package in it, to which a contributor has added a machine."""
    shutil.copytree(ROOT / "mkdocs_genai_plugin", folder / "mkdocs_genai_plugin")
    own = folder / "mkdocs_genai_plugin/kinds/figures/doubling"
    shutil.copytree(STUB, own, ignore=shutil.ignore_patterns("*.yml", "__pycache__"))
    shutil.copytree(STUB / "words", own / "words", dirs_exist_ok=True)
    return folder


def build(folder: Path) -> Path:
    """Return the folder of a site that has a page for each figure and one with stills alone."""
    package = with_stub(folder / "package")
    figures = {**{name: FIGURES[name] for name in MACHINES}, "doubling": "doubling"}
    pages = {f"{name}.md": _page(figure) for name, figure in figures.items()}
    cards = {f"tried/{name}.yml": _card(name, figure) for name, figure in figures.items()}
    data = {"figures/doubling.yml": (STUB / "doubling.yml").read_text("utf-8"), **cards}
    pages["index.md"] = "# Tried\n\n/// genai-cards | tried\n///\n"
    for place, texts in (("docs", pages), ("data", data)):
        for name, text in texts.items():
            path = folder / place / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    options = {
        "data_dir": "data",
        "pages": {f"figures/{one}": f"{at}.md" for at, one in figures.items()},
    }
    config = {
        "site_name": "Machines",
        "theme": {"name": "material", "font": False},
        "plugins": ["genai"],
        "markdown_extensions": [{"genai": options}],
    }
    (folder / "mkdocs.yml").write_text(json.dumps(config), "utf-8")
    subprocess.run(
        [sys.executable, "-P", "-m", "mkdocs", "build", "-q", "--strict"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(package), "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return folder / "site"


def _page(figure: str) -> str:
    return f"# One\n\n/// genai-figure | {figure}\n    open: true\n///\n"


def _card(name: str, figure: str) -> str:
    return f"name: {name}\nlead: It has a figure.\ntry: {figure}\n"
