"""A whole site as one archive, with a page to start at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from . import status_line, templates
from .build import Build, seconds, site_of
from .loads import Load, requests
from .offline import OfflinePlugin, plugin
from .outcome import BundleError, Made
from .shown import head_of
from .whole import whole_bundle
from .zipped import pack

_START = "START.html"
SITE = "site"


def make_archive(config: str, output: Path | None, folder: Path) -> Made:
    """Build a site and pack it; raises BundleError.

    ``config`` is the path of the site's configuration, ``output`` that of the archive, which
    is named for the site and stands in ``folder`` if none is given.
    """
    status_line.show("Reading the site")
    with site_of(config) as build:
        target = output or folder / f"{build.name}.zip"
        with whole_bundle(target) as stream:
            offline = OfflinePlugin(status_line.counting("Building page {} of {}"), target)
            build.run(offline)
            foreign = requests(build.folder)
            files = dict(site_files(build))
            files[f"{build.name}/{_START}"] = start_page(build, offline, foreign).encode("utf-8")
            packing = status_line.counting("Packing file {} of {}")
            sizes = pack(stream, files, seconds(), packing)
        messages = [*build.messages, *warnings(build, offline, foreign)]
        return Made(target, len(files), sizes, messages)


def site_files(build: Build) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the built site by its path in the archive, all of it in one folder."""
    for path in build.folder.rglob("*"):
        if path.is_file():
            inside = path.relative_to(build.folder).as_posix()
            yield f"{build.name}/{SITE}/{inside}", path.read_bytes()


def start_page(build: Build, offline: OfflinePlugin, foreign: list[Load]) -> str:
    """Return the page that opens the site; raises BundleError if the site has no page."""
    pages = offline.nav.pages
    first = offline.nav.homepage or (pages[0] if pages else None)
    if first is None:
        raise BundleError("the site has no page to start at.", 1)
    return templates.filled(
        "start.html",
        config=build.config,
        home=first.url,
        icon=_icon(build),
        nav=offline.nav,
        root=head_of(offline.home).language,
        site=SITE,
        style=templates.parts("base.css", "frame.css", "start.css"),
        whole=not foreign,
        words=build.words,
    )


def _icon(build: Build) -> str:
    """Return the address of the site's own icon, empty where it has the theme's."""
    name = dict(build.config.theme).get("favicon") or ""
    own = name and (Path(build.config.docs_dir) / name).is_file()
    return f"{SITE}/{name}" if own else ""


def warnings(build: Build, offline: OfflinePlugin, foreign: list[Load]) -> Iterator[str]:
    """Yield what does not work without a network, or from disk."""
    files: dict[str, list[str]] = {}
    for request in foreign:
        files.setdefault(request.address, []).append(request.file)
    for address, names in files.items():
        more = f", and so do {len(names) - 1} more" if len(names) > 1 else ""
        yield f"warning: {names[0]} loads {address}{more}"
    if plugin(build.config, "search") and not offline.searchable:
        yield f"warning: the search of the theme {build.config.theme.name} does not work from disk"
