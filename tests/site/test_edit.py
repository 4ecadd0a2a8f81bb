"""The link from an item to its file."""

from __future__ import annotations

import pytest

from .conftest import Site

PAGES = {
    "docs/index.md": "# Page\n\n/// genai-cards | fruit\n///\n",
    "docs/plum.md": "# Plum\n\n/// genai-card | fruit/plum\n///\n",
    "docs/families.md": "# Families\n\n/// genai-cards | families\n///\n",
    "data/fruit/plum.yml": "name: Plum\nlead: It is blue.\n",
}
OWN = "plugins: [genai]\nmarkdown_extensions:\n  - genai: {data_dir: data}\n"
REPOSITORY = "repo_url: https://github.com/somebody/course\n"
FILE = "https://github.com/somebody/course/edit"


def links(site: Site, config: str, page: str) -> list[str]:
    """Give the addresses of a page's edit links."""
    nodes = site.write(f"{OWN}{config}", PAGES).built().page(page).all("a", "genai-edit")
    return [node.href for node in nodes]


@pytest.mark.parametrize("page", ["index.html", "plum/index.html"])
def test_card_leads_to_its_file(site: Site, page: str) -> None:
    config = f"{REPOSITORY}edit_uri: edit/main/docs/\n"
    assert links(site, config, page) == [f"{FILE}/main/data/fruit/plum.yml"]


def test_branch_is_the_hosts_own_if_none_is_named(site: Site) -> None:
    assert links(site, REPOSITORY, "index.html") == [f"{FILE}/master/data/fruit/plum.yml"]


def test_item_of_the_installed_pack_cannot_be_edited(site: Site) -> None:
    assert links(site, REPOSITORY, "families/index.html") == []


@pytest.mark.parametrize("config", ["", f"{REPOSITORY}edit_uri: ''\n"])
def test_site_without_a_repository_has_no_link(site: Site, config: str) -> None:
    assert links(site, config, "index.html") == []
