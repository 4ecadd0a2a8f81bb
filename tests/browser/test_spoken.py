"""What assistive technology is told on pages of another language: no English word of ours.

The whole accessibility tree of Chromium is read, of a site with every kind and machine, whose data
are in its language; what is in English there (the pack's figures) has to say so.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession

from mkdocs_genai_plugin.data.words import NAMES, texts_of, words_of
from mkdocs_genai_plugin.kinds.figures import wording
from mkdocs_genai_plugin.kinds.figures.record import machine_names

from ..figures.machines import FIGURES
from ..site.test_no_english import MORE, NUMBERS
from .conftest import served
from .pseudo import translate

GOLDEN = Path(__file__).parents[1] / "golden/render"
MACHINES = Path(wording.__file__).parent
CONFIG = """\
site_name: "123"
theme: {{name: material, language: {language}}}
plugins: [search, genai]
markdown_extensions:
  - toc: {{permalink: false}}
  - genai: {{data_dir: data}}
"""
LANGUAGES = ["ar", "de"]
BLOCKS = re.compile(r"(?ms)^/// genai-.*?^///$")
# Everything that a reader can open or choose is there at once.
OPEN = """() => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const one of document.querySelectorAll(".genai [hidden]")) one.hidden = false;
  const answers = ".genai-option input, .genai-choices button";
  for (const one of document.querySelectorAll(answers)) one.click();
}"""
SPOKEN = """function () {
  for (let node = this; node; node = node.parentNode) if (node.lang) return node.lang;
  return document.documentElement.lang;
}"""


def build(language: str, root: Path) -> Path:
    """Build a site with every block of the golden pages and with every machine."""
    shutil.copytree(GOLDEN / "data", root / "data")
    for path, text in files(language):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    translate(root / "data", language)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return root / "site"


def files(language: str) -> Iterator[tuple[str, str]]:
    """Yield the files of the site; the names of pages are numbers, which are no words."""
    golden = (path for path in sorted(GOLDEN.glob("*.md")) if path.stem != "wrong")
    pages = ["\n\n".join(BLOCKS.findall(path.read_text("utf-8"))) for path in golden]
    pages += [text for path, text in MORE.items() if path.startswith("docs/")]
    for name in machine_names():
        pages.append(f"/// genai-figure | {FIGURES[name]}\n    open: true\n///\n")
    for number, text in enumerate(["", *pages]):
        yield f"docs/{number or 'index'}.md", text
    yield "mkdocs.yml", CONFIG.format(language=language)
    yield from ((path, text) for path, text in MORE.items() if path.startswith("data/"))


@pytest.fixture(scope="module", params=LANGUAGES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    language: str = request.param
    folder = build(language, tmp_path_factory.mktemp(language))
    with served(folder) as address:
        yield language, address, folder


@cache
def english(language: str) -> re.Pattern[str]:
    """Return what finds a word of the interface or of a machine, unless it is the language's."""
    own = set(said(language))
    only = {text for text in said("en") if not any(spells(text, one) for one in own)}
    # A single word may stand in anybody's title; before a colon it is ours.
    single = "|".join(pattern(text) for text in only if " " not in text)
    several = "|".join(pattern(text) for text in only if " " in text and "{" not in text)
    filled = "|".join(pattern(text) for text in only if " " in text and "{" in text)
    return re.compile(rf"\A(?:{single})(?:\Z|:)|(?<!\w)(?:{several})(?!\w)|\A(?:{filled})\Z")


def said(language: str) -> Iterator[str]:
    """Yield every text that we say in a language."""
    for name in NAMES:
        yield from (text for _, text in texts_of(getattr(words_of(language), name)))
    for folder in (MACHINES, *(MACHINES / name for name in machine_names())):
        for forms in wording.wording(language, folder).values():
            yield from (text for _, text in forms.written())


def spells(text: str, other: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(text)}(?!\w)", other))


def pattern(text: str) -> str:
    """Return what a text looks like once it is filled in."""
    parts = re.split(r"\{(\w+)\}", text)
    if not any(name in NUMBERS for name in parts[1::2]) and not re.search(r"[A-Za-z]{4}", text):
        return r"(?!)"  # too short to be told from others
    parts[::2] = map(re.escape, parts[::2])
    parts[1::2] = (r"\d[\d.,]*" if name in NUMBERS else ".+?" for name in parts[1::2])
    return "".join(parts)


def heard(tools: CDPSession) -> Iterator[tuple[str, int]]:
    """Yield every name, description and value in the tree, with the node that has it."""
    for node in tools.send("Accessibility.getFullAXTree")["nodes"]:
        if not node["ignored"]:
            for part in ("name", "description", "value"):
                yield str(node.get(part, {}).get("value", "")), node.get("backendDOMNodeId", 0)


def spoken(tools: CDPSession, node: int) -> str:
    """Return the language that an element is in, as a browser finds it."""
    found = tools.send("DOM.resolveNode", {"backendNodeId": node})["object"]["objectId"]
    asked = {"objectId": found, "functionDeclaration": SPOKEN, "returnByValue": True}
    return str(tools.send("Runtime.callFunctionOn", asked)["result"]["value"])


def told(tools: CDPSession, language: str) -> tuple[set[str], set[str]]:
    """Return what is said in English, and what of it is in an element that says so."""
    found, marked = set(), set()
    for text, node in heard(tools):
        if node and english(language).search(text):
            (marked if spoken(tools, node) == "en" else found).add(text)
    return found, marked


def test_no_english_word_of_ours_is_heard(site: tuple[str, str, Path], browser: Browser) -> None:
    language, address, folder = site
    page = browser.new_page()
    heard_unmarked, heard_marked = set(), set()
    for file in sorted(folder.glob("*/index.html")):
        page.goto(f"{address}{file.parent.name}/")
        page.wait_for_function("!document.querySelector('[data-machine]:not([data-ready])')")
        page.evaluate(OPEN)
        tools = page.context.new_cdp_session(page)
        tools.send("Accessibility.enable")
        found, marked = told(tools, language)
        # What a group is called by a part of it is said there, too.
        heard_unmarked |= {f"{file.parent.name}: {text}" for text in found - marked}
        heard_marked |= marked
        tools.detach()
    page.close()
    assert not heard_unmarked, "\n".join(sorted(heard_unmarked))
    assert heard_marked
