"""Pictures in a browser: nothing moves, each scheme has its own, none does a thing by itself."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.data.hostile_pictures import HOSTILE, png, svg
from tests.site.conftest import Site

from .conftest import Opening, Quiet, Watch, served

CARDS = 200
CONFIG = """\
theme:
  name: material
  font: false
  palette: {scheme: slate}
plugins: [genai]
markdown_extensions:
  - genai: {data_dir: data, pack: false}
"""
# A picture that a collection declares as a field of its own, wherever a field is shown.
CUT = """\
title: Cuts
fields:
  crumb: {heading: The crumb, type: picture, where: [card, page, table]}
"""
CUT_CARD = """\
name: Loaf {0}
lead: A loaf.
crumb:
  file: {0}.png
  alt: The crumb of loaf {0}.
"""
CARD = "name: Loaf {}\nlead: A loaf.\npicture:\n  file: {}\n  alt: A loaf.\n"
SHIFT = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""
# Each card is passed at the reader's pace, until its picture is there.
THROUGH = """async () => {
  for (const image of document.querySelectorAll("genai-picture img")) {
    image.scrollIntoView({ block: "end" });
    while (!image.complete) await new Promise(requestAnimationFrame);
  }
  await new Promise(requestAnimationFrame);
}"""


class Slow(Quiet):
    """Serves pictures when the page has long been laid out."""

    def do_GET(self) -> None:  # noqa: N802  (the name is the server's)
        if "/pictures/" in self.path:
            time.sleep(0.02)
        super().do_GET()


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build a site with many cards, and one with each hostile picture that is shown."""
    site = Site(tmp_path_factory.mktemp("bakery"))
    shown = {name: raw for name, (raw, rule) in HOSTILE.items() if rule is None}
    names = [f"loaf-{number}.png" for number in range(CARDS)]
    blocks = "".join(f"/// genai-card | breads/a{number}\n///\n\n" for number in range(CARDS))
    files = {f"data/breads/a{at}.yml": CARD.format(at, name) for at, name in enumerate(names)}
    files |= {f"data/odd/a{at}.yml": CARD.format(at, name) for at, name in enumerate(shown)}
    files["data/cuts/_collection.yml"] = CUT
    files |= {f"data/cuts/{at}.yml": CUT_CARD.format(at) for at in ("one", "two")}
    files["data/night/a.yml"] = CARD.format("A", "light.svg") + "  dark: dark.svg\n"
    site.write(CONFIG, files | {
        "docs/index.md": f"# All\n\n{blocks}",
        "docs/odd.md": "# Odd\n\n/// genai-cards | odd\n///\n",
        "docs/cuts.md": (
            "# Cuts\n\n/// genai-cards | cuts\n///\n\n/// genai-comparison | cuts\n///\n\n"
            "/// genai-card | cuts/one\n    id: full\n///\n"
        ),
        "docs/night.md": "# Night\n\n/// genai-card | night/a\n///\n",
    })  # fmt: skip
    drawn = {f"breads/{name}": png(400 + at, 300) for at, name in enumerate(names)}
    drawn |= {f"odd/{name}": raw for name, raw in shown.items()}
    drawn |= {f"cuts/{name}.png": png(1200, 600) for name in ("one", "two")}
    drawn |= {f"night/{name}.svg": svg("") for name in ("light", "dark")}
    for path, raw in drawn.items():
        (site.root / "data" / path).write_bytes(raw)
    with served(site.built().folder, Slow) as address:
        yield address


@pytest.fixture
def watch(bakery: str) -> Watch:
    """Return a watch that notes whatever is asked of anybody else."""
    return Watch(bakery)


def test_nothing_moves_while_the_pictures_of_200_cards_come_in(page: Page, bakery: str) -> None:
    page.add_init_script(SHIFT)
    page.goto(bakery)
    waiting = page.evaluate("[...document.images].filter((image) => !image.complete).length")
    assert waiting > CARDS / 2  # they are loaded when they are near
    page.evaluate(THROUGH)
    broken = "[...document.images].filter((image) => !image.naturalWidth).length"
    assert page.evaluate(broken) == 0
    assert page.evaluate("window.shift") == 0


def test_picture_that_holds_something_harmful_is_shown_and_does_nothing(
    page: Page, bakery: str
) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(f"{bakery}odd/")
    sources = page.evaluate("""async () => {
      const images = [...document.querySelectorAll("genai-picture img")];
      for (const image of images) image.loading = "eager";
      await Promise.all(images.map((image) => image.decode()));
      return images.map((image) => image.src);
    }""")
    assert len(sources) == sum(rule is None for _, rule in HOSTILE.values())
    assert page.title() != "pwned"
    for source in sources:
        page.goto(source)
        page.wait_for_timeout(50)
        assert page.title() != "pwned"


@pytest.mark.parametrize(
    ("scheme", "system", "expected"),
    [("slate", "light", "dark"), ("default", "dark", "light"), ("", "dark", "light"),
     ("other theme", "dark", "dark"), ("other theme", "light", "light")],
)  # fmt: skip
def test_each_scheme_has_its_picture(
    scheme: str, system: str, expected: str, opening: Opening, bakery: str
) -> None:
    page = opening(color_scheme=system)
    page.goto(f"{bakery}night/")
    page.evaluate(
        """(scheme) => {
          const { dataset } = document.body;
          dataset.mdColorScheme = scheme;
          if (!scheme || scheme === "other theme") delete dataset.mdColorScheme;
          if (scheme === "other theme") document.querySelector(".md-container").className = "";
        }""",
        scheme,
    )
    seen = "[...document.querySelectorAll('genai-picture img')].filter((one) => one.offsetWidth)"
    assert page.evaluate(f"{seen}.map((one) => one.className)") == [f"genai-in-{expected}"]


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_picture_of_a_field_is_shown_in_a_card_a_table_and_a_page(
    opening: Opening, bakery: str, width: int
) -> None:
    page = opening(viewport={"width": width, "height": 900})
    page.goto(f"{bakery}cuts/")
    for place in ("genai-cards .genai-panel:not([hidden])", "tbody tr:first-child", ".genai-item"):
        part = page.locator(place).first
        image = part.get_by_role("img", name="The crumb of loaf one.")
        image.scroll_into_view_if_needed()
        page.wait_for_function(
            "image => image.complete && image.naturalWidth", arg=image.element_handle()
        )
        shown = image.bounding_box()
        assert shown
        # As tall as it is wide by its file, and within what it stands in.
        assert abs(shown["width"] / shown["height"] - 2) < 0.05
        assert shown["width"] >= 60
        assert image.evaluate("one => one.scrollWidth <= one.parentElement.clientWidth + 1")
    assert page.get_by_text("The crumb", exact=True).count() >= 3
    assert page.evaluate("document.documentElement.scrollWidth") <= width
