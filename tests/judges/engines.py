"""IBM's engine, Siteimprove's Alfa and html-validate: what each has against our elements."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import ROOT
from tests.hosts.environments import apart

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
IBM = MODULES / "accessibility-checker-engine/ace.js"
HTML_VALIDATE = MODULES / "html-validate/bin/html-validate.mjs"
# What is closed is judged once it is open.
ASK_IBM = """
async () => {
  const shown = (one) =>
    one?.closest(".genai") && one.checkVisibility({ contentVisibilityAuto: true });
  const report = await new ace.Checker().check(document, ["WCAG_2_2"]);
  return report.results
    .filter(({ value, node }) => value[0] === "VIOLATION" && value[1] === "FAIL"
      && shown(node.nodeType === 1 ? node : node.parentElement))
    .map(({ ruleId, message, path }) => [ruleId, message, path.dom.slice(-160)]);
}
"""
# Alfa passes over a whole style sheet, without a word, where one rule is of a kind unknown to it.
READ = """
(async () => {
  const known = ({ constructor: { name } }) => !/^CSS(?:Container|Property)Rule$/.test(name);
  const sheets = [...document.styleSheets].map(({ cssRules, disabled, media }) => {
    const sheet = new CSSStyleSheet({ disabled, media });
    sheet.replaceSync([...cssRules].filter(known).map((rule) => rule.cssText).join("\\n"));
    return sheet;
  });
  Object.defineProperty(document, "styleSheets", { configurable: true, value: sheets });
  try {
    const read = await Native.fromNode(document);
    if (read.style.some(({ rules }, at) => !rules.length && sheets[at].cssRules.length))
      throw new Error("Alfa could not read a style sheet");
    return read;
  } finally {
    delete document.styleSheets;
  }
})()
"""
OURS = """
() => [...document.querySelectorAll(".genai")]
  .filter((one) => !one.parentElement.closest(".genai"))
  .map((one) => one.outerHTML)
  .join("\\n")
"""
# Matters of how HTML is written, not of who can use it, and why each is as it is.
WAYS_OF_WRITING = {
    "aria-label-misuse": "a formula is an image in words, which MathML has by aria-label",
    "attribute-boolean-style": "ElementTree writes hidden as hidden=hidden",
    "attribute-empty-style": "and an attribute without a value as one that is empty",
    "attribute-misuse": "it knows no list of values that a browser may add to",
    "element-name": "elements of ours have names with a hyphen, as HTML asks of them",
    "form-dup-name": "radio buttons of one question share their name",
    "heading-level": "a fragment starts below the headings of its page",
    "long-title": "a title is the page's",
    "no-dup-class": "a class that stands twice is one class",
    "no-inline-style": "custom properties carry a value to the style sheet",
    "no-raw-characters": "an apostrophe in text needs no escape",
    "no-self-closing": "drawings are XML",
    "no-trailing-whitespace": "a line of text keeps its end",
    "prefer-native-element": "the roles of drawings have no element",
    "presentation-role-style": "the roles none and presentation are one",
    "unique-landmark": "a page of the tests shows one block twice",
    "valid-id": "the address of a state of a figure is the id that it leads to",
    "void-style": "ElementTree closes no void element",
}


def node(*arguments: str | Path) -> str:
    """Run Node with the engines; return what it prints."""
    command = [ROOT / ".venv/bin/node", *arguments]
    done = subprocess.run(
        command, cwd=HERE, env=apart(), capture_output=True, text=True, check=False
    )
    assert done.returncode in {0, 1}, done.stderr
    return done.stdout


def natively(package: str, called: str) -> str:
    """Return a script that runs in a page what Alfa brings for that."""
    script = (MODULES / f"@siteimprove/{package}/dist/native.js").read_text("utf-8")
    return "\n".join(
        ("() => {", script.replace("export var", "var"), f"return ({called});", "}"),
    )


@dataclass
class Look:
    """Looks at a page, state by state, and keeps what the engines have against our elements."""

    page: Page
    folder: Path
    found: list[Any] = field(default_factory=list)

    def at(self, state: str) -> None:
        """Ask IBM's engine, and keep the page for the others; nothing may move any more."""
        self.page.wait_for_function(
            "document.getAnimations().every((one) => one.playState === 'finished')"
        )
        self.page.evaluate(IBM.read_text("utf-8"))
        self.found += [(state, *one) for one in self.page.evaluate(ASK_IBM)]
        read = {
            "document": self.page.evaluate(natively("alfa-dom", READ)),
            "device": self.page.evaluate(natively("alfa-device", "Native.fromWindow()")),
        }
        name = f"{len([*self.folder.glob('*.json')])} {state.replace('/', ' ')}"
        (self.folder / f"{name}.json").write_text(json.dumps(read), "utf-8")
        (self.folder / f"{name}.html").write_text(self.page.evaluate(OURS), "utf-8")


@contextmanager
def looking(page: Page, folder: Path) -> Iterator[Look]:
    """Yield what looks at a page; at the end the other engines have told what they found."""
    look = Look(page, folder)
    yield look
    look.found += alfa(sorted(folder.glob("*.json")))
    look.found += html_validate(folder)


def alfa(files: list[Path]) -> list[Any]:
    """Return what Alfa has against our elements in pages that were kept."""
    found: list[Any] = json.loads(node("alfa.mjs", *files))
    return [(Path(file).stem, *rest) for file, *rest in found]


def html_validate(folder: Path) -> list[str]:
    """Return what html-validate has against the HTML files of a folder."""
    rules = dict.fromkeys(WAYS_OF_WRITING, "off")
    config = {"root": True, "extends": ["html-validate:recommended"], "rules": rules}
    (folder / ".htmlvalidate.json").write_text(json.dumps(config), "utf-8")
    report = folder / "report"
    node(HTML_VALIDATE, "--formatter", f"json={report}", *sorted(folder.glob("*.html")))
    return [
        f"{Path(file['filePath']).name}:{one['line']}: {one['ruleId']}: {one['message']}"
        for file in json.loads(report.read_text("utf-8"))
        for one in file["messages"]
    ]
