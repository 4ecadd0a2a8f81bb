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
    """Return the addresses of a page's edit links."""
    nodes = site.write(f"{OWN}{config}", PAGES).built().page(page).all("a", "genai-edit")
    return [node.href for node in nodes]


@pytest.mark.parametrize("page", ["index.html", "plum/index.html"])
def test_card_leads_to_its_file(site: Site, page: str) -> None:
    config = f"{REPOSITORY}edit_uri: edit/main/docs/\n"
    assert links(site, config, page) == [f"{FILE}/main/data/fruit/plum.yml"]


def test_branch_is_the_hosts_own_if_none_is_named(site: Site) -> None:
    assert links(site, REPOSITORY, "index.html") == [f"{FILE}/master/data/fruit/plum.yml"]


@pytest.mark.parametrize(
    ("template", "address"),
    [
        ("edit/main/docs/{path}", f"{FILE}/main/data/fruit/plum.yml"),
        ("edit/main/docs/{path_noext}.txt", f"{FILE}/main/data/fruit/plum.txt"),
        (
            "https://example.org/edit?file={path!q}",
            "https://example.org/edit?file=..%2Fdata%2Ffruit%2Fplum.yml",
        ),
    ],
)
def test_host_s_template_makes_the_address(site: Site, template: str, address: str) -> None:
    config = f'{REPOSITORY}edit_uri_template: "{template}"\n'
    assert links(site, config, "index.html") == [address]


def test_item_of_the_installed_pack_cannot_be_edited(site: Site) -> None:
    assert links(site, REPOSITORY, "families/index.html") == []


@pytest.mark.parametrize("config", ["", f"{REPOSITORY}edit_uri: ''\n"])
def test_site_without_a_repository_has_no_link(site: Site, config: str) -> None:
    assert links(site, config, "index.html") == []
