"""What the head of a page loads of ours."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from mkdocs_genai_plugin.data.accents import style
from mkdocs_genai_plugin.data.whole import write_whole
from mkdocs_genai_plugin.render import assets
from mkdocs_genai_plugin.render.element import UNSEARCHED

from .state import FOLDER, STYLE, State

SCRIPT = f"{assets.NAME}.js"
_SHEET = rf"([^\"'\s>]*{FOLDER})/{re.escape(assets.NAME)}\.css[?\"'\s>]"
STYLED = re.compile(rf"<link\b(?=[^>]*?\bhref=[\"']?{_SHEET})[^>]*>", re.I)
# A page that was made smaller may have lost the end of its head, and quotes around addresses.
_END = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)|(?P<end></head\b|<body\b)", re.I | re.S
)
_LOADED = re.compile(r"\b(?:src|href)=[\"']?([^\"'\s>?]+)", re.I)
_UNSEARCHED = "".join(f' {name}="{value}"' for name, value in UNSEARCHED.items())
_LOADING = {
    ".js": '<script src="{}"></script>\n',
    ".css": '<link rel="stylesheet" href="{}">\n',
}


@cache
def version() -> str:
    """Return eight digits that change with every script and style. Raises OSError.

    They stand behind the names, so that no browser keeps an old one beside a new page. All have
    the same: ``genai.js`` loads others by its own address.
    """
    digest = hashlib.sha256()
    for name, path in assets.files().items():
        digest.update(name.encode() + path.read_bytes())
    return digest.hexdigest()[:8]


def versioned(name: str) -> str:
    """Return the name of a script or style with its version as the query."""
    return f"{name}?h={version()}"


def add_assets(state: State, files: Files, config: MkDocsConfig) -> None:
    """Add the scripts and styles of the elements that pages show.

    MkDocs copies files and writes heads after ``on_env`` (build.py, build).
    """
    more = {STYLE: style(state.site.pack.accents) if state.site else ""}
    for name in _needed(state, files):
        if not files.get_file_from_path(f"{FOLDER}/{name}"):
            content = assets.sent(name) + more.get(name, "")
            files.append(File.generated(config, f"{FOLDER}/{name}", content=content))
    address = f"{FOLDER}/{versioned(STYLE)}{_digits(more[STYLE])}"
    config.extra_css[:0] = [address] if address not in config.extra_css else []


def _digits(accents: str) -> str:
    """Return what changes with the site's own accents, which stand behind our own style."""
    return f"-{hashlib.sha256(accents.encode()).hexdigest()[:8]}" if accents else ""


def _needed(state: State, files: Files) -> Iterable[str]:
    """Return the files that pages need; all of them if not every page has been rendered."""
    if state.dirty:
        return assets.files()
    shown = "".join(page.content or "" for file in files if (page := file.page))
    return (SCRIPT, STYLE, *assets.needed(shown))


def with_head(output: str, page: Page) -> str:
    """Return a page whose head loads the script, and what else the page uses.

    What only the index of the search reads, which is written by then, is not sent to readers.
    """
    sent = output.replace(_UNSEARCHED, "")
    return with_assets(sent, get_relative_url(FOLDER, page.url), assets.needed_at_once(sent))


def with_error_page(output: str, config: MkDocsConfig) -> str:
    """Return the page for addresses that do not exist with the script in its head."""
    base = urlsplit(config.site_url or "/").path.rstrip("/")
    return with_assets(output, f"{base}/{FOLDER}", ())


def load_script_in_others(config: MkDocsConfig) -> None:
    """Have the script loaded by pages that show elements and only have our style.

    A plugin that joins all pages writes its page past the hooks of others.
    """
    for path in Path(config.site_dir).rglob("*.html"):
        with suppress(UnicodeDecodeError):
            html = path.read_text("utf-8")
            style = STYLED.search(html)
            if style and f"/{SCRIPT}" not in html:
                write_whole(path, with_assets(html, style[1], assets.needed_at_once(html)))


def with_assets(html: str, base: str, names: Iterable[str]) -> str:
    """Return a page with the script, and the files of these names, before the end of the head.

    Classic scripts: ``type=module`` does not load from disk. In the head: the
    elements upgrade while they are parsed, so nothing shifts. What a template loads
    already, with a version or without, is left out.
    """
    end = _end_of_head(html)
    head, body = html[:end], html[end:]
    there = set(_LOADED.findall(head))
    missing = [one for one in (SCRIPT, *names) if f"{base}/{one}" not in there]
    lines = (_LOADING[Path(one).suffix].format(f"{base}/{versioned(one)}") for one in missing)
    return "".join([head, *lines, body]) if head else html


def _end_of_head(html: str) -> int:
    """Return where the head of a page ends, or the link in it that loads our style; 0 without."""
    ends = (found.start("end") for found in _END.finditer(html) if found["end"])
    style = None if (end := next(ends, 0)) else STYLED.search(html)
    return style.end() if style else end
