"""What a search finds: every card by itself, and no words run together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .conftest import Result, Site

CONFIG = """\
theme: {theme}
plugins: [search, genai]
markdown_extensions:
  - genai: {{data_dir: data, pack: false}}
"""
FILES = {
    "docs/index.md": """\
# Sorting

/// genai-cards | sorts
///

/// genai-comparison | speed
///

/// genai-cases
///

/// genai-timeline | history
///
""",
    "docs/merge.md": "# Merge\n\n/// genai-card | sorts/merge\n///\n",
    "data/sorts/_collection.yml": """\
title: Sorts
invite: Wordinvite
groups: {fast: Wordgroup}
facts: {room: Wordquestion, time: Wordother}
""",
    "data/sorts/merge.yml": """\
name: Wordname
full_name: Wordfull
group: fast
emoji: "⇅"
note: Wordnote
lead: Wordlead
steps:
  - {name: Wordstage, text: Wordsaid}
  - {name: Wordstage2, text: Wordsaid2}
best_at: Wordbest
watch_out: Wordwatch
about: [Wordabout, Wordabout2]
formula: {math: x, says: Wordsays}
facts: {room: Wordroom, time: Wordtime}
strengths: [Wordstrength, Wordstrength2]
limits: [Wordlimit]
uses: [Worduse]
landmarks:
  - {name: Wordlandmark, year: 1945, why: Wordwhy}
  - {name: Wordlandmark2, year: 1970, why: Wordwhy2}
common_mistake: {belief: Wordbelief, answer: Wordanswer}
related:
  - {to: quick, text: Wordrelated}
checked: 2026-01-02
""",
    "data/sorts/quick.yml": "name: Quick\nlead: Wordquick\n",
    "data/comparisons/speed.yml": """\
title: Wordcaption
lead: Wordtable
columns:
  - {id: left, name: Wordleft, note: Wordmark}
  - {id: right, name: Wordright}
rows:
  - {name: Wordrow, left: Wordcell, right: Wordcell2}
  - {name: Wordrow2, left: Wordcell3, right: Wordcell4}
checked: 2026-01-02
""",
    "data/cases/one.yml": """\
name: Wordcase
question: Wordasked
answer: Wordverdict
points:
  - {name: Wordpoint, text: Wordremark}
text: Wordreason
checked: 2026-01-02
""",
    "data/timelines/history.yml": """\
title: History
lead: Wordopening
builds_up: true
steps:
  - id: one
    name: Wordstep
    tag: Wordtag
    when: Wordwhen
    note: Wordaside
    text: Wordhappened
    figure: {value: Wordvalue, label: Wordlabel, how: Wordhow}
  - {id: two, name: Wordstep2, when: Wordwhen2, text: Wordhappened2}
checked: 2026-01-02
""",
}


@pytest.fixture(scope="module", params=["mkdocs", "material"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Build the site with one theme."""
    site = Site(tmp_path_factory.mktemp(request.param))
    return site.write(CONFIG.format(theme=request.param), FILES).built()


def found(result: Result) -> str:
    """Return all text of the search index."""
    return "\n".join(f"{entry['title']}\n{entry['text']}" for entry in result.search)


def typed() -> set[str]:
    """Return every word of the data that stands for one value."""
    return set(re.findall(r"Word\w+", "".join(FILES.values())))


def test_every_word_of_the_data_is_found_by_itself(built: Result) -> None:
    assert typed() - set(re.findall(r"\w+", found(built))) == set()


def test_no_words_run_together(built: Result) -> None:
    assert {word for word in re.findall(r"\w+", found(built)) if "Word" in word} <= typed()


def test_numbers_and_days_are_found_by_themselves(built: Result) -> None:
    assert re.search(r"(?<![\w-])1945(?![\w-])", found(built))
    assert re.search(r"(?<![\w-])January 2, 2026(?![\w-])", found(built))


def test_every_panel_is_an_entry_of_its_own(built: Result) -> None:
    places = {entry["location"]: entry for entry in built.search}
    for anchor, title, word in (
        ("sorts-merge-title", "Wordname", "Wordlead"),
        ("sorts-quick-title", "Quick", "Wordquick"),
        ("timelines-history-one-title", "Wordstep", "Wordhappened"),
        ("timelines-history-two-title", "Wordstep2", "Wordhappened2"),
    ):
        assert places[f"#{anchor}"]["title"] == title
        assert word in places[f"#{anchor}"]["text"]


def test_entry_of_a_card_holds_nothing_of_another(built: Result) -> None:
    places = {entry["location"]: entry["text"] for entry in built.search}
    assert "Wordquick" not in places["#sorts-merge-title"]
    assert "Wordlead" not in places["#sorts-quick-title"]


def test_words_of_controls_stay_out_of_materials_index(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    site = Site(tmp_path_factory.mktemp("controls"))
    result = site.write(CONFIG.format(theme="material"), FILES).built()
    assert not re.search(r"\b(?:Play|Pause|Previous|Next)\b", found(result))


def test_what_only_a_picture_says_stays_out_of_materials_index(tmp_path: Path) -> None:
    """What a machine writes is no text to be found, and stands beside its card once more."""
    config = "theme: material\nplugins: [search, genai]\n"
    page = "# Text\n\n/// genai-cards | families\n///\n"
    result = Site(tmp_path).write(config, {"docs/index.md": page}).built()
    shown = re.findall(r"<text[^>]*>([^<]+ [^<]+)</text>", result.read("index.html"))
    assert shown
    assert not [text for text in shown if text in found(result)]
    assert "data-search-exclude" not in result.read("index.html")
