"""What goes wrong in one host or another, and which test holds that it does not here.

``PITFALLS`` names every one and its test.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.conftest import Site, site
from tests.site.dom import Node, parse

__all__ = ["site"]

TESTS = Path(__file__).parents[1]

PITFALLS: dict[str, str] = {
    "1. words of neighbouring cells run together in the search": (
        "site/test_search.py::test_no_words_run_together"
    ),
    "2. a block with a wrong option, or without its argument, becomes text": (
        "site/test_mistakes.py::test_place_caret_and_advice_are_shown"
    ),
    "3. a block that is never closed swallows the page": (
        "hosts/test_zensical.py::test_mistake_in_a_page_is_shown_on_it_with_its_line"
    ),
    "4. the same cards twice on a page have the same ids": (
        "site/test_uses.py::test_ids_are_unique_on_the_whole_page"
    ),
    "5. a fence or HTML in data is half read": "test_fence_and_html_in_data_are_not_read_as_such",
    "6. a valid link to a card is reported as dead": (
        "site/test_links.py::test_page_can_link_to_a_card_and_a_wrong_link_is_reported"
    ),
    "7. a link without an address ends MkDocs with a traceback": (
        "test_every_link_and_picture_has_an_address"
    ),
    "8. attr_list takes braces out of a text": (
        "site/test_hostile_text.py::test_plain_text_is_shown_as_it_was_typed"
    ),
    "9. stars and tags in a plain text are read as Markdown": (
        "site/test_hostile_text.py::test_plain_text_is_shown_as_it_was_typed"
    ),
    "10. a block in data shows itself without end": "test_block_in_data_is_text",
    "11. the extension is registered twice, under two names": (
        "test_extension_may_be_listed_by_its_module"
    ),
    "12. an unknown option ends the build with a bare KeyError": (
        "site/test_mistakes.py::test_wrong_option_of_the_extension_is_named"
    ),
    "13. a table with a class loses the style that Material gives to tables": (
        "hosts/test_widgets.py::test_tables_have_lines_and_room"
    ),
    "14. Zensical shows a page from its cache though data has changed": (
        "hosts/test_zensical.py::"
        "test_build_without_watch_sees_changed_data_only_when_it_starts_clean"
    ),
    "15. a link in data is read as relative to the page that shows it": (
        "site/test_links.py::test_link_into_the_docs_leads_there_from_every_page"
    ),
    "16. headings of panels fill the table of contents with more than their names": (
        "test_table_of_contents_has_the_names_of_panels_only"
    ),
}

CONFIG = """\
theme: material
plugins: [search, genai]
markdown_extensions:
  - attr_list
  - pymdownx.superfences
  - toc: {permalink: true}
  - genai: {data_dir: data, pack: false}
"""
PAGE = "# Fruits\n\n/// genai-cards | fruits\n///\n"
GOLDEN = [parse(path.read_text("utf-8")) for path in TESTS.glob("golden/render/*.html")]


def test_every_pitfall_is_there() -> None:
    assert [name.split(".")[0] for name in PITFALLS] == [str(number) for number in range(1, 17)]


@pytest.mark.parametrize("pitfall", PITFALLS)
def test_pitfall_has_a_test(pitfall: str) -> None:
    module, _, name = PITFALLS[pitfall].rpartition("::")
    path = TESTS / module if module else Path(__file__)
    assert f"\ndef {name}(" in path.read_text("utf-8")


def lead(site: Site, text: str) -> Node:
    """Show a card whose opening words are a text of several lines; give them."""
    indented = "".join(f"  {line}\n" for line in text.split("\n"))
    data = {"data/fruits/pear.yml": f"name: Pear\nlead: |-\n{indented}"}
    page = site.write(CONFIG, {**data, "docs/index.md": PAGE}).built().page()
    (found,) = page.all(name="genai-lead")
    return found


def test_fence_and_html_in_data_are_not_read_as_such(site: Site) -> None:
    fence = "name: Pear\nlead: |\n  ```python\n  x = 1\n  ```\n"
    refused = site.write(CONFIG, {"data/fruits/pear.yml": fence, "docs/index.md": PAGE}).build()
    assert refused.code == 1
    assert "data/fruits/pear.yml:3:3: error: " in refused.output
    site.write(CONFIG, {"data/fruits/pear.yml": "name: Pear\nlead: <div>Sweet</div>\n"})
    result = site.build()
    assert result.code == 1
    assert "data/fruits/pear.yml:2:7: error: " in result.output


def test_block_in_data_is_text(site: Site) -> None:
    shown = lead(site, "Before /// genai-cards | fruits behind")
    assert shown.words == "Before /// genai-cards | fruits behind"
    assert [node.tag for node in shown] == ["p"]


def test_block_on_lines_of_its_own_in_data_is_refused(site: Site) -> None:
    block = "name: Pear\nlead: |\n  Before\n\n  /// genai-cards | fruits\n  ///\n"
    result = site.write(CONFIG, {"data/fruits/pear.yml": block, "docs/index.md": PAGE}).build()
    assert result.code == 1
    assert "data/fruits/pear.yml:5:3: error: " in result.output


def test_every_link_and_picture_has_an_address() -> None:
    every = [node for page in GOLDEN for node in page]
    assert sum(node.tag == "a" for node in every) > 90
    assert [node for node in every if node.tag == "a" and not node.href] == []
    assert [node for node in every if node.tag == "img" and "src" not in node.attributes] == []


@pytest.mark.parametrize("name", ["extension", "extension:GenaiExtension"])
def test_extension_may_be_listed_by_its_module(site: Site, name: str) -> None:
    config = CONFIG.replace("- genai:", f"- mkdocs_genai_plugin.{name}:")
    data = {"data/fruits/pear.yml": "name: Pear\nlead: Sweet.\n"}
    page = site.write(config, {**data, "docs/index.md": PAGE}).built().page()
    assert len(page.all("genai-cards")) == 1


def test_table_of_contents_has_the_names_of_panels_only(site: Site) -> None:
    data = "full_name: A fruit of autumn\nabout: [It is long.]\nstrengths: [It keeps.]\n"
    files = {f"data/fruits/{name}.yml": f"name: {name}\nlead: Good.\n{data}" for name in "abc"}
    page = site.write(CONFIG, {**files, "docs/index.md": PAGE}).built().page()
    contents = page.all("nav", "md-nav--secondary")[0]
    assert [link.words for link in contents.all("a")] == ["a", "b", "c"]
