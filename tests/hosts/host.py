"""The hosts that build the same site: a generator, a theme, and the environment of both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from tests.site.conftest import Result, Site

from .environments import ROOT, Environment, run

MANUAL = (ROOT / "docs/manual/hosts.md").read_text("utf-8")


def example(language: str, start: str) -> str:
    """Return the example of the manual that is in a language and starts so."""
    fences = re.findall(r"^( *)```(\w+)\n(.*?)^ *```", MANUAL, re.M | re.S)
    texts = [dedent(text) for _, named, text in fences if named == language]
    (found,) = [text for text in texts if text.startswith(start)]
    return found


TEMPLATE = example("html", "{% extends")
STYLE = "extra_css: [assets/genai/genai.css]\n"


@dataclass(frozen=True)
class Host:
    """A generator with a theme.

    ``command`` builds a site, behind the Python of ``environment``; ``theme`` is written
    in YAML. ``icons`` tells that the theme brings a set of them, ``plugins`` that the
    host runs ours.
    """

    name: str
    environment: Environment
    command: tuple[str, ...]
    theme: str
    icons: bool = False
    plugins: bool = True

    def build(self, site: Site, *arguments: str) -> Result:
        """Build a site, which has to succeed without a warning."""
        python = self.environment.ready()
        if not self.plugins:
            run(python.with_name("mkdocs-genai"), "assets", "docs/assets/genai", cwd=site.root)
        output = run(python, *self.command, *arguments, cwd=site.root)
        assert "WARNING" not in output, output
        return Result(0, output, site.root / "site")


def write(root: Path, host: Host, config: str, files: dict[str, str]) -> Site:
    """Write a site for a host; all but the theme and what loads our files is the same for each."""
    templates = {} if host.plugins else {"overrides/main.html": TEMPLATE}
    style = "" if host.plugins else STYLE
    return Site(root).write(f"theme: {host.theme}\n{style}{config}", {**files, **templates})


MKDOCS = ("-m", "mkdocs", "build", "--strict")
# It asks for another name of the file, which other hosts do not read.
PROPERDOCS = ("-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml")

PLAIN = Environment("mkdocs")
MATERIAL = Environment("material", ("mkdocs-material",))
PROPER = Environment(
    "properdocs", ("properdocs", "properdocs-theme-mkdocs", "properdocs-theme-readthedocs")
)
MATERIALX = Environment("materialx", ("mkdocs-materialx",))
# The version that the manual names.
ZENSICAL = Environment("zensical", ("zensical==0.0.73",))

HOSTS = {
    host.name: host
    for host in (
        Host("material", MATERIAL, MKDOCS, "{name: material, font: false}", icons=True),
        Host("mkdocs", PLAIN, MKDOCS, "{name: mkdocs, highlightjs: false}"),
        Host("readthedocs", PLAIN, MKDOCS, "{name: readthedocs, highlightjs: false}"),
        Host("properdocs", PROPER, PROPERDOCS, "{name: mkdocs, highlightjs: false}"),
        Host("materialx", MATERIALX, PROPERDOCS, "{name: materialx, font: false}", icons=True),
        Host(
            "zensical",
            ZENSICAL,
            ("-m", "zensical", "build", "--strict", "--clean"),
            "{name: material, font: false, custom_dir: overrides}",
            icons=True,
            plugins=False,
        ),
    )
}
