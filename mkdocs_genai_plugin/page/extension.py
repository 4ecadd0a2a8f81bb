"""The Markdown extension ``genai``.

A host makes one for every page, most of which have no block. So it only looks for signs of
one; what reads blocks and citations is imported and registered where there is a sign.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from .signs import IN_TEXT

EXTENSION = "genai"
OPTIONS = ("pack", "data_dir", "pages", "language", "publish", "citations", "accents", "ignore")
_IN_NO_PATH = re.compile("[\0-\x1f\x7f\ud800-\udfff]")
# Ahead of html_block (20), which takes away what stands in HTML, and behind snippets (32);
# then behind all that may bring in something else.
LOOKS = {"genai_text": 20.5, "genai_rest": -100}


class GenaiExtension(Extension):
    """Python-Markdown extension; see the manual, "Options"."""

    def __init__(self, **options: Any) -> None:
        """Take the options; a mistake among them is told when the first page asks for data.

        Hosts print what an extension raises with a traceback, and the server of
        Zensical ends. The plugin says it in one line, and without one pages show it.
        """
        self.config = {
            "pack": [True, "Whether the bundled content is there."],
            "data_dir": ["", "A folder of the site's own data, laid out like the pack."],
            "pages": [{}, "Folder of items to the path of their pages, with {id}, or of one page."],
            "language": ["", "The interface's language; the theme's, if it is not set."],
            "publish": ["", "The address of the licence under which a plugin publishes the data."],
            "citations": [
                True,
                "Whether [@key] in a page cites a source; false leaves it to others.",
            ],
            "accents": [{}, "Colours of the site's own, by name, each with light and dark."],
            "ignore": [{}, "Folder of data to the rules whose warnings are not told there."],
            "site": ["", "What a plugin loads when it is called; not for configuration files."],
        }
        self.mistake = wrong_option(options)
        good = {} if self.mistake else options
        super().__init__(**{name: value for name, value in good.items() if value is not None})

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (the name is Markdown's)
        """Look for signs in each page; one that is listed twice looks once."""
        for name, priority in LOOKS.items():
            if name not in md.preprocessors:
                md.preprocessors.register(_Look(md, self), name, priority)


class _Look(Preprocessor):
    def __init__(self, md: Markdown, extension: GenaiExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, lines: list[str]) -> list[str]:
        """Register what reads blocks and citations if a page seems to hold some."""
        if EXTENSION not in self.md.treeprocessors and IN_TEXT.search("\n".join(lines)):
            from .processors import Processors

            found = Processors(self.extension.getConfigs(), self.extension.mistake)
            found.extendMarkdown(self.md)
        return lines


def wrong_option(options: dict[str, Any]) -> str:
    """Return which option is unknown or has a wrong value, in one line, or nothing."""
    known = {*OPTIONS, *(["site"] if callable(options.get("site")) else [])}
    if unknown := sorted(str(name) for name in options.keys() - known):
        return f"genai has no option {', '.join(unknown)}; it has: {', '.join(OPTIONS)}"
    given = {name: value for name, value in options.items() if value is not None}
    wrong = (f"genai: {says(given[name])}" for name, (is_right, says) in _CHECKS.items()
             if name in given and not is_right(given[name]))  # fmt: skip
    return next(wrong, "")


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_address(value: object) -> bool:
    return value == "" or (isinstance(value, str) and value.startswith(("https://", "http://")))


def _is_path(value: object) -> bool:
    """Tell whether a file system could have a path."""
    return isinstance(value, str) and not _IN_NO_PATH.search(value)


def _is_pages(value: object) -> bool:
    return isinstance(value, dict) and all(_is_path(one) for pair in value.items() for one in pair)


def _wrong_ignore(value: Any) -> str:
    listed = isinstance(value, dict) and all(isinstance(names, list) for names in value.values())
    if not listed or not all(isinstance(name, str) for one in value.values() for name in one):
        return "ignore must be lines like  sorting: [too-long]"
    from mkdocs_genai_plugin.data.ignored import wrong_rule

    return f"ignore: {wrong}" if (wrong := wrong_rule(value)) else ""


def _is_language(value: object) -> bool:
    return value == "" or (isinstance(value, str) and value in _languages())


def _languages() -> list[str]:
    from mkdocs_genai_plugin.data.words import languages

    return languages()


def _wrong_accents(value: object) -> str:
    from mkdocs_genai_plugin.data.accents import wrong_accents

    return wrong_accents(value) if value else ""


def _licence() -> str:
    from mkdocs_genai_plugin.data.folders import LICENCE

    return LICENCE


Check = tuple[Callable[[object], bool], Callable[[object], str]]
# By an option: whether a value is right, and what to say if it is not.
_CHECKS: dict[str, Check] = {
    "pack": (_is_flag, lambda _: "pack must be true or false"),
    "citations": (_is_flag, lambda _: "citations must be true or false"),
    "data_dir": (
        _is_path,
        lambda _: "data_dir must be a folder, for example  data_dir: data",
    ),
    "language": (_is_language, lambda _: f"language must be one of {', '.join(_languages())}"),
    "publish": (
        _is_address,
        lambda _: f"publish must be the address of a licence, for example  publish: {_licence()}",
    ),
    "ignore": (lambda value: not _wrong_ignore(value), lambda value: _wrong_ignore(value)),
    "pages": (_is_pages, lambda _: "pages must be lines like  families: families/{id}.md"),
    "accents": (lambda value: not _wrong_accents(value), _wrong_accents),
}


def makeExtension(**options: Any) -> GenaiExtension:  # noqa: N802  (the name is Markdown's)
    """Return the extension for Python-Markdown."""
    return GenaiExtension(**options)
