"""What ``mkdocs-genai bundle`` writes, and what it does when it cannot."""

from __future__ import annotations

import os
import pty
import resource
import signal
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_genai_plugin.bundle.inline import embedded
from mkdocs_genai_plugin.bundle.paragraphs import without
from mkdocs_genai_plugin.bundle.rewrite import Attributes, rewritten
from mkdocs_genai_plugin.bundle.single import path_in_docs
from mkdocs_genai_plugin.bundle.zipped import zip_time
from tests.processes import run

from .conftest import Result, Site
from .dom import Node, parse
from .test_determinism import HERE, THERE

CODE = "import sys; from mkdocs_genai_plugin.cli import main; sys.exit(main())"
CONFIG = """\
theme: {name: material, font: false}
plugins: [search, genai]
markdown_extensions:
  - genai: {data_dir: data, pack: false}
"""
PAGE = "# Fruits\n\n/// genai-cards | fruits\n///\n\n[Other](deep/other.md) and [below](#fruits).\n"
FILES = {
    "docs/index.md": PAGE,
    "docs/deep/other.md": "# Other\n\nText. [Back](../index.md#fruits-pear)\n",
    "data/fruits/pear.yml": "name: Pear\nlead: Sweet.\n",
}
ITS_STYLE = "background: url(a.svg)"
ARCHIVE = "build/test.zip"
FILE = "build/test.html"


@pytest.fixture
def fruits(site: Site) -> Site:
    """Return the source of a small site."""
    return site.write(CONFIG, FILES)


def bundle(
    site: Site,
    *arguments: str,
    first: Callable[[], None] | None = None,
    **environment: str,
) -> Result:
    """Run the command in the site's folder; the result's output is what it says of errors."""
    done = run(
        "mkdocs_genai_plugin", "bundle", *arguments, cwd=site.root, first=first, **environment
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Result(done.returncode, done.stderr + done.stdout, site.root)


def made(site: Site, *arguments: str, **environment: str) -> list[str]:
    """Run the command, which has to have nothing to say of errors; give the lines of its output."""
    result = bundle(site, *arguments, **environment)
    assert result.code == 0, result.output
    assert "warning" not in result.output, result.output
    return result.output.splitlines()


def names(site: Site) -> list[str]:
    """Return the names in the archive."""
    return zipfile.ZipFile(site.root / ARCHIVE).namelist()


def single(site: Site, *arguments: str) -> Node:
    """Write the single file and give it as a tree."""
    made(site, "--single-file", *arguments)
    return parse((site.root / FILE).read_text("utf-8"))


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a small site with its bundle, which no test may change."""
    site = Site(tmp_path_factory.mktemp("bundled")).write(CONFIG, FILES)
    made(site)
    return site


def there(site: Site) -> list[str]:
    """Return every file and folder beside the site's source."""
    source = {"mkdocs.yml", "docs", "data"}
    paths = (path.relative_to(site.root) for path in site.root.rglob("*"))
    return sorted(path.as_posix() for path in paths if path.parts[0] not in source)


def test_archive_holds_one_folder_with_a_page_to_start_at(bundled: Site) -> None:
    there = names(bundled)
    assert {name.split("/")[0] for name in there} == {"test"}
    assert [name for name in there if name.count("/") == 1] == ["test/START.html"]
    assert {"test/site/index.html", "test/site/deep/other.html"} < {*there}


def test_start_lists_every_page(bundled: Site) -> None:
    archive = zipfile.ZipFile(bundled.root / ARCHIVE)
    page = parse(archive.read("test/START.html").decode("utf-8"))
    links = [node.href for node in page.all("a")]
    assert links == ["site/index.html", "site/index.html", "site/deep/other.html"]
    assert {f"test/{link}" for link in links} < {*archive.namelist()}
    assert page.all("script") == []


def test_start_speaks_the_sites_language(site: Site) -> None:
    site.write(CONFIG.replace("font: false", "font: false, language: ar"), FILES)
    made(site)
    html = zipfile.ZipFile(site.root / ARCHIVE).read("test/START.html").decode("utf-8")
    (root,) = parse(html).all("html")
    assert (root.attributes["lang"], root.attributes["dir"]) == ("ar", "rtl")
    assert "ابدأ القراءة" in html


def test_what_nobody_reads_from_disk_is_left_out(bundled: Site) -> None:
    ends = (".map", "/404.html", "/sitemap.xml", "/sitemap.xml.gz")
    assert [name for name in names(bundled) if name.endswith(ends) or "lunr" in name] == []
    assert "test/site/search/search_index.js" in names(bundled)


def test_search_of_another_language_keeps_its_files(site: Site) -> None:
    made(site.write(CONFIG.replace("search,", "{search: {lang: [en, de]}},"), FILES))
    assert any(name.endswith("lunr.de.min.js") for name in names(site))


def test_shim_comes_with_its_licence(bundled: Site) -> None:
    archive = zipfile.ZipFile(bundled.root / ARCHIVE)
    assert "Martin Donath" in archive.read("test/site/assets/genai/iframe-worker.txt").decode()
    assert "IFrameWorker" in archive.read("test/site/assets/genai/iframe-worker.js").decode()


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_two_bundles_are_the_same_bytes(tmp_path: Path, theme: str) -> None:
    config = CONFIG.replace("{name: material, font: false}", theme)
    bundles = []
    for place, environment in (("here", HERE), ("some where else", THERE)):
        (tmp_path / place).mkdir()
        site = Site(tmp_path / place).write(config, FILES)
        made(site, **environment)
        made(site, "--single-file", **environment)
        bundles.append([(site.root / name).read_bytes() for name in (ARCHIVE, FILE)])
    assert bundles[0] == bundles[1]


def test_date_comes_from_the_environment(fruits: Site) -> None:
    made(fruits, SOURCE_DATE_EPOCH="1700000000", TZ="Pacific/Kiritimati")
    dates = {entry.date_time for entry in zipfile.ZipFile(fruits.root / ARCHIVE).infolist()}
    assert dates == {(2023, 11, 14, 22, 13, 20)}


def test_date_that_is_none_is_wrong_usage(fruits: Site) -> None:
    result = bundle(fruits, SOURCE_DATE_EPOCH="today")
    assert result.code == 2
    assert "SOURCE_DATE_EPOCH must be a number of seconds: today" in result.output


@pytest.mark.parametrize(
    ("seconds", "moment"),
    [(0, (1980, 1, 1, 0, 0, 0)), (2**40, (2107, 12, 31, 23, 59, 58))],
)
def test_times_that_a_zip_cannot_hold(seconds: int, moment: tuple[int, ...]) -> None:
    assert zip_time(seconds) == moment


def test_it_says_what_was_written_and_where_the_bytes_are(fruits: Site) -> None:
    first, *parts = made(fruits)
    whole = (fruits.root / ARCHIVE).stat().st_size
    assert first == f"{ARCHIVE}: {whole / 1000:.0f} kB, {len(names(fruits))} files"
    sizes = {kind: int(size) for size, kind in (part.strip().split(" kB  ") for part in parts)}
    assert [*sizes] == sorted(sizes, key=lambda kind: -sizes[kind])
    assert {*sizes} == {"pages", "search", "scripts", "styles", "pictures", "other files"}
    # The rest are names and dates.
    assert 0 < whole / 1000 - sum(sizes.values()) < 10


def test_progress_shows_on_a_terminal_only(fruits: Site) -> None:
    assert "Building" not in "".join(made(fruits))
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", CODE, "bundle"]
    done = subprocess.run(
        command, cwd=fruits.root, stdout=subprocess.PIPE, stderr=theirs, check=True
    )
    os.close(theirs)
    shown = os.read(ours, 1_000_000).decode()
    os.close(ours)
    assert "Building page 2 of 2" in shown
    assert f"Packing file {len(names(fruits))} of {len(names(fruits))}" in shown
    assert shown.endswith("\r\x1b[2K")
    assert b"\x1b" not in done.stdout


def test_configuration_and_output_can_be_named(fruits: Site) -> None:
    (fruits.root / "work").mkdir()
    elsewhere = Site(fruits.root / "work")
    made(elsewhere, "-f", "../mkdocs.yml", "--output", "out/course.zip")
    assert zipfile.ZipFile(elsewhere.root / "out/course.zip").testzip() is None
    assert there(elsewhere) == ["out", "out/course.zip"]


def test_bundle_in_the_docs_does_not_hold_the_one_before(fruits: Site) -> None:
    target = "docs/course.zip"
    made(fruits, "--output", target)
    before = (fruits.root / target).read_bytes()
    made(fruits, "--output", target)
    assert (fruits.root / target).read_bytes() == before


def test_what_is_loaded_from_elsewhere_is_named(site: Site) -> None:
    picture = "![A](https://example.org/a.png)"
    site.write(
        f"{CONFIG}extra_css: [own.css]\nextra_javascript: [https://example.org/own.js]\n",
        {
            **FILES,
            "docs/index.md": f"{PAGE}\n{picture}\n[Link](https://example.org/link)\n",
            "docs/deep/other.md": f"# Other\n\n{picture}\n",
            "docs/own.css": "@import 'https://example.org/b.css'; p { color: red }",
        },
    )
    result = bundle(site)
    assert result.code == 0
    warnings = [line for line in result.output.splitlines() if line.startswith("warning")]
    assert sorted(warnings) == [
        "warning: deep/other.html loads https://example.org/a.png, and so do 1 more",
        "warning: deep/other.html loads https://example.org/own.js, and so do 1 more",
        "warning: own.css loads https://example.org/b.css",
    ]


def test_what_themes_load_from_elsewhere_is_switched_off(site: Site) -> None:
    config = (
        "repo_url: https://github.com/example/example\n"
        "extra:\n  analytics: {provider: google, property: G-1}\n  version: {provider: mike}\n"
        "theme: {name: material, features: [navigation.instant, navigation.tabs]}\n"
        "plugins: [search]\n"
    )
    made(site.write(config, {"docs/index.md": "# Page\n"}))
    page = zipfile.ZipFile(site.root / ARCHIVE).read("test/site/index.html").decode()
    assert "https://github.com/example/example" in page
    for gone in (
        "fonts.g",
        "googletagmanager",
        '"provider"',
        "navigation.instant",
        'component="source"',
    ):
        assert gone not in page
    assert "navigation.tabs" in page


def test_search_that_needs_a_server_is_named(site: Site) -> None:
    theme = {"theme/main.html": "<!doctype html><title>A</title>{{ page.content }}"}
    site.write("theme: {name: null, custom_dir: theme}\nplugins: [search]\n", {**FILES, **theme})
    result = bundle(site)
    assert result.code == 0
    assert "does not work from disk" in result.output


def test_broken_data_is_reported_and_nothing_is_written(fruits: Site) -> None:
    (fruits.root / "data/fruits/pear.yml").write_text("name: Pear\nled: Sweet.\n")
    result = bundle(fruits)
    assert result.code == 1
    assert "data/fruits/pear.yml:2:1: error" in result.output
    assert there(fruits) == []


@pytest.mark.parametrize("arguments", [(), ("--single-file",)])
def test_bundle_before_stays_whole_when_data_breaks(
    fruits: Site, arguments: tuple[str, ...]
) -> None:
    made(fruits, *arguments)
    (target,) = (fruits.root / "build").iterdir()
    before = target.read_bytes()
    (fruits.root / "data/fruits/pear.yml").write_text("name: Pear\nled: Sweet.\n")
    assert bundle(fruits, *arguments).code == 1
    assert target.read_bytes() == before
    assert there(fruits) == ["build", f"build/{target.name}"]


WRONG = {
    "no configuration": (("-f", "other.yml"), "other.yml", "does not exist"),
    "configuration is a folder": (("-f", "docs"), "docs", "Is a directory"),
    "output is a folder": (("--output", "docs"), "docs is a folder", "name a file in it"),
    "output in a file": (("--output", "mkdocs.yml/a.zip"), "mkdocs.yml is a file", "name a folder"),
    "no such folder can be": (("--output", "/proc/no/a.zip"), "/proc/no", "No such file"),
    "no such page": (("--single-file", "inde.md"), "no page inde.md", "Did you mean index.md?"),
}


@pytest.mark.parametrize("arguments, place, said", WRONG.values(), ids=WRONG.keys())
def test_wrong_usage_is_one_clear_error(
    fruits: Site, arguments: tuple[str, ...], place: str, said: str
) -> None:
    result = bundle(fruits, *arguments)
    assert result.code == 2
    (line,) = result.output.splitlines()
    assert line.startswith("mkdocs-genai: error: ")
    assert place in line
    assert said in line
    assert there(fruits) == []


def test_device_is_never_replaced(fruits: Site) -> None:
    os.mkfifo(fruits.root / "pipe.zip")
    result = bundle(fruits, "--output", "pipe.zip")
    assert result.code == 2
    assert "pipe.zip is no ordinary file; name another one." in result.output
    assert (fruits.root / "pipe.zip").is_fifo()


def test_wrong_configuration_is_a_clear_error(site: Site) -> None:
    result = bundle(site.write("theme: nowhere\n", FILES))
    assert result.code == 2
    assert "Config value 'theme'" in result.output
    assert there(site) == []


def limit(size: int) -> None:
    """Let this process write no file beyond a size, as if its disk were full."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def big(lines: int) -> str:
    """Return a page that cannot be squeezed, of about 137 bytes a line."""
    return "".join(f"{os.urandom(64).hex()}\n\n" for _ in range(lines))


@pytest.mark.parametrize(
    ("arguments", "lines", "size", "said"),
    [
        # Only what comes of the build is larger than the limit.
        pytest.param([], 3000, 500_000, f"{ARCHIVE}:", id="packing"),
        pytest.param(["--single-file", "big.md"], 7000, 1_080_000, "test-big.html:", id="file"),
        pytest.param([], 1, 10_000, tempfile.gettempdir(), id="building"),
    ],
)
def test_full_disk_is_one_clear_error(
    site: Site, arguments: list[str], lines: int, size: int, said: str
) -> None:
    site.write(CONFIG, {**FILES, "docs/big.md": big(lines)})
    result = bundle(site, *arguments, first=partial(limit, size))
    assert result.code == 2
    (line,) = result.output.splitlines()
    assert line.startswith("mkdocs-genai: error: ")
    assert said in line
    assert line.endswith(": File too large")
    assert there(site) == []


def test_bundle_before_stays_whole_when_the_disk_is_full(site: Site) -> None:
    made(site.write(CONFIG, {**FILES, "docs/big.md": big(3000)}))
    before = (site.root / ARCHIVE).read_bytes()
    assert bundle(site, first=partial(limit, 500_000)).code == 2
    assert (site.root / ARCHIVE).read_bytes() == before
    assert there(site) == ["build", ARCHIVE]


def test_links_of_a_single_file_become_text_where_no_site_is_known(fruits: Site) -> None:
    links = {node.words: node.href for node in single(fruits).all("article")[0].all("a")}
    assert links["Other"] == ""
    assert links["below"] == "#fruits"


LINKS = """\
# Links

[Other](deep/other.md)

[**Other**, as `code`](deep/other.md){ .md-button }

*Read [this](deep/other.md)*

[One](deep/other.md) [Two](deep/other.md)

[![A picture](a.svg)](deep/other.md)

[Named](deep/other.md){ #name }

- [Listed](deep/other.md)

- [Second](deep/other.md)

[Below](#links)

[Outside](https://example.org/)
"""
LONE = ["Other", "Other, as code"]
KEPT = ["Read this", "One Two", "", "Named", "Listed", "Second", "Below", "Outside"]


@pytest.mark.parametrize(
    ("config", "left"), [("", KEPT), ("site_url: https://example.org/\n", [*LONE, *KEPT])]
)
def test_paragraph_of_a_lost_link_alone_is_left_out(site: Site, config: str, left: str) -> None:
    picture = "<svg xmlns='http://www.w3.org/2000/svg'/>"
    config = f"{config}{CONFIG}  - attr_list\n"
    site.write(config, {**FILES, "docs/index.md": LINKS, "docs/a.svg": picture})
    assert [node.words for node in single(site).all("article")[0].all("p")] == left


@given(st.text("<>/=pa' \n\r&", max_size=80))
def test_html_without_lost_links_stays_as_it_is(html: str) -> None:
    assert without(html, lambda attributes: False) == html


def test_links_of_a_single_file_lead_to_the_site(site: Site) -> None:
    odd = {
        "docs/index.md": f"{PAGE}\n<a href='http://[odd'>Odd</a> <a href='mailto:a@b'>Mail</a>\n"
    }
    site.write(f"site_url: https://example.org/course/\n{CONFIG}", {**FILES, **odd})
    links = {node.words: node.href for node in single(site).all("article")[0].all("a")}
    assert links["Other"] == "https://example.org/course/deep/other/"
    assert links["below"] == "#fruits"
    assert (links["Odd"], links["Mail"]) == ("http://[odd", "mailto:a@b")


@pytest.mark.parametrize("name", ["deep/other.md", "docs/deep/other.md", "./deep/other"])
def test_page_can_be_named_in_several_ways(name: str) -> None:
    assert path_in_docs(name, "docs") == "deep/other.md"


def test_any_page_can_be_the_single_file(site: Site) -> None:
    site.write(f"site_url: https://example.org/course/\n{CONFIG}", FILES)
    made(site, "--single-file", "docs/deep/other.md")
    page = parse((site.root / "build/test-deep-other.html").read_text("utf-8"))
    assert page.all("h1")[0].words.startswith("Other")
    assert "https://example.org/course/#fruits-pear" in [node.href for node in page.all("a")]


def test_single_file_holds_all_that_it_loads(site: Site) -> None:
    site.write(
        f"{CONFIG}extra_css: [styles/own.css]\n",
        {
            **FILES,
            "docs/index.md": f"{PAGE}\n![A](a.svg#only-light)\n\n<p style='{ITS_STYLE}'>\n",
            "docs/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "docs/styles/own.css": "@import 'more.css' print; p { background: url('../a.svg') }",
            "docs/styles/more.css": ".more { background: url(../a.svg) }",
        },
    )
    page = single(site)
    held = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0naHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmcnLz4="
    assert [node.attributes["src"] for node in page.all("img")] == [f"{held}#only-light"]
    (style,) = page.all("style")
    assert f'@media print {{.more {{ background: url("{held}") }}}}' in style.text
    assert f'p {{ background: url("{held}") }}' in style.text
    assert any(held in node.attributes.get("style", "") for node in page.all("p"))
    assert [node.href for node in page.all("link")] == ["data:,"]
    assert [node for node in page.all("script") if "src" in node.attributes] == []
    assert "genai-cards" in page.all("script")[0].text


def test_what_a_single_file_cannot_hold_is_named(site: Site) -> None:
    other = "![A](https://example.org/a.png)\n\n<iframe src='frame.html'></iframe>\n"
    site.write(CONFIG, {**FILES, "docs/index.md": f"{PAGE}\n{other}", "docs/frame.html": ""})
    result = bundle(site, "--single-file")
    assert result.code == 0
    assert "warning: left out: https://example.org/a.png" in result.output
    assert "warning: left out: frame.html" in result.output
    page = parse((site.root / FILE).read_text("utf-8"))
    assert [node.attributes for node in page.all("img")] == [{"alt": "A"}]


def test_single_file_may_load_nothing(fruits: Site) -> None:
    policy = single(fruits).all("meta")[1].attributes
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert policy["content"].startswith("default-src 'none'; ")
    assert "http" not in policy["content"]


@pytest.mark.parametrize("text", ["</script>", "</SCRIPT >", "<!--", "</style>"])
def test_text_that_would_end_a_script_does_not(text: str) -> None:
    assert text not in embedded(f'a = "{text}"')
    assert embedded(f'a = "{text}"').replace("\\", "") == f'a = "{text}"'


@given(st.text("<>/='\" \n\r&;!-ab", max_size=80))
def test_html_that_does_not_change_stays_as_it_is(html: str) -> None:
    assert rewritten(html, lambda tag, attributes: attributes) == html


def test_only_what_changes_is_written_anew() -> None:
    def change(tag: str, attributes: Attributes) -> Attributes:
        return attributes if tag == "p" else {**attributes, "x": None}

    html = "<P  a=1>\n<b\nA='1 & 2' a=2 >text</B ><br/>\n</p>"
    assert rewritten(html, change) == '<P  a=1>\n<b a="1 &amp; 2" x>text</B ><br x />\n</p>'
