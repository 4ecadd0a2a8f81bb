"""The lesson as it is handed out: unpacked from its bundle, and as one file."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path

from tests.processes import run

ROOT = Path(__file__).parents[2]
# What folders are called at home; each sign has a meaning in addresses or in a shell.
FOLDER = "Kurs äöü – ünïcode & 100% #1"
# The words of the first closed panel that stand nowhere else in the page, the longest first.
OWN_WORDS = """
const words = (text) => text.toLowerCase().match(/[a-z]{6,}/g) ?? [];
const panel = document.querySelector("genai-cards .genai-panel[hidden]");
const rest = document.body.cloneNode(true);
rest.querySelector(`#${panel.id}`).remove();
for (const part of rest.querySelectorAll("script, style")) part.remove();
const elsewhere = new Set(words(rest.textContent));
const said = words(panel.querySelector(".genai-lead").textContent);
const own = said.filter((word) => !elsewhere.has(word));
return [panel.id, ...own.sort((one, other) => other.length - one.length)];
"""


@dataclass(frozen=True)
class Unpacked:
    """A bundle that somebody has unpacked; ``packed`` is the archive."""

    packed: Path
    top: Path

    @property
    def home(self) -> str:
        """The address of its folder."""
        return f"{self.top.as_uri()}/"

    @property
    def start(self) -> str:
        """The address of the page to start at."""
        return (self.top / "START.html").as_uri()

    @property
    def pages(self) -> list[str]:
        """The addresses of all pages."""
        return [path.as_uri() for path in sorted(self.top.rglob("*.html"))]


def bundle(root: Path, output: Path, *arguments: str) -> Path:
    """Let the command write a bundle of the site in a folder; hold that it has nothing to say."""
    done = run("mkdocs_genai_plugin", "bundle", "--output", str(output), *arguments, cwd=root)
    assert (done.returncode, done.stderr) == (0, "")
    return output


def unpacked(archive: Path, folder: Path) -> Unpacked:
    """Unpack a bundle into a folder."""
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    (top,) = folder.iterdir()
    return Unpacked(archive, top)
