"""What the manual and the form for a new item list of every kind and block, from KINDS.

What stands between two comments of theirs, such as ``table of folders`` and ``end``, is written
here; the rows of commands come from what click is told of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from inspect import getdoc
from pathlib import Path
from typing import Any

from mkdocs_genai_plugin.commands.draft import summary
from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.kind import Kind, variants_of
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.render.block import NOTHING, Block

from .commands_table import commands

ROOT = Path(__file__).parents[1]
PAGES = tuple(ROOT / f"docs/manual/{name}.md" for name in ("data", "blocks", "options"))
FORM = ROOT / ".github/ISSUE_TEMPLATE/2-add-an-item.yml"
TABLE = re.compile(
    r"(<!-- table of (folders|blocks|commands) -->\n\n\|[^\n]*\n\|[^\n]*\n)"
    r".*?(?=\n<!-- end -->)",
    re.S,
)
CHOICES = re.compile(r"( *)# folders\n.*?(?=\1# end\n)", re.S)
PACK = load([bundled()], KINDS)
# By what a block reads, with braces for its argument: what that argument is.
ARGUMENTS = {"{}": "folder and id", "{}/": "the folder"}


def derived(page: Path) -> str:
    """Return a page of the manual with the rows of its table."""
    rows: dict[str, Callable[[], Iterator[str]]] = {
        "folders": folders,
        "blocks": blocks,
        "commands": commands,
    }
    return TABLE.sub(
        lambda found: found[1] + "".join(f"{row}\n" for row in rows[found[2]]()),
        page.read_text("utf-8"),
    )


def form() -> str:
    """Return the form for a new item, which offers every folder of a kind."""
    own = sorted((kind for kind in KINDS if kind.folder), key=lambda kind: kind.folder)
    options = [json.dumps(f"{kind.folder}: {held(kind)}", ensure_ascii=False) for kind in own]
    return CHOICES.sub(
        lambda found: f"{found[1]}# folders\n" + "".join(f"{found[1]}- {one}\n" for one in options),
        FORM.read_text("utf-8"),
    )


def folders() -> Iterator[str]:
    """Yield a row for each folder: what a file in it holds."""
    for kind in sorted(KINDS, key=lambda kind: not kind.folder):
        yield f"| {f'`{kind.folder}/`' if kind.folder else 'any other'} | {held(kind)} |"


def blocks() -> Iterator[str]:
    """Yield a row for each block: what it shows, what it takes."""
    for kind in KINDS:
        for block in kind.blocks:
            yield f"| `{block.name}` | {drawn(block)} | {', or '.join(taken(block))} |"


def held(kind: Kind[Any]) -> str:
    """Return what a file of a kind holds, from the sentence of the record that all have."""
    every = [kind.record, *variants_of(kind).values()]
    shared = next(one for one in kind.record.__mro__ if all(issubclass(r, one) for r in every))
    said = re.split(r"[.:;]", summary(shared))[0]
    return f"{said[0].lower()}{said[1:]}"


def drawn(block: Block) -> str:
    """Return what a block shows, from what its function says that it returns."""
    said = re.match(r"Return ([^.;]+)", getdoc(block.draw) or "")
    assert said, f"what draws {block.name} has a docstring like  Return what it shows."
    return said[1].replace("``", "`")


def taken(block: Block) -> Iterator[str]:
    """Yield each argument that a block takes, with an example from the pack."""
    known = block.known(PACK)
    if {*NOTHING} & {*known}:
        yield "nothing"
        yield from (f"`{argument}`" for argument in known if argument)
        return
    for path in block.data:
        shown = (argument for argument in known if PACK.named([path.format(argument)]))
        yield f"{ARGUMENTS.get(path, 'its id')}: `{next(iter(shown), 'ID')}`"
