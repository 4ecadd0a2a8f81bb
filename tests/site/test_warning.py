"""A warning stops no build, but a strict one, which publishes nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

from .conftest import Site

CONFIG = "plugins: [genai]\nmarkdown_extensions:\n  - genai: {pack: false, data_dir: data}\n"
FILES = {
    "docs/index.md": "# Page\n\n/// genai-takeaways | few\n///\n",
    "data/takeaways/few.yml": "title: Few\npoints: [One.]\n",
}
# The kind of takeaways, with a check that warns of short lists.
BUILD = """\
import sys
from mkdocs.__main__ import cli
from mkdocs_genai_plugin.data.problems import Place, Problem
from mkdocs_genai_plugin.data.rules import Rule, Severity
from mkdocs_genai_plugin.kinds import takeaways
from mkdocs_genai_plugin.kinds.takeaways import Takeaways

def short(pack):
    for item in pack.of(Takeaways):
        place = Place(item.file, 2, 1, 6, "points: [One.]")
        yield Problem(place, "this list is short", Rule.COUNT, "Add a point.")

Rule.COUNT.severity = Severity.WARNING
object.__setattr__(takeaways.KIND, "checks", (short,))
cli(["build", *sys.argv[1:]])
"""


@pytest.mark.parametrize(("arguments", "code"), [((), 0), (("--strict",), 1)])
def test_warning_is_logged_and_stops_a_strict_build_alone(
    site: Site, arguments: tuple[str, ...], code: int
) -> None:
    site.write(CONFIG, FILES)
    done = subprocess.run(
        [sys.executable, "-c", BUILD, *arguments],
        cwd=site.root,
        capture_output=True,
        text=True,
        check=False,
    )
    told = "WARNING -  data/takeaways/few.yml:2:1: warning: this list is short [count]"
    assert told in done.stderr
    assert "fix: Add a point." in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == code
    assert ("One." in (site.root / "site/index.html").read_text("utf-8")) or code
