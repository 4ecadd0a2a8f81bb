"""The lesson in a frame of somebody else's page, which it neither moves nor robs of the focus."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..lesson import CARD_IDS
from .engine import Engine, until

pytestmark = pytest.mark.engines

# The frame stands far below what a reader sees first, and gets the height that it asks for.
HOST = """<!doctype html>
<title>A course</title>
<style>body { margin: 0 } p { height: 3000px; margin: 0 } iframe { width: 900px }</style>
<p tabindex="0">A text of the teacher's</p>
<script>
  window.heights = [];
  addEventListener("message", ({ data, source }) => {
    const frame = document.querySelector("iframe");
    if (data.subject !== "lti.frameResize" || frame.contentWindow !== source) return;
    heights.push(frame.height = data.height);
  });
</script>
<iframe src="SOURCE" title="The families" height="900" LOADING></iframe>
<p></p>
"""
INSIDE = "const page = document.querySelector('iframe').contentWindow; return page."


def host(built: Path, engine: Engine, address: str, source: str, loading: str = "") -> None:
    """Open a page of somebody's with the lesson in a frame of it."""
    page = HOST.replace("SOURCE", source).replace("LOADING", loading)
    (built / "host.html").write_text(page, encoding="utf-8")
    engine.open(f"{address}host.html")


def unmoved(engine: Engine) -> None:
    """Hold that the page around is where it was, and that nothing in the frame has the focus."""
    assert engine.run("return [scrollX, scrollY, document.activeElement.localName]") == [
        0,
        0,
        "body",
    ]


@pytest.mark.parametrize("origin", ["127.0.0.1", "localhost"])
@pytest.mark.parametrize("fragment", [f"#{CARD_IDS[4]}", f"#{CARD_IDS[4]}-title", "#sources"])
def test_page_around_a_frame_stays(
    engine: Engine, built: Path, address: str, origin: str, fragment: str
) -> None:
    host(built, engine, address, address.replace("127.0.0.1", origin) + fragment)
    until(lambda: engine.run("return heights.length > 0"), True)
    engine.run("window.late = false; setTimeout(() => { window.late = true }, 700)")
    until(lambda: engine.run("return late"), True)
    unmoved(engine)


def test_page_around_a_lazy_frame_stays_where_the_reader_is(
    engine: Engine, built: Path, address: str
) -> None:
    source = f"{address.replace('127.0.0.1', 'localhost')}#{CARD_IDS[4]}"
    host(built, engine, address, source, 'loading="lazy"')
    engine.run("scrollTo(0, 2300)")
    until(lambda: engine.run("return heights.length > 0"), True)
    assert engine.run("return scrollY") == 2300
    assert engine.run("return document.activeElement.localName") == "body"


def test_frame_shows_what_its_address_names_and_keeps_it(
    engine: Engine, built: Path, address: str
) -> None:
    host(built, engine, address, f"{address}#{CARD_IDS[4]}")
    until(lambda: engine.run("return heights.length > 0"), True)
    until(lambda: engine.run(INSIDE + "location.hash"), f"#{CARD_IDS[4]}")
    opened = "document.querySelector('genai-cards').value"
    assert engine.run(INSIDE + opened) == CARD_IDS[4]


def test_frame_tells_its_height_as_it_grows_and_shrinks(
    engine: Engine, built: Path, address: str
) -> None:
    host(built, engine, address, f"{address}#{CARD_IDS[4]}")
    until(lambda: engine.run("return heights.length > 0"), True)
    first = engine.run("return heights.at(-1)")
    body = INSIDE + "document.querySelector('.genai-panel:not([hidden]) .genai-body').style"
    engine.run(f"{body}.paddingBottom = '500px'")
    until(lambda: engine.run("return heights.at(-1)") > first + 400, True)
    engine.run(f"{body}.paddingBottom = ''")
    until(lambda: engine.run("return heights.at(-1)"), first)
    unmoved(engine)


def test_choice_in_a_frame_leaves_the_page_around(
    engine: Engine, built: Path, address: str
) -> None:
    host(built, engine, address, f"{address}#{CARD_IDS[4]}")
    until(lambda: engine.run("return heights.length > 0"), True)
    engine.run(INSIDE + f"document.querySelector('[href=\"#{CARD_IDS[1]}\"]').click()")
    opened = "document.querySelector('genai-cards').value"
    until(lambda: engine.run(INSIDE + opened), CARD_IDS[1])
    unmoved(engine)
