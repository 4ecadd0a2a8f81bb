"""Accents of a site's own: declared by the site or a collection, readable, a style apart."""

from __future__ import annotations

import re

import pytest

from mkdocs_genai_plugin.data.contrast import LEAST, SCHEMES, contrast, nearest_readable
from mkdocs_genai_plugin.data.item import ACCENTS
from mkdocs_genai_plugin.render.assets import files
from tests.processes import run

from .conftest import Site

CONFIG = """\
plugins: [search, genai]
markdown_extensions:
  - genai:
      data_dir: data
      pack: false
      accents:
        moss: {light: "#3f6212", dark: "#bef264"}
"""
FILES = {
    "docs/index.md": "# Breads\n\n/// genai-cards | breads\n///\n",
    "data/breads/rye.yml": "name: Rye\nlead: Dark.\naccent: crust\n",
    "data/breads/oat.yml": "name: Oat\nlead: Mild.\naccent: moss\n",
    "data/breads/_collection.yml": (
        'title: Breads\naccents:\n  crust: {light: "#9A3412", dark: "#fdba74"}\n'
    ),
}
STYLE = "assets/genai/genai.css"


def test_accents_of_site_and_collection_are_a_style_that_pages_load(site: Site) -> None:
    built = site.write(CONFIG, FILES).built()
    style = built.read(STYLE)
    _, own = style.split("/* The accents that this site and its data declare. */")
    light, dark = own.split("@media screen")
    assert "--genai-own-crust: #9a3412;" in light
    assert "--genai-own-moss: #bef264;" in dark
    assert ".genai-accent-moss { --genai-accent: var(--genai-own-moss); }" in style
    page = built.read("index.html")
    assert re.search(rf'<link href="{STYLE}\?h=[0-9a-f]{{8}}-[0-9a-f]{{8}}"', page)
    assert 'genai-accent-crust"' in page
    assert "style=" not in page.partition("<genai-cards")[2].partition("</genai-cards")[0]


def test_site_without_accents_loads_no_such_style(site: Site) -> None:
    plain = {path: text for path, text in FILES.items() if "rye" not in path}
    plain |= {"data/breads/oat.yml": "name: Oat\nlead: Mild.\naccent: teal\n",
              "data/breads/_collection.yml": "title: Breads\n"}  # fmt: skip
    built = site.write(CONFIG.partition("      accents")[0], plain).built()
    assert "--genai-own" not in built.read(STYLE)
    assert re.search(rf'<link href="{STYLE}\?h=[0-9a-f]{{8}}"', built.read("index.html"))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('{light: "#f59e0b", dark: "#fdba74"}', "#f59e0b cannot be read on light pages"),
        ('{light: "#9a3412", dark: "#9a3412"}', "#9a3412 cannot be read on dark pages"),
        ('{light: "#9a3412"}', "must have light and dark"),
        ("{light: 123, dark: red}", "must be in quotes"),
        ("rust", "must have light and dark"),
    ],
)
def test_accent_of_the_site_that_is_none_is_told(site: Site, written: str, said: str) -> None:
    config = re.sub(r"moss: .*", f"moss: {written}", CONFIG)
    result = site.write(config, FILES).build()
    assert result.code == 1
    assert f"accents: moss{':' if 'must have' not in said else ''} " in result.output
    assert said in result.output


def test_unknown_accent_and_one_with_two_meanings_are_told(site: Site) -> None:
    more = {
        "data/breads/oat.yml": "name: Oat\nlead: Mild.\naccent: mosss\n",
        "data/cakes/_collection.yml": (
            'title: Cakes\naccents:\n  crust: {light: "#9a3412", dark: "#ffffff"}\n'
        ),
    }
    result = site.write(CONFIG, FILES | more).build()
    assert 'oat.yml:3:9: error: "mosss" is not an accent; did you mean "moss"?' in result.output
    assert 'accent "crust" has other colours in data/breads/_collection.yml' in result.output
    assert "2 problems in" in result.output


def test_assets_for_hosts_without_plugins_hold_the_accents(site: Site) -> None:
    site.write(CONFIG, FILES)
    assert run("mkdocs_genai_plugin", "assets", "out", cwd=site.root).returncode == 0
    assert "--genai-own-crust" in (site.root / "out/genai.css").read_text("utf-8")


def test_nearest_colour_can_be_read_and_differs_in_lightness_alone() -> None:
    for scheme in SCHEMES:
        for colour in ("#ffffff", "#000000", "#f59e0b", "#777777", "#00ff00", "#0000ff"):
            assert contrast(nearest_readable(colour, scheme), scheme) >= LEAST
    assert nearest_readable("#9a3412", "light") == "#9a3412"
    assert contrast("#000000", "light") == pytest.approx(17.6, abs=0.5)


def test_our_own_accents_can_be_read() -> None:
    css = files()["genai.css"].read_text("utf-8")
    colours = re.findall(rf"--genai-(?:{'|'.join(ACCENTS)}): (#\w{{6}});", css)
    assert len(colours) == 16
    for at, colour in enumerate(colours):
        assert contrast(colour, "light" if at < 8 else "dark") >= LEAST
