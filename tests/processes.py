"""Modules run as ``python -m`` runs them, in processes that have their imports behind them."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from mkdocs_genai_plugin.kinds.figures.record import machine_names

# To import these takes twice as long as to build a small site.
IMPORTS = """
    mkdocs.commands.build mkdocs.config.defaults mkdocs.contrib.search mkdocs.themes.mkdocs
    markdown.extensions.codehilite markdown.extensions.fenced_code markdown.extensions.tables
    markdown.extensions.toc pymdownx.superfences material.extensions.emoji
    material.plugins.search.plugin mkdocs_genai_plugin.cli mkdocs_genai_plugin.page.processors
    mkdocs_genai_plugin.site.plugin mkdocs_genai_plugin.site.reading
    mkdocs_genai_plugin.site.rendered latex2mathml.converter mdit_py_plugins.dollarmath
    tests.processes
""".split()
FIGURES = [f"mkdocs_genai_plugin.kinds.figures.{name}" for name in machine_names()]
# Names of the environment that Python reads only while it starts.
EARLY = ("PYTHON", "LANG", "LC_")
# Material prints an advertisement for its successor at each build.
QUIET = {"NO_MKDOCS_2_WARNING": "1"}
Done = subprocess.CompletedProcess[str]

_SERVER = get_context("forkserver")
_SERVER.set_forkserver_preload([*IMPORTS, *FIGURES])


def run(
    module: str,
    *arguments: str,
    cwd: Path,
    before: Sequence[str] = (),
    first: Callable[[], object] | None = None,
    **environment: str,
) -> Done:
    """Run a module in a folder, with more names in the environment; return what came of it.

    The process is forked from one that has imported what builds need, and has done nothing else.
    A module's function can be run there first. It starts anew where words stand before the command,
    or where Python itself reads a name.
    """
    command = [*before, sys.executable, "-m", module, *arguments]
    whole = {**os.environ, **QUIET, **environment}
    if before or any(name.startswith(EARLY) for name in environment):
        return subprocess.run(
            command, cwd=cwd, env=whole, capture_output=True, encoding="utf-8", check=False
        )
    pipes = [_SERVER.Pipe(duplex=False) for _ in ("stdout", "stderr")]
    asked = ([module, *arguments], cwd, whole, [writer for _, writer in pipes], first)
    process = _SERVER.Process(target=_run, args=asked, daemon=True)
    process.start()
    for _, writer in pipes:
        writer.close()
    with ThreadPoolExecutor() as pool:
        said = [*pool.map(_read, (reader for reader, _ in pipes))]
    process.join()
    assert process.exitcode is not None
    return Done(command, process.exitcode, *said)


def _read(pipe: Connection) -> str:
    with pipe, open(pipe.fileno(), encoding="utf-8", closefd=False) as stream:
        return stream.read()


def _run(
    argv: list[str],
    cwd: Path,
    environment: Mapping[str, str],
    output: list[Connection],
    first: Callable[[], object] | None,
) -> None:
    for number, pipe in enumerate(output, 1):
        with pipe:
            os.dup2(pipe.fileno(), number)
    # Python asks only here whether they can be rewound.
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None  # it may be known from another TMPDIR
    os.chdir(cwd)
    sys.path.insert(0, str(cwd))
    sys.argv = argv
    if first:
        first()
    runpy.run_module(argv[0], run_name="__main__", alter_sys=True)
