"""A whole site as one archive, with a page to start at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from . import progress, templates
from .build import Build, seconds, site_of
from .loads import Request, requests
from .offline import OfflinePlugin, plugin
from .outcome import BundleError, Made
from .shown import shown
from .whole import whole_file
from .zipped import pack

START = "START.html"
SITE = "site"


def make(config: str | None, output: Path | None) -> Made:
    """Build a site and pack it; raises BundleError.

    ``config`` is the path of the site's configuration, MkDocs' usual one if not
    given, ``output`` that of the archive, ``build/<name of the site>.zip``.
    """
    progress.show("Reading the site")
    with site_of(config) as build:
        target = output or Path("build") / f"{build.name}.zip"
        with whole_file(target) as stream:
            offline = OfflinePlugin(progress.counting("Building page {} of {}"), target)
            build.run(offline)
            foreign = requests(build.folder)
            files = dict(site_files(build))
            files[f"{build.name}/{START}"] = start_page(build, offline, foreign).encode("utf-8")
            packing = progress.counting("Packing file {} of {}")
            sizes = pack(stream, files, seconds(), packing)
        messages = [*build.messages, *warnings(build, offline, foreign)]
        return Made(target, len(files), sizes, messages)


def site_files(build: Build) -> Iterator[tuple[str, bytes]]:
    """Give every file of the built site by its path in the archive, all of it in one folder."""
    for path in build.folder.rglob("*"):
        if path.is_file():
            inside = path.relative_to(build.folder).as_posix()
            yield f"{build.name}/{SITE}/{inside}", path.read_bytes()


def start_page(build: Build, offline: OfflinePlugin, foreign: list[Request]) -> str:
    """Give the page that opens the site; raises BundleError if the site has no page."""
    pages = offline.nav.pages
    first = offline.nav.homepage or (pages[0] if pages else None)
    if first is None:
        raise BundleError("the site has no page to start at.", 1)
    return templates.filled(
        "start.html",
        config=build.config,
        home=first.url,
        nav=offline.nav,
        root=shown(offline.home).language,
        site=SITE,
        style=templates.parts("base.css", "frame.css", "start.css"),
        whole=not foreign,
        words=build.words,
    )


def warnings(build: Build, offline: OfflinePlugin, foreign: list[Request]) -> Iterator[str]:
    """Give what does not work without a network, or from disk."""
    files: dict[str, list[str]] = {}
    for request in foreign:
        files.setdefault(request.address, []).append(request.file)
    for address, names in files.items():
        more = f", and so do {len(names) - 1} more" if len(names) > 1 else ""
        yield f"warning: {names[0]} loads {address}{more}"
    if plugin(build.config, "search") and not offline.searchable:
        yield f"warning: the search of the theme {build.config.theme.name} does not work from disk"
