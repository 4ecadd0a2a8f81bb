"""How GitHub's runner reads a line that a step prints, for tests.

After ``TryParseV2`` and ``TryParse`` in
https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

COMMANDS = frozenset(
    "add-mask add-matcher add-path debug echo endgroup error group notice remove-matcher "
    "save-state set-env set-output stop-commands warning internal-set-repo-path".split()
)
DATA = {"\r": "%0D", "\n": "%0A", "%": "%25"}
PROPERTY = {"\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C", "%": "%25"}
OLD = {";": "%3B", "\r": "%0D", "\n": "%0A", "]": "%5D", "%": "%25"}


@dataclass(frozen=True)
class Command:
    """What the runner takes from a line."""

    name: str
    properties: Mapping[str, str]
    data: str


def obeyed(output: str) -> list[Command]:
    """Return the commands in what a step has printed; lines end as .NET reads them."""
    lines = output.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [command for line in lines if (command := new_style(line) or old_style(line))]


def new_style(line: str) -> Command | None:
    """Read ``::name property=value,…::data``; blanks before it do not count."""
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, properties = line[2:end].partition(" ")
    return _command(name, properties.strip(), ",", line[end + 2 :], PROPERTY, DATA)


def old_style(line: str) -> Command | None:
    """Read ``##[name property=value;…]data``, which may stand anywhere in a line."""
    start = line.find("##[")
    end = line.find("]", start) if start >= 0 else -1
    if end < 0:
        return None
    name, _, properties = line[start + 3 : end].partition(" ")
    return _command(name, properties, ";", line[end + 1 :], OLD, OLD)


def _command(
    name: str,
    properties: str,
    separator: str,
    data: str,
    of_property: Mapping[str, str],
    of_data: Mapping[str, str],
) -> Command | None:
    if name not in COMMANDS:
        return None
    pairs = [one.split("=", 1) for one in properties.split(separator) if one]
    read = {pair[0]: _unescaped(pair[1], of_property) for pair in pairs if len(pair) == 2}
    return Command(name, read, _unescaped(data, of_data))


def _unescaped(text: str, escapes: Mapping[str, str]) -> str:
    for sign, escape in escapes.items():
        text = text.replace(escape, sign)
    return text
