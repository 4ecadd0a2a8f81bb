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
LATE = (*LIBRARIES, f"{PACKAGE}.bundle", f"{PACKAGE}.commands")
USUAL = "markdown_extensions: [pymdownx.superfences]\n"
WITHOUT = f"plugins: []\n{USUAL}"
WITH = f"plugins: [genai]\n{USUAL}"
OWN = "plugins: [genai]\nmarkdown_extensions:\n  - genai: {data_dir: data, pack: false}\n"
PRE_BUILD = "config.plugins.on_pre_build(config=config)"


def modules(site: Site, config: str, then: str = "") -> set[str]:
    """Give the modules that a process holds which has read a configuration."""
    site.write(config, {"docs/index.md": "# Start\n"})
    command = [sys.executable, "-c", STARTED.format(then=then)]
    done = subprocess.run(command, cwd=site.root, capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout)
    return set(found)


def test_a_start_imports_nothing_before_it_is_needed(site: Site) -> None:
    found = modules(site, WITH)
    assert f"{PACKAGE}.plugin" in found
    assert f"{PACKAGE}.extension" in found
    assert [name for name in found if name.startswith(LATE)] == []


def test_a_start_adds_no_package_but_our_own_and_the_syntax_of_blocks(site: Site) -> None:
    added = modules(site, WITH) - modules(site, WITHOUT)
    packages = {name.split(".")[0] for name in added}
    ours = packages - sys.stdlib_module_names
    assert ours == {PACKAGE, "pymdownx"}
    assert {name for name in added if name.startswith("pymdownx")} == {
        "pymdownx.blocks",
        "pymdownx.blocks.block",
    }


@pytest.mark.parametrize(
    ("lead", "needed"),
    [
        ("A plain text.", set()),
        ("A text with *one* sign.", {"markdown_it", "mdit_py_plugins"}),
        ("A formula, $x$.", {"markdown_it", "mdit_py_plugins", "latex2mathml"}),
    ],
)
def test_data_brings_in_what_its_texts_need(site: Site, lead: str, needed: set[str]) -> None:
    site.write("", {"data/fruits/pear.yml": f"name: Pear\nlead: {lead}\n"})
    found = {name.split(".")[0] for name in modules(site, OWN, PRE_BUILD)}
    assert found & {*LIBRARIES} == needed
