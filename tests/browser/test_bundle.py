"""The lesson read from disk: unpacked from its bundle, and as one file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .bundled import FOLDER, OWN_WORDS, ROOT, Unpacked, bundle, unpacked
from .conftest import Opening, Watch
from .lesson import CARD_IDS, STEP_IDS, cards, chosen, fits, timeline
from .test_accessibility import judged
from .test_without import everything_is_open

BUNDLE, FILE = 8_000_000, 1_000_000


@pytest.fixture
def watch(bundled: Unpacked) -> Watch:
    """Let pages ask for nothing outside their folder."""
    return Watch(bundled.home)


@pytest.fixture
def alone(single: Path, watch: Watch) -> str:
    """Return the address of the single file, which may ask for nothing but itself."""
    watch.home = single.as_uri()
    return watch.home


def test_bundle_is_small(bundled: Unpacked) -> None:
    size = bundled.packed.stat().st_size
    print(f"bundle: {size:,} of {BUNDLE:,} bytes")
    assert size < BUNDLE


def test_manual_tells_what_the_bundle_weighs(bundled: Unpacked) -> None:
    """It prints what the command has said, which a page more or less does not make wrong."""
    page = (ROOT / "docs/manual/offline.md").read_text("utf-8")
    size, files = re.findall(r"generative\.zip: ([\d.]+) MB, (\d+) files", page)[0]
    packed = bundled.packed.stat().st_size / 1_000_000
    there = sum(path.is_file() for path in bundled.top.rglob("*"))
    assert (float(size), int(files)) == pytest.approx((packed, there), rel=0.05)


def test_every_page_loads_without_an_error_or_a_request(page: Page, bundled: Unpacked) -> None:
    """Each of its links leads to a file, too."""
    there = {path.as_uri() for path in bundled.top.rglob("*") if path.is_file()}
    assert len(bundled.pages) > 20
    for address in bundled.pages:
        page.goto(address)
        expect(page.locator("h1").first).to_be_visible()
        links = page.evaluate("[...document.links].map(link => link.href.replace(/[?#].*/, ''))")
        local = {link.replace("&", "%26") for link in links if link.startswith("file:")}
        assert local - there == set(), address


@pytest.mark.parametrize("script", [True, False])
def test_start_opens_the_lesson(opening: Opening, bundled: Unpacked, script: bool) -> None:
    page = opening(java_script_enabled=script)
    page.goto(bundled.start)
    page.get_by_role("link", name="Start reading").click()
    expect(page).to_have_url(f"{bundled.home}site/index.html")
    expect(page.locator("genai-cards")).to_be_attached()


@pytest.mark.parametrize("start", ["site/index.html", "site/manual/data.html"])
def test_search_finds_a_word_of_a_panel_and_the_hit_opens_it(
    page: Page, bundled: Unpacked, start: str
) -> None:
    page.goto(f"{bundled.home}site/index.html")
    cards(page)
    panel, word, *_ = page.evaluate(f"(() => {{ {OWN_WORDS} }})()")
    page.goto(f"{bundled.home}{start}")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially(word)
    hit = page.locator(f".md-search-result a[href*='/site/index.html?'][href$='#{panel}-title']")
    expect(hit).to_have_count(1)
    # Material folds all but a page's best hits.
    hit.evaluate("node => node.closest('details')?.setAttribute('open', '')")
    hit.click()
    chosen(cards(page), panel)
    expect(page.locator(f"#{panel}-title")).to_be_in_viewport()


def test_widgets_work_from_disk(page: Page, bundled: Unpacked) -> None:
    page.goto(f"{bundled.home}site/index.html#{STEP_IDS[2]}")
    everything_works(page)


def everything_works(page: Page) -> None:
    """Hold that the address has opened its step, and that cards, quizzes and formulas are alive."""
    chosen(timeline(page), STEP_IDS[2])
    cards(page).get_by_role("tab").nth(3).click()
    chosen(cards(page), CARD_IDS[3])
    expect(page.locator("genai-quiz:not([data-ready])")).to_have_count(0)
    page.locator("genai-quiz .genai-option").first.get_by_role("radio").check()
    expect(page.locator("genai-quiz .genai-reply:visible")).to_have_count(1)
    assert page.locator("math").first.evaluate("node => node.getBoundingClientRect().width") > 0


def test_dark_colours_are_kept_between_pages_from_disk(opening: Opening, bundled: Unpacked) -> None:
    page = opening(color_scheme="light")
    page.goto(f"{bundled.home}site/index.html")
    page.locator(".md-header [for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{bundled.home}site/families/gan.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_search_of_other_themes_works_from_disk(
    page: Page, watch: Watch, tmp_path: Path, theme: str
) -> None:
    (tmp_path / "docs/deep").mkdir(parents=True)
    (tmp_path / "docs/index.md").write_text("# Lesson\n\n/// genai-cards | families\n///\n")
    (tmp_path / "docs/deep/page.md").write_text("# Page\n\n```python\nprint()\n```\n")
    config = f"site_name: Test\ntheme: {theme}\nplugins: [search, genai]\n"
    (tmp_path / "mkdocs.yml").write_text(config)
    found = unpacked(bundle(tmp_path, tmp_path / "site.zip"), tmp_path / FOLDER)
    watch.home = found.home
    page.goto(f"{found.home}site/deep/page.html")
    if theme == "mkdocs":
        page.locator("[data-bs-target='#mkdocs_search_modal']").click()
        page.locator("#mkdocs-search-query").press_sequentially("dismissed")
    else:
        page.locator("input[name=q]").fill("dismissed")
        page.locator("input[name=q]").press("Enter")
    page.locator("#mkdocs-search-results a[href$='#families-gan-title']").click()
    chosen(cards(page), "families-gan")


def test_single_file_is_small_and_alone(single: Path) -> None:
    size = single.stat().st_size
    print(f"single file: {size:,} of {FILE:,} bytes")
    assert size < FILE
    assert [path.name for path in single.parent.iterdir()] == [single.name]


def test_single_file_works(page: Page, alone: str) -> None:
    page.goto(f"{alone}#{STEP_IDS[2]}")
    everything_works(page)


def test_single_file_is_open_without_scripts(opening: Opening, alone: str) -> None:
    page = opening(java_script_enabled=False)
    page.goto(alone)
    everything_is_open(page)
    expect(page.get_by_role("button", name="Dark colours")).to_be_hidden()


def test_single_file_works_in_a_frame_that_may_do_nothing_else(page: Page, single: Path) -> None:
    """Course platforms and mail programs show a file in a sandbox."""
    page.set_content("<iframe sandbox='allow-scripts' width=900 height=900></iframe>")
    page.locator("iframe").evaluate(
        "(frame, html) => { frame.srcdoc = html }", single.read_text("utf-8")
    )
    frame = page.frame_locator("iframe")
    frame.get_by_role("tab", name=re.compile("^GAN")).click()
    expect(frame.locator("#families-gan")).to_be_visible()
    expect(frame.locator("genai-cards .genai-panel[role=tabpanel]")).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_single_file_has_the_readers_colours_until_another_choice(
    opening: Opening, alone: str, scheme: str
) -> None:
    page = opening(color_scheme=scheme)
    page.goto(alone)
    light, dark = ("default", "slate") if scheme == "light" else ("slate", "default")
    body, button = page.locator("body"), page.get_by_role("button", name="Dark colours")
    expect(body).to_have_attribute("data-md-color-scheme", light)
    expect(button).to_have_attribute("aria-pressed", str(scheme == "dark").lower())
    button.click()
    expect(body).to_have_attribute("data-md-color-scheme", dark)


def test_single_file_has_no_link_that_leads_nowhere(page: Page, alone: str) -> None:
    page.goto(alone)
    links = page.evaluate("[...document.links].map(link => link.href)")
    assert links
    assert [link for link in links if not link.startswith((f"{alone}#", "https://"))] == []
    targets = {link.partition("#")[2] for link in links if link.startswith(f"{alone}#")}
    missing = page.evaluate("all => all.filter(id => !document.getElementById(id))", [*targets])
    assert missing == []


def test_meanings_are_reached_by_keyboard_without_a_glossary(page: Page, alone: str) -> None:
    page.goto(alone)
    term = page.locator("genai-term > [aria-describedby]:visible").first
    term.focus()
    expect(page.locator("genai-term > [role=tooltip]:visible")).to_have_count(1)


def test_axe_has_nothing_against_the_start_and_it_fits(shown: Page, bundled: Unpacked) -> None:
    shown.goto(bundled.start)
    fits(shown)
    assert judged(shown, "body") == []


def test_axe_has_nothing_against_the_single_files_frame_and_it_fits(
    shown: Page, alone: str
) -> None:
    shown.goto(alone)
    fits(shown)
    assert judged(shown, ".frame-header, .frame-contents, .frame-footer") == []
