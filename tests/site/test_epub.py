"""The book that ``mkdocs-genai bundle --epub`` makes of a site."""

from __future__ import annotations

import io
import os
import re
import sys
import zipfile
from functools import partial
from pathlib import Path
from posixpath import join, normpath
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from mkdocs_genai_plugin.cli import main

from .conftest import Site
from .test_bundle import bundle, limit, there

XHTML, OPF = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/opf}"
MATHS = "{http://www.w3.org/1998/Math/MathML}"
CONFIG = """\
site_description: A book.
plugins: [genai]
markdown_extensions:
  - attr_list
  - md_in_html
  - toc: {permalink: true}
  - genai: {data_dir: data, pages: {glossary: terms.md, cases: cases.md}}
theme: {name: mkdocs}
nav:
  - index.md
  - Deep:
      - deep/two.md
      - terms.md
  - cases.md
  - tools.md
"""
INDEX = """\
# Start & &lt;go&gt;

See [two](deep/two.md#part), [its start](deep/two.md), [tools](tools.md), [the web](https://example.org/).
A picture: ![Alt < text](a.svg) and ![Far](https://example.org/b.png)

/// genai-quiz | marks
///

/// genai-timeline | steps
///

<p>Not closed<br>and a <b>bold
<div onclick="x()" @click="y">Raw & ready</div>
"""
QUIZ = r"""
title: Marks
questions:
  - id: one
    name: The one
    text: What is $a < b$?
    options:
      - {text: Less, right: true, feedback: So it is.}
      - {text: $b$, feedback: Not it.}
    explanation: Keep $c$ in mind.
  - id: two
    name: The other
    text: What comes after nine?
    typed: true
    options:
      - {text: Ten, right: true, feedback: It does.}
"""
STEPS = """
title: Steps
steps:
  - {id: first, when: '2001', name: The first step, text: It began.}
  - {id: second, when: '2002', name: The second step, text: It ended.}
"""
FILES = {
    "docs/index.md": INDEX,
    "docs/deep/two.md": "# Two\n\n## A part { #part }\n\n[Back](../index.md)\n",
    "docs/terms.md": "# Terms\n\n/// genai-glossary\n///\n",
    "docs/cases.md": "# Cases\n\n/// genai-cases\n///\n",
    "docs/tools.md": "---\nepub: false\n---\n# Tools\n",
    "docs/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
    "data/quizzes/marks.yml": QUIZ,
    "data/timelines/steps.yml": STEPS,
}


def book(site: Site, *arguments: str) -> zipfile.ZipFile:
    """Return the book that the command writes."""
    target = site.root / "book.epub"
    config = str(site.root / "mkdocs.yml")
    assert main(["bundle", "-f", config, "-o", str(target), "--epub", *arguments]) == 0
    return zipfile.ZipFile(io.BytesIO(target.read_bytes()))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    return book(Site(tmp_path_factory.mktemp("epub")).write(CONFIG, FILES))


def trees(made: zipfile.ZipFile) -> dict[str, Element]:
    """Return every XML file of a book, which has to be well-formed."""
    names = [name for name in made.namelist() if re.search(r"\.(xhtml|opf|xml|svg)$", name)]
    return {name: ElementTree.fromstring(made.read(name)) for name in names}


def text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def chapter(made: zipfile.ZipFile, end: str) -> Element:
    (found,) = (tree for name, tree in trees(made).items() if name.endswith(end))
    return found


def test_type_stands_first_and_uncompressed(made: zipfile.ZipFile) -> None:
    first = made.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert made.read("mimetype") == b"application/epub+zip"


def test_chapters_stand_in_the_order_of_the_navigation(made: zipfile.ZipFile) -> None:
    package = trees(made)["EPUB/package.opf"]
    files = {one.get("id"): one.get("href") for one in package.iter(f"{OPF}item")}
    spine = [files[one.get("idref")] for one in package.iter(f"{OPF}itemref")]
    names = ["01-index", "02-deep-two", "03-terms", "04-cases"]
    assert spine == ["cover.xhtml", "nav.xhtml", *(f"{name}.xhtml" for name in names)]
    there = {name.removeprefix("EPUB/") for name in made.namelist() if name.startswith("EPUB/")}
    assert there == {*files.values(), "package.opf"}


def test_contents_follow_the_navigation(made: zipfile.ZipFile) -> None:
    listed = trees(made)["EPUB/nav.xhtml"].find(f".//{XHTML}nav/{XHTML}ol")
    assert listed is not None
    assert [text(one[0]) for one in listed] == ["Start & <go>", "Deep", "Cases"]
    assert [text(one) for one in listed[1].iter(f"{XHTML}a")][:3] == ["Two", "A part", "Terms"]


def test_every_link_leads_somewhere(made: zipfile.ZipFile) -> None:
    found = trees(made)
    ids = {name: {one.get("id") for one in tree.iter()} for name, tree in found.items()}
    for name, tree in found.items():
        for link in tree.iter(f"{XHTML}a"):
            address = link.get("href", "")
            if address.startswith("https:"):
                continue
            file, _, fragment = address.partition("#")
            target = normpath(join("EPUB", file)) if file else name
            assert target in found, address
            assert not fragment or fragment in ids[target], address


def test_links_lead_to_chapters_to_the_web_or_become_text(made: zipfile.ZipFile) -> None:
    links = {
        text(one): one.get("href") for one in chapter(made, "01-index.xhtml").iter(f"{XHTML}a")
    }
    assert links["two"] == "02-deep-two.xhtml#part"
    assert links["its start"] == "02-deep-two.xhtml"
    assert links["the web"] == "https://example.org/"
    assert "tools" not in links


def test_answers_stand_at_the_end_of_their_chapter(made: zipfile.ZipFile) -> None:
    first = chapter(made, "01-index.xhtml")
    question, answers = text(first).split("Answers")
    assert "Not it." not in question
    assert "Ten" not in question
    assert "¶" not in answers
    assert "Ten Right. It does." in answers
    assert "Less" in question
    assert "It ended." in question
    assert all(said in answers for said in ("So it is.", "Not it.", "Keep c in mind."))
    cases = chapter(made, "04-cases.xhtml")
    assert len(cases.findall(f".//{XHTML}div[@class='answer']")) > 5


def test_formulas_stay_mathml(made: zipfile.ZipFile) -> None:
    first = chapter(made, "01-index.xhtml")
    assert len(list(first.iter(f"{MATHS}math"))) >= 3
    items = trees(made)["EPUB/package.opf"].iter(f"{OPF}item")
    properties = {one.get("href"): one.get("properties") or "" for one in items}
    assert "mathml" in properties["01-index.xhtml"]
    assert "mathml" not in properties["02-deep-two.xhtml"]


def test_nothing_is_left_that_needs_a_script(made: zipfile.ZipFile) -> None:
    for name, tree in trees(made).items():
        for element in tree.iter():
            tag = element.tag.rpartition("}")[2]
            assert tag not in {"button", "details", "fieldset", "input", "label", "script"}, name
            assert "-" not in tag or tag.startswith("font-"), (name, tag)
            assert not [one for one in element.attrib if re.match("on|data-|style|hidden", one)]


def test_pictures_come_along_and_what_cannot_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = book(Site(tmp_path).write(CONFIG, FILES))
    (picture,) = chapter(made, "01-index.xhtml").iter(f"{XHTML}img")
    assert (picture.get("src"), picture.get("alt")) == ("media/a.svg", "Alt < text")
    assert made.read("EPUB/media/a.svg").startswith(b"<svg")
    assert "warning: left out: https://example.org/b.png" in capsys.readouterr().err


def test_metadata_say_how_it_can_be_read(made: zipfile.ZipFile) -> None:
    metadata = trees(made)["EPUB/package.opf"][0]
    said = {(one.get("property") or "").partition(":")[2]: one.text for one in metadata}
    for name in ("accessMode", "accessModeSufficient", "accessibilityFeature"):
        assert said[name]
    assert said["accessibilityHazard"] == "none"
    days = [
        one.get("datetime", "") for it in trees(made).values() for one in it.iter(f"{XHTML}time")
    ]
    assert said["modified"] == f"{max(days)}T00:00:00Z"


def test_same_bytes_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(tmp_path).write(CONFIG, FILES)
    first = {one: book(site).read(one) for one in book(site).namelist()}
    before = (tmp_path / "book.epub").read_bytes()
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert set(book(site).namelist()) == first.keys()
    assert (tmp_path / "book.epub").read_bytes() == before
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert b"2027-01-15" in book(site).read("EPUB/package.opf")


def test_pages_choose(tmp_path: Path) -> None:
    site = Site(tmp_path).write(CONFIG, FILES)
    names = [name for name in book(site, "deep/,tools.md").namelist() if name.endswith("xhtml")]
    assert names == [f"EPUB/{name}.xhtml" for name in ("01-deep-two", "02-tools", "cover", "nav")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nothing.md"], "the site's navigation has no page or folder nothing.md."),
        (["", "--single-file"], "--single-file and --epub are bundles of their own."),
    ],
)
def test_what_cannot_be_is_one_error(
    tmp_path: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Site(tmp_path).write(CONFIG, FILES)
    assert main(["bundle", "-f", str(tmp_path / "mkdocs.yml"), "--epub", *arguments]) == 2
    assert f"mkdocs-genai: error: {said}" in capsys.readouterr().err
    assert not (tmp_path / "build").exists()


def test_without_its_library_one_error_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "justhtml", None)
    monkeypatch.chdir(Site(tmp_path).write(CONFIG, FILES).root)
    assert main(["bundle", "--epub"]) == 2
    assert (
        "an EPUB needs justhtml; install it with: pip install justhtml" in capsys.readouterr().err
    )
    assert not Path("build").exists()


def test_full_disk_is_one_error_and_leaves_nothing(site: Site) -> None:
    """Only the book is larger than the limit, no file of the build."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><!-- {} --></svg>'
    noise = {f"docs/{name}.svg": svg.format(os.urandom(600_000).hex()) for name in "abc"}
    page = "# All\n\n![](a.svg) ![](b.svg) ![](c.svg)\n"
    site.write(CONFIG, {**FILES, **noise, "docs/deep/two.md": page.replace("(", "(../")})
    result = bundle(site, "--epub", "deep/two.md", first=partial(limit, 1_400_000))
    assert result.code == 2
    (line,) = result.output.splitlines()
    assert line == "mkdocs-genai: error: build/test.epub: File too large"
    assert there(site) == []
