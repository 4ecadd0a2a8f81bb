"""``mkdocs-genai assets``: script, style and our pictures, for hosts that run no plugins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from mkdocs_genai_plugin.data.accents import style
from mkdocs_genai_plugin.data.folders import bundled
from mkdocs_genai_plugin.data.load import load
from mkdocs_genai_plugin.data.whole import write_whole
from mkdocs_genai_plugin.kinds import KINDS
from mkdocs_genai_plugin.render.assets import NAME, together

from .command import Command
from .refusal import RefusalError
from .settings import SettingsError, configuration_above, site_folders


@click.command(
    "assets",
    cls=Command,
    page="hosts",
    examples="mkdocs-genai assets docs/assets/genai\n",
    short_help="Write script, style and our pictures into a folder.",
)
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> int:
    """Write one style and one script, which hold those of every element, into FOLDER.

    Hosts that run no plugins, such as Zensical, need them; with MkDocs the plugin brings them.
    The style holds the accents of the site in whose folder the command runs, too. Beside them
    stand the pictures that come with the package.
    """
    for path, content in _files():
        file = folder / path
        write_whole(file, content)
        print(file)
    return 0


def _files() -> Iterator[tuple[str, str | bytes]]:
    yield f"{NAME}.css", together(".css") + _accents()
    yield f"{NAME}.js", together(".js")
    for image in load([bundled()], KINDS).images.shown.values():
        yield f"pictures/{image.address}", image.path.read_bytes()


def _accents() -> str:
    """Return the style of the site's own accents, if there is a site that has some."""
    site = configuration_above(Path())
    try:
        folders = site_folders(site)[0] if site else ()
        accents = load(folders, KINDS).accents if site else {}
    except SettingsError as error:
        raise RefusalError(f"{site}: {error}.") from None
    return style(accents)
