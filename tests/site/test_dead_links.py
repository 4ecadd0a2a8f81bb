"""What finds dead links finds every kind of them; test_pages.py runs it over the lesson's site."""

from __future__ import annotations

from pathlib import Path

import pytest

from .links import Built

RIGHT = """
<link href="style.css"> <a href="deep/">Page</a> <a href="deep/#place">Place</a>
<a href="#here">Here</a> <a href="deep/?a=b#pl%C3%A4ce">Other</a> <a href="#">Top</a>
<a href="https://elsewhere.example/x">Away</a> <a href="mailto:a@b.example">Mail</a>
<img src="a%20b.png" srcset="a%20b.png 2x, a%20b.png">
<p id="here">
"""
WRONG = {
    '<a href="nowhere/">': "nowhere/",
    '<a href="deep">': "deep",
    '<a href="deep/#nowhere">': "deep/#nowhere",
    '<a href="#nowhere">': "#nowhere",
    '<a href="/deep/">': "/deep/",
    '<a href="../">': "../",
    '<a href="style.css#place">': "style.css#place",
    '<a href="https://somebody.example/other/">': "https://somebody.example/other/",
    '<script src="none.js"></script>': "none.js",
    '<img srcset="a%20b.png 2x, none.png 3x">': "none.png",
    '<meta property="og:image" content="https://somebody.example/course/no.png">': (
        "https://somebody.example/course/no.png"
    ),
}


@pytest.fixture
def built(tmp_path: Path) -> Built:
    """Return a site without a dead link."""
    for path, text in {
        "index.html": RIGHT,
        "404.html": '<a href="/course/deep/">Page</a>',
        "deep/index.html": '<a href="../">Up</a><p id="place"><p id="pläce">',
        "style.css": "@import 'deep/more.css'; a { background: url(a%20b.png) url(data:x) }",
        "deep/more.css": 'a { background: url("../a%20b.png") }',
        "a b.png": "",
        "sitemap.xml": "<loc>https://somebody.example/course/deep/</loc>",
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return Built(tmp_path, "https://somebody.example/course/")


def test_right_links_pass(built: Built) -> None:
    assert built.dead() == []


@pytest.mark.parametrize("markup", WRONG)
def test_dead_link_in_a_page_is_found(built: Built, markup: str) -> None:
    (built.folder / "index.html").write_text(f"{RIGHT}{markup}", "utf-8")
    assert built.dead() == [f"index.html: {WRONG[markup]}"]


@pytest.mark.parametrize(
    ("path", "text", "link"),
    [
        ("style.css", "a { background: url(none.png) }", "none.png"),
        ("style.css", '@import "none.css";', "none.css"),
        ("sitemap.xml", "<loc>https://somebody.example/course/none/</loc>", "none/"),
        ("404.html", '<a href="deep/">Relative, so wrong below another page</a>', "deep/"),
    ],
)
def test_dead_link_in_another_file_is_found(built: Built, path: str, text: str, link: str) -> None:
    (built.folder / path).write_text(text, "utf-8")
    (dead,) = built.dead()
    assert dead.startswith(f"{path}: ")
    assert dead.endswith(link)
