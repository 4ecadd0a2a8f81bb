"""``mkdocs-genai new lesson`` writes the lesson into anybody's site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mkdocs_genai_plugin.cli import main
from tests.lesson_page import PAGE, derived

from .conftest import Result, Site

# Syntax of extensions that a bare site has not switched on would stand there as text.
UNREAD = re.compile(r"///|!!!|\?\?\?|\{:? *[.#]|\]\(|\[@|```")
SITE_ONLY = """\
---
hide: [toc]
title: Lesson
---

# Title

A [guide](guide.md) and [VAE](item:families/vae).
{ .lead }

[Only this site's](more.md)

[GAN](item:families/gan)

<div class="a" markdown>

<div>
inner
</div>

</div>

## Next { #next }

/// genai-cards | families
    only: [gan]
///
"""


def test_what_only_one_site_has_is_left_out() -> None:
    assert derived(SITE_ONLY) == (
        "---\ntitle: Lesson\n---\n\n# Title\n\nA guide and [VAE](item:families/vae).\n\n"
        "[GAN](item:families/gan)\n\n## Next\n\n/// genai-cards | families\n    only: [gan]\n///\n"
    )


@pytest.fixture(params=["mkdocs", "material"])
def built(request: pytest.FixtureRequest, site: Site, monkeypatch: pytest.MonkeyPatch) -> Result:
    """Let the command write the page into a bare site, and build that."""
    site.write(f"theme: {request.param}\nplugins: [search, genai]\n", {})
    monkeypatch.chdir(site.root)
    assert main(["new", "lesson"]) == 0
    return site.built()


def test_bare_site_shows_the_whole_lesson(built: Result) -> None:
    page = built.page()
    blocks = re.findall(r"^/// (genai-\w+)", PAGE.read_text("utf-8"), re.M)
    assert {"genai-definition", "genai-comparison", "genai-cards", "genai-timeline"} <= {*blocks}
    for tag in ("genai-comparison", "genai-cards", "genai-timeline"):
        assert len(page.all(tag)) == blocks.count(tag)
    for name in ("genai-definition", "genai-takeaways", "genai-sources"):
        assert page.all(name=name)
    article = page.all("body")[0].words
    assert "What makes AI generative?" in article
    assert UNREAD.findall(article) == []


def test_folders_are_made_and_the_name_is_free(tmp_path: Path) -> None:
    file = tmp_path / "docs/course/one.md"
    assert main(["new", "lesson", str(file)]) == 0
    assert file.read_bytes() == PAGE.read_bytes()


def test_file_that_is_there_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "index.md"
    file.write_text("Mine.")
    assert main(["new", "lesson", str(file)]) == 2
    assert file.read_text() == "Mine."
    said = capsys.readouterr()
    assert f"{file.as_posix()} exists already" in said.err
    assert "mkdocs-genai new lesson docs/lesson.md" in said.err
    assert said.out == ""


def test_folder_that_is_a_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "docs").write_text("")
    said = f"{(tmp_path / 'docs').as_posix()} cannot be written (Not a directory)"
    for name in ("docs/index.md", "docs/deep/index.md"):
        assert main(["new", "lesson", str(tmp_path / name)]) == 2
        assert said in capsys.readouterr().err
    assert (tmp_path / "docs").read_text() == ""


@pytest.mark.parametrize("arguments", [["new"], ["new", "poem"]])
def test_unknown_kind_is_wrong_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "KIND" in capsys.readouterr().err
