"""A site adds to the pack, replaces parts of it, or leaves it out."""

from __future__ import annotations

from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.kinds import KINDS

from .conftest import Site

PAGE = "# Families\n\n/// genai-cards | families\n///\n"
ADDED = "plugins: [genai]\nmarkdown_extensions:\n  - genai: {data_dir: data}\n"
ALONE = "plugins: [genai]\nmarkdown_extensions:\n  - genai: {data_dir: data, pack: false}\n"
COLLECTION = load([bundled()], KINDS).collections["families"]
GROUPS = list(COLLECTION.groups)
CARDS = sorted(COLLECTION.cards, key=lambda card: GROUPS.index(card.group))
FAMILIES = [card.name for card in CARDS]
MECHANISMS = sum(card.group == "mechanism" for card in CARDS)


def labels(site: Site) -> list[str]:
    """Return the names on the cards of a strict build."""
    page = site.built().page()
    return [node.words for node in page.all("genai-cards")[0].all(name="genai-label")]


def test_pack_has_its_families(site: Site) -> None:
    assert labels(site.write("plugins: [genai]\n", {"docs/index.md": PAGE})) == FAMILIES


def test_one_new_file_is_one_more_family(site: Site) -> None:
    site.write(ADDED, {"docs/index.md": PAGE, "data/families/.keep": ""})
    assert labels(site) == FAMILIES
    card = "name: Flow\nlead: A chain of reversible steps.\n"
    site.write(ADDED, {"data/families/own-flow.yml": card})
    assert labels(site) == [*FAMILIES, "Flow"]
    panel = site.built().page().one("families-own-flow")
    assert "A chain of reversible steps." in panel.words


def test_new_family_without_a_group_does_not_stand_under_the_last_one(site: Site) -> None:
    card = "name: Flow\nlead: A chain of reversible steps.\n"
    site.write(ADDED, {"docs/index.md": PAGE, "data/families/own-flow.yml": card})
    groups = site.built().page().all(name="genai-group")
    assert [node.words for node in groups] == ["Mechanism", "Modality", "Others"]


def test_new_family_comes_last_in_its_group(site: Site) -> None:
    card = "name: Flow\ngroup: mechanism\nlead: A chain of reversible steps.\n"
    site.write(ADDED, {"docs/index.md": PAGE, "data/families/own-flow.yml": card})
    assert labels(site) == [*FAMILIES[:MECHANISMS], "Flow", *FAMILIES[MECHANISMS:]]


def test_file_at_the_same_path_replaces_the_packs(site: Site) -> None:
    card = "name: Adversaries\nlead: Our own words.\n"
    site.write(ADDED, {"docs/index.md": PAGE, "data/families/gan.yml": card})
    page = site.built().page()
    assert "Our own words." in page.one("families-gan").words
    assert "Two networks train each other" not in page.text


def test_sources_of_a_replaced_file_can_still_be_cited(site: Site) -> None:
    card = "name: Adversaries\nlead: Our own words [@goodfellow2014].\n"
    site.write(ADDED, {"docs/index.md": PAGE, "data/families/gan.yml": card})
    assert site.built().page().one("source-goodfellow2014")


def test_collection_of_the_site_replaces_the_packs_order(site: Site) -> None:
    collection = (
        "title: Ours\norder: [video]\ngroups: {mechanism: M, modality: W}\n"
        "facts: {likelihood: L, sample-cost: C, typical-failure: F, gives-up: G}\n"
    )
    site.write(ADDED, {"docs/index.md": PAGE, "data/families/_collection.yml": collection})
    assert labels(site)[-2:] == ["Video", "Audio"]


def test_any_folder_is_a_collection(site: Site) -> None:
    page = "/// genai-cards | root-vegetables\n///\n"
    card = "name: Beet\nlead: Red.\n"
    site.write(ALONE, {"docs/index.md": page, "data/root-vegetables/beet.yml": card})
    assert labels(site) == ["Beet"]


def test_without_the_pack_its_families_are_unknown(site: Site) -> None:
    site.write(ALONE, {"docs/index.md": PAGE, "data/fruits/pear.yml": "name: Pear\nlead: A.\n"})
    result = site.build()
    assert result.code == 1
    assert 'docs/index.md:3:19: error: "families" is not a collection' in result.output
    assert "Allowed: fruits." in result.output


def test_without_any_data_the_advice_is_to_add_some(site: Site) -> None:
    config = "plugins: [genai]\nmarkdown_extensions:\n  - genai: {pack: false}\n"
    result = site.write(config, {"docs/index.md": PAGE}).build()
    assert result.code == 1
    assert 'docs/index.md:3:19: error: "families" is not a collection' in result.output
    assert "data_dir" in result.output


def test_pack_cannot_link_to_pages_of_one_site(site: Site) -> None:
    """The site's own data may, which ``test_links.py`` shows."""
    from mkdocs_genai_plugin.data.folders import Folder
    from mkdocs_genai_plugin.data.load import load

    site.write(ALONE, {"data/fruits/pear.yml": "name: Pear\nlead: See [it](guide.md).\n"})
    pack = load([Folder(site.root / "data", "content", bundled=True)], KINDS)
    assert [str(problem).split("\n")[0] for problem in pack.problems] == [
        "content/fruits/pear.yml:2:16: error: "
        "the pack cannot link to a page of one site: guide.md [pack-link]"
    ]
