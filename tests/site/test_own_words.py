"""Words of the interface that a site brings, and what is said where some are missing."""

from __future__ import annotations

import pytest

from .conftest import Result, Site

PAGE = "# Page\n\n/// genai-timeline | why-now\n///\n"
NOTICE = "words of the interface are missing in 'nb' and stay English"


def build(site: Site, language: str, words: str, *arguments: str) -> Result:
    config = f"theme: {{name: material, language: {language}}}\nplugins: [genai]\n"
    config += "markdown_extensions:\n  - genai: {data_dir: data}\n"
    files = {"docs/index.md": PAGE, "data/flours/rye.yml": "name: Rye\nlead: Dark.\n"}
    if words:
        files["data/_words.yml"] = words
    return site.write(config, files).build("--strict", *arguments)


def buttons(result: Result) -> list[str]:
    return [node.words for node in result.page().all("button")]


def test_missing_language_is_told_once_and_stops_nothing(site: Site) -> None:
    result = build(site, "nb", "")
    assert result.code == 0, result.output
    assert result.output.count(NOTICE) == 1
    assert "Next" in buttons(result)


def test_a_part_of_a_language_is_enough(site: Site) -> None:
    result = build(site, "nb", "nb:\n  next: Neste\n")
    assert result.code == 0, result.output
    assert result.output.count(NOTICE) == 1
    assert {"Neste", "Previous"} <= {*buttons(result)}


@pytest.mark.parametrize(
    ("language", "words", "says"),
    [
        ("de", "de:\n  next: Vor\n", "Vor"),
        ("de", "next: Vor\n", "Vor"),
        ("pt-BR", "pt:\n  next: Avante\n", "Avante"),
        ("pt-BR", "pt-BR:\n  next: Avante\npt:\n  next: Adiante\n", "Avante"),
        ("en", "de:\n  next: Vor\n", "Next"),
    ],
)
def test_own_words_come_first(site: Site, language: str, words: str, says: str) -> None:
    result = build(site, language, words)
    assert result.code == 0, result.output
    assert says in buttons(result)
    assert "stay English" not in result.output


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("de:\n  nxet: Vor\n", '_words.yml:2:3: error: unknown key "nxet"'),
        ("de:\n  more: Mehr\n", '_words.yml:2:9: error: "more" has to hold {name}'),
        ("de:\n  next: Vor {n}\n", '_words.yml:2:9: error: "next" has to hold no braces'),
        ("de:\n  more: Mehr {name\n", '_words.yml:2:9: error: "more" has to hold {name}'),
        ("german deutsch:\n  next: Vor\n", '"german deutsch" is no code of a language'),
        (
            "de:\n  found:\n    few: '{n} von {total}'\n    other: '{n} von {total}'\n",
            '_words.yml:3:5: error: "de" has no form "few" for numbers',
        ),
        (
            "de:\n  score:\n    one: '{n} von {total}'\n",
            '_words.yml:3:5: error: this "score" has no "other"',
        ),
        (
            "pl:\n  score:\n    few: '{n} z {all}'\n    other: '{n} z {total}'\n",
            '_words.yml:3:10: error: "score" has to hold {n} and {total}',
        ),
        ("score:\n  some: '{n} of {total}'\n", '_words.yml:2:3: error: unknown key "some"'),
        ("de:\n  next:\n    other: Vor\n", '_words.yml:3:5: error: "next" must be text'),
    ],
)
def test_mistake_in_words_is_told_with_its_place(site: Site, words: str, problem: str) -> None:
    result = build(site, "de", words)
    assert result.code == 1
    assert problem in result.output
    assert "Traceback" not in result.output


FORMS = """\
nb:
  found:
    one: "{n} ferdighet av {total}"
    other: "{n} ferdigheter av {total}"
"""


def test_word_with_a_number_takes_forms(site: Site) -> None:
    cards = {f"data/flours/f{at}.yml": f"name: F{at}\nlead: Dark.\n" for at in range(30)}
    config = "theme: {name: material, language: nb}\nplugins: [genai]\n"
    config += "markdown_extensions:\n  - genai: {data_dir: data}\n"
    page = "# Page\n\n/// genai-cards | flours\n///\n"
    files = {"docs/index.md": page, "data/_words.yml": FORMS, **cards}
    (found,) = site.write(config, files).built().page().all("genai-count")
    assert found.attributes["data-text"] == "{n} ferdigheter av {total}"
    assert found.attributes["data-text-one"] == "{n} ferdighet av {total}"


def test_words_are_no_data_for_others(site: Site) -> None:
    config = "plugins: [genai]\nmarkdown_extensions:\n"
    config += '  - genai: {data_dir: data, publish: "https://example.org/"}\n'
    files = {"docs/index.md": PAGE, "data/_words.yml": "de:\n  next: Vor\n"}
    files["data/flours/rye.yml"] = "name: Rye\nlead: Dark.\n"
    result = site.write(config, files).built()
    assert not [name for name in result.files if "_words" in name]
    assert "_words" not in result.read("data/index.json")
