"""The tables of the manual's page "Hosts" that tests hold; ``make generated`` writes them anew."""

from __future__ import annotations

import re
from pathlib import Path

from tests.hosts import absent, neighbours

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/manual/hosts.md"
TABLE = re.compile(r"(<!-- table of (\w+) -->\n\n\|[^\n]*\n\|[^\n]*\n).*?(?=\n<!-- end -->)", re.S)
ROWS = {"plugins": neighbours.table, "absent": absent.table}


def derived() -> str:
    """Return the page with the rows of its tables."""
    return TABLE.sub(
        lambda found: found[1] + "".join(f"{row}\n" for row in ROWS[found[2]]()),
        PAGE.read_text("utf-8"),
    )
