"""Pages that use nothing of ours are built as they would be without us."""

from __future__ import annotations

from .conftest import Site

PAGES = {
    "reference.md": (
        "# T\n\nThanks to [@octocat] and [@hubot][], see [@key][there].\n\n"
        "[@octocat]: https://example.org/octocat\n[@hubot]: https://example.org/hubot\n"
        "[there]: https://example.org/there\n"
    ),
    "html.md": (
        "# T\n\n<pre>\nwrite [@key] and\n/// genai-cards | nothing\n///\n</pre>\n\n"
        'A <span title="[@key]">word</span>.\n\n<script>\nvar s = "[@key]";\n</script>\n'
    ),
    "front.md": '---\ndescription: "see [@smith]"\n---\n# T\n',
    "list.md": "# T\n\n- item\n\n        [@key] in code\n        /// genai-cards | nothing\n",
    "prose.md": "# T\n\nWrite /// genai-cards to see cards.\n",
}


def body(site: Site, page: str) -> str:
    """Return the body of a page of the built site."""
    return (
        (site.root / "site" / page).read_text("utf-8").partition("<body")[2].partition("</body>")[0]
    )


def test_pages_without_anything_of_ours_stay_as_they_are(site: Site) -> None:
    files = {"docs/index.md": "# Start\n", **{f"docs/{name}": one for name, one in PAGES.items()}}
    names = ["index.html", *(f"{name.removesuffix('.md')}/index.html" for name in PAGES)]
    site.write("plugins: [search]\n", files).built()
    without = {name: body(site, name) for name in names}
    site.write("plugins: [search, genai]\n", files).built()
    assert {name: body(site, name) for name in names} == without


def test_citations_can_be_left_to_others(site: Site) -> None:
    config = "plugins: [genai]\nmarkdown_extensions:\n  - genai: {citations: false}\n"
    page = "# T\n\nSee [@doe2020].\n\n/// genai-timeline | why-now\n///\n"
    result = site.write(config, {"docs/index.md": page}).built()
    assert "See [@doe2020]." in result.page().text
    assert result.page().all("genai-timeline")


def test_block_can_be_written_about(site: Site) -> None:
    page = "# T\n\nWrite /// genai-cards, or\n\\/// genai-cards | nothing\n"
    text = site.write("plugins: [genai]\n", {"docs/index.md": page}).built().page().text
    assert "Write /// genai-cards, or\n/// genai-cards | nothing" in text
