"""The same data used more than once, and what a page's uses have in common."""

from __future__ import annotations

import pytest

from .conftest import Result, Site

CONFIG = """\
plugins: [genai]
markdown_extensions:
  - genai: {data_dir: data, pack: false}
"""
DATA = {
    "data/fruits/pear.yml": """\
name: Pear
lead: Sweet [@two; @one]. See [the plum](item:fruits/plum).
about: ["As shown [@three]."]
sources:
  - {key: one, title: On pears, by: "A. Uthor, 2001", link: "doi:10.1000/182"}
  - {key: two, title: More pears, by: "B. Uthor, 2002", link: "https://example.org/two"}
""",
    "data/fruits/plum.yml": "name: Plum\nlead: Blue [@one].\n",
    "data/sources/books.yml": "sources:\n  - {key: three, title: A book, by: C}\n",
    "data/timelines/year.yml": """\
title: The year
steps:
  - {id: spring, name: Spring, when: March, text: "It blooms [@three]."}
  - {id: autumn, name: Autumn, when: September, text: "It falls [@one]."}
""",
    "data/comparisons/taste.yml": """\
title: Taste
columns: [{id: raw, name: Raw}, {id: cooked, name: Cooked}]
rows: [{name: Pear, raw: Good, cooked: Better}]
""",
}
CARDS = "/// genai-cards | fruits\n///\n\n"


def build(site: Site, page: str) -> Result:
    """Build a site of one page."""
    return site.write(CONFIG, {**DATA, "docs/index.md": page}).built()


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Build a page that uses everything twice, and the cards three times."""
    both = f"{CARDS}/// genai-timeline | year\n///\n\n/// genai-comparison | taste\n///\n\n"
    page = f"# Page\n\n{both}{both}/// genai-cards | fruits\n    id: mine\n///\n"
    return build(Site(tmp_path_factory.mktemp("twice")), page)


def test_ids_are_unique_on_the_whole_page(twice: Result) -> None:
    ids = twice.page().ids
    assert sorted(ids) == sorted(set(ids))


def test_second_use_gets_a_number(twice: Result) -> None:
    page = twice.page()
    assert [node.id for node in page.all(name="genai-panel")] == [
        "fruits-pear",
        "fruits-plum",
        "timelines-year-spring",
        "timelines-year-autumn",
        "fruits-pear-2",
        "fruits-plum-2",
        "timelines-year-spring-2",
        "timelines-year-autumn-2",
        "mine-pear",
        "mine-plum",
    ]


def test_every_tab_leads_to_a_panel_of_its_own_widget(twice: Result) -> None:
    for name in ("genai-cards", "genai-timeline"):
        for widget in twice.page().all(name):
            tabs = [node.href.removeprefix("#") for node in widget.all(name="genai-tab")]
            assert tabs == [node.id for node in widget.all(name="genai-panel")]


def test_every_name_that_an_element_refers_to_is_its_own(twice: Result) -> None:
    for widget in twice.page().all("genai-comparison"):
        (region,) = widget.all(name="genai-scroll")
        assert region.attributes["aria-labelledby"] == widget.all("caption")[0].id


def test_use_with_a_name_carries_it(twice: Result) -> None:
    assert twice.page().one("mine-pear-title").words.startswith("Pear")


def test_links_between_cards_lead_to_the_first_use(twice: Result) -> None:
    for anchor in ("fruits-pear", "fruits-pear-2", "mine-pear"):
        links = {node.words: node.href for node in twice.page().one(anchor).all("a")}
        assert links["the plum"] == "#fruits-plum"


def test_heading_of_the_page_keeps_its_id(site: Site) -> None:
    """An id that toc makes from a heading's words gives way; one that the author wrote does not."""
    written = f"# Page\n\n## Fruits pear\n\n## Mine {{ #fruits-plum }}\n\n{CARDS}"
    result = site.write(f"{CONFIG}  - attr_list\n", {**DATA, "docs/index.md": written}).built()
    page = result.page()
    assert sorted(page.ids) == sorted(set(page.ids))
    assert page.one("fruits-plum").tag == "h2"


@pytest.mark.parametrize("written", ["plum", "[plum]", "plum, pear", "[plum, pear]"])
def test_option_only_picks_cards_in_its_order(site: Site, written: str) -> None:
    page = build(site, f"/// genai-cards | fruits\n    only: {written}\n///\n").page()
    names = written.strip("[]").split(", ")
    assert [node.id for node in page.all(name="genai-panel")] == [f"fruits-{one}" for one in names]


def test_headings_stand_one_level_below_the_heading_above(site: Site) -> None:
    page = build(site, f"# Page\n\n{CARDS}## Part\n\n### Deep\n\n{CARDS}").page()
    assert page.one("fruits-pear-title").tag == "h2"
    assert page.one("fruits-pear-title-2").tag == "h4"


def test_citations_are_numbered_in_page_order(site: Site) -> None:
    page = build(site, f"First [@three].\n\n{CARDS}\n\n/// genai-timeline | year\n///\n").page()
    marks = [node.words for node in page.all("sup", "genai-cite")]
    assert marks == ["[1]", "[2, 3]", "[3]", "[1]", "[3]"]


def test_every_citation_leads_to_its_source(site: Site) -> None:
    page = build(site, f"First [@three; @one].\n\n{CARDS}").page()
    listed = [node.id for node in page.all(name="genai-sources")[0].all("li")]
    assert listed == ["source-three", "source-one", "source-two"]
    for mark in page.all("sup", "genai-cite"):
        for link in mark.all("a"):
            assert listed[int(link.words) - 1] == link.href.removeprefix("#")


def test_sources_come_last_where_no_block_asks_for_them(site: Site) -> None:
    page = build(site, f"{CARDS}The end.\n").page()
    heading = page.one("genai-sources")
    assert heading.words.startswith("Sources")
    order = [node for node in page if node in (heading, page.all(name="genai-sources")[0])]
    assert order[0] is heading
    assert page.text.index("The end.") < page.text.index("On pears")


def test_sources_stand_where_a_block_asks_for_them(site: Site) -> None:
    page = build(site, f"/// genai-sources\n///\n\nThe end.\n\n{CARDS}").page()
    assert page.text.index("On pears") < page.text.index("The end.")
    assert "genai-sources" not in page.ids
    assert len(page.all(name="genai-sources")) == 1


def test_sources_are_listed_once_however_often_they_are_asked_for(site: Site) -> None:
    page = build(site, f"{CARDS}{'/// genai-sources' + chr(10) + '///' + chr(10) * 2}" * 2).page()
    assert page.ids.count("source-one") == 1


def test_page_that_cites_nothing_lists_nothing(site: Site) -> None:
    page = build(site, "# Page\n\n/// genai-comparison | taste\n///\n").page()
    assert page.all(name="genai-sources") == []
    assert page.all("sup", "genai-cite") == []


def test_source_is_shown_with_its_address(site: Site) -> None:
    page = build(site, "Shown [@one], [@two], [@three].\n").page()
    links = {name: page.one(f"source-{name}").all("a") for name in ("one", "two", "three")}
    assert [node.href for node in links["one"]] == ["https://doi.org/10.1000/182"]
    assert [node.href for node in links["two"]] == ["https://example.org/two"]
    assert links["three"] == []


def test_citation_in_code_stays_code(site: Site) -> None:
    page = build(site, "Write `[@one]`.\n\n```\n[@one]\n```\n").page()
    assert page.all("sup", "genai-cite") == []
    assert [node.words for node in page.all("code")] == ["[@one]", "[@one]"]


def test_citation_in_a_heading_and_a_table_of_the_page(site: Site) -> None:
    page = build(site, "## Title [@one]\n\n| A |\n|---|\n| B [@two] |\n").page()
    assert [node.words for node in page.all("sup", "genai-cite")] == ["[1]", "[2]"]


def test_each_page_counts_from_one(site: Site) -> None:
    files = {**DATA, "docs/index.md": "A [@one].\n", "docs/b.md": "B [@two].\n"}
    result = site.write(CONFIG, files).built()
    for path in ("index.html", "b/index.html"):
        assert [node.words for node in result.page(path).all("sup", "genai-cite")] == ["[1]"]
