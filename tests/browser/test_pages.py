"""The lesson as GitHub Pages serves it, below the repository's name."""

from __future__ import annotations

import json
import struct
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.site.dom import Node, parse
from tests.site.links import Built

from .conftest import REPOSITORY, ROOT, Watch
from .lesson import CARD_IDS, STEP_IDS, cards, chosen, timeline

ADDRESS = "https://somebody.github.io/course/"
SOURCE = f"https://github.com/{REPOSITORY}"


@pytest.fixture
def watch(home: str) -> Watch:
    """Watch over requests to anywhere but below the repository's name."""
    return Watch(home)


@pytest.fixture(scope="module")
def trees(pages: Path) -> dict[str, Node]:
    """Return each page as a tree, by its address below that of the site."""
    files = {file.relative_to(pages).as_posix(): file for file in pages.rglob("*.html")}
    found = {
        path.removesuffix("index.html"): parse(file.read_text("utf-8"))
        for path, file in files.items()
    }
    assert len(found) > 20
    return found


def heads(tree: Node, tag: str, key: str, value: str) -> list[dict[str, str]]:
    """Return the attributes of the elements with this tag and attribute."""
    return [node.attributes for node in tree.all(tag) if node.attributes.get(key) == value]


def resource(tree: Node) -> dict[str, Any]:
    """Return what the page says of itself as a learning resource."""
    (script,) = (
        node for node in tree.all("script") if node.attributes.get("type") == "application/ld+json"
    )
    found: dict[str, Any] = json.loads(script.text)
    return found


def hollow(tree: Node) -> list[str]:
    """Return the headings of a page's text with nothing below them."""
    article = tree.all("article")[0]
    parts = [part for part in article.children if isinstance(part, Node) and part.words]
    levels = [part.tag if part.tag in ("h2", "h3", "h4") else "h9" for part in parts]
    pairs = zip(parts, levels, [*levels[1:], "h1"], strict=True)
    return [part.words for part, level, after in pairs if level != "h9" and after <= level]


def test_below_each_heading_stands_something(trees: dict[str, Node]) -> None:
    read = {address: hollow(tree) for address, tree in trees.items() if tree.all("article")}
    assert len(read) > 20
    assert {address: found for address, found in read.items() if found} == {}


def test_every_link_leads_somewhere(pages: Path) -> None:
    packed = f"{ADDRESS}downloads/"  # beside the site, by pages.yml
    assert [link for link in Built(pages, ADDRESS).dead() if packed not in link] == []


def test_every_page_loads_from_the_site_alone(
    page: Page, home: str, trees: dict[str, Node]
) -> None:
    for path in trees.keys() - {"404.html"}:
        page.goto(home + path, wait_until="load")
        expect(page.locator("h1")).to_have_count(1)


def test_address_opens_a_card_and_a_step(page: Page, home: str) -> None:
    page.goto(f"{home}#{CARD_IDS[3]}")
    chosen(cards(page), CARD_IDS[3])
    page.goto("about:blank")
    page.goto(f"{home}#{STEP_IDS[2]}")
    chosen(timeline(page), STEP_IDS[2])


@pytest.mark.parametrize("path", ["nowhere", "families/nowhere/at/all/"])
def test_wrong_address_leads_back(page: Page, home: str, watch: Watch, path: str) -> None:
    watch.expected.append("404 (Not Found)")
    answer = page.goto(home + path)
    assert answer
    assert answer.status == HTTPStatus.NOT_FOUND
    expect(page.locator("h1")).to_have_text("This page does not exist")
    assert page.locator("h1").evaluate("node => getComputedStyle(node).fontWeight") == "700"
    page.locator("article").get_by_role("link", name="the families").click()
    expect(page).to_have_url(f"{home}families/")
    assert len(watch.expected) == 1


def test_wrong_address_can_search(page: Page, home: str, watch: Watch) -> None:
    watch.expected.append("404 (Not Found)")
    page.goto(f"{home}families/nowhere/at/all/")
    page.locator(".md-search__input").fill("diffusion")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_pages_know_their_address(trees: dict[str, Node]) -> None:
    for path, tree in trees.items():
        if path != "404.html":
            (link,) = heads(tree, "link", "rel", "canonical")
            assert link["href"] == ADDRESS + path
    assert heads(trees["404.html"], "link", "rel", "canonical") == []


def test_site_map_lists_every_page(pages: Path, trees: dict[str, Node]) -> None:
    text = (pages / "sitemap.xml").read_text("utf-8")
    listed = [node.text for node in parse(text).all("loc")]
    assert sorted(listed) == sorted(ADDRESS + path for path in trees.keys() - {"404.html"})


def test_pages_and_items_lead_to_their_files(trees: dict[str, Node]) -> None:
    for path, tree in trees.items():
        edits = [link["href"] for link in heads(tree, "a", "rel", "edit")]
        edits += [node.href for node in tree.all("a", "genai-edit")]
        assert bool(edits) == (path != "404.html")
        for address in edits:
            start, branch, file = address.partition("/edit/main/")
            assert (start, bool(branch)) == (SOURCE, True)
            assert (ROOT / file).is_file(), address


def test_each_page_has_a_description_of_its_own(trees: dict[str, Node]) -> None:
    said = {}
    for path, tree in trees.items():
        (meta,) = heads(tree, "meta", "name", "description")
        said[path] = meta["content"]
    del said["404.html"]
    assert [path for path, text in said.items() if not 50 <= len(text) <= 160] == []
    assert len(set(said.values())) == len(said)


def test_preview_shows_the_picture(pages: Path, trees: dict[str, Node]) -> None:
    for path in trees.keys() - {"404.html"}:
        said = {
            node.attributes["property"]: node.attributes["content"]
            for node in trees[path].all("meta")
            if "property" in node.attributes
        }
        assert said["og:url"] == ADDRESS + path
        assert said["og:title"]
        assert said["og:description"]
        picture = pages / said["og:image"].removeprefix(ADDRESS)
        # PNG, 11.2.2: width and height follow the name of the first chunk.
        size = struct.unpack(">II", picture.read_bytes()[16:24])
        assert size == (int(said["og:image:width"]), int(said["og:image:height"])) == (1200, 630)
        assert picture.stat().st_size < 300_000


def test_lesson_says_what_it_teaches(trees: dict[str, Node]) -> None:
    lesson = resource(trees[""])
    assert lesson["@context"] == "https://schema.org"
    assert lesson["@type"] == "LearningResource"
    assert lesson["name"] == trees[""].all("h1")[0].words.removesuffix("¶").strip()
    assert lesson["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert (lesson["url"], lesson["inLanguage"]) == (ADDRESS, "en")
    assert len(lesson["teaches"]) >= 3
    family = resource(trees["families/gan/"])
    assert family["url"] == f"{ADDRESS}families/gan/"
    assert family.keys() == lesson.keys()


def test_site_without_a_repository_invents_no_address(built: Path) -> None:
    for file in built.rglob("*.html"):
        tree = parse(file.read_text("utf-8"))
        assert heads(tree, "link", "rel", "canonical") == []
        assert heads(tree, "a", "rel", "edit") == []
        assert [*tree.all("a", "genai-edit"), *tree.all("a", "md-source")] == []
        assert [node for node in tree.all("meta") if "property" in node.attributes] == []
    assert "url" not in resource(parse((built / "index.html").read_text("utf-8")))


def framed(page: Page, address: str) -> FrameLocator:
    """Show an address in a frame of a course's page."""
    page.set_content(f'<iframe src="{address}" title="Lesson" width="900" height="900"></iframe>')
    return page.frame_locator("iframe")


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (f"#{CARD_IDS[2]}", ["GENAI-CARDS"]),
        ("is-it-generative/#cases-bert", ["GENAI-CASES"]),
        ("self-check/#quizzes-self-check", ["GENAI-QUIZ"]),
    ],
)
def test_frame_shows_one_block_and_its_licence(
    page: Page, home: str, path: str, shown: list[str]
) -> None:
    frame = framed(page, home + path)
    expect(frame.locator("header.md-header")).to_be_hidden()
    expect(frame.locator("h1")).to_be_hidden()
    inside = frame.locator(".md-content__inner > :not(.credit):visible")
    assert inside.evaluate_all("all => all.map(node => node.tagName)") == shown
    target = frame.locator(path[path.index("#") :])
    expect(target).to_be_in_viewport()
    expect(frame.get_by_role("link", name="CC BY 4.0")).to_have_count(1)
    expect(frame.get_by_role("link", name="What makes AI generative?")).to_be_visible()


def test_frame_of_a_page_shows_it_whole(page: Page, home: str) -> None:
    frame = framed(page, f"{home}families/gan/")
    expect(frame.locator("h1")).to_be_visible()
    expect(frame.locator("header.md-header")).to_be_hidden()
    expect(frame.locator(".genai-sources")).to_be_visible()


def test_frame_opens_other_sites_in_a_new_tab(page: Page, home: str) -> None:
    page.context.route(
        lambda url: not url.startswith(home), lambda route: route.fulfill(body="Paper")
    )
    frame = framed(page, f"{home}families/gan/")
    frame.locator(".genai-sources summary").click()
    with page.expect_popup() as opened:
        frame.locator(".genai-sources a").first.click()
    assert opened.value.url.startswith("https://arxiv.org/")
    assert page.frames[1].url == f"{home}families/gan/"


def test_lesson_outside_a_frame_shows_no_credit_line(page: Page, home: str) -> None:
    page.goto(home)
    expect(page.locator(".credit")).to_be_hidden()
    expect(page.locator("header.md-header")).to_be_visible()
