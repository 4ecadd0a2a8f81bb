"""The same source gives the same site, wherever and whenever it is built."""

from __future__ import annotations

import pytest

from .conftest import BLOCKS, Site

PAGE = f"# Lesson\n\n{BLOCKS}\n/// genai-sources\n///\n"
HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "POSIX",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
    "PYTHONHASHSEED": "4242",
}
# MkDocs writes the time of the build into these.
DATED = {"sitemap.xml", "sitemap.xml.gz"}


def test_two_builds_give_the_same_bytes(tmp_path_factory: pytest.TempPathFactory) -> None:
    config = "theme: material\nplugins: [search, genai]\n"
    builds = []
    for place, environment in (("here", HERE), ("there", THERE)):
        site = Site(tmp_path_factory.mktemp(place))
        site.write(config, {"docs/index.md": PAGE, "docs/b/c.md": PAGE})
        result = site.build("--strict", **environment)
        assert result.code == 0, result.output
        builds.append(result.files)
    one, other = builds
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path] and path not in DATED] == []
