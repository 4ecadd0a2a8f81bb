"""The files that code writes: ``make generated`` does it, ``--check`` tells which are stale."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from mkdocs_genai_plugin.data.schema import schemas
from mkdocs_genai_plugin.kinds import KINDS

from . import hosts_page, kinds_tables, lesson_page, problems_page, reference
from .conformance import report
from .figures import beforehand
from .figures.duel import table
from .figures.map import shipping

ROOT = Path(__file__).parents[1]
SCHEMAS = ROOT / "mkdocs_genai_plugin/schemas"
MAKE = "make generated"
CHECKS = "--check" in sys.argv


def files() -> Iterator[tuple[Path, str]]:
    """Yield each file with its text; what a later one reads comes before it."""
    yield from ((SCHEMAS / name, text) for name, text in schemas(KINDS).items())
    yield lesson_page.PAGE, lesson_page.derived(lesson_page.SOURCE.read_text("utf-8"))
    yield reference.PAGE, reference.page()
    yield problems_page.PAGE, problems_page.derived()
    yield hosts_page.PAGE, hosts_page.derived()
    yield report.PAGE, report.page()
    yield report.FILE, report.openacr()
    yield from ((page, kinds_tables.derived(page)) for page in kinds_tables.PAGES)
    yield kinds_tables.FORM, kinds_tables.form()
    yield from beforehand.files()


def trained() -> Iterator[tuple[Path, str]]:
    """Yield what is trained: some seconds of work, which no test does."""
    yield shipping.SHIPPED, shipping.written()[0]


def counted() -> Iterator[tuple[Path, str]]:
    """Yield what takes a quarter of an hour: only with ``--tables``, or in ``make test-hosts``."""
    if "--tables" in sys.argv:
        yield table.FILE, table.written()


def is_stale(file: Path, text: str) -> bool:
    """Tell whether a file does not hold the text."""
    return not file.exists() or file.read_text("utf-8") != text


def left_over() -> set[Path]:
    """Return the schemas that no kind has any more, which a person has to delete."""
    return {*SCHEMAS.iterdir()} - {SCHEMAS / name for name in schemas(KINDS)}


def main() -> int:
    """Write what is stale; with ``--check`` only name it, and return 1 if there is any."""
    stale = []
    for file, text in chain(files(), trained(), counted()):
        if is_stale(file, text):
            stale.append(file)
            if not CHECKS:
                file.write_text(text, "utf-8", newline="\n")
    for file in [*stale, *left_over()]:
        print(file.relative_to(ROOT))
    if CHECKS and stale:
        print(f"These are stale; take the changes over with:  {MAKE}")
    return int(CHECKS and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
