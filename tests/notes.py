"""What changed in a version, from CHANGELOG.md: ``python -m tests.notes v1.2.3`` prints it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from mkdocs_genai_plugin import __version__

CHANGELOG = Path(__file__).parents[1] / "CHANGELOG.md"


def notes(tag: str, changelog: str, version: str = __version__) -> str:
    """Return the section of the version that ``tag`` names.

    Raises ``ValueError`` where the tag is not that of the package, or nothing is said of it.
    """
    if tag != f"v{version}":
        raise ValueError(f"the tag is {tag}, and the package is v{version}")
    pattern = rf"^## \[?{re.escape(version)}\]?.*\n(?P<text>(?:(?!## ).*\n?)*)"
    if not (found := re.search(pattern, changelog, re.M)) or not found["text"].strip():
        raise ValueError(f"CHANGELOG.md says nothing of {version}; name its section  ## {version}")
    return found["text"].strip()


if __name__ == "__main__":
    try:
        print(notes(sys.argv[1], CHANGELOG.read_text("utf-8")))
    except ValueError as error:
        sys.exit(str(error))
