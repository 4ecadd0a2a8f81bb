"""Gives the site its addresses, which only the place that publishes it knows.

GitHub tells a workflow which repository it runs for, and Pages serves the site below the owner's
name; ``SITE_URL`` names any other place. Without them the site has no address of its own, and no
links to edit it.
"""

from __future__ import annotations

import os

from mkdocs.config.defaults import MkDocsConfig


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


def pages_address(repository: str) -> str:
    """Give the address at which GitHub Pages serves the repository ``owner/name``.

    https://docs.github.com/en/pages/getting-started-with-github-pages/what-is-github-pages
    """
    owner, _, name = repository.partition("/")
    host = f"{owner.lower()}.github.io"
    if not name:
        return ""
    return f"https://{host}" if name.lower() == host else f"https://{host}/{name}"
