"""Gives the site its addresses, which only the place that publishes it knows.

GitHub tells a workflow which repository it runs for, and Pages serves the site below the owner's
name; ``SITE_URL`` names any other place. Without them the site has no address of its own, and no
links to edit it.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_genai_plugin import __version__

TEMPLATE = Path(__file__).parents[1] / "template"
PINNED = TEMPLATE.with_name("constraints.txt")
NAME = "mkdocs-genai-plugin"
INSTALL = re.compile(rf'(?<=pip install )(?P<quote>"?){NAME}(?P<extras>\[[\w,]+\])?(?P=quote)')
OWNED = f"OWNER/{NAME}"  # stands for the repository in pages and in the template
REPOSITORY = f"https://github.com/{OWNED}"
NO_COMMIT = "0" * 40
DOWNLOAD = re.compile(r"`(?P<path>downloads/[\w.-]+)`")  # what pages.yml packs beside the site
LINE = re.compile(rf"(?m)^{NAME}(?P<extras>\[[\w,]+\])?$")
# The oldest day that an archive can name, so that its bytes follow from its files alone.
DAY = (1980, 1, 1, 0, 0, 0)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Fill in what the environment tells."""
    repository = os.environ.get("GITHUB_REPOSITORY", "")
    if repository:
        server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
        config.repo_url = f"{server}/{repository}"
        config.repo_name = repository
        config.edit_uri = "edit/main/docs/"  # the branch that pages.yml publishes
    if address := os.environ.get("SITE_URL") or pages_address(repository):
        config.site_url = f"{address.rstrip('/')}/"
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Offer the template as an archive, whose files name where the plugin comes from."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in sorted(template().items()):
            archive.writestr(zipfile.ZipInfo(name, DAY), filled(config, path.read_text("utf-8")))
    files.append(File.generated(config, "assets/template.zip", content=packed.getvalue()))
    return files


def template() -> dict[str, Path]:
    """Return the files of the archive by their names in it; its versions are those of the tests."""
    own = {path.relative_to(TEMPLATE).as_posix(): path for path in TEMPLATE.rglob("*")}
    files = {name: path for name, path in own.items() if path.is_file()}
    return {**files, PINNED.name: PINNED}


def filled(config: MkDocsConfig, text: str) -> str:
    """Return a file of the template with the plugin's repository, at one commit, filled in."""
    text = LINE.sub(lambda found: requirement(config, found["extras"] or "", pinned=True), text)
    if not config.repo_url:
        return text
    text = text.replace(REPOSITORY, config.repo_url).replace(OWNED, config.repo_name or "")
    return text.replace(NO_COMMIT, os.environ.get("GITHUB_SHA") or "main")


def on_page_markdown(markdown: str, *, config: MkDocsConfig, **_: Any) -> str:
    """Let lines that install the plugin work before it is on the index; link what is packed."""
    if config.repo_name:
        markdown = markdown.replace(OWNED, config.repo_name)
    if config.site_url:
        markdown = DOWNLOAD.sub(rf"[\g<0>]({config.site_url}\g<path>)", markdown)
    return INSTALL.sub(lambda found: f'"{requirement(config, found["extras"] or "")}"', markdown)


def requirement(config: MkDocsConfig, extras: str = "", *, pinned: bool = False) -> str:
    """Return what pip installs: from the index, from the repository, or from a clone."""
    if config.extra.get("released"):
        return f"{NAME}{extras}" + f"=={__version__}" * pinned
    if not config.repo_url:
        return f"{NAME}{extras}" if pinned else f".{extras}"
    commit = os.environ.get("GITHUB_SHA", "") if pinned else ""
    return f"{NAME}{extras} @ git+{config.repo_url}" + f"@{commit}" * bool(commit)


def pages_address(repository: str) -> str:
    """Give the address at which GitHub Pages serves the repository ``owner/name``.

    https://docs.github.com/en/pages/getting-started-with-github-pages/what-is-github-pages
    """
    owner, _, name = repository.partition("/")
    host = f"{owner.lower()}.github.io"
    if not name:
        return ""
    return f"https://{host}" if name.lower() == host else f"https://{host}/{name}"
