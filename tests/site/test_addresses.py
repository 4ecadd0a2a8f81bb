"""Where the lesson's site and its repository are: what the environment says, or nothing."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
import yaml

from mkdocs_genai_plugin import __version__

from .conftest import Site
from .dom import Node

ROOT = Path(__file__).parents[2]
HOOK = ROOT / "overrides/addresses.py"
FORK = {"GITHUB_REPOSITORY": "Some-Body/Course"}
SOURCE = "git+https://github.com/Some-Body/Course"
DOMAIN = {"SITE_URL": "https://course.example.org"}


def page(site: Site, environment: dict[str, str]) -> Node:
    """Build a page of a site with the lesson's hook, in an environment."""
    files = {"docs/deep/page.md": "# Page\n", "docs/index.md": "# Start\n"}
    site.write(f"hooks: [{HOOK}]\ntheme: readthedocs\n", files)
    result = site.build("--strict", **environment)
    assert result.code == 0, result.output
    return result.page("deep/page/index.html")


def canonical(tree: Node) -> list[str]:
    """Return the addresses that the page says are its own."""
    links = tree.all("link")
    return [node.href for node in links if node.attributes.get("rel") == "canonical"]


def edits(tree: Node) -> list[str]:
    """Return the links to edit the page."""
    return [node.href for node in tree.all("a") if "/edit/" in node.href]


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        (FORK, "https://some-body.github.io/Course/"),
        ({"GITHUB_REPOSITORY": "Somebody/somebody.github.io"}, "https://somebody.github.io/"),
        ({**FORK, **DOMAIN}, "https://course.example.org/"),
        ({**FORK, "SITE_URL": "https://example.org/a/"}, "https://example.org/a/"),
        (DOMAIN, "https://course.example.org/"),
    ],
)
def test_page_knows_its_address(site: Site, environment: dict[str, str], address: str) -> None:
    assert canonical(page(site, environment)) == [f"{address}deep/page/"]


@pytest.mark.parametrize("environment", [{}, {"GITHUB_REPOSITORY": "", "SITE_URL": ""}])
def test_site_of_no_known_place_has_no_address(site: Site, environment: dict[str, str]) -> None:
    tree = page(site, environment)
    assert canonical(tree) == []
    assert edits(tree) == []


@pytest.mark.parametrize("server", ["https://github.com", "https://git.example.org"])
def test_page_leads_to_its_file_in_the_fork(site: Site, server: str) -> None:
    given = {} if server == "https://github.com" else {"GITHUB_SERVER_URL": server}
    tree = page(site, {**FORK, **given})
    assert set(edits(tree)) == {f"{server}/Some-Body/Course/edit/main/docs/deep/page.md"}


@pytest.mark.parametrize(
    ("environment", "line", "action"),
    [
        (
            FORK,
            '"mkdocs-genai-plugin{} @ git+https://github.com/Some-Body/Course"',
            "Some-Body/Course",
        ),
        ({}, '".{}"', "OWNER/mkdocs-genai-plugin"),
    ],
)
def test_manual_installs_from_where_the_plugin_is(
    site: Site, environment: dict[str, str], line: str, action: str
) -> None:
    text = '`pip install NAME`, `pip install "NAME[anki]"`, `OWNER/NAME@main`'
    files = {"docs/index.md": text.replace("NAME", "mkdocs-genai-plugin")}
    site.write(f"hooks: [{HOOK}]\ntheme: readthedocs\n", files)
    result = site.build("--strict", **environment)
    assert result.code == 0, result.output
    codes = [node.words for node in result.page().all("code")]
    assert codes == [f"pip install {line.format(one)}" for one in ("", "[anki]")] + [
        f"{action}@main"
    ]


def test_archive_of_the_template_installs_from_there_at_one_commit(site: Site) -> None:
    site.write(f"hooks: [{HOOK}]\ntheme: readthedocs\n", {"docs/index.md": "# Start\n"})
    commit = "0123456789abcdef0123456789abcdef01234567"
    result = site.build("--strict", **FORK, GITHUB_SHA=commit)
    assert result.code == 0, result.output
    archive = zipfile.ZipFile(result.folder / "assets/template.zip")
    template = [path for path in (ROOT / "template").rglob("*") if path.is_file()]
    names = {path.relative_to(ROOT / "template").as_posix() for path in template}
    assert {*archive.namelist()} == names | {"constraints.txt"}
    texts = {name: archive.read(name).decode() for name in archive.namelist()}
    lines = texts["requirements.txt"].splitlines()
    assert f"mkdocs-genai-plugin[anki,epub] @ {SOURCE}@{commit}" in lines
    for workflow in ("check", "pages"):
        assert f"uses: Some-Body/Course@{commit}\n" in texts[f".github/workflows/{workflow}.yml"]
    (hook,) = yaml.safe_load(texts[".pre-commit-config.yaml"])["repos"]
    assert (hook["repo"], hook["rev"]) == ("https://github.com/Some-Body/Course", commit)
    assert texts["constraints.txt"] == (ROOT / "constraints.txt").read_text("utf-8")
    assert [name for name, text in texts.items() if "OWNER" in text or "0" * 40 in text] == []


def test_archive_of_a_released_version_pins_it(site: Site) -> None:
    config = f"hooks: [{HOOK}]\ntheme: readthedocs\nextra: {{released: true}}\n"
    site.write(config, {"docs/index.md": "# Start\n"})
    result = site.build("--strict", **FORK)
    archive = zipfile.ZipFile(result.folder / "assets/template.zip")
    lines = archive.read("requirements.txt").decode().splitlines()
    assert f"mkdocs-genai-plugin[anki,epub]=={__version__}" in lines


def test_published_site_packs_and_links_what_its_page_for_teachers_names(site: Site) -> None:
    page = (ROOT / "docs/course.md").read_text("utf-8")
    named = re.findall(r"^\| `(downloads/.+?)` \|", page, re.M)
    workflow = (ROOT / ".github/workflows/pages.yml").read_text("utf-8")
    packed = re.findall(r"mkdocs-genai (?:bundle|export) .*--output site/(\S+)", workflow)
    assert sorted(named) == sorted(packed) != []
    site.write(f"hooks: [{HOOK}]\ntheme: readthedocs\n", {"docs/index.md": f"`{named[0]}`"})
    result = site.build("--strict", **DOMAIN)
    assert result.code == 0, result.output
    assert f"{DOMAIN['SITE_URL']}/{named[0]}" in [node.href for node in result.page().all("a")]
    assert named[0] not in [node.href for node in site.build("--strict").page().all("a")]


def test_workflow_publishes_the_branch_that_is_edited() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text("utf-8"))
    # YAML 1.1 reads the key "on" as true.
    assert workflow[True]["push"]["branches"] == ["main"]
    assert "edit/main/docs/" in HOOK.read_text("utf-8")
    (build,) = (
        step for step in workflow["jobs"]["build"]["steps"] if "mkdocs build" in step.get("run", "")
    )
    assert build["env"]["SITE_URL"] == "${{ steps.pages.outputs.base_url }}"
