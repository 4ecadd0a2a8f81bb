"""The report as SARIF: judged by its schema, and its fixes applied as an editor does it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft7Validator

from mkdocs_genai_plugin.commands.sarif import sarif
from mkdocs_genai_plugin.data.folders import Folder
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.problems import Edit, Problem
from mkdocs_genai_plugin.data.rules import Rule
from mkdocs_genai_plugin.kinds import KINDS

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
MISTAKES = sorted((ROOT / "tests/golden/problems").glob("*/data"))


def problems_of(data: Path) -> Sequence[Problem]:
    return load([Folder(data, data.as_posix())], KINDS).problems


def test_report_of_every_kind_of_mistake_is_sarif() -> None:
    if not SCHEMA.exists():
        pytest.fail("there is no schema of SARIF; install it:  make check", pytrace=False)
    found = [one for data in MISTAKES for one in problems_of(data)]
    assert len({one.rule for one in found}) > 40
    judge = Draft7Validator(json.loads(SCHEMA.read_text("utf-8")))
    for problems in (found, []):
        assert [str(one) for one in judge.iter_errors(json.loads(sarif(problems, ROOT)))] == []


def test_every_rule_is_described_with_how_much_it_counts() -> None:
    rules = json.loads(sarif([], ROOT))["runs"][0]["tool"]["driver"]["rules"]
    told = {one["id"]: one["defaultConfiguration"]["level"] for one in rules}
    assert told == {str(rule): str(rule.severity) for rule in Rule}


@pytest.mark.parametrize("mistakes", MISTAKES[::12], ids=lambda data: data.parent.name)
def test_results_lie_where_the_problems_do(mistakes: Path) -> None:
    problems = problems_of(mistakes)
    results = json.loads(sarif(problems, ROOT))["runs"][0]["results"]
    assert len(results) == len(problems) > 0
    for result, problem in zip(results, problems, strict=True):
        place = result["locations"][0]["physicalLocation"]
        assert ROOT / unquote(place["artifactLocation"]["uri"]) == Path(problem.place.path)
        assert place.get("region", {}).get("startLine", 0) == problem.place.line
        assert fixes(result) == [one for one in problem.edits if isinstance(one, Edit)]


def fixes(result: dict[str, Any]) -> list[Edit]:
    """Read the edits of a result back."""
    return [
        Edit(
            str(ROOT / unquote(change["artifactLocation"]["uri"])),
            (part["deletedRegion"]["startLine"], part["deletedRegion"]["startColumn"]),
            (part["deletedRegion"]["endLine"], part["deletedRegion"]["endColumn"]),
            part["insertedContent"]["text"],
        )
        for fix in result.get("fixes", [])
        for change in fix["artifactChanges"]
        for part in change["replacements"]
    ]
