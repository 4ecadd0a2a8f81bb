"""Shows blocks of the manual beside the file that they are made of.

A page names the file above a block, ``<!-- made of families/gan.yml -->``, and the block stands
there once. The start of the file and the block's own lines are put in front of it when the site is
built, so nothing is written twice. A word behind the file's name is the key whose part is shown.
"""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from mkdocs_genai_plugin.data.folders import bundled

MARKED = re.compile(
    r"^<!-- made of (?P<file>\S+)(?: (?P<key>\S+))? -->\n\n(?P<block>/// genai-.*?^///)$",
    re.M | re.S,
)
# Lines of a file that a page shows; the rest is one link away.
LINES = 14
PAIR = """\
<div class="grid gallery" markdown>
<div markdown>

```yaml title="{file}"
{yaml}
```

</div>
<div markdown>

```markdown title="in a page"
{block}
```

</div>
</div>

{block}"""


class Example(NamedTuple):
    """A block of a page, and the file that it is made of from a key on."""

    file: str
    key: str
    block: str


def examples(text: str) -> list[Example]:
    """Return the marked blocks of a page."""
    return [_example(found) for found in MARKED.finditer(text)]


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put file and lines in front of each marked block."""
    folders = (Path(config.config_file_path).parent / "data", bundled().root)
    return MARKED.sub(lambda found: _pair(_example(found), folders, page), markdown)


def excerpt(text: str, key: str = "") -> str:
    """Return the first lines of a file, or of a key's part; the line for editors goes."""
    lines = [line for line in text.splitlines() if not line.startswith("# yaml-language-server")]
    if key:
        start = lines.index(f"{key}:")
        more = takewhile(lambda line: line[:1] in (" ", ""), lines[start + 1 :])
        lines = [lines[start], *more]
    left = len(lines) - LINES
    return "\n".join(lines[:LINES] + ([f"# … and {left} lines more"] if left > 0 else []))


def _example(found: re.Match[str]) -> Example:
    return Example(found["file"], found["key"] or "", found["block"])


def _pair(example: Example, folders: tuple[Path, ...], page: Page) -> str:
    for folder in folders:
        if (path := folder / example.file).is_file():
            yaml = excerpt(path.read_text("utf-8"), example.key)
            return PAIR.format(file=example.file, yaml=yaml, block=example.block)
    raise PluginError(f"{page.file.src_uri}: no file {example.file} in {folders[0]} or the pack.")
