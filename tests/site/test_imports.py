"""What a start of MkDocs imports for the plugin: nothing that only some sites need."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from .conftest import Site

PACKAGE = "mkdocs_genai_plugin"
STARTED = """\
import json, sys
import mkdocs.__main__, mkdocs.commands.build
from mkdocs.config import load_config
config = load_config()
config.plugins.on_config(config)
{then}
print(json.dumps(sorted(sys.modules)))
"""
# The first two read text with signs in data, the third reads formulas.
LIBRARIES = ("markdown_it", "mdit_py_plugins", "latex2mathml")
USUAL = "markdown_extensions: [pymdownx.superfences]\n"
WITHOUT = f"plugins: []\n{USUAL}"
WITH = f"plugins: [genai]\n{USUAL}"
OWN = "plugins: [genai]\nmarkdown_extensions:\n  - genai: {data_dir: data, pack: false}\n"
PRE_BUILD = "config.plugins.on_pre_build(config=config)"


def modules(site: Site, config: str, then: str = "") -> set[str]:
    """Return the modules that a process holds which has read a configuration."""
    site.write(config, {"docs/index.md": "# Start\n"})
    command = [sys.executable, "-c", STARTED.format(then=then)]
    done = subprocess.run(command, cwd=site.root, capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout)
    return set(found)


UNUSED = {
    f"{PACKAGE}{name}"
    for name in ("", ".extension", ".page", ".page.extension", ".page.signs", ".site")
} | {
    f"{PACKAGE}.site.{name}"
    for name in "asked configuration files plugin signs state telling".split()
}


def test_unused_plugin_brings_in_these_modules_and_no_others(site: Site) -> None:
    whole = "import mkdocs.commands.build\nmkdocs.commands.build.build(config)"
    assert modules(site, WITH, whole) - modules(site, WITHOUT, whole) == UNUSED


@pytest.mark.parametrize(
    ("lead", "needed"),
    [
        ("A plain text.", set()),
        ("A text with *one* sign.", set()),
        ("A text with _one_ sign.", {"markdown_it", "mdit_py_plugins"}),
        ("A formula, $x$.", {"latex2mathml"}),
        ("A _formula_, $x$.", {"markdown_it", "mdit_py_plugins", "latex2mathml"}),
    ],
)
def test_data_brings_in_what_its_texts_need(site: Site, lead: str, needed: set[str]) -> None:
    site.write("", {"data/fruits/pear.yml": f"name: Pear\nlead: {lead}\n"})
    found = {name.split(".")[0] for name in modules(site, OWN, PRE_BUILD)}
    assert found & {*LIBRARIES} == needed
