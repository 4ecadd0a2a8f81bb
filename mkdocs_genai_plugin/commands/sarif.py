"""The report as SARIF 2.1.0, which code scanning and editors read.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mkdocs_genai_plugin import __version__
from mkdocs_genai_plugin.data.problems import MOST, Edit, Place, Problem, shortened, visible
from mkdocs_genai_plugin.data.rules import Rule

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_RULES = [*Rule]


def sarif(problems: Sequence[Problem], top: Path) -> str:
    """Return the report as one SARIF document, with paths counted from the folder ``top``."""
    driver = {
        "name": "mkdocs-genai check",
        "semanticVersion": __version__,
        "rules": [_descriptor(rule) for rule in _RULES],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, top) for problem in problems[:MOST]],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _descriptor(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule,
        "shortDescription": {"text": rule.says},
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(problem: Problem, top: Path) -> dict[str, Any]:
    said = f"{shortened(problem.message)} {shortened(problem.fix)}"
    result = {
        "ruleId": problem.rule,
        "ruleIndex": _RULES.index(problem.rule),
        "level": problem.rule.severity,
        "message": {"text": visible(said)},
        "locations": [{"physicalLocation": _location(problem.place, top)}],
    }
    edits = [edit for edit in problem.edits if isinstance(edit, Edit)]
    if edits and len(edits) == len(problem.edits):
        changes = [_change(edit, top) for edit in edits]
        text = visible(shortened(problem.fix))
        result["fixes"] = [{"description": {"text": text}, "artifactChanges": changes}]
    return result


def _location(place: Place, top: Path) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": _uri(place.path, top)}}
    if place.line:
        start = {"startLine": place.line, "startColumn": place.column}
        location["region"] = {**start, "endColumn": place.column + place.width}
    return location


def _change(edit: Edit, top: Path) -> dict[str, Any]:
    (line, column), (end_line, end_column) = edit.start, edit.end
    region = {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }
    replacement = {"deletedRegion": region, "insertedContent": {"text": edit.text}}
    return {
        "artifactLocation": {"uri": _uri(edit.path, top)},
        "replacements": [replacement],
    }


def _uri(path: str, top: Path) -> str:
    """Return an address relative to ``top`` where the file lies in it (section 3.4.3)."""
    file = Path(path).absolute()
    return quote(file.relative_to(top).as_posix()) if file.is_relative_to(top) else file.as_uri()
