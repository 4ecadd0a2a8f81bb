"""The command ``mkdocs-genai``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from .commands import assets, bundle, check, new, schema

COMMANDS = (check, schema, new, assets, bundle)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; give 0 when all is well, 1 for problems in data, 2 for bad usage."""
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    parser = argparse.ArgumentParser("mkdocs-genai", description="Tools for structured content.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    chosen = parser.parse_args(arguments)
    return int(chosen.run(chosen))
