"""The accessibility report is what OpenACR takes, and names tests that exist and run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from tests.conformance import __main__ as judge
from tests.conformance.report import HERE, LEVELS, ROOT, criteria, named, openacr

TESTS = """
import pytest
{}
def test_one() -> None:
    {}
"""


def test_report_is_openacr() -> None:
    schema = json.loads((HERE / "openacr-0.1.0.json").read_text("utf-8"))
    Draft7Validator.check_schema(schema)
    report = yaml.safe_load(openacr())
    assert [str(one) for one in Draft7Validator(schema).iter_errors(report)] == []
    rows = [one for chapter in report["chapters"].values() for one in chapter["criteria"]]
    assert len(rows) == len({one["num"] for one in rows}) == 55
    assert {one["components"][0]["adherence"]["level"] for one in rows} <= {*LEVELS}


def test_everything_that_is_supported_names_its_tests() -> None:
    assert [*judge.unproven()] == []
    assert sum(one.level == "supports" for one in criteria()) > 25


@pytest.mark.parametrize(
    ("above", "body", "said"),
    [
        ("", "pass", ""),
        ("@pytest.mark.skip", "pass", "skipped"),
        ("@pytest.mark.skipif(True, reason='-')", "pass", "skipped"),
        ("@pytest.mark.xfail", "pass", "skipped"),
        ("", "pytest.skip('not here')", "skipped"),
        ("from pytest import skip as leave\n", "leave('not here')", "skipped"),
        ("import unittest\n@unittest.skip('-')", "pass", "skipped"),
        ("def helper():\n    pytest.skip('not here')\n", "helper()", "skipped"),
        ("__test__ = False\n", "pass", "no such test"),
        ("pytestmark = pytest.mark.skip", "pass", "skipped"),
        ("pytest.importorskip('nothing_of_the_sort')", "pass", "no such test"),
    ],
)
def test_what_is_left_out_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, above: str, body: str, said: str
) -> None:
    if above.startswith("pytest"):
        above += "\n"
    # Python keeps modules by name, and each of these is another one.
    file = f"{tmp_path.name}.py"
    (tmp_path / file).write_text(TESTS.format(above, body), "utf-8")
    monkeypatch.setattr(judge, "ROOT", tmp_path)
    monkeypatch.chdir(tmp_path)
    found = [*judge.complaints({f"{file}::test_one"})]
    assert [said in one for one in found] == ([True] if said else [])
    assert [*judge.complaints({f"{file}::test_two"})] != []
    assert [*judge.complaints({"test_gone.py::test_one"})] != []


def test_what_a_conftest_leaves_out_is_told(tmp_path: Path) -> None:
    hook = "import pytest\ndef pytest_runtest_setup():\n    pytest.skip('not here')\n"
    (tmp_path / "conftest.py").write_text(hook, "utf-8")
    assert judge.leaves_out(tmp_path / "conftest.py", "test_one")
    assert not judge.leaves_out(ROOT / "tests/conftest.py", "test_one")


@pytest.mark.parametrize("end", ["skip('not here')", "xfail('not yet')"])
def test_a_named_test_must_not_be_left_out_when_it_runs(tmp_path: Path, end: str) -> None:
    plugin = f"import pytest\ndef pytest_runtest_call():\n    pytest.{end}\n"
    (tmp_path / "leaving.py").write_text(plugin, "utf-8")
    test = next(one for one in sorted(named()) if one.startswith("tests/data/"))
    codes = []
    for asked in (test, "tests/test_spelling.py"):
        command = [sys.executable, "-m", "pytest", "-n", "0", "-p", "leaving", asked]
        path = os.pathsep.join((str(tmp_path), str(ROOT)))
        environment = {**os.environ, "PYTHONPATH": path}
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
        codes.append(done.returncode)
    assert codes == [1, 0]
