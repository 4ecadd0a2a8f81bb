"""Pictures of data in a built site: where they lie, what pages, searches and others see of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mkdocs_genai_plugin.cli import main
from mkdocs_genai_plugin.data.rules import Rule
from tests.browser.bundled import bundle
from tests.data.hostile_pictures import HOSTILE, png, svg

from .conftest import Site
from .server import reports, says, serving

CONFIG = """\
site_url: https://example.org/lesson/
theme: {name: material}
plugins: [search, genai]
markdown_extensions:
  - genai: {data_dir: data, pack: false, publish: "https://example.org/licence"}
"""
RYE = """\
name: Rye
lead: Dark and sour.
picture:
  file: a loaf.png
  alt: A loaf, cut in two.
  dark: night.svg
  caption: On the *third* day.
"""
CARDS = "# Breads\n\n/// genai-cards | breads\n///\n"
FILES = {"docs/index.md": CARDS, "docs/more/second.md": CARDS, "data/breads/rye.yml": RYE}
LOAF = "assets/genai/pictures/breads/a loaf.png"


@pytest.fixture
def bakery(site: Site) -> Site:
    """Write a site with a card that has a picture for each scheme."""
    site.write(CONFIG, FILES)
    (site.root / "data/breads/a loaf.png").write_bytes(png(640, 360))
    (site.root / "data/breads/night.svg").write_bytes(svg(""))
    return site


def test_picture_is_published_with_its_size_and_found_by_its_alt(bakery: Site) -> None:
    built = bakery.built()
    assert built.files[LOAF] == png(640, 360)
    page = built.page("more/second/index.html")
    light, dark = page.all("img", "genai-in-light") + page.all("img", "genai-in-dark")
    source, _, version = light.attributes["src"].partition("?h=")
    assert source == "../../assets/genai/pictures/breads/a%20loaf.png"
    assert len(version) == 8
    assert (light.attributes["width"], light.attributes["height"]) == ("640", "360")
    assert light.attributes["alt"] == "A loaf, cut in two."
    assert (light.attributes.get("loading"), dark.attributes["loading"]) == (None, "lazy")
    assert any("cut in two" in entry["text"] for entry in built.search)
    assert "genai-picture.css" in built.read("index.html")
    published = json.loads(built.read("data/breads.json"))
    assert published["pictures"]["a loaf.png"] == f"../{LOAF}".replace(" ", "%20")
    assert published["items"]["rye"]["picture"]["alt"] == "A loaf, cut in two."


def test_picture_stands_in_a_single_file(bakery: Site) -> None:
    html = bundle(bakery.root, bakery.root / "one.html", "--single-file").read_text("utf-8")
    assert 'src="data:image/png;base64,' in html
    assert 'src="data:image/svg+xml;base64,' in html


def test_other_pictures_are_loaded_when_they_are_near(bakery: Site) -> None:
    for number in range(3):
        text = RYE.replace("Rye", f"Rye {number}").replace("  dark: night.svg\n", "")
        bakery.write(CONFIG, {f"data/breads/rye-{number}.yml": text})
    images = [image.attributes for image in bakery.built().page().all("img")]
    ours = [image for image in images if "pictures/" in image["src"]]
    assert [image.get("loading") for image in ours] == [None, *["lazy"] * 4]
    assert {image["decoding"] for image in ours} == {"async"}


def test_hostile_pictures_stop_a_build_and_none_is_copied(bakery: Site) -> None:
    named = {name: raw for name, (raw, rule) in HOSTILE.items() if rule}
    for number, (name, raw) in enumerate(named.items()):
        (bakery.root / "data/breads" / name).write_bytes(raw)
        text = f"name: A\nlead: B.\npicture:\n  file: {name}\n  alt: C.\n"
        bakery.write(CONFIG, {f"data/breads/bread-{number}.yml": text})
    result = bakery.build()
    assert result.code == 1
    assert f"{len(named)} problems in" in result.output
    assert not result.folder.exists()


def test_server_shows_another_picture_and_keeps_the_last_one_that_is_good(bakery: Site) -> None:
    with serving(bakery) as server:
        server.until("", says("Dark and sour."))
        file = bakery.root / "data/breads/a loaf.png"
        file.write_bytes(png(320, 180))
        page = server.until("", lambda page: page.all("img", "genai-in-light")[0]
                            .attributes["width"] == "320")  # fmt: skip
        night = bakery.root / "data/breads/night.svg"
        night.write_bytes(svg("<script/>"))
        server.until("", reports("night.svg holds the element script"))
        shown = next(Path(server.folder, "assets/genai/pictures/breads").glob("night.svg"))
        assert b"script" not in shown.read_bytes()
        night.write_bytes(svg("<rect/>"))
        page = server.until("", says("Dark and sour."))
        assert len(page.all("img", "genai-in-dark")) == 1


def test_site_without_the_plugin_shows_what_lies_in_its_docs(site: Site) -> None:
    config = "markdown_extensions:\n  - genai: {data_dir: docs/data, pack: false}\n"
    site.write(config, {"docs/more/index.md": CARDS, "docs/data/breads/rye.yml": RYE})
    (site.root / "docs/data/breads/a loaf.png").write_bytes(png(640, 360))
    (site.root / "docs/data/breads/night.svg").write_bytes(svg(""))
    result = site.built()
    (image,) = result.page("more/index.html").all("img", "genai-in-light")
    assert image.attributes["src"].startswith("../data/breads/a%20loaf.png?h=")
    (site.root / "docs/data").rename(site.root / "data")
    result = site.write(config.replace("docs/data", "data"), {}).build()
    assert f"[{Rule.PICTURE_PLACE}]" in result.output
    assert "data_dir: docs/data" in result.output
    assert not result.page("more/index.html").all("img", "genai-in-light")


def test_site_without_the_plugin_shows_the_packs_pictures_once_they_are_written(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = "# Start\n\n/// genai-comparison | discriminative-vs-generative\n///\n"
    site.write("markdown_extensions: [genai]\n", {"docs/more/index.md": page})
    assert not site.built().page("more/index.html").all("genai-picture")
    monkeypatch.chdir(site.root)
    assert main(["assets", "docs/assets/genai"]) == 0
    result = site.built()
    images = result.page("more/index.html").all("img", "genai-in-light")
    assert images
    for image in images:
        address = image.attributes["src"].removeprefix("../").partition("?")[0]
        assert address.startswith("assets/genai/pictures/comparisons/")
        assert address in result.files


@pytest.mark.parametrize("place", ["data/site", "data/breads/public"])
def test_site_that_is_built_into_the_data_is_no_data(bakery: Site, place: str) -> None:
    text = (bakery.root / "mkdocs.yml").read_text("utf-8")
    (bakery.root / "mkdocs.yml").write_text(f"site_dir: {place}\n{text}", "utf-8")
    (bakery.root / "docs/forms").mkdir()
    (bakery.root / "docs/forms/order.yml").write_text("a: b\n", "utf-8")
    assert bakery.build("--strict").code == 0
    again = bakery.build("--strict")
    assert again.code == 0, again.output
    assert (bakery.root / place / "forms/order.yml").exists()
