"""What else may stand in the list of extensions, whichever plugin has put it there."""

from __future__ import annotations

import pytest

from .conftest import BLOCKS, Site

# As mkdocstrings and autorefs do it, in their on_config.
HOOK = """\
from markdown.extensions import Extension
from mkdocs_genai_plugin.extension import GenaiExtension

class Silent(Extension):
    def extendMarkdown(self, md):
        pass

def on_config(config):
    {what}
    return config
"""
LISTED = {
    "an object": "config.markdown_extensions.insert(0, Silent())",
    "an object behind": "config.markdown_extensions.append(Silent())",
    "our own object": "config.markdown_extensions.append(GenaiExtension())",
    "our own object first": "config.markdown_extensions.insert(0, GenaiExtension())",
    "our module": "config.markdown_extensions.append('mkdocs_genai_plugin.extension')",
    "our class by its name": (
        "config.markdown_extensions.append('mkdocs_genai_plugin.extension:GenaiExtension')"
    ),
    "the module of another": "config.markdown_extensions.append('markdown.extensions.abbr')",
}


@pytest.mark.parametrize("what", LISTED.values(), ids=LISTED)
@pytest.mark.parametrize("own", ["", "markdown_extensions: [genai]\n"], ids=["", "and a name"])
def test_site_is_built_whatever_is_listed(site: Site, what: str, own: str) -> None:
    files = {"docs/index.md": f"# Page\n\n{BLOCKS}", "hook.py": HOOK.format(what=what)}
    page = site.write(f"hooks: [hook.py]\nplugins: [genai]\n{own}", files).built().page()
    assert len(page.all("genai-cards")) == 1


def test_options_of_an_object_are_read(site: Site) -> None:
    what = "config.markdown_extensions.append(GenaiExtension(data_dir='data', pack=False))"
    files = {
        "docs/index.md": "/// genai-cards | fruits\n///\n",
        "data/fruits/pear.yml": "name: Pear\nlead: Sweet.\n",
        "hook.py": HOOK.format(what=what),
    }
    page = site.write("hooks: [hook.py]\nplugins: [genai]\n", files).built().page()
    assert "Sweet." in page.text
