"""The command ``mkdocs-genai``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from .commands import assets, bundle, check, new, schema

COMMANDS = (check, schema, new, assets, bundle)
INTERRUPTED = 130  # 128 + SIGINT, as shells count
CLOSED = 141  # 128 + SIGPIPE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give 0 when all is well, 1 for problems in data, 2 for bad usage."""
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115, PTH123  (as long as we run)
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        # What is left in the buffer would be tried once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return CLOSED
        print(f"mkdocs-genai: error: {error}", file=sys.stderr)
        return 2


def _run(arguments: Sequence[str] | None) -> int:
    parser = argparse.ArgumentParser("mkdocs-genai", description="Tools for structured content.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    try:
        chosen = parser.parse_args(arguments)
        return int(chosen.run(chosen))
    finally:
        sys.stdout.flush()
