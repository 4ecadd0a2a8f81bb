"""What a built site shows: the addresses of its pages and parts, and the texts on them.

``python -m tests.frozen.shown SITE FOLDER`` writes them into FOLDER. That is done once for a
version, from the site that the version itself has built; what is written then stays as it is.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.site.dom import Node, parse

# Other files that a site's author or a tool of others may name.
OURS = ("data/**/*.json", "assets/genai/schemas/*.json", "assets/genai/genai.*")
NAMING = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "list")
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
# Written for eyes or scripts alone.
UNSEEN = frozenset({"script", "style", "svg"})


def pages(site: Path) -> dict[str, Node]:
    """Return the content of each page by its path, without what the theme puts around it."""
    found = {path: parse(path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))}
    return {
        path.relative_to(site).as_posix(): content
        for path, page in found.items()
        for content in page.all("article", "md-content__inner")
        if path.name != "404.html"
    }


def addresses(site: Path) -> list[str]:
    """Return every address: of each page, of each part of it, and of files that others read."""
    parts = [f"{path}#{id}" for path, page in pages(site).items() for id in ("", *linked(page))]
    files = [path.relative_to(site).as_posix() for glob in OURS for path in site.glob(glob)]
    return sorted({*parts, *files})


def linked(page: Node) -> set[str]:
    """Return the ids that a reader can link to; by some, parts of a page only name each other."""
    between = {
        id for node in page for name in NAMING for id in node.attributes.get(name, "").split()
    }
    return {
        node.id for node in page if node.id and (node.id not in between or node.tag in HEADINGS)
    }


def texts(page: Node) -> Iterator[str]:
    """Yield every text that a page shows, white space folded."""
    for child in page.children:
        if isinstance(child, Node):
            yield from texts(child) if child.tag not in UNSEEN else ()
        elif words := " ".join(child.split()):
            yield words


def main() -> None:
    """Write what a site shows into a folder."""
    site, folder = map(Path, sys.argv[1:])
    folder.mkdir(parents=True, exist_ok=True)
    lines = {"addresses.txt": addresses(site)}
    for path, page in pages(site).items():
        name = path.removesuffix("/index.html").removesuffix(".html").replace("/", "-")
        lines[f"{name}.txt"] = [f"{path}#", *texts(page)]
    for name, written in lines.items():
        (folder / name).write_text("".join(f"{line}\n" for line in written), "utf-8")


if __name__ == "__main__":
    main()
