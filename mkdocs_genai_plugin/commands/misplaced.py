"""Options that stand where nothing reads them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from mkdocs_genai_plugin.data.files import DataFile
from mkdocs_genai_plugin.data.problems import Problem
from mkdocs_genai_plugin.data.rules import Rule

from .settings import Loader

PLUGIN = "genai"

Pairs = Iterator[tuple[str, yaml.Node, yaml.Node]]


def misplaced_options(file: Path, shown: str) -> Iterator[Problem]:
    """Yield a problem for each option of ours under ``plugins``; ``shown`` names the file.

    Options stand under ``markdown_extensions``, where hosts without plugins see them too.
    """
    source = DataFile(shown, file.read_text("utf-8", errors="replace"))
    settings = yaml.compose(source.text, Loader=Loader)
    for plugins in _named(settings, "plugins"):
        listed = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
        for options in (found for one in listed for found in _named(one, PLUGIN)):
            yield from (_problem(source, *pair) for pair in _pairs(options))


def _problem(source: DataFile, name: str, key: yaml.Node, value: yaml.Node) -> Problem:
    mark = key.start_mark
    said = source.text[value.start_mark.index : value.end_mark.index]
    written = said if isinstance(value, yaml.ScalarNode) else "…"
    message = f'the option "{name}" stands under "plugins", where nothing reads it'
    fix = f"Write it under  markdown_extensions:  as  - genai: {{{name}: {written}}}"
    return Problem(source.place(mark.line, mark.column, len(name)), message, Rule.OPTION, fix)


def _named(node: yaml.Node | None, name: str) -> Iterator[yaml.Node]:
    return (value for key, _, value in _pairs(node) if key == name)


def _pairs(node: yaml.Node | None) -> Pairs:
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode):
            yield key.value, key, value
