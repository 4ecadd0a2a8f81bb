"""A matter of style is a warning, which a site can switch off for a folder; an error is not."""

from __future__ import annotations

import json

import pytest

from mkdocs_genai_plugin.cli import main
from mkdocs_genai_plugin.page.extension import wrong_option

from .conftest import Site

LONG = f"name: Rye{' loaf' * 12}\nlead: A loaf. “\n"
CONFIG = """\
plugins: [genai]
markdown_extensions:
  - genai: {{pack: false, data_dir: data, ignore: {ignore}}}
"""
PAGE = "# Page\n\n/// genai-cards | loaves\n///\n"


def of(site: Site, ignore: str) -> Site:
    return site.write(
        CONFIG.format(ignore=ignore),
        {"docs/index.md": PAGE, "data/loaves/rye.yml": LONG, "data/rolls/rye.yml": LONG},
    )


def told(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *more: str
) -> tuple[int, list[str]]:
    """Return the end of a check, and the files in which it finds something."""
    monkeypatch.chdir(site.root)
    code = main(["check", "--format", "json", *more])
    found = json.loads(capsys.readouterr().out)["problems"]
    assert {one["severity"] for one in found} <= {"warning"}
    return code, [one["path"] for one in found]


def test_warning_is_told_fails_a_strict_check_and_can_be_ignored(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    both = ["data/loaves/rye.yml", "data/rolls/rye.yml"]
    of(site, "{}")
    assert told(site, monkeypatch, capsys) == (0, both)
    assert told(site, monkeypatch, capsys, "--strict") == (1, both)
    assert main(["check", "--format", "github"]) == 0
    assert "::warning file=" in capsys.readouterr().out
    of(site, "{rolls: [too-long]}")
    assert told(site, monkeypatch, capsys, "--strict") == (1, both[:1])
    of(site, "{rolls: [too-long], loaves: [too-long]}")
    assert told(site, monkeypatch, capsys, "--strict") == (0, [])


def test_strict_build_heeds_what_is_ignored(site: Site) -> None:
    assert "warning: " in of(site, "{loaves: [too-long]}").build("--strict").output
    assert of(site, "{loaves: [too-long], rolls: [too-long]}").build("--strict").code == 0


def test_folder_that_is_not_there_is_told(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    of(site, "{loafs: [too-long]}")
    monkeypatch.chdir(site.root)
    assert main(["check"]) == 1
    assert 'no folder of data: "loafs"; did you mean "loaves"?' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("ignore", "says"),
    [
        ({"loaves": ["to-long"]}, 'no rule "to-long"; did you mean "too-long"?'),
        ({"loaves": ["formula"]}, "formula is an error, and no error can be ignored"),
        ({"loaves": "too-long"}, "ignore must be lines like  sorting: [too-long]"),
        (["too-long"], "ignore must be lines like"),
    ],
)
def test_wrong_rule_is_told(ignore: object, says: str) -> None:
    assert says in wrong_option({"ignore": ignore})
