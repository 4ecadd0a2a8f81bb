"""Under a strict policy for content, neither our files nor our markup break a rule."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from .conftest import Quiet, Watch, served
from .lesson import CARD_IDS, STEP_IDS, cards, chosen, link, timeline

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# What the browser says of Material's own breaches: it starts its search with a plain address.
MATERIAL = ["Trusted Type", "TrustedScriptURL", "trusted-types"]

NOTE = """
window.breaches = [];
document.addEventListener("securitypolicyviolation", (event) => breaches.push({
  directive: event.effectiveDirective,
  file: event.sourceFile,
  blocked: event.blockedURI,
  sample: event.sample,
  ours: Boolean(event.target instanceof Element && event.target.closest(".genai")),
}));
"""


@pytest.fixture(scope="module")
def strict(built: Path) -> Iterator[str]:
    """Serve the site under a strict policy; give its address."""
    pages = [path.read_text(encoding="utf-8") for path in built.rglob("*.html")]
    inline = sorted({script for page in pages for script in INLINE.findall(page)})
    digests = [hashlib.sha256(script.encode()).digest() for script in inline]
    hashes = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    policy = (
        f"script-src 'self' {hashes}; style-src 'self'; object-src 'none'; base-uri 'none';"
        " require-trusted-types-for 'script'"
    )

    class Strict(Quiet):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", policy)
            super().end_headers()

    with served(built, Strict) as address:
        yield address


@pytest.fixture
def guarded(page: Page, strict: str, watch: Watch) -> Page:
    """Return a page that notes what breaks the policy."""
    watch.home = strict
    watch.expected += MATERIAL
    page.add_init_script(NOTE)
    return page


def breaches(page: Page) -> tuple[list[Any], list[Any]]:
    """Return what broke the policy: by Material's scripts, and by anything else."""
    found = page.evaluate("breaches")
    theirs = [one for one in found if "/assets/javascripts/" in one["file"] and not one["ours"]]
    return theirs, [one for one in found if one not in theirs]


def test_the_lesson_keeps_to_a_strict_policy(guarded: Page, strict: str) -> None:
    page = guarded
    page.goto(f"{strict}#{CARD_IDS[1]}")
    widget, steps = cards(page), timeline(page)
    chosen(widget, CARD_IDS[1])
    for tab in widget.get_by_role("tab").all():
        tab.click()
    page.keyboard.press("Home")
    chosen(widget, CARD_IDS[0])
    steps.get_by_role("button", name="Play").click()
    steps.evaluate("node => node.advance()")
    steps.get_by_role("button", name="Pause").click()
    steps.get_by_role("button", name="Next").click()
    link(page, f"#{STEP_IDS[4]}")
    chosen(steps, STEP_IDS[4])
    assert steps.evaluate("node => node.style.getPropertyValue('--genai-height')") == "0px"
    theirs, others = breaches(page)
    assert others == []
    assert {one["directive"] for one in theirs} <= {"require-trusted-types-for"}


@pytest.mark.parametrize(
    "path", ["families/", "families/gan/", "same-dots/#same-dots?world=lobes&n=300"]
)
def test_other_pages_keep_to_a_strict_policy(guarded: Page, strict: str, path: str) -> None:
    guarded.goto(strict + path)
    assert guarded.locator(".genai").count()
    assert breaches(guarded)[1] == []


def test_a_breach_would_be_seen(guarded: Page, strict: str, watch: Watch) -> None:
    watch.expected.append("style-src")
    guarded.goto(strict)
    cards(guarded).evaluate("node => node.setAttribute('style', 'color: red')")
    guarded.wait_for_function("breaches.some(one => one.ours)")
    (other,) = breaches(guarded)[1]
    assert other["directive"] == "style-src-attr"
